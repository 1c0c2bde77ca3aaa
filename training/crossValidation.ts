import { join } from 'node:path'
import { goldEnKey } from '../evaluation/gold.ts'
import { GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import { seededRandom } from '../evaluation/random.ts'
import type { Verdict } from '../evaluation/verdicts.ts'
import type { Category } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { Resources } from '../pipeline/resources.ts'
import type { PairPlace } from '../ranking/pieces.ts'
import { logOdds, type TreeModel } from '../ranking/trees.ts'
import { candidates, type TermhoodModel } from '../stages/candidates/index.ts'
import { TERMHOOD_FEATURES } from '../stages/candidates/termhoodFeatures.ts'
import { EQUIVALENCE_FEATURES } from '../stages/pair/equivalenceFeatures.ts'
import { type EquivalenceModel, pair } from '../stages/pair/index.ts'
import { categoryOf } from '../stages/score/category.ts'
import { type ConfidenceModel, pairOdds } from '../stages/score/index.ts'
import { pairInstances } from '../stages/score/instances.ts'
import { RIVAL_FEATURES } from '../stages/score/rivalFeatures.ts'
import { BOOSTING, boost } from './boosting.ts'
import { type Calibration, calibrate } from './calibration.ts'
import { type GoldDocument, linkedGoldDocuments } from './documents.ts'
import {
  type EquivalenceExample,
  equivalenceExamples,
  textOf,
  trainEquivalence,
  UNTRAINED_EQUIVALENCE,
} from './equivalence.ts'
import { examplesOf } from './examples.ts'
import { type TermhoodExample, termhoodExamples, trainTermhood } from './termhood.ts'

/** A gold document, linked, with what is learned from it. */
interface Prepared {
  readonly document: GoldDocument
  readonly units: readonly LinkedUnit[]
  readonly gold: GoldIndex
  readonly termhood: readonly TermhoodExample[]
}

/** A pair as judged by models that have not seen its document. */
export interface JudgedPair {
  readonly zh: string
  readonly en: string
  readonly right: boolean
  readonly odds: number
  readonly category: Category
  /** What a reader said of it, where it is not right. */
  readonly verdict?: Verdict['verdict']
  /** Its occurrences in its document, in tokens. */
  readonly places: readonly PairPlace[]
}

/** The three models, trained on everything. */
export interface TrainedModels {
  readonly termhood: TermhoodModel
  readonly equivalence: EquivalenceModel
  readonly confidence: Omit<ConfidenceModel, 'strictness'>
}

/** What cross-validation gives: the judgements of held-out models, and on demand the models that ship. */
export interface TrainingResult {
  readonly train: () => TrainedModels
  readonly calibration: Calibration
  /** Per set: its gold, and the judged pairs of its documents. */
  readonly judged: ReadonlyMap<string, { readonly document: GoldDocument; readonly pairs: readonly JudgedPair[] }[]>
  /** The linked units of all documents, by their ids. */
  readonly units: ReadonlyMap<string, LinkedUnit>
}

export const CONFIDENCE_COLUMNS: readonly string[] = [
  ...RIVAL_FEATURES,
  ...TERMHOOD_FEATURES,
  ...EQUIVALENCE_FEATURES,
].map((feature) => feature.name)

const FOLDS = 5

/**
 * Share of the spans and pairs missing from a list of some terms that are learned as wrong: most are, but a list leaves
 * out many that are right. So few of them weigh less than those listed (learning from positive and unlabelled examples,
 * Elkan & Noto 2008).
 */
const UNLISTED_SHARE = 0.3

function sampler(share: number): () => boolean {
  const random = seededRandom(5)
  return () => random() < share
}

/** It has most features and tells finest; its examples weigh less, since the occurrences of a pair share one vote. */
const CONFIDENCE_BOOSTING = {
  ...BOOSTING,
  trees: 200,
  depth: 8,
  leaves: 64,
  learningRate: 0.06,
  featureShare: 0.3,
  minLeaf: 4,
  ridge: 3,
}

interface ConfidenceExample {
  /** Alternatives for one occurrence of a Chinese term share its number. */
  readonly candidate: number
  readonly row: readonly number[]
  readonly label: number
  /** 0 where it is not learned from, since nobody knows whether it is right. */
  readonly weight: number
  readonly zh: string
  readonly en: string
  readonly category: Category
  readonly place: PairPlace
  readonly verdict?: Verdict['verdict']
}

/** Beside an essential pair, whose absence annoys a reader. */
const ACCEPTABLE_PAIR_WEIGHT = 0.4

/** What no reader judged is only probably wrong. */
const UNJUDGED_WEIGHT = 0.7

export async function crossValidate(
  data: string,
  resources: Resources,
  say: (message: string) => void,
): Promise<TrainingResult> {
  const linked = await linkedGoldDocuments(join(data, 'terms'), FOLDS, resources)
  const documents = linked.map(({ document, units }): Prepared => {
    const gold = new GoldIndex(document.gold, document.verdicts)
    const isUsed = document.isExhaustive ? () => true : sampler(UNLISTED_SHARE)
    return {
      document,
      units,
      gold,
      termhood: weighted(termhoodExamples(units, gold, resources.termhood, isUsed), document),
    }
  })
  const folds = [...new Set(documents.map(({ document }) => document.fold))]
  const outside = (fold: string) => documents.filter(({ document }) => document.fold !== fold)
  const inside = (fold: string) => documents.filter(({ document }) => document.fold === fold)
  const termhoodOf = (some: readonly Prepared[]) => trainTermhood(some.flatMap(({ termhood }) => termhood))
  const candidatesOf = ({ units }: Prepared, model: TermhoodModel) =>
    candidates({ resources: resources.termhood, model })(units)
  const pairsOf = (model: EquivalenceModel) =>
    pair({ resources: resources.equivalence, model, stem: resources.stem, kept: Number.POSITIVE_INFINITY })

  say(`${documents.length} documents, ${folds.length} folds; termhood ...`)
  const found = new Map<Prepared, ReturnType<typeof candidatesOf>>()
  for (const fold of folds) {
    const model = termhoodOf(outside(fold))
    for (const document of inside(fold)) found.set(document, candidatesOf(document, model))
  }

  say('equivalence ...')
  const untrained = pairsOf(UNTRAINED_EQUIVALENCE)
  const choices = new Map<Prepared, EquivalenceExample[]>()
  for (const document of documents)
    choices.set(
      document,
      weighted(equivalenceExamples(untrained(found.get(document)!), document.gold), document.document),
    )
  const equivalenceOf = (some: readonly Prepared[]) =>
    trainEquivalence(some.flatMap((document) => choices.get(document)!))
  const examples = new Map<Prepared, ConfidenceExample[]>()
  for (const fold of folds) {
    const paired = pairsOf(equivalenceOf(outside(fold)))
    for (const document of inside(fold))
      examples.set(document, confidenceExamples(document, paired(found.get(document)!)))
  }

  say('confidence ...')
  const confidenceOf = (some: readonly Prepared[]): TreeModel =>
    boost(
      examplesOf(
        CONFIDENCE_COLUMNS,
        some.flatMap((document) => examples.get(document)!.filter(({ weight }) => weight > 0)),
      ),
      CONFIDENCE_BOOSTING,
    )
  const judged = new Map<string, { document: GoldDocument; pairs: JudgedPair[] }[]>()
  for (const fold of folds) {
    const trees = confidenceOf(outside(fold))
    for (const document of inside(fold)) {
      const { set } = document.document
      const list = judged.get(set) ?? []
      judged.set(set, list)
      list.push({ document: document.document, pairs: judge(examples.get(document)!, trees) })
    }
  }
  const known = [...judged.values()].flat().filter(({ document }) => document.isExhaustive)
  const calibration = calibrate(known.flatMap(({ pairs }) => pairs))
  return {
    train: () => ({
      termhood: termhoodOf(documents),
      equivalence: equivalenceOf(documents),
      confidence: { trees: confidenceOf(documents), slope: calibration.slope, shift: calibration.shift },
    }),
    calibration,
    judged,
    units: new Map(linked.flatMap(({ units }) => units.map((unit) => [unit.unit.id, unit]))),
  }
}

const weighted = <Example extends { readonly weight: number }>(
  examples: readonly Example[],
  document: GoldDocument,
): Example[] => examples.map((example) => ({ ...example, weight: document.weight * example.weight }))

/** A pair has one vote in its document, however often it stands: its occurrences share it. */
function confidenceExamples(
  { document, gold }: Prepared,
  units: Parameters<typeof pairInstances>[0][],
): ConfidenceExample[] {
  let candidate = 0
  const isUsed = sampler(UNLISTED_SHARE)
  const examples = units.flatMap(pairInstances).flatMap((alternatives) => {
    candidate++
    return alternatives.map((instance) => {
      const { unit, key, span, row } = instance
      const zh = goldZh(key)
      const en = textOf(unit, span.start, span.end)
      const right = gold.has(zh, en)
      const isKnown = right || document.isExhaustive || gold.rendersIn(zh, unit.unit.en) || isUsed()
      const verdict = right ? undefined : gold.verdictOn(zh, en)
      const sure = right ? (gold.isEssential(zh) ? 1 : ACCEPTABLE_PAIR_WEIGHT) : verdict ? 1 : UNJUDGED_WEIGHT
      return {
        ...{ candidate, row, zh, en, category: categoryOf(instance, zh, en), label: right ? 1 : 0, verdict },
        weight: isKnown ? sure : 0,
        place: { unit: unit.unit.id, from: span.from, to: span.to, start: span.start, end: span.end },
      }
    })
  })
  const times = new Map<string, number>()
  for (const example of examples) times.set(pairKey(example), (times.get(pairKey(example)) ?? 0) + 1)
  return examples.map((one) => ({
    ...one,
    weight: (document.weight * one.weight) / (times.get(pairKey(one)) as number),
  }))
}

const pairKey = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh}\t${goldEnKey(en)}`

/** Pairs of a document as the score stage would judge them: one rendering an occurrence, then by pair. */
function judge(examples: readonly ConfidenceExample[], trees: TreeModel): JudgedPair[] {
  const occurrences = new Map<number, JudgedPair>()
  for (const { candidate, zh, en, category, row, label, place, verdict } of examples) {
    const odds = logOdds(trees, row)
    if (odds > (occurrences.get(candidate)?.odds ?? Number.NEGATIVE_INFINITY))
      occurrences.set(candidate, { zh, en, category, right: label === 1, verdict, odds, places: [place] })
  }
  const pairs = new Map<string, JudgedPair[]>()
  for (const one of occurrences.values()) pairs.set(pairKey(one), [...(pairs.get(pairKey(one)) ?? []), one])
  return [...pairs.values()].map((same) => {
    const clearest = same.reduce((best, one) => (one.odds > best.odds ? one : best))
    return { ...clearest, odds: pairOdds(clearest.odds, same.length), places: same.flatMap(({ places }) => places) }
  })
}
