import { type Corpus, occurrencesByType } from './corpus.ts'
import type { Evidence } from './evidence.ts'
import type { TranslationTable } from './table.ts'
import { Trellis } from './trellis.ts'
import { type WordClasses, wordClassesOf } from './wordClasses.ts'

/** Tokens of both languages that are held as a lattice at a time. */
const BLOCK = 200_000

/**
 * The grids of the sentence pairs of a corpus, a block of pairs at a time: which entry of the translation table each
 * cell has. A block is filled row by row of the table, spread over an array of all English types, which spares a
 * search per cell.
 */
export class Lattice {
  /** Chinese tokens generate, English ones are the states. */
  readonly toChinese = new Trellis()
  /** English tokens generate, Chinese ones are the states. */
  readonly toEnglish = new Trellis()
  readonly #corpus: Corpus
  readonly #evidence: Evidence
  readonly #unigramShare: number
  readonly #classes: WordClasses
  readonly #entryOf: Int32Array
  /** One more than the number of the table's entry, 0 for none; of the block's cells. */
  #cells = new Int32Array(0)

  constructor(corpus: Corpus, evidence: Evidence, unigramShare: number) {
    this.#corpus = corpus
    this.#evidence = evidence
    this.#unigramShare = unigramShare
    this.#classes = wordClassesOf(corpus)
    this.#entryOf = new Int32Array(corpus.en.vocabulary.size)
  }

  /**
   * Visits every pair that has words on both sides: the emissions of both trellises are filled, `visit` works on them.
   * `entries` has the table's entry plus 1 of each cell of `toChinese`.
   */
  forEach(table: TranslationTable, visit: (pair: number, entries: Int32Array) => void): void {
    const { zh, en, size } = this.#corpus
    for (let from = 0; from < size; ) {
      let to = from + 1
      const tokens = () => zh.starts[to] - zh.starts[from] + en.starts[to] - en.starts[from]
      while (to < size && tokens() < BLOCK) to++
      const offsets = this.#fillBlock(table, from, to)
      for (let p = from; p < to; p++) {
        const entries = this.#cells.subarray(offsets[p - from], offsets[p - from + 1])
        if (entries.length === 0) continue
        this.#emissions(table, p, entries)
        visit(p, entries)
      }
      from = to
    }
  }

  #fillBlock(table: TranslationTable, from: number, to: number): Float64Array {
    const { zh, en } = this.#corpus
    const offsets = new Float64Array(to - from + 1)
    const firstToken = zh.starts[from]
    const tokens = zh.tokens.subarray(firstToken, zh.starts[to])
    const cellAt = new Float64Array(tokens.length + 1)
    const firstColumn = new Int32Array(tokens.length)
    for (let p = from; p < to; p++) {
      const cells = this.toChinese.shape(zh.starts[p + 1] - zh.starts[p], en.starts[p + 1] - en.starts[p])
      offsets[p - from + 1] = offsets[p - from] + cells
      for (let i = 0; i < this.toChinese.steps; i++) {
        const n = zh.starts[p] + i - firstToken
        firstColumn[n] = en.starts[p] + this.toChinese.first[i]
        cellAt[n] = offsets[p - from] + this.toChinese.at[i]
        cellAt[n + 1] = offsets[p - from] + this.toChinese.at[i + 1]
      }
    }
    const total = offsets[to - from]
    if (this.#cells.length < total) this.#cells = new Int32Array(total)

    const { starts, positions } = occurrencesByType(tokens, zh.vocabulary.size)
    const entryOf = this.#entryOf
    for (let f = 0; f < starts.length - 1; f++) {
      if (starts[f] === starts[f + 1]) continue
      for (let k = table.rowStart[f]; k < table.rowStart[f + 1]; k++) entryOf[table.columns[k]] = k + 1
      for (let n = starts[f]; n < starts[f + 1]; n++) {
        const at = positions[n]
        let j = firstColumn[at]
        for (let cell = cellAt[at]; cell < cellAt[at + 1]; cell++) this.#cells[cell] = entryOf[en.tokens[j++]]
      }
      for (let k = table.rowStart[f]; k < table.rowStart[f + 1]; k++) entryOf[table.columns[k]] = 0
    }
    return offsets
  }

  #emissions(table: TranslationTable, p: number, entries: Int32Array): void {
    const { zh, en } = this.#corpus
    const { counts, scores, zhUnigram, enUnigram } = table
    const { toChinese, toEnglish } = this
    const rows = zh.starts[p + 1] - zh.starts[p]
    const columns = en.starts[p + 1] - en.starts[p]
    toChinese.shape(rows, columns)
    toEnglish.shape(columns, rows)
    const epsilon = this.#unigramShare
    // What depends on the English token alone is looked up once, not for every cell of its column.
    const countFactor = new Float64Array(columns)
    const priorFactor = new Float64Array(columns)
    const share = new Float64Array(columns)
    for (let j = 0; j < columns; j++) {
      const e = en.tokens[en.starts[p] + j]
      countFactor[j] = table.enCountFactor[e]
      priorFactor[j] = table.enPriorFactor[e]
      share[j] = epsilon * enUnigram[e]
      toEnglish.stepClass[j] = this.#classes.enStep[e]
      toChinese.stateClass[j] = this.#classes.enState[e]
      toEnglish.nullEmission[j] = table.enNullShare[e]
    }
    for (let i = 0; i < rows; i++) {
      const f = zh.tokens[zh.starts[p] + i]
      const zhCountFactor = table.zhCountFactor[f]
      const zhPriorFactor = table.zhPriorFactor[f]
      const zhShare = epsilon * zhUnigram[f]
      toChinese.stepClass[i] = this.#classes.zhStep[f]
      toEnglish.stateClass[i] = this.#classes.zhState[f]
      toChinese.nullEmission[i] = table.zhNullShare[f]
      for (let j = toChinese.first[i], cell = toChinese.at[i]; j < toChinese.end[i]; j++, cell++) {
        const entry = entries[cell] - 1
        const count = entry < 0 ? 0 : counts[entry]
        const score = entry < 0 ? 0 : scores[entry]
        toChinese.emission[cell] = count * countFactor[j] + (score + zhShare) * priorFactor[j]
        toEnglish.emission[toEnglish.at[j] + i - toEnglish.first[j]] =
          count * zhCountFactor + (score + share[j]) * zhPriorFactor
      }
    }
    this.#addEvidence(p)
  }

  #addEvidence(p: number): void {
    const { starts, zh, en, weight } = this.#evidence
    const { toChinese, toEnglish } = this
    for (let n = starts[p]; n < starts[p + 1]; n++) {
      const [i, j] = [zh[n], en[n]]
      if (j < toChinese.first[i] || j >= toChinese.end[i]) continue
      const there = toChinese.at[i] + j - toChinese.first[i]
      const back = toEnglish.at[j] + i - toEnglish.first[j]
      toChinese.emission[there] = Math.max(toChinese.emission[there], weight[n])
      toEnglish.emission[back] = Math.max(toEnglish.emission[back], weight[n])
    }
  }
}
