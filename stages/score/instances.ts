import type { LinkedUnit } from '../../model/token.ts'
import { featureRow } from '../../ranking/feature.ts'
import { NOBODY, RIVAL_FEATURES, rivalsOf, type ScoredSpan } from './rivalFeatures.ts'

/** What this stage needs of a unit whose candidate terms found renderings (best first). */
export interface ScorableUnit extends LinkedUnit {
  readonly pairs: readonly {
    readonly candidate: {
      readonly from: number
      readonly to: number
      readonly key: string
      readonly termhood: number
      readonly features: readonly number[]
    }
    readonly renderings: readonly {
      readonly start: number
      readonly end: number
      readonly equivalence: number
      readonly features: readonly number[]
    }[]
  }[]
}

/** One pair in one unit, with the row the ranker reads: rival features, then those of termhood, then of equivalence. */
export interface PairInstance {
  readonly unit: LinkedUnit
  readonly key: string
  readonly span: ScoredSpan
  readonly row: readonly number[]
}

/** A second rendering is looked at too where it is at most this much less likely, in log-odds. */
const NEAR = 1.5

/** For every candidate of a unit its best pair, and the next where it is a near one, each beside its rivals. */
export function pairInstances(unit: ScorableUnit): PairInstance[][] {
  const spans = unit.pairs.map(({ candidate, renderings }) => spanOf(candidate, renderings, 0))
  const common = { unitConfidence: unit.unit.confidence, unitTokens: unit.zh.length }
  return unit.pairs.map(({ candidate, renderings }, i) => {
    const near = renderings.filter(
      ({ equivalence }, rank) => rank < 2 && renderings[0].equivalence - equivalence <= NEAR,
    )
    const rivals = rivalsOf(i, spans)
    return near.map((rendering, rank) => {
      const span = rank === 0 ? spans[i] : spanOf(candidate, renderings, rank)
      const row = featureRow(RIVAL_FEATURES, { span, ...rivals, ...common })
      return { unit, key: candidate.key, span, row: row.concat(candidate.features, rendering.features) }
    })
  })
}

type Candidate = ScorableUnit['pairs'][number]['candidate']
type Renderings = ScorableUnit['pairs'][number]['renderings']

function spanOf({ from, to, termhood }: Candidate, renderings: Renderings, rank: number): ScoredSpan {
  const { start, end, equivalence } = renderings[rank]
  // What the best one leads by, the next one trails by.
  const nextEquivalence = renderings[rank === 0 ? 1 : 0]?.equivalence ?? NOBODY
  return { from, to, start, end, termhood, equivalence, nextEquivalence }
}
