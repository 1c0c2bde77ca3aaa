import { fillBand } from './band.ts'
import { type Corpus, occurrencesByType } from './corpus.ts'
import type { Parameters } from './options.ts'
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
  parameters: Parameters,
  agreement: boolean,
): TranslationTable => {
  const { zh, en } = corpus
  const zhSize = zh.vocabulary.size
  const enSize = en.vocabulary.size
  const { unigram: epsilon, toNull } = parameters
  const { zhUnigram, enUnigram, zhCountFactor, enCountFactor, zhPriorFactor, enPriorFactor } = known
  const byType = occurrencesByType(zh.tokens, zhSize)
  const { from, to, pairOf } = englishRanges(corpus)
  const score = new Float64Array(enSize)
  const count = new Float64Array(enSize)

  const spread = (f: number): void => {
    for (let k = known.rowStart[f]; k < known.rowStart[f + 1]; k++) {
      score[known.columns[k]] = known.given[k]
      count[known.columns[k]] = known.earlier[k]
    }
  }
  const clear = (f: number): void => {
    for (let k = known.rowStart[f]; k < known.rowStart[f + 1]; k++) {
      score[known.columns[k]] = 0
      count[known.columns[k]] = 0
    }
  }
  // Σ over the Chinese tokens of t(e | f), for each English token.
  const enSum = new Float64Array(en.tokens.length)
  for (let f = 0; f < zhSize; f++) {
    spread(f)
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const p = pairOf[at]
      const share = (1 - toNull) / (zh.starts[p + 1] - zh.starts[p])
      const countShare = share * zhCountFactor[f]
      const priorShare = share * zhPriorFactor[f]
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        enSum[j] += countShare * count[e] + priorShare * (score[e] + epsilon * enUnigram[e])
      }
    }
    clear(f)
  }
  for (let j = 0; j < enSum.length; j++) enSum[j] += toNull * enUnigram[en.tokens[j]]

  const rowStart = new Int32Array(zhSize + 1)
  const rows = new GrowingRows()
  const expected = new Float64Array(enSize)
  const touched = new Int32Array(enSize)
  const stamp = new Int32Array(enSize).fill(-1)
  for (let f = 0; f < zhSize; f++) {
    spread(f)
    let touchedCount = 0
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const p = pairOf[at]
      let zhSum = toNull * zhUnigram[f]
      const zhShare = (1 - toNull) / (en.starts[p + 1] - en.starts[p])
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        zhSum += zhShare * (count[e] * enCountFactor[e] + (score[e] + epsilon * zhUnigram[f]) * enPriorFactor[e])
      }
      const enShare = (1 - toNull) / (zh.starts[p + 1] - zh.starts[p])
      const countShare = enShare * zhCountFactor[f]
      const priorShare = enShare * zhPriorFactor[f]
      const perZh = zhShare / zhSum
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        if (stamp[e] !== f) {
          stamp[e] = f
          expected[e] = 0
          touched[touchedCount++] = e
        }
        const toEnglish = (countShare * count[e] + priorShare * (score[e] + epsilon * enUnigram[e])) / enSum[j]
        const toChinese = perZh * (count[e] * enCountFactor[e] + (score[e] + epsilon * zhUnigram[f]) * enPriorFactor[e])
        expected[e] += agreement ? toEnglish * toChinese : 0.5 * (toEnglish + toChinese)
      }
    }
    const columns = touched.subarray(0, touchedCount).sort()
    for (const e of columns) rows.push(e, expected[e], score[e], count[e])
    rowStart[f + 1] = rows.length
    clear(f)
  }
  const { columns, counts, given, earlier } = rows.finish()
  const table = new TranslationTable(corpus, { rowStart, columns, given, earlier, elsewhere: known.elsewhere })
  table.learn(counts)
  return table
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
