import type { Comparable, TermScorer } from '../evaluation/termScores.ts'
import { wholesOf } from '../ranking/pieces.ts'
import type { JudgedPair } from './judging.ts'

/** What a reader would say of the pairs shown, as shares of them, 0..1. */
export interface Judgement {
  /** Accepted as they stand: in the reference, or kept by a reader. */
  readonly accepted: number
  readonly mend: number
  readonly reject: number
  /** Judged by nobody. */
  readonly unjudged: number
  /** Of all essential pairs, those shown. */
  readonly essential: number
  /** Essential pairs among the fifty surest. */
  readonly essentialFirst: number
  /** Pieces of another pair shown that has the same occurrences. */
  readonly pieces: number
}

/** @param shown the surest first */
export function judgementOf(shown: readonly (JudgedPair & Comparable)[], scorer: TermScorer): Judgement {
  const share = (is: (pair: JudgedPair & Comparable) => boolean) => shown.filter(is).length / Math.max(1, shown.length)
  const pieces = wholesOf(shown)
  return {
    accepted: share(({ right }) => right),
    mend: share(({ right, verdict }) => !right && verdict === 'mend'),
    reject: share(({ right, verdict }) => !right && verdict === 'reject'),
    unjudged: share(({ right, verdict }) => !right && verdict === undefined),
    essential: scorer.strict(shown).recall,
    essentialFirst: shown.slice(0, 50).filter((pair) => scorer.isEssential(pair)).length,
    pieces: share((pair) => pieces.has(pair)),
  }
}
