import { mayBeEnglishNumber } from '../../language/englishNumerals.ts'
import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'
import type { Add } from './cells.ts'
import type { Corpus } from './corpus.ts'
import type { GlossWords } from './glossWords.ts'
import type { Sources } from './options.ts'
import { SpelledWordFinder } from './spelledWords.ts'

/**
 * What single sentence pairs tell beyond their words: cells whose tokens belong together because a gloss of several
 * words stands there as a whole, or because numerals on both sides have one value. Cells of pair p are
 * `starts[p]` to `starts[p + 1]`; `weight` is the least probability that their tokens translate each other.
 */
export interface LinkEvidence {
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

export const gatherEvidence = (corpus: Corpus, glossWords: GlossWords, sources: Sources): LinkEvidence => {
  const starts = new Int32Array(corpus.size + 1)
  const zh: number[] = []
  const en: number[] = []
  const weight: number[] = []
  const add = (i: number, j: number, value: number): void => {
    zh.push(i)
    en.push(j)
    weight.push(value)
  }
  const phrases = new PhraseFinder(corpus, glossWords, sources)
  const numbers = new NumberFinder(corpus)
  const spelled = new SpelledWordFinder(corpus, sources.dictionary)
  for (let p = 0; p < corpus.size; p++) {
    if (sources.switches.phrases) phrases.find(p, add)
    if (sources.switches.numbers) numbers.find(p, add)
    if (sources.switches.names) spelled.find(p, add)
    starts[p + 1] = zh.length
  }
  return { starts, zh: Int32Array.from(zh), en: Int32Array.from(en), weight: Float32Array.from(weight) }
}

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
    this.#enMay = Uint8Array.from(corpus.en.vocabulary.words, (word) => (mayBeEnglishNumber(word) ? 1 : 0))
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

/** How a Chinese word is rendered, as numbers of English stems. */
interface Renderings {
  readonly phrases: readonly Int32Array[]
  /** The weight of cells whose tokens are not in turn. */
  readonly scattered: number
}

const NO_RENDERINGS: Renderings = { phrases: [], scattered: SCATTERED }

/** Glosses of several words, in the text one after the other, of a token or of tokens that are a dictionary word together. */
class PhraseFinder {
  readonly #corpus: Corpus
  readonly #sources: Sources
  readonly #words: GlossWords
  /** By Chinese type; by word, of those cut into several tokens. */
  readonly #ofType: (Renderings | undefined)[] = []
  readonly #ofParts = new Map<string, Renderings>()
  /** Length of the longest known term. */
  readonly #longestTerm: number
  /** By stem, the last pair that has it, and the first of its positions there. */
  readonly #lastSeen: Int32Array
  readonly #position: Int32Array

  constructor(corpus: Corpus, words: GlossWords, sources: Sources) {
    this.#corpus = corpus
    this.#words = words
    this.#sources = sources
    this.#longestTerm = [...sources.lexicon.keys()].reduce((most, term) => Math.max(most, term.length), 0)
    this.#lastSeen = new Int32Array(words.size).fill(-1)
    this.#position = new Int32Array(words.size)
  }

  find(p: number, add: Add): void {
    const { zh, en } = this.#corpus
    for (let at = en.starts[p + 1] - 1; at >= en.starts[p]; at--) {
      const s = this.#words.stemOfType[en.tokens[at]]
      this.#lastSeen[s] = p
      this.#position[s] = at
    }
    const words = wordsOf(zh, p)
    const text = words.join('')
    for (let i = 0, from = 0; i < words.length; i++) {
      this.#match(p, i, i + 1, this.#ofToken(zh.tokens[zh.starts[p] + i]), add)
      for (let end = i + 2, to = from + words[i].length; end <= words.length; end++) {
        to += words[end - 1].length
        if (end - i > MOST_PARTS && to - from > this.#longestTerm) break
        this.#match(p, i, end, this.#ofTokens(text, from, to, end - i), add)
      }
      from += words[i].length
    }
  }

  /** Passes on the cells of Chinese tokens `i` up to `end` where their renderings stand. */
  #match(p: number, i: number, end: number, { phrases, scattered }: Renderings, add: Add): void {
    const { tokens, starts } = this.#corpus.en
    for (const phrase of phrases) {
      if (!phrase.every((s) => this.#lastSeen[s] === p)) continue
      for (let at = this.#position[phrase[0]]; at + phrase.length <= starts[p + 1]; at++) {
        if (!phrase.every((s, n) => this.#words.stemOfType[tokens[at + n]] === s)) continue
        const j = at - starts[p]
        addBlock(i, end, j, j + phrase.length, scattered, add)
      }
    }
  }

  #ofToken(f: number): Renderings {
    this.#ofType[f] ??= this.#renderingsOf(this.#corpus.zh.vocabulary.words[f], 1)
    return this.#ofType[f]
  }

  /** Of the tokens at `from` to `to` of a text; most are no word together, which is told without cutting them out. */
  #ofTokens(text: string, from: number, to: number, parts: number): Renderings {
    const { dictionary, lexicon } = this.#sources
    const isTerm = to - from <= this.#longestTerm && lexicon.has(text.slice(from, to))
    if (!isTerm && (parts > MOST_PARTS || !dictionary.hasPart(text, from, to))) return NO_RENDERINGS
    const word = text.slice(from, to)
    const known = this.#ofParts.get(word) ?? this.#renderingsOf(word, parts)
    this.#ofParts.set(word, known)
    return known
  }

  /** Those glosses all of whose words the corpus has, and of one token only longer ones. */
  #renderingsOf(word: string, parts: number): Renderings {
    const { lexicon, isStop, stem } = this.#words
    const phrases: Int32Array[] = []
    for (const gloss of [...(lexicon.get(word) ?? []), ...this.#sources.dictionary.numberedGlosses(word)]) {
      if (gloss.length === 1 && (parts === 1 || isStop[gloss[0]])) continue
      if (gloss.every((part) => this.#words.hasStem(stem[part])))
        phrases.push(Int32Array.from(gloss, (part) => stem[part]))
    }
    return phrases.length === 0 ? NO_RENDERINGS : { phrases, scattered: lexicon.has(word) ? SCATTERED_TERM : SCATTERED }
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
