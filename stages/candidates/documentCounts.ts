import { entropy } from '../../measures/entropy.ts'

interface Tally {
  count: number
  before: Map<string, number>
  after: Map<string, number>
  /** See `nestedShare`: worked out when it is first asked, once all are counted. */
  nested?: number
}

/**
 * How often each candidate stands in one document, and in what company. All keys are candidates without quotes and
 * spaces. Everything here is per document, so that documents stay independent of each other.
 */
export class DocumentCounts {
  readonly #tallies = new Map<string, Tally>()

  /** One occurrence of a candidate between two words ('' at the edge of a sentence). */
  add(key: string, before: string, after: string): void {
    let tally = this.#tallies.get(key)
    if (!tally) {
      tally = { count: 0, before: new Map(), after: new Map() }
      this.#tallies.set(key, tally)
    }
    tally.count++
    tally.before.set(before, (tally.before.get(before) ?? 0) + 1)
    tally.after.set(after, (tally.after.get(after) ?? 0) + 1)
  }

  chinese(key: string): { readonly count: number } | undefined {
    return this.#tallies.get(key)
  }

  leftEntropy(key: string): number {
    const tally = this.#tallies.get(key)
    // Most candidates stand once.
    return tally && tally.count > 1 ? entropy(tally.before.values()) : 0
  }

  rightEntropy(key: string): number {
    const tally = this.#tallies.get(key)
    return tally && tally.count > 1 ? entropy(tally.after.values()) : 0
  }

  /**
   * Largest share of the occurrences that have one and the same word on one side, 0..1, for what occurs at least twice:
   * near 1 the candidate is likely a fragment of something longer (the idea of C-value, Frantzi et al. 2000).
   */
  nestedShare(key: string): number {
    const tally = this.#tallies.get(key)
    if (!tally || tally.count < 2) return 0
    if (tally.nested !== undefined) return tally.nested
    let most = 0
    for (const side of [tally.before, tally.after])
      for (const [word, count] of side) if (word && /\p{L}/u.test(word)) most = Math.max(most, count)
    tally.nested = most / tally.count
    return tally.nested
  }
}
