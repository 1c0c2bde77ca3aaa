import { englishFrequency } from '../../../glossaries/lexicons/englishFrequencies.ts'
import type { IsBroken } from './paragraphs.ts'

/**
 * Tells a hyphen that breaks a word at the end of a line (coop-|eration) from one that belongs to it (win-|win): by how
 * the document writes the word elsewhere; where it does not, by whether everyday English knows it without.
 */
export function wordBreaks(lines: readonly string[]): IsBroken {
  const words = new Set(lines.flatMap((line) => line.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []))
  return (first, second) => {
    const [whole, hyphenated] = [`${first}${second}`, `${first}-${second}`].map((word) => word.toLowerCase())
    if (words.has(whole) !== words.has(hyphenated)) return words.has(whole)
    // Of head-of-|state only what stands at the break.
    const [before, after] = [first.split('-').at(-1)!.toLowerCase(), second.split('-')[0]]
    return englishFrequency(before + after) > 0 || !(englishFrequency(before) && englishFrequency(after))
  }
}
