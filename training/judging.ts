import { goldEnKey } from '../evaluation/gold.ts'
import type { Verdict } from '../evaluation/verdicts.ts'
import type { Category } from '../model/term.ts'
import type { PairPlace } from '../ranking/pieces.ts'
import { logOdds, type TreeModel } from '../ranking/trees.ts'
import { TERMHOOD_FEATURES } from '../stages/candidates/termhoodFeatures.ts'
import { EQUIVALENCE_FEATURES } from '../stages/pair/equivalenceFeatures.ts'
import { type EssentialModel, pairOdds } from '../stages/score/index.ts'
import { RIVAL_FEATURES } from '../stages/score/rivalFeatures.ts'
import { BOOSTING, boost } from './boosting.ts'
import { type Calibration, calibrate } from './calibration.ts'
import type { GoldDocument } from './documents.ts'
import { examplesOf } from './examples.ts'

/** A pair as judged by models that have not seen its document. */
export interface JudgedPair {
  readonly zh: string
  readonly en: string
  readonly right: boolean
  readonly odds: number
  readonly isEssential: boolean
  /** Log-odds of being essential where it is right. */
  readonly essentialOdds: number
  readonly category: Category
  /** What a reader said of it, where it is not right. */
  readonly verdict?: Verdict['verdict']
  /** Its occurrences in its document, in tokens. */
  readonly places: readonly PairPlace[]
}

/** Per set: its gold, and the judged pairs of its documents. */
export type JudgedSets = ReadonlyMap<
  string,
  readonly { readonly document: GoldDocument; readonly pairs: readonly JudgedPair[] }[]
>

/** What held-out models say, how it is calibrated, and on demand the models that ship, trained on everything. */
export interface Judging {
  readonly judged: JudgedSets
  readonly calibration: Calibration
  /** That of which right pairs are essential. */
  readonly essentialCalibration: Calibration
  readonly confidence: () => { readonly trees: TreeModel } & Calibration
  readonly essential: () => EssentialModel
}

const CONFIDENCE_COLUMNS: readonly string[] = [...RIVAL_FEATURES, ...TERMHOOD_FEATURES, ...EQUIVALENCE_FEATURES].map(
  (feature) => feature.name,
)

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

/** Small trees: only the right pairs of the references teach it. */
const ESSENTIAL_BOOSTING = {
  ...BOOSTING,
  trees: 100,
  depth: 4,
  leaves: 8,
  learningRate: 0.06,
  featureShare: 0.2,
  minLeaf: 4,
  ridge: 3,
}

/** A pair in a unit of a gold document, with its answers. */
export interface ConfidenceExample {
  /** Alternatives for one occurrence of a Chinese term share its number. */
  readonly candidate: number
  readonly row: readonly number[]
  readonly label: number
  /** 0 where it is not learned from, since nobody knows whether it is right. */
  readonly weight: number
  /** Whether readers count it among the essential ones. */
  readonly isEssential: boolean
  /** Occurrences of the pair in the document. */
  readonly times: number
  readonly zh: string
  readonly en: string
  readonly category: Category
  readonly place: PairPlace
  readonly verdict?: Verdict['verdict']
}

type Examples = readonly ConfidenceExample[]

/**
 * The last models: is a pair right, and if so, is it essential? They judge each document by those of the other folds.
 * @param examples of every document, by models that have not seen it
 */
export function judging(examples: ReadonlyMap<GoldDocument, Examples>): Judging {
  const all = [...examples]
  const judged = new Map<string, { document: GoldDocument; pairs: JudgedPair[] }[]>()
  for (const fold of new Set(all.map(([document]) => document.fold))) {
    const others = all.filter(([document]) => document.fold !== fold)
    const models = { confidence: confidenceTrees(others), essential: essentialTrees(others) }
    for (const [document, own] of all) {
      if (document.fold !== fold) continue
      const list = judged.get(document.set) ?? []
      judged.set(document.set, list)
      list.push({ document, pairs: judge(own, models) })
    }
  }
  const known = [...judged.values()].flat().filter(({ document }) => document.isExhaustive)
  const pairs = known.flatMap(({ pairs }) => pairs)
  const calibration = calibrate(pairs)
  const right = pairs.filter(({ right }) => right)
  const essentialCalibration = calibrate(
    right.map(({ essentialOdds, isEssential }) => ({ odds: essentialOdds, right: isEssential })),
  )
  return {
    ...{ judged, calibration, essentialCalibration },
    confidence: () => ({ trees: confidenceTrees(all), ...calibration }),
    essential: () => ({ trees: essentialTrees(all), ...essentialCalibration }),
  }
}

const confidenceTrees = (some: readonly (readonly [GoldDocument, Examples])[]): TreeModel =>
  boost(
    examplesOf(
      CONFIDENCE_COLUMNS,
      some.flatMap(([, examples]) => examples.filter(({ weight }) => weight > 0)),
    ),
    CONFIDENCE_BOOSTING,
  )

/**
 * Of the right pairs, which are essential? A list of some terms does not tell. What stands often counts for more, though
 * less than in proportion.
 */
const essentialTrees = (some: readonly (readonly [GoldDocument, Examples])[]): TreeModel =>
  boost(
    examplesOf(
      CONFIDENCE_COLUMNS,
      some
        .filter(([document]) => document.isExhaustive)
        .flatMap(([, examples]) => examples.filter(({ label }) => label === 1))
        .map(({ row, isEssential, times }) => ({ row, label: isEssential ? 1 : 0, weight: 1 / Math.sqrt(times) })),
    ),
    ESSENTIAL_BOOSTING,
  )

/** Pairs of a document as the score stage would judge them: one rendering an occurrence, then by pair. */
function judge(
  examples: readonly ConfidenceExample[],
  models: { readonly confidence: TreeModel; readonly essential: TreeModel },
): JudgedPair[] {
  const occurrences = new Map<number, JudgedPair>()
  for (const { candidate, zh, en, category, row, label, isEssential, place, verdict } of examples) {
    const odds = logOdds(models.confidence, row)
    if (odds <= (occurrences.get(candidate)?.odds ?? Number.NEGATIVE_INFINITY)) continue
    const essentialOdds = logOdds(models.essential, row)
    const told = { category, right: label === 1, isEssential, verdict }
    occurrences.set(candidate, { zh, en, ...told, odds, essentialOdds, places: [place] })
  }
  const pairs = new Map<string, JudgedPair[]>()
  for (const one of occurrences.values()) pairs.set(pairKey(one), [...(pairs.get(pairKey(one)) ?? []), one])
  return [...pairs.values()].map((same) => {
    const clearest = same.reduce((best, one) => (one.odds > best.odds ? one : best))
    return { ...clearest, odds: pairOdds(clearest.odds, same.length), places: same.flatMap(({ places }) => places) }
  })
}

/** Equal for occurrences of one pair in a document. */
export const pairKey = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh}\t${goldEnKey(en)}`
