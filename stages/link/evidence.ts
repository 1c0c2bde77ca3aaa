import type { Gloss } from '../../glossaries/lexicons/cedict.ts'
import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'
import { stem } from '../../language/stem.ts'
import type { Corpus } from './corpus.ts'
import type { Sources } from './options.ts'

/**
 * What single sentence pairs tell beyond their words: cells whose tokens belong together because a gloss of several
 * words stands there as a whole, or because numerals on both sides have one value. Cells of pair p are
 * `starts[p]` to `starts[p + 1]`; `weight` is the least probability that their tokens translate each other.
 */
export interface Evidence {
  readonly starts: Int32Array
  readonly zh: Int32Array
  readonly en: Int32Array
  readonly weight: Float32Array
}

/**
 * Weights: tokens of equal numbers; a token and the words of its gloss; tokens in turn; any of several tokens, and
 * where these are a known term.
 */
const NUMBER = 0.5
const PHRASE = 0.5
const IN_TURN = 0.3
const SCATTERED = 0.1
const SCATTERED_TERM = 0.5
/** Tokens that one dictionary word may have been cut into. */
const MOST_PARTS = 4

export const gatherEvidence = (corpus: Corpus, sources: Sources): Evidence => {
  const starts = new Int32Array(corpus.size + 1)
  const zh: number[] = []
  const en: number[] = []
  const weight: number[] = []
  const add = (i: number, j: number, value: number): void => {
    zh.push(i)
    en.push(j)
    weight.push(value)
  }
  const phrases = new PhraseFinder(corpus, sources)
  const numbers = new NumberFinder(corpus)
  for (let p = 0; p < corpus.size; p++) {
    if (sources.switches.phrases) phrases.find(p, add)
    if (sources.switches.numbers) numbers.find(p, add)
    starts[p + 1] = zh.length
  }
  return { starts, zh: Int32Array.from(zh), en: Int32Array.from(en), weight: Float32Array.from(weight) }
}

type Add = (i: number, j: number, weight: number) => void

/** Numerals of one value; where a value stands several times, every combination. */
class NumberFinder {
  readonly #corpus: Corpus
  readonly #zhMay: Uint8Array
  readonly #enMay: Uint8Array
  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.#zhMay = Uint8Array.from(corpus.zh.vocabulary.words, (word) =>
      /[\d〇零一二三四五六七八九十百千万亿两几数半]/.test(word) ? 1 : 0,
    )
    this.#enMay = Uint8Array.from(corpus.en.vocabulary.words, (word) =>
      englishNumbers(['in', word, '1']).length > 1 ? 1 : 0,
    )
  }

  find(p: number, add: Add): void {
    const { zh, en } = this.#corpus
    if (!any(zh, p, this.#zhMay) || !any(en, p, this.#enMay)) return
    const chinese = chineseNumbers(wordsOf(zh, p))
    if (chinese.length === 0) return
    for (const right of englishNumbers(wordsOf(en, p))) {
      for (const left of chinese) {
        if (left.key !== right.key) continue
        for (let i = left.start; i < left.end; i++) for (let j = right.start; j < right.end; j++) add(i, j, NUMBER)
      }
    }
  }
}

const any = ({ tokens, starts }: Corpus['zh'], p: number, flags: Uint8Array): boolean => {
  for (let at = starts[p]; at < starts[p + 1]; at++) if (flags[tokens[at]]) return true
  return false
}

const wordsOf = ({ tokens, starts, vocabulary }: Corpus['zh'], p: number): string[] => {
  const words: string[] = []
  for (let at = starts[p]; at < starts[p + 1]; at++) words.push(vocabulary.words[tokens[at]])
  return words
}

/** Glosses of several words, in the text one after the other, of a token or of tokens that are a dictionary word together. */
class PhraseFinder {
  readonly #corpus: Corpus
  readonly #sources: Sources
  readonly #stemOf: Int32Array
  readonly #stems = new Map<string, number>()
  readonly #ofWord = new Map<string, readonly Int32Array[]>()
  /** Length of the longest known term. */
  readonly #longestTerm: number
  readonly #lastSeen: Int32Array
  readonly #position: Int32Array

  constructor(corpus: Corpus, sources: Sources) {
    this.#corpus = corpus
    this.#sources = sources
    this.#stemOf = Int32Array.from(corpus.en.vocabulary.words, (word) => {
      const stemmed = stem(word)
      const known = this.#stems.get(stemmed) ?? this.#stems.size
      this.#stems.set(stemmed, known)
      return known
    })
    this.#longestTerm = [...sources.lexicon.keys()].reduce((most, term) => Math.max(most, term.length), 0)
    this.#lastSeen = new Int32Array(this.#stems.size).fill(-1)
    this.#position = new Int32Array(this.#stems.size)
  }

  find(p: number, add: Add): void {
    const { zh, en } = this.#corpus
    const english = en.tokens.subarray(en.starts[p], en.starts[p + 1])
    for (let j = english.length - 1; j >= 0; j--) {
      this.#lastSeen[this.#stemOf[english[j]]] = p
      this.#position[this.#stemOf[english[j]]] = j
    }
    const { dictionary, lexicon } = this.#sources
    const words = wordsOf(zh, p)
    for (let i = 0; i < words.length; i++) {
      let joined = ''
      for (let end = i + 1; end <= words.length; end++) {
        const parts = end - i
        if (parts > MOST_PARTS && joined.length >= this.#longestTerm) break
        joined += words[end - 1]
        const isTerm = lexicon.has(joined)
        if (!isTerm && (parts > MOST_PARTS || !dictionary.has(joined))) continue
        const scattered = isTerm ? SCATTERED_TERM : SCATTERED
        const addTo = (j: number, to: number): void => addBlock(i, end, j, to, scattered, add)
        for (const phrase of this.#phrases(joined, parts)) this.#match(p, english, phrase, addTo)
      }
    }
  }

  /** Passes on from where to where a phrase stands. */
  #match(p: number, english: Int32Array, phrase: Int32Array, found: (from: number, to: number) => void): void {
    for (const s of phrase) if (this.#lastSeen[s] !== p) return
    for (let j = this.#position[phrase[0]]; j + phrase.length <= english.length; j++) {
      let n = 0
      while (n < phrase.length && this.#stemOf[english[j + n]] === phrase[n]) n++
      if (n === phrase.length) found(j, j + n)
    }
  }

  /** Glosses as numbers of stems; only those all of whose words the corpus has, and of one token only longer ones. */
  #phrases(word: string, parts: number): readonly Int32Array[] {
    const known = this.#ofWord.get(word)
    if (known !== undefined) return known
    const { dictionary, lexicon } = this.#sources
    const glosses: Gloss[] = [...(lexicon.get(word) ?? []), ...dictionary.glosses(word)]
    const phrases = glosses
      .filter((gloss) => gloss.length > 1 || (parts > 1 && !isEnglishStopWord(gloss[0])))
      .map((gloss) => Int32Array.from(gloss, (part) => this.#stems.get(stem(part)) ?? -1))
      .filter((phrase) => !phrase.includes(-1))
    this.#ofWord.set(word, phrases)
    return phrases
  }
}

/**
 * The cells of a phrase. One token stands for all words of its gloss; of several tokens each for one word in turn
 * where they are as many (援助 机构, aid agency), else for any of them.
 */
const addBlock = (zhFrom: number, zhTo: number, enFrom: number, enTo: number, scattered: number, add: Add): void => {
  const inTurn = zhTo - zhFrom === enTo - enFrom
  for (let i = zhFrom; i < zhTo; i++) {
    if (inTurn) add(i, enFrom + i - zhFrom, IN_TURN)
    else for (let j = enFrom; j < enTo; j++) add(i, j, zhTo - zhFrom === 1 ? PHRASE : scattered)
  }
}
