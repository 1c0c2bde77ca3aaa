/** In how many units something stands; grows as more units are added. */
export interface Tally {
  units: number
  last: number
}

/** The tallies of a Chinese key, and of its pairs with some English phrases, in their order. */
export interface CandidateSupport {
  readonly key: Tally
  readonly pairs: readonly Tally[]
}

/** In how many units of a document a Chinese key, and a pair of key and English stems, stand. */
export class Support {
  readonly #keys = new Map<string, { tally: Tally; byStems: Map<string, Tally> }>()

  /** Counts a key and the phrases, by their stems, that might render it in unit number `unit`; units come in order. */
  add(key: string, phrases: readonly string[], unit: number): CandidateSupport {
    let entry = this.#keys.get(key)
    if (!entry) {
      entry = { tally: newTally(), byStems: new Map() }
      this.#keys.set(key, entry)
    }
    const { tally, byStems } = entry
    if (phrases.length) count(tally, unit)
    const pairs = phrases.map((stems) => {
      let pair = byStems.get(stems)
      if (!pair) {
        pair = newTally()
        byStems.set(stems, pair)
      }
      return count(pair, unit)
    })
    return { key: tally, pairs }
  }
}

const newTally = (): Tally => ({ units: 0, last: -1 })

function count(tally: Tally, unit: number): Tally {
  if (tally.last !== unit) {
    tally.units++
    tally.last = unit
  }
  return tally
}
