/** Where a pair stands in a unit: half-open ranges of both sides, in tokens or characters. */
export interface PairPlace {
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** Pairs that lie inside one and the same longer pair, on both sides, wherever they stand, and it stands nowhere else. */
export function piecesAmong<Pair extends { readonly places: readonly PairPlace[] }>(pairs: readonly Pair[]): Set<Pair> {
  const byUnit = new Map<string, { pair: Pair; place: PairPlace }[]>()
  for (const pair of pairs)
    for (const place of pair.places) {
      const here = byUnit.get(place.unit)
      if (here) here.push({ pair, place })
      else byUnit.set(place.unit, [{ pair, place }])
    }
  const wholesAt = (place: PairPlace) =>
    new Set(byUnit.get(place.unit)?.flatMap((other) => (contains(other.place, place) ? [other.pair] : [])))
  return new Set(
    pairs.filter(({ places }) => {
      const [first, ...others] = places.map(wholesAt)
      return [...(first ?? [])].some(
        (whole) => whole.places.length === places.length && others.every((some) => some.has(whole)),
      )
    }),
  )
}

const contains = (a: PairPlace, b: PairPlace) =>
  a.from <= b.from && b.to <= a.to && a.to - a.from > b.to - b.from && a.start <= b.start && b.end <= a.end
