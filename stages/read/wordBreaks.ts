import { englishFrequency } from '../../glossaries/lexicons/englishFrequencies.ts'
import { blockLanguage } from '../../language/script.ts'
import { joined } from './continuation.ts'
import { concat, type PlacedText, slice } from './placed.ts'

/** Whether a hyphen at the end of a line, between the halves of a word, was put there to break it. */
export type IsBroken = (first: string, second: string) => boolean

/**
 * Tells a hyphen that breaks a word at the end of a line (coop-|eration) from one that belongs to it (win-|win): by how
 * the document writes the word elsewhere; where it does not, by whether everyday English knows it without.
 */
export function wordBreaks(lines: readonly string[]): IsBroken {
  let words: ReadonlySet<string> | undefined
  return (first, second) => {
    words ??= new Set(lines.flatMap((line) => line.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []))
    const [whole, hyphenated] = [`${first}${second}`, `${first}-${second}`].map((word) => word.toLowerCase())
    if (words.has(whole) !== words.has(hyphenated)) return words.has(whole)
    // Of head-of-|state only what stands at the break.
    const [before, after] = [first.split('-').at(-1)!.toLowerCase(), second.split('-')[0]]
    return englishFrequency(before + after) > 0 || !(englishFrequency(before) && englishFrequency(after))
  }
}

/** Two lines of a paragraph as one, a word that was broken between them put together. */
export function joinLines(a: PlacedText, b: PlacedText, isBroken: IsBroken): PlacedText {
  const language = blockLanguage(a.text) === 'zh' ? 'zh' : 'en'
  const [first] = /[\p{L}-]+-$/u.exec(a.text) ?? []
  const [second] = /^\p{Ll}[\p{L}-]*/u.exec(b.text) ?? []
  const isHyphenated = first !== undefined && second !== undefined && isBroken(first.slice(0, -1), second)
  return isHyphenated ? concat(slice(a, 0, a.text.length - 1), '', b) : joined(a, b, language)
}
