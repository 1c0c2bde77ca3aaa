import type { Gloss } from '../../glossaries/lexicons/cedict.ts'
import { functionWordRenderings } from '../../glossaries/lexicons/functionWords.ts'
import { isEnglishStopWord } from '../../glossaries/lexicons/stopWords.ts'
import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'
import { stem } from '../../language/stem.ts'
import type { Corpus, Vocabulary } from './corpus.ts'
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
export const buildPrior = (corpus: Corpus, sources: Sources): Rows => {
  const english = new EnglishIndex(corpus.en.vocabulary)
  const rows = new RowScores(english, sources)
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

/** Where the English types are by stem and by number. */
class EnglishIndex {
  readonly byStem = new Map<string, number[]>()
  readonly byNumber = new Map<string, number[]>()
  readonly vocabulary: Vocabulary
  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    vocabulary.words.forEach((word, e) => {
      push(this.byStem, stem(word), e)
      const [number] = englishNumbers([word])
      if (number) push(this.byNumber, number.key, e)
    })
  }
}

const push = <K>(map: Map<K, number[]>, key: K, value: number): void => {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

class RowScores {
  readonly #english: EnglishIndex
  readonly #sources: Sources
  /** By English type, -1 where the row has no score. */
  readonly #scores: Float64Array
  readonly #types: number[] = []
  readonly #associated = new Map<string, readonly (readonly [type: number, score: number])[]>()

  constructor(english: EnglishIndex, sources: Sources) {
    this.#english = english
    this.#sources = sources
    this.#scores = new Float64Array(english.vocabulary.size).fill(-1)
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
    const { dictionary, lexicon, switches } = this.#sources
    const same = this.#english.vocabulary.find(word)
    if (same >= 0) this.raise(same, SAME_STRING)
    if (switches.functionWords) this.#functionWord(word)
    if (switches.numbers) this.#number(word)
    for (const gloss of lexicon.get(word) ?? []) this.#gloss(gloss, 1)
    if (switches.dictionary) for (const gloss of dictionary.glosses(word)) this.#gloss(gloss, 1)
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
      const e = this.#english.vocabulary.find(rendering)
      if (e >= 0) this.raise(e, 1 / (1 + 0.2 * rank))
    })
  }

  #number(word: string): void {
    const [number] = chineseNumbers([word])
    for (const e of number ? (this.#english.byNumber.get(number.key) ?? []) : []) this.raise(e, NUMBER)
  }

  #gloss(gloss: Gloss, weight: number): void {
    const content = gloss.reduce((count, word) => count + (isEnglishStopWord(word) ? 0 : 1), 0)
    for (const word of gloss) {
      const isStop = isEnglishStopWord(word) && content > 0
      const score = weight * (isStop ? STOP_WORD : 1 / Math.sqrt(content || 1))
      const exact = this.#english.vocabulary.find(word)
      if (exact >= 0) this.raise(exact, score)
      if (!this.#sources.switches.stems || isStop) continue
      for (const e of this.#english.byStem.get(stem(word)) ?? []) this.raise(e, score * STEM)
    }
  }

  #associations(word: string): void {
    for (const character of word) for (const [e, score] of this.#associationsOf(character)) this.raise(e, score)
  }

  #associationsOf(character: string): readonly (readonly [type: number, score: number])[] {
    const known = this.#associated.get(character)
    if (known !== undefined) return known
    const found = this.#sources.dictionary
      .associations(character)
      .flatMap(({ stem, share }) =>
        (this.#english.byStem.get(stem) ?? []).map((e) => [e, ASSOCIATION * share] as const),
      )
    this.#associated.set(character, found)
    return found
  }

  #subwords(word: string): void {
    if (word.length < 3) return
    const { dictionary } = this.#sources
    for (let from = 0; from < word.length - 1; from++) {
      for (let end = Math.min(word.length, from + 5); end >= from + 2; end--) {
        if (end - from === word.length) continue
        const part = word.slice(from, end)
        if (dictionary.has(part)) for (const gloss of dictionary.glosses(part)) this.#gloss(gloss, SUBWORD)
      }
    }
  }
}
