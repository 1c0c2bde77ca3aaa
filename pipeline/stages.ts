import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { Bitext } from '../model/bitext.ts'
import type { DecidedPair } from '../model/decision.ts'
import type { Language } from '../model/document.ts'
import type { OcrScript } from '../model/ocrScript.ts'
import type { Stage } from '../model/stage.ts'
import type { KnownTerm, TokenizedUnit } from '../model/token.ts'
import { align } from '../stages/align/index.ts'
import { CANDIDATE_COLUMNS, candidates, type DocumentUse, type UnitCandidates } from '../stages/candidates/index.ts'
import { concepts } from '../stages/concepts/index.ts'
import { type LinkModel, lexiconOf, link, trainLinkModel } from '../stages/link/index.ts'
import { pair, RENDERING_COLUMNS } from '../stages/pair/index.ts'
import { personalise } from '../stages/personalise/index.ts'
import { read } from '../stages/read/index.ts'
import { score } from '../stages/score/index.ts'
import { cutAtKnownTerms, tokenize } from '../stages/tokenize/index.ts'
import { warnOfNoTranslation } from './counterparts.ts'
import type { StageGroup } from './identity.ts'
import { knownPlaceFinder, withKnownPairs, withoutContradictions, withoutCuts } from './knownTerms.ts'
import { confidenceModel, equivalenceModel, essentialModel, termhoodModel } from './models.ts'
import type { Resources } from './resources.ts'

/** What a run knows beforehand. */
export interface Knowledge {
  /** Encoding of every input, where the user told it. */
  readonly encoding?: string
  /** Whether texts in one language are taken: see `ReadOptions`. @default none are */
  readonly only?: Language | 'either'
  /** The script of the Chinese in pictures whose text is to be recognised. @default pictures are refused */
  readonly ocr?: OcrScript
  /** Accepted terms of the termbase. @default none */
  readonly knownTerms?: readonly KnownTerm[]
  /** What other documents taught about words. @default nothing */
  readonly linkModel?: LinkModel
  /** How candidates are used in the whole of the document of which a part is worked on. @default it is the whole */
  readonly uses?: (key: string) => DocumentUse | undefined
  /** What reviewers decided of pairs found before. @default nothing */
  readonly decisions?: readonly DecidedPair[]
}

/** What stages are opened with. */
export interface StageContext extends Knowledge {
  readonly resources: Resources
}

export type AnyStage = Stage<StageContext>

/**
 * The stages of a pipeline, group by group; in each a stage takes what the one before it gives. The first group ends
 * with tokens, the second with a link model, the third begins with what is known of the units: see `KNOWING`.
 */
export type Stages = Readonly<Record<StageGroup, readonly AnyStage[]>>

/** A pipeline as its user wants it. Whatever does not ship has a version, which becomes part of all keys of results. */
export interface PipelineDefinition {
  readonly stages: Stages
  /** Other knowledge of the languages than ships, made out of that. */
  readonly resources?: { readonly version: string; readonly open: (shipped: Resources) => Resources }
}

const stage = <const Name extends string, Run extends AnyStage['run']>(name: Name, run: Run) => ({ name, run })

/**
 * The pipeline, in the order of the data's way. What it passes on is described at each stage.
 */
export const shippedStages = {
  // One document at a time.
  prepare: [
    stage('read', ({ encoding, only, ocr }) => read({ encoding, only, ocr })),
    stage('align', ({ resources }) => align({ segmentChinese: resources.segmenter.cut, dictionary: openDictionary() })),
    stage('tokenize', ({ resources }) => {
      const tokens = tokenize(resources)
      return (bitext: Bitext) => ({ bitext, units: tokens(bitext.units) })
    }),
    stage('counterparts', () => warnOfNoTranslation(openDictionary())),
  ],
  // A sample of all documents: what its words have taught helps to link those of others.
  learn: [stage('learn', () => trainLinkModel({ dictionary: openDictionary() }))],
  // One document at a time again.
  find: [
    stage('cutAtKnownTerms', ({ knownTerms = [], resources: { simplify } }) =>
      cutAtKnownTerms({ knownTerms: knownTerms.map(({ zh }) => simplify(zh)), simplify }),
    ),
    stage('knownPlaces', ({ knownTerms = [] }) => {
      const knownPlaces = knownPlaceFinder(knownTerms)
      return (units: readonly TokenizedUnit[]) => units.map((unit) => ({ ...unit, known: knownPlaces(unit) }))
    }),
    stage('link', ({ linkModel, knownTerms = [] }) =>
      link({ dictionary: openDictionary(), model: linkModel, lexicon: lexiconOf(knownTerms) }),
    ),
    stage('candidates', ({ resources, uses }) =>
      candidates({ resources: resources.termhood, model: termhoodModel(), uses }),
    ),
    stage('pair', ({ resources: { equivalence, stem } }) => {
      const ofCandidates = pair({ resources: equivalence, model: equivalenceModel(), stem })
      return (units: readonly UnitCandidates[]) => ofCandidates(units.map(withoutCuts)).map(withoutContradictions)
    }),
    stage('score', ({ resources: { stem, isLowerCase, spellingsOf, isForeignName } }) => {
      const model = confidenceModel()
      const given = [...CANDIDATE_COLUMNS, ...RENDERING_COLUMNS]
      const scored = score({ model, essential: essentialModel(), given, stem, isLowerCase, spellingsOf, isForeignName })
      return (units: Parameters<typeof scored>[0]) =>
        withKnownPairs(scored(units), units, model.strictness.balanced.confidence)
    }),
    stage('concepts', () => concepts()),
  ],
  // Afterwards: what the decisions of people teach, so that one does not cost the work on all documents again.
  afterwards: [stage('personalise', ({ decisions = [] }) => personalise({ decisions }))],
} as const satisfies Stages
