import type { NumberedGloss } from '../../glossaries/lexicons/cedict.ts'
import { functionWordRenderings } from '../../glossaries/lexicons/functionWords.ts'
import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'
import type { Corpus, Vocabulary } from './corpus.ts'
import type { GlossWords } from './glossWords.ts'
import { findNames } from './names.ts'
import type { Sources } from './options.ts'
import type { Rows } from './table.ts'

/** Scores of the kinds of evidence; a pair has that of its strongest. */
const SAME_STRING = 2
const NUMBER = 1
/** For a name's similarity of 1. */
const NAME = 1
/** Factors of a gloss of 1: by another form of its word, for a function word in it, for a word inside a word. */
const STEM = 0.8
const STOP_WORD = 0.15
const SUBWORD = 0.4
/** For a share of 1 of the words with a character. */
const ASSOCIATION = 0.3

/**
 * What dictionary, spelling, numbers and the function-word table tell about the types of a corpus, as scores (1 for a
 * plain dictionary gloss), and what an earlier model has counted.
 */
export const buildPrior = (corpus: Corpus, glossWords: GlossWords, sources: Sources): Rows => {
  const rows = new RowScores(corpus.en.vocabulary, glossWords, sources)
  const words = corpus.zh.vocabulary.words
  const rowStart = new Int32Array(words.length + 1)
  const columns: number[] = []
  const scores: number[] = []
  const counts: number[] = []
  const elsewhere = new Float64Array(words.length)
  const names = sources.switches.names ? findNames(corpus, sources.dictionary) : undefined
  words.forEach((word, f) => {
    rows.collect(word)
    names?.(f, (e, similarity) => rows.raise(e, NAME * similarity))
    const counted = sources.model?.countsOf(word)
    counted?.forEach((count, en) => {
      const e = corpus.en.vocabulary.find(en)
      if (e < 0) elsewhere[f] += count
      else rows.raise(e, 0)
    })
    rows.take((e, score) => {
      columns.push(e)
      scores.push(score)
      counts.push(counted?.get(corpus.en.vocabulary.words[e]) ?? 0)
    })
    rowStart[f + 1] = columns.length
  })
  return {
    rowStart,
    columns: Int32Array.from(columns),
    given: Float32Array.from(scores),
    earlier: Float32Array.from(counts),
    elsewhere,
  }
}

class RowScores {
  readonly #english: Vocabulary
  readonly #words: GlossWords
  readonly #sources: Sources
  readonly #byNumber: ReadonlyMap<string, readonly number[]>
  /** By English type, -1 where the row has no score. */
  readonly #scores: Float64Array
  readonly #types: number[] = []

  constructor(english: Vocabulary, words: GlossWords, sources: Sources) {
    this.#english = english
    this.#words = words
    this.#sources = sources
    this.#byNumber = typesByNumber(english)
    this.#scores = new Float64Array(english.size).fill(-1)
  }

  /** Passes on the scores of the row, and makes room for the next. */
  take(pass: (e: number, score: number) => void): void {
    for (const e of this.#types) {
      pass(e, this.#scores[e])
      this.#scores[e] = -1
    }
    this.#types.length = 0
  }

  collect(word: string): void {
    const { dictionary, switches } = this.#sources
    const same = this.#english.find(word)
    if (same >= 0) this.raise(same, SAME_STRING)
    if (switches.functionWords) this.#functionWord(word)
    if (switches.numbers) this.#number(word)
    for (const gloss of this.#words.lexicon.get(word) ?? []) this.#gloss(gloss, 1)
    if (switches.dictionary) for (const gloss of dictionary.numberedGlosses(word)) this.#gloss(gloss, 1)
    if (switches.subwords) this.#subwords(word)
    if (switches.associations && word.length > 1) this.#associations(word)
  }

  raise(e: number, score: number): void {
    if (this.#scores[e] >= score) return
    if (this.#scores[e] < 0) this.#types.push(e)
    this.#scores[e] = score
  }

  #functionWord(word: string): void {
    const renderings = functionWordRenderings(word)
    renderings?.forEach((rendering, rank) => {
      const e = this.#english.find(rendering)
      if (e >= 0) this.raise(e, 1 / (1 + 0.2 * rank))
    })
  }

  #number(word: string): void {
    const [number] = chineseNumbers([word])
    for (const e of number ? (this.#byNumber.get(number.key) ?? []) : []) this.raise(e, NUMBER)
  }

  #gloss(gloss: NumberedGloss, weight: number): void {
    const { isStop, type, stem } = this.#words
    let content = 0
    for (const word of gloss) content += 1 - isStop[word]
    for (const word of gloss) {
      const minor = isStop[word] === 1 && content > 0
      const score = weight * (minor ? STOP_WORD : 1 / Math.sqrt(content || 1))
      if (type[word] >= 0) this.raise(type[word], score)
      if (this.#sources.switches.stems && !minor) this.#raiseStem(stem[word], score * STEM)
    }
  }

  #raiseStem(s: number, score: number): void {
    this.#words.forEachType(s, (e) => this.raise(e, score))
  }

  #associations(word: string): void {
    for (const character of word) {
      const { stems, shares } = this.#sources.dictionary.associations(character)
      for (let n = 0; n < stems.length; n++) this.#raiseStem(stems[n], ASSOCIATION * (shares[n] / 1e4))
    }
  }

  #subwords(word: string): void {
    if (word.length < 3) return
    const { dictionary } = this.#sources
    for (let from = 0; from < word.length - 1; from++) {
      for (let end = Math.min(word.length, from + 5); end >= from + 2; end--) {
        if (end - from === word.length) continue
        if (!dictionary.hasPart(word, from, end)) continue
        for (const gloss of dictionary.numberedGlosses(word.slice(from, end))) this.#gloss(gloss, SUBWORD)
      }
    }
  }
}

/** English types by the number that they write. */
const typesByNumber = (english: Vocabulary): ReadonlyMap<string, readonly number[]> => {
  const byNumber = new Map<string, number[]>()
  english.words.forEach((word, e) => {
    const [number] = englishNumbers([word])
    if (number) byNumber.set(number.key, [...(byNumber.get(number.key) ?? []), e])
  })
  return byNumber
}
