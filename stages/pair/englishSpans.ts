import type { Posteriors } from './posteriors.ts'

/** An English span that may render a Chinese one: half-open range of token numbers. */
export interface EnglishSpan {
  readonly start: number
  readonly end: number
  /** F1 of the links that the two spans share, 0..1: how well they hold together. */
  readonly fit: number
}

/** Facts of the English sentence that limit where a rendering may begin and end. */
export interface EnglishSentence {
  /** Coarse class of each token (`language/wordClasses.ts`). */
  readonly classes: readonly string[]
}

/** English spans kept for one Chinese span. */
const KEPT = 10
/** How far beyond the linked words a rendering may reach, in tokens. */
const REACH = 3
/** A word counts as linked to the span above this mass. */
const LINKED = 0.15

const NEVER_FIRST = new Set([
  'comma',
  'stop',
  'hyphen',
  "'s",
  '’s',
  'bracket',
  'quote',
  'the',
  'a',
  'an',
  'and',
  'or',
  'of',
])
const NEVER_LAST = new Set([
  'comma',
  'stop',
  'hyphen',
  'bracket',
  'quote',
  'the',
  'a',
  'an',
  'and',
  'or',
  'of',
  'for',
  'with',
  'to',
  'in',
  'on',
  'by',
  'at',
  'from',
  'as',
  "'s",
  '’s',
])

/**
 * The best English spans for Chinese tokens [from, to), best fit first. A span may reach a few words beyond the linked
 * ones: edge words are often unaligned (改革开放 = reform and opening *up*). Unlinked words inside cost a little,
 * words linked elsewhere cost their mass.
 */
export function englishSpans(
  posteriors: Posteriors,
  { classes }: EnglishSentence,
  from: number,
  to: number,
): EnglishSpan[] {
  const columns = posteriors.columns
  const mass = posteriors.block(from, to, 0, columns)
  if (mass < LINKED) return []
  let first = -1
  let last = -1
  for (let j = 0; j < columns; j++)
    if (posteriors.block(from, to, j, j + 1) >= LINKED) {
      if (first < 0) first = j
      last = j
    }
  if (first < 0) return []
  const best: EnglishSpan[] = []
  const longest = 4 + 4 * (to - from)
  for (let start = Math.max(0, first - REACH); start <= last; start++) {
    if (NEVER_FIRST.has(classes[start]) || beginsWithGovernor(classes, start)) continue
    for (let end = start + 1; end <= Math.min(columns, last + 1 + REACH, start + longest); end++) {
      if (classes[end - 1] === 'stop') break
      if (NEVER_LAST.has(classes[end - 1])) continue
      const shared = posteriors.block(from, to, start, end)
      if (shared <= 0.3 * (best.length === KEPT ? mass * best[KEPT - 1].fit : 0)) continue
      const linked = posteriors.block(0, posteriors.rows, start, end)
      const unlinked = Math.max(0, end - start - linked)
      const fit = (2 * shared) / (mass + linked + 0.15 * unlinked)
      insert(best, { start, end, fit })
    }
  }
  return best
}

/** "to the principle": the preposition belongs to the verb before it, not to the rendering. */
const beginsWithGovernor = (classes: readonly string[], start: number) =>
  /^(to|on|by|from|at)$/.test(classes[start]) && /^(the|a|an|det)$/.test(classes[start + 1] ?? '')

function insert(best: EnglishSpan[], span: EnglishSpan): void {
  if (best.length === KEPT && span.fit <= best[KEPT - 1].fit) return
  let at = best.length
  while (at > 0 && best[at - 1].fit < span.fit) at--
  best.splice(at, 0, span)
  if (best.length > KEPT) best.pop()
}
