import { NEVER_FIRST_IN_ENGLISH, NEVER_LAST_IN_ENGLISH } from '../../language/wordClasses.ts'
import type { LinkPosteriors } from './posteriors.ts'

/** An English span that may render a Chinese one: half-open range of token numbers. */
export interface EnglishSpan {
  readonly start: number
  readonly end: number
  /** F1 of the links that the two spans share, 0..1: how well they hold together. */
  readonly fit: number
}

/** Where a rendering may begin and end in an English sentence, by token number. */
export interface Edges {
  readonly mayBegin: readonly boolean[]
  readonly mayEnd: readonly boolean[]
  /** The end of a clause, which no rendering crosses. */
  readonly stops: readonly boolean[]
}

/** English spans kept for one Chinese span: where the right one is among those found, it is one of so many in 99 of 100. */
const KEPT = 6
/** A span of less than this share of the best fit is never right. */
const LEAST_FIT = 0.6
/** How far beyond the linked words a rendering may reach, in tokens. */
const REACH = 3
/** A word counts as linked to the span above this mass. */
const LINKED = 0.15

/**
 * The edges that the coarse classes of the tokens (`language/wordClasses.ts`) allow, and hyphenated words: `insideWords`
 * tells which tokens have the boundary before them inside one.
 */
export function edgesOf(classes: readonly string[], insideWords: readonly boolean[]): Edges {
  return {
    mayBegin: classes.map(
      (name, at) => !NEVER_FIRST_IN_ENGLISH.has(name) && !insideWords[at] && !beginsWithGovernor(classes, at),
    ),
    mayEnd: classes.map((name, at) => !NEVER_LAST_IN_ENGLISH.has(name) && !insideWords[at + 1]),
    stops: classes.map((name) => name === 'stop'),
  }
}

/**
 * The best English spans for Chinese tokens [from, to), best fit first. A span may reach a few words beyond the linked
 * ones: edge words are often unaligned (改革开放 = reform and opening *up*). Unlinked words inside cost a little,
 * words linked elsewhere cost their mass.
 */
export function englishSpans(posteriors: LinkPosteriors, edges: Edges, from: number, to: number): EnglishSpan[] {
  const { columns, all } = posteriors
  const own = posteriors.massUpTo(from, to)
  const mass = own[columns]
  let first = 0
  while (first < columns && own[first + 1] - own[first] < LINKED) first++
  if (first === columns) return []
  let last = columns - 1
  while (own[last + 1] - own[last] < LINKED) last--
  const best: EnglishSpan[] = []
  const longest = 4 + 4 * (to - from)
  for (let start = Math.max(0, first - REACH); start <= last; start++) {
    if (!edges.mayBegin[start]) continue
    for (let end = start + 1; end <= Math.min(columns, last + 1 + REACH, start + longest); end++) {
      if (edges.stops[end - 1]) break
      if (!edges.mayEnd[end - 1]) continue
      const shared = own[end] - own[start]
      const linked = all[end] - all[start]
      const unlinked = Math.max(0, end - start - linked)
      const fit = (2 * shared) / (mass + linked + 0.15 * unlinked)
      if (fit > 0 && (best.length < KEPT || fit > best[KEPT - 1].fit)) insert(best, { start, end, fit })
    }
  }
  return best.filter(({ fit }) => fit >= LEAST_FIT * best[0].fit)
}

/** "by the principle": the preposition belongs to the verb before it, not to the rendering. */
const beginsWithGovernor = (classes: readonly string[], start: number) =>
  /^(on|by|from|at)$/.test(classes[start]) && /^(the|a|an|det)$/.test(classes[start + 1] ?? '')

function insert(best: EnglishSpan[], span: EnglishSpan): void {
  let at = best.length
  while (at > 0 && best[at - 1].fit < span.fit) at--
  best.splice(at, 0, span)
  if (best.length > KEPT) best.pop()
}
