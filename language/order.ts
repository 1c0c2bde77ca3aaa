import type { TermPair } from '../model/term.ts'

/**
 * Compares texts by code point, as UTF-8 bytes and databases do; `<` compares UTF-16 code units, which puts
 * characters beyond the basic plane before U+E000..U+FFFF. For `Array.prototype.sort`.
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** What stands for the value where nobody knows whether a pair is essential. */
const UNKNOWN_ESSENTIAL = 0.5

/**
 * What people want to see first, 0..1: the cube of the confidence times the probability of being essential. By the plain
 * product more wrong pairs would be on the first screen (docs/quality.md).
 */
export const rankOf = ({ confidence, essential = UNKNOWN_ESSENTIAL }: Pick<TermPair, 'confidence' | 'essential'>) =>
  confidence * confidence * confidence * essential

/** The ranking of pairs and renderings: by how probably they are right and essential, then as `byConfidence`; for `sort`. */
export const byRank = (a: TermPair, b: TermPair): number => rankOf(b) - rankOf(a) || byConfidence(a, b)

/** By confidence, then by number of occurrences, then by text; for `sort`. */
export function byConfidence(a: TermPair, b: TermPair): number {
  return (
    b.confidence - a.confidence ||
    b.occurrences.length - a.occurrences.length ||
    byCodePoint(a.zh, b.zh) ||
    byCodePoint(a.en, b.en)
  )
}

/** Puts surrogates after all other code units. */
function rank(codeUnit: number): number {
  if (codeUnit < 0xd800) return codeUnit
  return codeUnit < 0xe000 ? codeUnit + 0x2000 : codeUnit - 0x800
}
