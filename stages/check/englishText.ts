import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import { stem, uninflect } from '../../language/stem.ts'
import type { Span } from '../../model/term.ts'

/** A word of English text; words joined by hyphens are separate, white space and punctuation are none. */
export interface EnglishWord extends Span {
  /** As it stands, without diacritics, with straight apostrophes. */
  readonly text: string
  /** What words of one root have in common (`cooperate` and `cooperation`), the first its stem: see `rootKeys`. */
  readonly keys: readonly string[]
  /** Common to the inflected forms of one word. */
  readonly base: string
  /** False for function words, which come and go between wordings of one thing. */
  readonly isContent: boolean
}

/** Consecutive words, half-open, by their numbers. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/** Letters with full stops between them (U.S.), numbers with separators, words with apostrophes. */
const WORD = /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu

export function englishWords(text: string): EnglishWord[] {
  return Array.from(text.matchAll(WORD), (match) => {
    const word = plain(match[0])
    const lower = word.toLowerCase()
    return {
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      keys: rootKeys(word, lower),
      base: uninflect(lower),
      isContent: !isEnglishStopWord(lower),
    }
  })
}

function plain(word: string): string {
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
  return /^(?:\p{L}\.)+$/u.test(bare) ? bare.replaceAll('.', '') : bare
}

/**
 * The stem in either spelling, without the doctrine and its adherent (socialism, socialist) told apart; of a word in
 * capitals its letters; of a capitalised one what a country and its adjective share (China and Chinese, Korean and Korea).
 */
function rootKeys(word: string, lower: string): string[] {
  const keys = [/.{4}ists?$/.test(lower) ? stem(lower.replace(/ists?$/, 'ism')) : stem(lower)]
  if (isAcronym(word)) keys.push(acronymKey(word.replace(/s$/, '')))
  else if (isCapitalised(word) && lower.length > 4) keys.push(`^${nationRoot(nationRoot(lower))}`)
  return keys
}

const nationRoot = (lower: string) => lower.replace(/(?:ese|an|n)$/, '').replace(/[aeiouy]+$/, '')

/** An abbreviation by the initials of capitalised words, or any word in capitals only. */
export const acronymKey = (letters: string): string => `#${letters.toUpperCase()}`
export const isAcronym = (text: string): boolean => /^\p{Lu}{2,8}s?$/u.test(text)

/** Words of a name that is abbreviated by its initials. */
const LONGEST_NAME = 7

/** The runs of capitalised words (function words between them aside) with their initials. */
export function* names(words: readonly EnglishWord[]): Generator<WordRange & { readonly initials: string }> {
  for (const [from, first] of words.entries()) {
    if (!first.isContent || !isCapitalised(first.text)) continue
    let initials = first.text[0]
    for (let to = from + 1; to < words.length && initials.length < LONGEST_NAME; to++) {
      const word = words[to]
      if (!word.isContent) continue
      if (!isCapitalised(word.text)) break
      initials += word.text[0]
      yield { from, to: to + 1, initials }
    }
  }
}

const isCapitalised = (text: string) => /^\p{Lu}/u.test(text)

/** An English text in which renderings are looked for: its words, and where each key stands. */
export class EnglishText {
  readonly text: string
  readonly words: readonly EnglishWord[]
  readonly #places = new Map<string, WordRange[]>()

  constructor(text: string) {
    this.text = text
    this.words = englishWords(text)
    for (const [from, { keys }] of this.words.entries()) {
      for (const key of keys) this.#add(key, from, from + 1)
      const next = this.words[from + 1]
      if (next) this.#add(joinedKey(this.words[from], next), from, from + 2)
    }
    for (const { initials, from, to } of names(this.words)) this.#add(acronymKey(initials), from, to)
  }

  /** Where a key stands, in text order. */
  places(key: string): readonly WordRange[] {
    return this.#places.get(key) ?? []
  }

  /** The span of a range in the text. */
  span({ from, to }: WordRange): Span {
    return { start: this.words[from].start, end: this.words[to - 1].end }
  }

  /** The characters of a range. */
  slice(range: WordRange): string {
    const { start, end } = this.span(range)
    return this.text.slice(start, end)
  }

  #add(key: string, from: number, to: number): void {
    const places = this.#places.get(key)
    if (places) places.push({ from, to })
    else this.#places.set(key, [{ from, to }])
  }
}

/** Key of two words written as one: `multi-polarity` is `multipolarity`. */
export const joinedKey = (a: EnglishWord, b: EnglishWord): string => stem(`${a.text}${b.text}`.toLowerCase())
