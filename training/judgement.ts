import type { Comparable, TermScorer } from '../evaluation/termScores.ts'
import { isNaming } from '../model/term.ts'
import { wholesOf } from '../ranking/pieces.ts'
import type { JudgedPair } from './judging.ts'

/** Pairs of a first screen or two. */
const FIRST = 50

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
  /** Essential pairs among the first fifty: ranked, by confidence alone, and ranked without names and places. */
  readonly essentialFirst: number
  readonly essentialSurest: number
  readonly essentialTerms: number
  /** Pieces of another pair shown that has the same occurrences. */
  readonly pieces: number
}

/** @param shown the surest first; `ranked` are the same as a glossary has them */
export function judgementOf(
  shown: readonly (JudgedPair & Comparable)[],
  ranked: readonly (JudgedPair & Comparable)[],
  scorer: TermScorer,
): Judgement {
  const share = (is: (pair: JudgedPair & Comparable) => boolean) => shown.filter(is).length / Math.max(1, shown.length)
  const pieces = wholesOf(shown)
  const essentialAmong = (list: typeof shown) =>
    list.slice(0, FIRST).filter((pair) => scorer.isEssential(pair)).length / FIRST
  return {
    accepted: share(({ right }) => right),
    mend: share(({ right, verdict }) => !right && verdict === 'mend'),
    reject: share(({ right, verdict }) => !right && verdict === 'reject'),
    unjudged: share(({ right, verdict }) => !right && verdict === undefined),
    essential: scorer.strict(shown).recall,
    essentialFirst: essentialAmong(ranked),
    essentialSurest: essentialAmong(shown),
    essentialTerms: essentialAmong(ranked.filter(({ category }) => !isNaming(category))),
    pieces: share((pair) => pieces.has(pair)),
  }
}
