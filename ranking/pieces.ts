/** Where a pair stands in a unit: half-open ranges of both sides, in tokens or characters. */
export interface PairPlace {
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** Pairs that lie inside longer pairs, on both sides, wherever they stand, where these stand nowhere else; with these. */
export function wholesOf<Pair extends Placed>(pairs: readonly Pair[]): Map<Pair, Set<Pair>> {
  const byUnit = new Map<string, { pair: Pair; place: PairPlace }[]>()
  for (const pair of pairs)
    for (const place of pair.places) {
      const here = byUnit.get(place.unit)
      if (here) here.push({ pair, place })
      else byUnit.set(place.unit, [{ pair, place }])
    }
  const wholesAt = (place: PairPlace) =>
    new Set(byUnit.get(place.unit)?.flatMap((other) => (contains(other.place, place) ? [other.pair] : [])))
  const wholes = new Map<Pair, Set<Pair>>()
  for (const pair of pairs) {
    const [first, ...others] = pair.places.map(wholesAt)
    const always = [...(first ?? [])].filter(
      (whole) => whole.places.length === pair.places.length && others.every((some) => some.has(whole)),
    )
    if (always.length) wholes.set(pair, new Set(always))
  }
  return wholes
}

/**
 * Of pairs that stand within each other wherever they stand, one is enough: the first, longer or shorter. The others fold
 * under it.
 * @param pairs ranked, best first
 * @param stays whether a pair is never folded
 * @returns the pairs that are folded, each with the pair it folds under
 */
export function foldedUnder<Pair extends Placed>(
  pairs: readonly Pair[],
  stays: (pair: Pair) => boolean = () => false,
): Map<Pair, Pair> {
  const wholes = wholesOf(pairs)
  const pieces = new Map<Pair, Set<Pair>>()
  for (const [piece, holders] of wholes)
    for (const whole of holders) pieces.set(whole, (pieces.get(whole) ?? new Set()).add(piece))
  const folded = new Map<Pair, Pair>()
  const heads = new Map<Pair, number>()
  for (const [rank, pair] of pairs.entries()) {
    const related = [...(wholes.get(pair) ?? []), ...(pieces.get(pair) ?? [])].filter((other) => heads.has(other))
    if (related.length && !stays(pair))
      folded.set(
        pair,
        related.reduce((best, other) => (heads.get(other)! < heads.get(best)! ? other : best)),
      )
    else heads.set(pair, rank)
  }
  return folded
}

interface Placed {
  readonly places: readonly PairPlace[]
}

const contains = (a: PairPlace, b: PairPlace) =>
  a.from <= b.from && b.to <= a.to && a.to - a.from > b.to - b.from && a.start <= b.start && b.end <= a.end
