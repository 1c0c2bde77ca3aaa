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

/** The ranking of pairs and renderings: by confidence, then by number of occurrences, then by text; for `sort`. */
export function byRank(a: TermPair, b: TermPair): number {
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
