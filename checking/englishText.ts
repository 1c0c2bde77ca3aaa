import { isEnglishStopWord } from '../glossaries/lexicons/stopWords.ts'
import { stem, uninflect } from '../language/stem.ts'
import type { Span } from '../model/term.ts'

/** A word of English text; words joined by hyphens are separate, white space and punctuation are none. */
export interface EnglishWord extends Span {
  /** As it stands, without diacritics, with straight apostrophes. */
  readonly text: string
  /** The stem, and what a word has in common with others of its root: see `rootKeys`. */
  readonly keys: readonly string[]
  /** Common to the inflected forms of one word. */
  readonly base: string
  /** Its letters, where it is an abbreviation. */
  readonly acronym?: string
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

/** The words of a text. Words in capitals are abbreviations, unless all of a longer text is in capitals. */
export function englishWords(text: string): EnglishWord[] {
  const matches = [...text.matchAll(WORD)]
  const hasAcronyms = matches.length <= 2 || /\p{Ll}/u.test(text)
  return matches.map((match) => {
    const word = plain(match[0])
    const lower = word.toLowerCase()
    const acronym = hasAcronyms ? /^(\p{Lu}{2,8})s?$/u.exec(word)?.[1] : undefined
    return {
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      // The US is no “us”.
      keys: acronym && isEnglishStopWord(lower) ? [acronymKey(acronym)] : rootKeys(word, lower),
      base: uninflect(lower),
      ...(acronym && { acronym }),
      isContent: acronym !== undefined || !isEnglishStopWord(lower),
    }
  })
}

function plain(word: string): string {
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
  return /^(?:\p{L}\.)+$/u.test(bare) ? bare.replaceAll('.', '') : bare
}

/**
 * The stem, the same in either spelling and for a doctrine and its adherent (socialism, socialist); for a capitalised
 * word also what a country, its adjective and its people share (China and Chinese, Korea, Korean and Koreans).
 */
function rootKeys(word: string, lower: string): string[] {
  const key = stem(/.{4}ists?$/.test(lower) ? lower.replace(/ists?$/, 'ism') : lower)
  return isCapitalised(word) && lower.length > 4
    ? [key, `^${nationRoot(nationRoot(lower.replace(/(?<=n)s$/, '')))}`]
    : [key]
}

/** Endings that words are derived with, after Porter's stemming. */
const DERIVED = (
  'ship iti ari ial eti iz ri al ic ee er or ist ism ion iv ate at ous ful less ment ant ent anc enc abl ibl li ian an es ' +
  'ish dom hood in if ti i'
).split(' ')
/** Endings before which a root changes: able and ability, produce and product, benefit and beneficial. */
const ALTERNATING = [
  [/(?<=..)bil(?:iti)?$/, 'bl'],
  [/(?<=.{3}[aeiou])ct$/, 'c'],
  [/olut$/, 'olv'],
  [/fici(?:al|ari)?$/, 'fit'],
] as const
/** Families whose members no ending tells. */
const IRREGULAR_FAMILIES = new Map(
  ['scienc scientif scientist', 'peopl popular', 'nation nationwid', 'young youth']
    .map((family) => family.split(' '))
    .flatMap(([first, ...others]) => others.map((other) => [other, first])),
)
/** The British spelling before endings that stemming does not know: neighbourliness, colourful. */
const BRITISH = /(?<=[a-z]{3})our(?=ly|li(?:er|est|ness)|hood|ful)/
/** What is left of a word has at least so many letters; before `i`, which stands for y, one more. */
const ROOT = 4

/** What the words of one family have in common: parliament and parliamentary, leader and leadership, to nominate and nominee. */
export function familyOf(lower: string): string {
  const stemmed = stem(lower.replace(BRITISH, 'or'))
  let root = IRREGULAR_FAMILIES.get(stemmed) ?? stemmed
  for (const [ending, even] of ALTERNATING) root = root.replace(ending, even)
  for (;;) {
    const ending = DERIVED.find((one) => root.endsWith(one) && root.length - one.length >= ROOT + Number(one === 'i'))
    if (ending === undefined) return root.replace(/(?<=.{3})e$/, '')
    root = root.slice(0, -ending.length)
  }
}

/** The keys of words and their families, to know others of their roots by. */
export function rootsOf(words: readonly EnglishWord[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [...word.keys, familyKey(word)]))
}

/** Whether a word is one of others in some form, inflected or derived. */
export const isRelated = (word: EnglishWord, roots: ReadonlySet<string>): boolean =>
  word.keys.some((key) => roots.has(key)) || roots.has(familyKey(word))

const nationRoot = (lower: string) => lower.replace(/(?:ese|an|n)$/, '').replace(/[aeiouy]+$/, '')
export const isCapitalised = (text: string) => /^\p{Lu}/u.test(text)

/** Key of all words of one family. */
export const familyKey = ({ text }: EnglishWord): string => `%${familyOf(text.toLowerCase())}`
/** Key of an abbreviation, and of words that it may stand for by their initials. */
export const acronymKey = (letters: string): string => `#${letters.toUpperCase()}`
export const initialsKey = (letters: string): string => `~${letters.toUpperCase()}`
/** Key of two words written as one: `multi-polarity` is `multipolarity`. */
export const joinedKey = (a: EnglishWord, b: EnglishWord): string => stem(`${a.text}${b.text}`.toLowerCase())

/** First letters of words, abbreviations whole: UNSC is the UN Security Council. */
export const initialsOf = (words: readonly EnglishWord[]): string =>
  words.map(({ text, acronym }) => acronym ?? text[0]).join('')

/** Words of a name that is abbreviated by its initials. */
const LONGEST_NAME = 7

/** The runs of capitalised words, function words between them aside. */
export function* capitalisedRuns(words: readonly EnglishWord[]): Generator<WordRange & { readonly initials: string }> {
  for (const [from, first] of words.entries()) {
    if (!first.isContent || !isCapitalised(first.text)) continue
    const run = [first]
    for (let to = from + 1; to < words.length && run.length < LONGEST_NAME; to++) {
      const word = words[to]
      if (!word.isContent) continue
      if (!isCapitalised(word.text)) break
      run.push(word)
      yield { from, to: to + 1, initials: initialsOf(run) }
    }
  }
}

/** An English text in which renderings are looked for: its words, and where each key stands. */
export class EnglishText {
  readonly text: string
  readonly words: readonly EnglishWord[]
  readonly #places = new Map<string, WordRange[]>()

  constructor(text: string) {
    this.text = text
    this.words = englishWords(text)
    for (const [from, word] of this.words.entries()) {
      for (const key of word.keys) this.#add(key, from, from + 1)
      if (word.isContent) this.#add(familyKey(word), from, from + 1)
      if (word.acronym) this.#add(acronymKey(word.acronym), from, from + 1)
      const next = this.words[from + 1]
      if (next) this.#add(joinedKey(word, next), from, from + 2)
    }
    for (const { initials, from, to } of capitalisedRuns(this.words)) this.#add(initialsKey(initials), from, to)
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
