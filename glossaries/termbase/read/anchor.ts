import { simplify } from '../../../language/fold.ts'
import type { Span } from '../../../model/term.ts'

/**
 * Where a corrected wording stands in a sentence: its place that shares most characters with the span found by the
 * program, or touches it; the span itself where the sentence does not have the wording there. So one decision on the
 * wording moves the boundaries in every sentence alike, and taking it back moves them back.
 */
export function anchor(text: string, span: Span, wording: string): Span {
  const [folded, sought] = [foldKeepingLength(text), foldKeepingLength(wording)]
  if (!sought) return span
  let best = span
  let bestOverlap = -1
  for (let start = folded.indexOf(sought); start >= 0; start = folded.indexOf(sought, start + 1)) {
    const end = start + sought.length
    const overlap = Math.min(end, span.end) - Math.max(start, span.start)
    if (overlap > bestOverlap && isWhole(folded, start, end)) [best, bestOverlap] = [{ start, end }, overlap]
  }
  return best
}

/** Lower case and simplified where that keeps the number of code units (İ does not). */
function foldKeepingLength(text: string): string {
  const lower = text.toLowerCase()
  return simplify(lower.length === text.length ? lower : text)
}

/** Does not cut a word of letters with spaces between words. */
function isWhole(text: string, start: number, end: number): boolean {
  return !isInsideWord(text, start) && !isInsideWord(text, end)
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{Script=Latin}\p{N}]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1))
}
