import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { align } from '../stages/align/index.ts'
import { candidates } from '../stages/candidates/index.ts'
import { concepts } from '../stages/concepts/index.ts'
import { type LinkModel, lexiconOf, link, trainLinkModel } from '../stages/link/index.ts'
import { pair } from '../stages/pair/index.ts'
import { read } from '../stages/read/index.ts'
import { score } from '../stages/score/index.ts'
import { cutAtKnownTerms, tokenize } from '../stages/tokenize/index.ts'
import { isNoTranslation } from './counterparts.ts'
import type { KnownTerm } from './knownTerms.ts'
import { readModels } from './models.ts'
import { openResources } from './resources.ts'

export { openResources }

/** What a run knows beforehand. */
export interface Knowledge {
  /** Encoding of every input, where the user told it. */
  readonly encoding?: string
  /** Accepted terms of the termbase. @default none */
  readonly knownTerms?: readonly KnownTerm[]
  /** What other documents taught about words. @default nothing */
  readonly linkModel?: LinkModel
}

/** The pipeline, in the order of the data's way. What it passes on is described at each stage. */
export function defaultPipeline({ encoding, knownTerms = [], linkModel }: Knowledge = {}, resources = openResources()) {
  const { segmenter, simplify, stem } = resources
  const models = readModels()
  return {
    // One document at a time.
    read: read({ encoding }),
    align: align({ segmentChinese: segmenter.cut, dictionary: openDictionary() }),
    tokenize: tokenize(resources),
    isNoTranslation: isNoTranslation(openDictionary()),
    // A sample of all documents: what its words have taught helps to link those of others.
    learn: trainLinkModel({ dictionary: openDictionary() }),
    // One document at a time again.
    cutAtKnownTerms: cutAtKnownTerms({ knownTerms: knownTerms.map(({ zh }) => simplify(zh)), simplify }),
    link: link({ dictionary: openDictionary(), model: linkModel, lexicon: lexiconOf(knownTerms) }),
    candidates: candidates({ resources: resources.termhood, model: models.termhood }),
    pair: pair({ resources: resources.equivalence, model: models.equivalence, stem }),
    score: score({ model: models.confidence, stem, isLowerCase: resources.isLowerCase }),
    concepts: concepts(),
    warm: resources.warm,
    /** Confidence from which a pair belongs into a glossary, 0..1. */
    operatingPoint: models.confidence.operatingPoint,
  }
}

export type Pipeline = ReturnType<typeof defaultPipeline>
