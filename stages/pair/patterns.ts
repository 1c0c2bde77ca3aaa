import type { PatternTable } from '../../measures/feature.ts'

/** Learned patterns of word classes around and inside an English rendering. */
export interface EquivalencePatterns {
  /** `<class before>|<first class>` */
  readonly begin: PatternTable
  /** `<last class>|<class after>` */
  readonly end: PatternTable
  /** Classes of the whole rendering, joined by spaces, up to five tokens. */
  readonly whole: PatternTable
  /** `<first Chinese class>|<first English class>` */
  readonly heads: PatternTable
  /** `<last Chinese class>|<last English class>` */
  readonly tails: PatternTable
}

export type EquivalencePattern = keyof EquivalencePatterns

/** The patterns of one English span beside one Chinese span; `whole` is missing for a long rendering. */
export function patternsOf(c: {
  readonly classes: readonly string[]
  readonly zhClasses: readonly string[]
  readonly from: number
  readonly to: number
  readonly span: { readonly start: number; readonly end: number }
}): Partial<Record<EquivalencePattern, string>> {
  const { start, end } = c.span
  const first = c.classes[start]
  const last = c.classes[end - 1]
  return {
    begin: `${c.classes[start - 1] ?? 'outside'}|${first}`,
    end: `${last}|${c.classes[end] ?? 'outside'}`,
    whole: end - start > 5 ? undefined : c.classes.slice(start, end).join(' '),
    heads: `${c.zhClasses[c.from]}|${first}`,
    tails: `${c.zhClasses[c.to - 1]}|${last}`,
  }
}
