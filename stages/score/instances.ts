import type { LinkedUnit } from '../../model/token.ts'
import { NOBODY, RIVAL_FEATURES, type ScoredSpan } from './rivalFeatures.ts'

/** What this stage needs of a unit whose candidate terms found renderings (best first). */
export interface ScorableUnit extends LinkedUnit {
  readonly pairs: readonly {
    readonly candidate: {
      readonly from: number
      readonly to: number
      readonly key: string
      readonly termhood: number
      readonly features: ArrayLike<number>
    }
    readonly renderings: readonly {
      readonly start: number
      readonly end: number
      readonly equivalence: number
      readonly features: ArrayLike<number>
    }[]
  }[]
}

/** One pair in one unit, with the row the ranker reads: rival features, then those of termhood, then of equivalence. */
export interface PairInstance {
  readonly unit: LinkedUnit
  readonly key: string
  readonly span: ScoredSpan
  readonly row: Float64Array
}

/** The best pair of every candidate of a unit, beside its rivals. */
export function pairInstances(unit: ScorableUnit): PairInstance[] {
  const spans = unit.pairs.map(({ candidate, renderings }) => ({
    from: candidate.from,
    to: candidate.to,
    start: renderings[0].start,
    end: renderings[0].end,
    termhood: candidate.termhood,
    equivalence: renderings[0].equivalence,
    nextEquivalence: renderings[1]?.equivalence ?? NOBODY,
  }))
  return unit.pairs.map(({ candidate, renderings }, i) => {
    const context = {
      span: spans[i],
      others: spans,
      unitConfidence: unit.unit.confidence,
      unitTokens: unit.zh.length,
    }
    const row = new Float64Array(RIVAL_FEATURES.length + candidate.features.length + renderings[0].features.length)
    for (let f = 0; f < RIVAL_FEATURES.length; f++) row[f] = RIVAL_FEATURES[f].of(context)
    row.set(candidate.features, RIVAL_FEATURES.length)
    row.set(renderings[0].features, RIVAL_FEATURES.length + candidate.features.length)
    return { unit, key: candidate.key, span: spans[i], row }
  })
}
