import { join } from 'node:path'
import { GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import { seededRandom } from '../evaluation/random.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { Resources } from '../pipeline/resources.ts'
import { candidates, type TermhoodModel } from '../stages/candidates/index.ts'
import { type EquivalenceModel, pair } from '../stages/pair/index.ts'
import { categoryOf } from '../stages/score/category.ts'
import type { ConfidenceModel, EssentialModel } from '../stages/score/index.ts'
import { pairInstances } from '../stages/score/instances.ts'
import { type GoldDocument, linkedGoldDocuments } from './documents.ts'
import {
  type EquivalenceExample,
  equivalenceExamples,
  textOf,
  trainEquivalence,
  UNTRAINED_EQUIVALENCE,
} from './equivalence.ts'
import { type ConfidenceExample, type Judging, judging, pairKey } from './judging.ts'
import { type TermhoodExample, termhoodExamples, trainTermhood } from './termhood.ts'

/** A gold document, linked, with what is learned from it. */
interface Prepared {
  readonly document: GoldDocument
  readonly units: readonly LinkedUnit[]
  readonly gold: GoldIndex
  readonly termhood: readonly TermhoodExample[]
}

/** The models, trained on everything. */
export interface TrainedModels {
  readonly termhood: TermhoodModel
  readonly equivalence: EquivalenceModel
  readonly confidence: Omit<ConfidenceModel, 'strictness'>
  readonly essential: EssentialModel
}

/** What cross-validation gives: the judgements of held-out models, and on demand the models that ship. */
export interface TrainingResult extends Pick<Judging, 'judged' | 'calibration' | 'essentialCalibration'> {
  readonly train: () => TrainedModels
  /** The linked units of all documents, by their ids. */
  readonly units: ReadonlyMap<string, LinkedUnit>
}

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
  const examples = new Map<GoldDocument, ConfidenceExample[]>()
  for (const fold of folds) {
    const paired = pairsOf(equivalenceOf(outside(fold)))
    for (const document of inside(fold))
      examples.set(document.document, confidenceExamples(document, paired(found.get(document)!)))
  }

  say('confidence ...')
  const judgements = judging(new Map(documents.map(({ document }) => [document, examples.get(document)!])))
  return {
    ...judgements,
    train: () => ({
      termhood: termhoodOf(documents),
      equivalence: equivalenceOf(documents),
      confidence: judgements.confidence(),
      essential: judgements.essential(),
    }),
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
        isEssential: gold.isEssentialPair(zh, en),
        place: { unit: unit.unit.id, from: span.from, to: span.to, start: span.start, end: span.end },
      }
    })
  })
  const times = new Map<string, number>()
  for (const example of examples) times.set(pairKey(example), (times.get(pairKey(example)) ?? 0) + 1)
  return examples.map((one) => {
    const own = times.get(pairKey(one)) as number
    return { ...one, times: own, weight: (document.weight * one.weight) / own }
  })
}
