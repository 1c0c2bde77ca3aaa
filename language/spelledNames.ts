import { largest } from './extremes.ts'

/**
 * Chinese personal names that the English beside them spells in pinyin: 何远航 = He Yuanhang, 欧阳明 = Ouyang Ming,
 * 林小平 = Lin Xiao-ping. Two capitalised words that are, to the letter, the readings of adjoining characters are a
 * name whatever these words mean otherwise (何 is "what", He a pronoun).
 */

/** Half-open ranges: characters of the Chinese text, and tokens of the English. */
export interface SpelledName {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** The toneless spellings of a character; empty for what has none. */
export type ReadingsOf = (character: string) => readonly string[]

/** A surname and a given name have one or two characters each. */
const MOST_CHARACTERS = 2
/** Longer texts are no sentences; looking through them takes the time of their lengths multiplied. */
const LONGEST_TEXT = 5000
/** What comes back more often in one sentence is no name. */
const MOST_OCCURRENCES = 20
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’]*$/u
const HYPHEN = /^[-‐‑]$/
const HAN = /\p{Script=Han}/u

/**
 * The names of a sentence pair, in the order of the English; none where the Chinese is longer than sentences are.
 * @param zh the Chinese, in simplified characters
 * @param en the English tokens
 */
export function spelledNames(zh: string, en: readonly string[], readingsOf: ReadingsOf): SpelledName[] {
  if (zh.length > LONGEST_TEXT) return []
  const capitals = en.map((word) => CAPITALISED.test(word))
  if (!capitals.some((is, i) => is && capitals[i + 1])) return []
  const readings = [...Array(zh.length).keys()].map((at) => (HAN.test(zh[at]) ? readingsOf(zh[at]) : []))
  const names: SpelledName[] = []
  for (let from = 0; from + 1 < en.length; from++) {
    if (!capitals[from] || !capitals[from + 1]) continue
    const found = givenNames(en, from + 1).flatMap(({ letters, to }) =>
      occurrences(readings, pinyinOf(en[from]), letters).map((span) => ({ ...span, from, to })),
    )
    if (found.length > MOST_OCCURRENCES) continue
    for (const name of found) names.push(name)
    if (found.length) from = largest(found.map(({ to }) => to)) - 1
  }
  return names
}

/** The given names that may begin at a token: one word, or two that a hyphen joins. Longest first. */
function givenNames(en: readonly string[], at: number): { letters: string; to: number }[] {
  const one = { letters: pinyinOf(en[at]), to: at + 1 }
  const isJoined = HYPHEN.test(en[at + 1] ?? '') && /^\p{L}+$/u.test(en[at + 2] ?? '')
  return isJoined ? [{ letters: one.letters + pinyinOf(en[at + 2]), to: at + 3 }] : [one]
}

/** Where a surname and a given name of these letters stand one after the other. */
function occurrences(
  readings: readonly (readonly string[])[],
  surname: string,
  given: string,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = 0; start < readings.length; start++)
    for (const middle of endsOf(readings, start, surname))
      for (const end of endsOf(readings, middle, given)) found.push({ start, end })
  return found
}

/** The ends of the one or two characters from `start` on whose readings are exactly these letters. */
function endsOf(readings: readonly (readonly string[])[], start: number, letters: string): number[] {
  const ends: number[] = []
  const extend = (at: number, rest: string): void => {
    if (!rest) ends.push(at)
    else if (at < readings.length && at - start < MOST_CHARACTERS)
      for (const reading of readings[at]) if (rest.startsWith(reading)) extend(at + 1, rest.slice(reading.length))
  }
  if (letters) extend(start, letters)
  return [...new Set(ends)]
}

/** A word as pinyin without tones: lower case, no marks (Lü is lu). */
export const pinyinOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

/** How a syllable of pinyin is spelled in names: that of Lü as lu, lv, or, as passports have it, lyu. */
export const spellingsOfSyllable = (syllable: string): readonly string[] =>
  syllable.includes('ü') ? ['u', 'v', 'yu'].map((vowel) => syllable.replace('ü', vowel)) : [syllable]
