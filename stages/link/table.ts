import type { Corpus } from './corpus.ts'
import { wordClassesOf } from './wordClasses.ts'

/** What is known of translation pairs, row by row of Chinese types. */
export interface Rows {
  /** Entries of Chinese type f: rowStart[f] to rowStart[f + 1]. */
  readonly rowStart: Int32Array
  /** English types, without repeats within a row. */
  readonly columns: Int32Array
  /** The prior's scores, 1 for a plain dictionary gloss. */
  readonly given: Float32Array
  /** Counts of an earlier model. */
  readonly earlier: Float32Array
  /** By Chinese type, what an earlier model counted with English words that the corpus lacks. */
  readonly elsewhere: Float64Array
}

/**
 * Translation probabilities of both directions from one array of counts. For the Chinese type f and the English type e
 *
 *     t(e | f) = (c(f, e) + K m(e | f)) / (c(f) + K),   m(e | f) ∝ score(f, e) + ε unigram(e)
 *
 * and the same the other way round, with expected counts c, the prior's scores, K and ε from the parameters.
 * Rows of Chinese types hold the pairs worth keeping; a pair in no row has only its unigram share.
 */
export class TranslationTable {
  readonly rowStart: Int32Array
  readonly columns: Int32Array
  readonly given: Float32Array
  readonly earlier: Float32Array
  readonly elsewhere: Float64Array
  /** Expected counts c(f, e), an earlier model's among them. */
  readonly counts: Float32Array
  /** The scores in use: the prior's and what back-off adds. */
  readonly scores: Float32Array
  readonly zhTotal: Float64Array
  readonly enTotal: Float64Array
  readonly zhUnigram: Float64Array
  readonly enUnigram: Float64Array
  /** Probability of a type among the tokens that translate no word. */
  readonly zhNullShare: Float64Array
  readonly enNullShare: Float64Array
  /** Guess of the same before anything is learned. */
  readonly #zhNullBase: Float64Array
  readonly #enNullBase: Float64Array
  /** Factor of a score, for one given Chinese (or English) type: K / (Z (c + K)). */
  readonly zhPriorFactor: Float64Array
  readonly enPriorFactor: Float64Array
  /** Factor of a count: 1 / (c + K). */
  readonly zhCountFactor: Float64Array
  readonly enCountFactor: Float64Array

  /** A table of nothing but what is known. */
  constructor(corpus: Corpus, rows: Rows) {
    this.rowStart = rows.rowStart
    this.columns = rows.columns
    this.given = rows.given
    this.earlier = rows.earlier
    this.elsewhere = rows.elsewhere
    this.counts = rows.earlier.slice()
    this.scores = rows.given.slice()
    const zh = corpus.zh.vocabulary.size
    const en = corpus.en.vocabulary.size
    this.zhTotal = new Float64Array(zh)
    this.enTotal = new Float64Array(en)
    this.zhPriorFactor = new Float64Array(zh)
    this.enPriorFactor = new Float64Array(en)
    this.zhCountFactor = new Float64Array(zh)
    this.enCountFactor = new Float64Array(en)
    this.zhUnigram = unigram(corpus.zh.tokens, zh)
    this.enUnigram = unigram(corpus.en.tokens, en)
    const classes = wordClassesOf(corpus)
    this.#zhNullBase = this.zhUnigram.map((share, f) => share * NULL_WEIGHT[classes.zhStep[f]])
    this.#enNullBase = this.enUnigram.map((share, e) => share * NULL_WEIGHT[classes.enStep[e]])
    this.zhNullShare = this.#zhNullBase.slice()
    this.enNullShare = this.#enNullBase.slice()
    this.#sumCounts()
  }

  /** Takes the expected counts of a corpus, entry by entry, for those it had. */
  learn(expected: Float32Array): void {
    for (let k = 0; k < expected.length; k++) this.counts[k] = this.earlier[k] + expected[k]
    this.#sumCounts()
  }

  /** Brings the totals up to date with the counts. */
  #sumCounts(): void {
    const { rowStart, columns, counts, zhTotal, enTotal } = this
    enTotal.fill(0)
    for (let f = 0; f < zhTotal.length; f++) {
      let sum = this.elsewhere[f]
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
        sum += counts[k]
        enTotal[columns[k]] += counts[k]
      }
      zhTotal[f] = sum
    }
  }

  /** Learns how tokens that translate nothing are distributed, from their expected counts. */
  learnNull(zhCounts: Float64Array, enCounts: Float64Array): void {
    smoothShares(zhCounts, this.#zhNullBase, this.zhNullShare)
    smoothShares(enCounts, this.#enNullBase, this.enNullShare)
  }

  /** Brings the factors up to date with totals and scores. */
  weigh(priorWeight: number, unigramShare: number): void {
    const { rowStart, columns, scores, zhTotal, enTotal } = this
    const zhScore = new Float64Array(zhTotal.length).fill(unigramShare)
    const enScore = new Float64Array(enTotal.length).fill(unigramShare)
    for (let f = 0; f < zhTotal.length; f++) {
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
        zhScore[f] += scores[k]
        enScore[columns[k]] += scores[k]
      }
    }
    fillFactors(zhTotal, zhScore, priorWeight, this.zhCountFactor, this.zhPriorFactor)
    fillFactors(enTotal, enScore, priorWeight, this.enCountFactor, this.enPriorFactor)
  }
}

/** How much likelier than its share a token translates nothing: a content word, a function word, a mark. */
const NULL_WEIGHT = [0.5, 3, 1]
/** Tokens that this first guess counts as among those that translate nothing. */
const NULL_SMOOTHING = 100

const smoothShares = (counts: Float64Array, unigram: Float64Array, share: Float64Array): void => {
  const total = counts.reduce((a, b) => a + b, NULL_SMOOTHING)
  for (let n = 0; n < share.length; n++) share[n] = (counts[n] + NULL_SMOOTHING * unigram[n]) / total
}

const fillFactors = (
  totals: Float64Array,
  scores: Float64Array,
  priorWeight: number,
  countFactor: Float64Array,
  priorFactor: Float64Array,
): void => {
  for (let n = 0; n < totals.length; n++) {
    countFactor[n] = 1 / (totals[n] + priorWeight)
    priorFactor[n] = (priorWeight * countFactor[n]) / scores[n]
  }
}

/** Tokens that words not in the corpus are given: without them every word of a short text would seem frequent. */
const UNSEEN = 500

/** Share of each type among the tokens of its language. */
const unigram = (tokens: Int32Array, size: number): Float64Array => {
  const share = new Float64Array(size)
  for (const token of tokens) share[token]++
  for (let n = 0; n < size; n++) share[n] /= tokens.length + UNSEEN
  return share
}
