import type { PatternTable } from './feature.ts'

/** Joins the two classes of an edge pattern: "verb|noun". No class has it in its name. */
export const EDGE = '|'

/** Learned log-odds of patterns of two classes: a `PatternTable` that is asked without joining them to a string first. */
export class EdgePatterns {
  readonly #byFirst = new Map<string, Map<string, number>>()

  constructor(table: PatternTable) {
    for (const [pattern, odds] of Object.entries(table)) {
      const [first, second] = pattern.split(EDGE)
      const bySecond = this.#byFirst.get(first)
      if (bySecond) bySecond.set(second, odds)
      else this.#byFirst.set(first, new Map([[second, odds]]))
    }
  }

  /** 0 for a pattern that was not learned. */
  of([first, second]: readonly [first: string, second: string]): number {
    return this.#byFirst.get(first)?.get(second) ?? 0
  }
}
