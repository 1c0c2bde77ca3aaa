import type { Comparable, TermScorer } from '../evaluation/termScores.ts'
import type { JudgedPair, Place } from './crossValidation.ts'

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
  /** Essential pairs among the first fifty. */
  readonly essentialFirst: number
  /** Pieces of another pair shown that has the same occurrences. */
  readonly pieces: number
}

export function judgementOf(shown: readonly (JudgedPair & Comparable)[], scorer: TermScorer): Judgement {
  const share = (is: (pair: JudgedPair & Comparable) => boolean) => shown.filter(is).length / Math.max(1, shown.length)
  const pieces = piecesAmong(shown)
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

/** Pairs that lie inside one and the same longer pair, on both sides, wherever they stand, and it stands nowhere else. */
export function piecesAmong<Pair extends { readonly places: readonly Place[] }>(pairs: readonly Pair[]): Set<Pair> {
  const byUnit = new Map<string, { pair: Pair; place: Place }[]>()
  for (const pair of pairs)
    for (const place of pair.places) byUnit.set(place.unit, [...(byUnit.get(place.unit) ?? []), { pair, place }])
  const pieces = new Set<Pair>()
  for (const pair of pairs) {
    const wholes = pair.places.map(
      (place) =>
        new Set(
          byUnit
            .get(place.unit)!
            .filter((other) => contains(other.place, place))
            .map(({ pair }) => pair),
        ),
    )
    for (const whole of wholes[0])
      if (whole.places.length === pair.places.length && wholes.every((some) => some.has(whole))) pieces.add(pair)
  }
  return pieces
}

const contains = (a: Place, b: Place) =>
  a.from <= b.from && b.to <= a.to && a.to - a.from > b.to - b.from && a.start <= b.start && b.end <= a.end
