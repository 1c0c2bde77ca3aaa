import { OUTSIDE } from '../../language/wordClasses.ts'
import { EDGE, EdgePatterns } from '../../ranking/edgePatterns.ts'
import type { PatternTable } from '../../ranking/feature.ts'

/** Learned patterns of word classes around and inside a Chinese term. */
export interface TermhoodPatterns {
  /** `<class before>|<first class>` */
  readonly begin: PatternTable
  /** `<last class>|<class after>` */
  readonly end: PatternTable
  /** Classes of the whole span, joined by spaces, for spans of up to four tokens. */
  readonly whole: PatternTable
  /** `<first class>|<last class>` */
  readonly ends: PatternTable
}

export type TermhoodPattern = keyof TermhoodPatterns
export type TermhoodEdge = Exclude<TermhoodPattern, 'whole'>

/** The same ready to be asked. */
export type TermhoodOdds = Readonly<Record<TermhoodEdge, EdgePatterns>> & { readonly whole: PatternTable }

export const termhoodOdds = ({ begin, end, whole, ends }: TermhoodPatterns): TermhoodOdds => ({
  begin: new EdgePatterns(begin),
  end: new EdgePatterns(end),
  whole,
  ends: new EdgePatterns(ends),
})

/** A span among the word classes of its sentence. */
interface ClassSpan {
  readonly classes: readonly string[]
  readonly from: number
  readonly to: number
}

/** Class just before and just after the span. */
export const classBefore = (c: ClassSpan) => c.classes[c.from - 1] ?? OUTSIDE
export const classAfter = (c: ClassSpan) => c.classes[c.to] ?? OUTSIDE

/** The classes on the two sides of an edge, and those of both ends. */
export const TERMHOOD_EDGES: Readonly<Record<TermhoodEdge, (c: ClassSpan) => readonly [string, string]>> = {
  begin: (c) => [classBefore(c), c.classes[c.from]],
  end: (c) => [c.classes[c.to - 1], classAfter(c)],
  ends: (c) => [c.classes[c.from], c.classes[c.to - 1]],
}

export const wholeClassPattern = (c: ClassSpan) =>
  c.to - c.from > 4 ? undefined : c.classes.slice(c.from, c.to).join(' ')

/** The patterns of a span as they are learned; `whole` is missing for a long one. */
export const TERMHOOD_PATTERNS: Readonly<Record<TermhoodPattern, (c: ClassSpan) => string | undefined>> = {
  begin: (c) => TERMHOOD_EDGES.begin(c).join(EDGE),
  end: (c) => TERMHOOD_EDGES.end(c).join(EDGE),
  whole: wholeClassPattern,
  ends: (c) => TERMHOOD_EDGES.ends(c).join(EDGE),
}
