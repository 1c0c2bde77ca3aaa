import { type Corpus, occurrencesByType } from './corpus.ts'
import type { LinkEvidence } from './evidence.ts'
import type { TranslationTable } from './table.ts'
import { Trellis } from './trellis.ts'
import { type WordClasses, wordClassesOf } from './wordClasses.ts'

/** Tokens of both languages that are held as a lattice at a time. */
const BLOCK = 200_000

/**
 * The grids of the sentence pairs of a corpus, a block of pairs at a time. A block is filled row by row of the
 * translation table: the row's probabilities are spread over an array of all English types, from which the cells of
 * every token of that Chinese type take theirs. What is expected of the cells goes back into the rows the same way.
 * This spares a search per cell, and stays within small arrays where a table of millions of entries would not.
 */
export class Lattice {
  /** Chinese tokens generate, English ones are the states. */
  readonly toChinese = new Trellis()
  /** English tokens generate, Chinese ones are the states. */
  readonly toEnglish = new Trellis()
  readonly #corpus: Corpus
  readonly #evidence: LinkEvidence
  readonly #unigramShare: number
  readonly #classes: WordClasses
  /** By English type, for the row in hand: probabilities of the Chinese word given it, and of it given the Chinese. */
  readonly #chineseGiven: Float64Array
  readonly #englishGiven: Float64Array
  /** The same by cell of the block. */
  #cellChinese = new Float32Array(0)
  #cellEnglish = new Float32Array(0)

  constructor(corpus: Corpus, evidence: LinkEvidence, unigramShare: number) {
    this.#corpus = corpus
    this.#evidence = evidence
    this.#unigramShare = unigramShare
    this.#classes = wordClassesOf(corpus)
    this.#chineseGiven = new Float64Array(corpus.en.vocabulary.size)
    this.#englishGiven = new Float64Array(corpus.en.vocabulary.size)
  }

  /** Visits every pair that has words on both sides: the emissions of both trellises are filled, `visit` reads on. */
  forEach(table: TranslationTable, visit: (pair: number) => void): void {
    for (const block of this.#blocks()) {
      this.#fill(table, block)
      this.#visitPairs(table, block, visit)
    }
  }

  /**
   * As forEach, where `visit` fills the posteriors: returns the expected counts of the table's entries, which are
   * sums over cells of the posteriors of both directions, joined by `join`.
   */
  expect(
    table: TranslationTable,
    visit: (pair: number) => void,
    join: (there: number, back: number) => number,
  ): Float32Array {
    const expected = new Float32Array(table.counts.length)
    const { toChinese, toEnglish } = this
    for (const block of this.#blocks()) {
      this.#fill(table, block)
      this.#visitPairs(table, block, (pair, firstCell) => {
        visit(pair)
        for (let i = 0, cell = 0; i < toChinese.steps; i++) {
          for (let j = toChinese.first[i]; j < toChinese.end[i]; j++, cell++) {
            this.#cellChinese[firstCell + cell] = join(toChinese.posterior[cell], toEnglish.posteriorOf(j, i))
          }
        }
      })
      this.#addCells(table, block, expected)
    }
    return expected
  }

  *#blocks(): Iterable<Block> {
    const { zh, en, size } = this.#corpus
    for (let from = 0; from < size; ) {
      let to = from + 1
      const tokens = () => zh.starts[to] - zh.starts[from] + en.starts[to] - en.starts[from]
      while (to < size && tokens() < BLOCK) to++
      yield this.#blockOf(from, to)
      from = to
    }
  }

  #blockOf(from: number, to: number): Block {
    const { zh, en } = this.#corpus
    const tokens = zh.tokens.subarray(zh.starts[from], zh.starts[to])
    const firstCell = new Int32Array(tokens.length + 1)
    const firstColumn = new Int32Array(tokens.length)
    let n = 0
    for (let p = from; p < to; p++) {
      const start = firstCell[n]
      this.toChinese.shape(zh.starts[p + 1] - zh.starts[p], en.starts[p + 1] - en.starts[p])
      for (let i = 0; i < this.toChinese.steps; i++, n++) {
        firstColumn[n] = en.starts[p] + this.toChinese.first[i]
        firstCell[n + 1] = start + this.toChinese.at[i + 1]
      }
    }
    return { from, to, ...occurrencesByType(tokens, zh.vocabulary.size), firstCell, firstColumn }
  }

  #fill(table: TranslationTable, { starts, positions, firstCell, firstColumn }: Block): void {
    const { rowStart, columns, counts, scores, zhUnigram, enUnigram, enCountFactor, enPriorFactor } = table
    const english = this.#corpus.en.tokens
    const chineseGiven = this.#chineseGiven
    const englishGiven = this.#englishGiven
    const cells = firstCell[firstCell.length - 1]
    if (this.#cellChinese.length < cells) {
      this.#cellChinese = new Float32Array(cells)
      this.#cellEnglish = new Float32Array(cells)
    }
    const cellChinese = this.#cellChinese
    const cellEnglish = this.#cellEnglish
    const epsilon = this.#unigramShare
    for (let f = 0; f < starts.length - 1; f++) {
      if (starts[f] === starts[f + 1]) continue
      const countFactor = table.zhCountFactor[f]
      const priorFactor = table.zhPriorFactor[f]
      const share = epsilon * zhUnigram[f]
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
        const e = columns[k]
        chineseGiven[e] = counts[k] * enCountFactor[e] + (scores[k] + share) * enPriorFactor[e]
        englishGiven[e] = counts[k] * countFactor + (scores[k] + epsilon * enUnigram[e]) * priorFactor
      }
      for (let n = starts[f]; n < starts[f + 1]; n++) {
        const at = positions[n]
        for (let cell = firstCell[at], j = firstColumn[at]; cell < firstCell[at + 1]; cell++, j++) {
          cellChinese[cell] = chineseGiven[english[j]]
          cellEnglish[cell] = englishGiven[english[j]]
        }
      }
    }
  }

  /** Adds what stands in the block's cells to the entries of their types. */
  #addCells({ rowStart, columns }: TranslationTable, block: Block, sums: Float32Array): void {
    const { starts, positions, firstCell, firstColumn } = block
    const english = this.#corpus.en.tokens
    const cellChinese = this.#cellChinese
    const sum = this.#chineseGiven.fill(0)
    for (let f = 0; f < starts.length - 1; f++) {
      if (starts[f] === starts[f + 1]) continue
      for (let n = starts[f]; n < starts[f + 1]; n++) {
        const at = positions[n]
        for (let cell = firstCell[at], j = firstColumn[at]; cell < firstCell[at + 1]; cell++, j++) {
          sum[english[j]] += cellChinese[cell]
        }
      }
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
        sums[k] += sum[columns[k]]
        sum[columns[k]] = 0
      }
    }
  }

  #visitPairs(
    table: TranslationTable,
    { from, to, firstCell }: Block,
    visit: (pair: number, firstCell: number) => void,
  ): void {
    const { zh, en } = this.#corpus
    for (let p = from; p < to; p++) {
      const rows = zh.starts[p + 1] - zh.starts[p]
      const columns = en.starts[p + 1] - en.starts[p]
      if (rows === 0 || columns === 0) continue
      this.toChinese.shape(rows, columns)
      this.toEnglish.shape(columns, rows)
      const start = firstCell[zh.starts[p] - zh.starts[from]]
      this.#describeTokens(table, p)
      this.#emissions(start)
      this.#addEvidence(p)
      visit(p, start)
    }
  }

  /** Word classes, and probabilities to translate nothing, of a pair's tokens. */
  #describeTokens({ zhNullShare, enNullShare }: TranslationTable, p: number): void {
    const { zh, en } = this.#corpus
    const { toChinese, toEnglish } = this
    const { zhStep, zhState, enStep, enState } = this.#classes
    for (let i = 0; i < toChinese.steps; i++) {
      const f = zh.tokens[zh.starts[p] + i]
      toChinese.stepClass[i] = zhStep[f]
      toEnglish.stateClass[i] = zhState[f]
      toChinese.nullEmission[i] = zhNullShare[f]
    }
    for (let j = 0; j < toEnglish.steps; j++) {
      const e = en.tokens[en.starts[p] + j]
      toEnglish.stepClass[j] = enStep[e]
      toChinese.stateClass[j] = enState[e]
      toEnglish.nullEmission[j] = enNullShare[e]
    }
  }

  /** Emissions from the block's cells, of which `start` is the pair's first. */
  #emissions(start: number): void {
    const { toChinese, toEnglish } = this
    const { steps, first, end, emission } = toChinese
    for (let i = 0, cell = 0; i < steps; i++) {
      for (let j = first[i]; j < end[i]; j++, cell++) {
        emission[cell] = this.#cellChinese[start + cell]
        toEnglish.emission[toEnglish.at[j] + i - toEnglish.first[j]] = this.#cellEnglish[start + cell]
      }
    }
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

/** Pairs `from` to `to`, and where the cells of their Chinese tokens are, counted from the block's first token. */
interface Block {
  readonly from: number
  readonly to: number
  /** Tokens of type f: positions[starts[f]] to positions[starts[f + 1]]. */
  readonly starts: Int32Array
  readonly positions: Int32Array
  /** Cells of token n: firstCell[n] to firstCell[n + 1], the first for the English token firstColumn[n]. */
  readonly firstCell: Int32Array
  readonly firstColumn: Int32Array
}
