import type { PatternTable } from '../ranking/feature.ts'

/** Fewer sightings than this say nothing about a pattern. */
const MIN_SEEN = 10
/** Weight of the overall rate in the estimate of a pattern, in sightings. */
const PRIOR = 20

/** Learns log-odds of word-class patterns: how much more often than usual a span with this pattern is right. */
export class PatternLearner {
  readonly #seen = new Map<string, [no: number, yes: number]>()

  add(pattern: string, right: boolean): void {
    let tally = this.#seen.get(pattern)
    if (!tally) {
      tally = [0, 0]
      this.#seen.set(pattern, tally)
    }
    tally[right ? 1 : 0]++
  }

  get table(): PatternTable {
    let yes = 0
    let all = 0
    for (const [n, y] of this.#seen.values()) {
      yes += y
      all += n + y
    }
    const rate = yes / all
    const usual = Math.log(rate / (1 - rate))
    return Object.fromEntries(
      [...this.#seen]
        .filter(([, [n, y]]) => n + y >= MIN_SEEN)
        .map(([pattern, [n, y]]) => {
          const odds = Math.log((y + PRIOR * rate) / (n + PRIOR * (1 - rate)))
          return [pattern, Number((odds - usual).toFixed(3))] as const
        })
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
}
