import { fillBand } from './band.ts'
import { type Corpus, occurrencesByType } from './corpus.ts'
import type { LinkParameters } from './options.ts'
import { TranslationTable } from './table.ts'

/**
 * The first iteration, IBM model 1 from what is known beforehand; it finds the pairs of types that stand together at
 * all. It goes by rows: one Chinese type at a time, its translation probabilities spread over an array of all English
 * types, which spares a search or a hash per cell. All pairs are kept: those that look hopeless now are half of what
 * later iterations learn.
 *
 * @returns the table of the pairs of the corpus, with their expected counts
 */
export const firstPass = (
  corpus: Corpus,
  known: TranslationTable,
  parameters: LinkParameters,
  agreement: boolean,
): TranslationTable => {
  const { zh, en } = corpus
  const zhSize = zh.vocabulary.size
  const { unigram: epsilon, toNull } = parameters
  const byType = occurrencesByType(zh.tokens, zhSize)
  const { from, to, pairOf } = englishRanges(corpus)
  const row = new SpreadRow(known, epsilon)
  const lengthOf = ({ starts }: Corpus['zh'], p: number): number => starts[p + 1] - starts[p]

  // Σ over the Chinese tokens of t(e | f), for each English token.
  const enSum = Float64Array.from(en.tokens, (e) => toNull * known.enUnigram[e])
  for (let f = 0; f < zhSize; f++) {
    row.spread(f)
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const share = (1 - toNull) / lengthOf(zh, pairOf[at])
      row.addEnglishGiven(en.tokens, from[at], to[at], share, enSum)
    }
    row.clear()
  }

  const rowStart = new Int32Array(zhSize + 1)
  const rows = new GrowingRows()
  for (let f = 0; f < zhSize; f++) {
    row.spread(f)
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const p = pairOf[at]
      const enShare = (1 - toNull) / lengthOf(zh, p)
      const zhShare = (1 - toNull) / lengthOf(en, p)
      const zhSum = toNull * known.zhUnigram[f] + zhShare * row.sumChineseGiven(en.tokens, from[at], to[at])
      row.expect(en.tokens, from[at], to[at], enShare, zhShare / zhSum, enSum, agreement)
    }
    row.take((e, expected) => rows.push(e, expected, row.score[e], row.count[e]))
    rowStart[f + 1] = rows.length
    row.clear()
  }
  const { columns, counts, given, earlier } = rows.finish()
  const table = new TranslationTable(corpus, { rowStart, columns, given, earlier, elsewhere: known.elsewhere })
  table.learn(counts)
  return table
}

/**
 * A row of a table spread over all English types. The loops over the tokens of a sentence are methods of their own:
 * short functions that are called often are compiled well and early.
 */
class SpreadRow {
  readonly #known: TranslationTable
  readonly #epsilon: number
  #f = 0
  /** By English type: scores and counts of the row, and what they are worth beside the unigram share. */
  readonly score: Float64Array
  readonly count: Float64Array
  readonly #chineseGiven: Float64Array
  readonly #englishGiven: Float64Array
  /** ε unigram(e) of English types. */
  readonly #enShare: Float64Array
  /** Expected counts of the row; the types that have one are touched. */
  readonly #expected: Float64Array
  readonly #touched: Int32Array
  #touchedCount = 0
  readonly #touchedBy: Int32Array

  constructor(known: TranslationTable, epsilon: number) {
    const size = known.enTotal.length
    this.#known = known
    this.#epsilon = epsilon
    this.score = new Float64Array(size)
    this.count = new Float64Array(size)
    this.#chineseGiven = new Float64Array(size)
    this.#englishGiven = new Float64Array(size)
    this.#enShare = known.enUnigram.map((share) => epsilon * share)
    this.#expected = new Float64Array(size)
    this.#touched = new Int32Array(size)
    this.#touchedBy = new Int32Array(size).fill(-1)
  }

  spread(f: number): void {
    const { rowStart, columns, given, earlier } = this.#known
    const { zhCountFactor, enCountFactor, zhPriorFactor, enPriorFactor } = this.#known
    this.#f = f
    this.#touchedCount = 0
    for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
      const e = columns[k]
      this.score[e] = given[k]
      this.count[e] = earlier[k]
      this.#chineseGiven[e] = earlier[k] * enCountFactor[e] + given[k] * enPriorFactor[e]
      this.#englishGiven[e] = earlier[k] * zhCountFactor[f] + given[k] * zhPriorFactor[f]
    }
  }

  clear(): void {
    const { rowStart, columns } = this.#known
    for (let k = rowStart[this.#f]; k < rowStart[this.#f + 1]; k++) {
      const e = columns[k]
      this.score[e] = 0
      this.count[e] = 0
      this.#chineseGiven[e] = 0
      this.#englishGiven[e] = 0
    }
  }

  /** Adds t(e | f), times a share, to the sums of the English tokens `from` up to `to`. */
  addEnglishGiven(english: Int32Array, from: number, to: number, share: number, sums: Float64Array): void {
    const prior = this.#known.zhPriorFactor[this.#f]
    for (let j = from; j < to; j++) {
      const e = english[j]
      sums[j] += share * (this.#englishGiven[e] + prior * this.#enShare[e])
    }
  }

  /** Σ t(f | e) over English tokens. */
  sumChineseGiven(english: Int32Array, from: number, to: number): number {
    const { enPriorFactor, zhUnigram } = this.#known
    const share = this.#epsilon * zhUnigram[this.#f]
    let sum = 0
    for (let j = from; j < to; j++) sum += this.#chineseGiven[english[j]] + share * enPriorFactor[english[j]]
    return sum
  }

  /** Adds the posteriors of a Chinese token and the English ones to the expected counts. */
  expect(
    english: Int32Array,
    from: number,
    to: number,
    toEnglish: number,
    toChinese: number,
    enSum: Float64Array,
    agreement: boolean,
  ): void {
    const { enPriorFactor, zhPriorFactor, zhUnigram } = this.#known
    const share = this.#epsilon * zhUnigram[this.#f]
    const prior = zhPriorFactor[this.#f]
    for (let j = from; j < to; j++) {
      const e = english[j]
      if (this.#touchedBy[e] !== this.#f) {
        this.#touchedBy[e] = this.#f
        this.#expected[e] = 0
        this.#touched[this.#touchedCount++] = e
      }
      const there = (toEnglish * (this.#englishGiven[e] + prior * this.#enShare[e])) / enSum[j]
      const back = toChinese * (this.#chineseGiven[e] + share * enPriorFactor[e])
      this.#expected[e] += agreement ? there * back : 0.5 * (there + back)
    }
  }

  /** Passes on the expected counts of the row by ascending type. */
  take(pass: (e: number, expected: number) => void): void {
    for (const e of this.#touched.subarray(0, this.#touchedCount).sort()) pass(e, this.#expected[e])
  }
}

/** For every Chinese token: its pair, and the English tokens of the pair that are considered for it. */
const englishRanges = ({ size, zh, en }: Corpus) => {
  const pairOf = new Int32Array(zh.tokens.length)
  const from = new Int32Array(zh.tokens.length)
  const to = new Int32Array(zh.tokens.length)
  for (let p = 0; p < size; p++) {
    const start = zh.starts[p]
    const end = zh.starts[p + 1]
    pairOf.fill(p, start, end)
    fillBand(end - start, en.starts[p + 1] - en.starts[p], from.subarray(start, end), to.subarray(start, end))
    for (let at = start; at < end; at++) {
      from[at] += en.starts[p]
      to[at] += en.starts[p]
    }
  }
  return { pairOf, from, to }
}

class GrowingRows {
  length = 0
  #columns = new Int32Array(4096)
  #counts = new Float32Array(4096)
  #given = new Float32Array(4096)
  #earlier = new Float32Array(4096)

  push(column: number, count: number, given: number, earlier: number): void {
    if (this.length === this.#columns.length) {
      const grow = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
        to.set(from)
        return to
      }
      const size = Math.ceil(1.5 * this.length)
      this.#columns = grow(this.#columns, new Int32Array(size))
      this.#counts = grow(this.#counts, new Float32Array(size))
      this.#given = grow(this.#given, new Float32Array(size))
      this.#earlier = grow(this.#earlier, new Float32Array(size))
    }
    this.#columns[this.length] = column
    this.#counts[this.length] = count
    this.#given[this.length] = given
    this.#earlier[this.length++] = earlier
  }

  finish() {
    const size = this.length
    return {
      columns: this.#columns.slice(0, size),
      counts: this.#counts.slice(0, size),
      given: this.#given.slice(0, size),
      earlier: this.#earlier.slice(0, size),
    }
  }
}
