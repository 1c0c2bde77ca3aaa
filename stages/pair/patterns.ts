import { OUTSIDE } from '../../language/wordClasses.ts'
import { EDGE, EdgePatterns } from '../../ranking/edgePatterns.ts'
import type { PatternTable } from '../../ranking/feature.ts'

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
export type EquivalenceEdge = Exclude<EquivalencePattern, 'whole'>

/** The same ready to be asked. */
export type EquivalenceOdds = Readonly<Record<EquivalenceEdge, EdgePatterns>> & { readonly whole: PatternTable }

export const equivalenceOdds = ({ begin, end, whole, heads, tails }: EquivalencePatterns): EquivalenceOdds => ({
  begin: new EdgePatterns(begin),
  end: new EdgePatterns(end),
  whole,
  heads: new EdgePatterns(heads),
  tails: new EdgePatterns(tails),
})

/** One English span beside one Chinese span in their sentences. */
interface Spans {
  readonly sentence: { readonly classes: readonly string[]; readonly zhClasses: readonly string[] }
  readonly from: number
  readonly to: number
  readonly span: { readonly start: number; readonly end: number }
}

/** The classes on the two sides of an edge, or at the same edge of both languages. */
export const EQUIVALENCE_EDGES: Readonly<Record<EquivalenceEdge, (spans: Spans) => readonly [string, string]>> = {
  begin: ({ sentence: { classes }, span: { start } }) => [classes[start - 1] ?? OUTSIDE, classes[start]],
  end: ({ sentence: { classes }, span: { end } }) => [classes[end - 1], classes[end] ?? OUTSIDE],
  heads: ({ sentence: { classes, zhClasses }, from, span: { start } }) => [zhClasses[from], classes[start]],
  tails: ({ sentence: { classes, zhClasses }, to, span: { end } }) => [zhClasses[to - 1], classes[end - 1]],
}

/** Missing for a long rendering. */
export const wholeRenderingPattern = (classes: readonly string[], start: number, end: number): string | undefined =>
  end - start > 5 ? undefined : classes.slice(start, end).join(' ')

/** The patterns of one English span beside one Chinese span, as they are learned. */
export const patternsOf = (spans: Spans): Partial<Record<EquivalencePattern, string>> => ({
  begin: EQUIVALENCE_EDGES.begin(spans).join(EDGE),
  end: EQUIVALENCE_EDGES.end(spans).join(EDGE),
  whole: wholeRenderingPattern(spans.sentence.classes, spans.span.start, spans.span.end),
  heads: EQUIVALENCE_EDGES.heads(spans).join(EDGE),
  tails: EQUIVALENCE_EDGES.tails(spans).join(EDGE),
})
