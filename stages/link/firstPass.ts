import { fillBand } from './band.ts'
import { type Corpus, occurrencesByType } from './corpus.ts'
import type { Parameters } from './options.ts'
import { type Prior, priorTotals, TranslationTable, unigram } from './table.ts'

/**
 * The first iteration, IBM model 1 from the prior alone; it finds the pairs of types that stand together at all.
 * It goes by rows: one Chinese type at a time, its scores spread over an array of all English types, which spares a
 * search or a hash per cell. All pairs are kept: those that look hopeless now are half of what later iterations learn.
 */
export const firstPass = (
  corpus: Corpus,
  prior: Prior,
  parameters: Parameters,
  agreement: boolean,
): TranslationTable => {
  const { zh, en } = corpus
  const zhSize = zh.vocabulary.size
  const enSize = en.vocabulary.size
  const { unigram: epsilon, toNull } = parameters
  const totals = priorTotals(corpus, prior, epsilon)
  const zhUnigram = unigram(zh.tokens, zhSize)
  const enUnigram = unigram(en.tokens, enSize)
  const byType = occurrencesByType(zh.tokens, zhSize)
  const { from, to, pairOf } = englishRanges(corpus)
  const score = new Float64Array(enSize)

  const spread = (f: number, sign: 1 | 0): void => {
    for (let k = prior.rowStart[f]; k < prior.rowStart[f + 1]; k++) score[prior.columns[k]] = sign * prior.scores[k]
  }
  // Σ over the Chinese tokens of t(e | f), for each English token.
  const enSum = new Float64Array(en.tokens.length)
  for (let f = 0; f < zhSize; f++) {
    spread(f, 1)
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const p = pairOf[at]
      const share = (1 - toNull) / (zh.starts[p + 1] - zh.starts[p]) / totals.zh[f]
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        enSum[j] += share * (score[e] + epsilon * enUnigram[e])
      }
    }
    spread(f, 0)
  }
  for (let j = 0; j < enSum.length; j++) enSum[j] += toNull * enUnigram[en.tokens[j]]

  const rowStart = new Int32Array(zhSize + 1)
  const rows = new GrowingRows()
  const expected = new Float64Array(enSize)
  const touched = new Int32Array(enSize)
  const stamp = new Int32Array(enSize).fill(-1)
  for (let f = 0; f < zhSize; f++) {
    spread(f, 1)
    let touchedCount = 0
    for (let n = byType.starts[f]; n < byType.starts[f + 1]; n++) {
      const at = byType.positions[n]
      const p = pairOf[at]
      let zhSum = toNull * zhUnigram[f]
      const zhShare = (1 - toNull) / (en.starts[p + 1] - en.starts[p])
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        zhSum += (zhShare * (score[e] + epsilon * zhUnigram[f])) / totals.en[e]
      }
      const enShare = (1 - toNull) / (zh.starts[p + 1] - zh.starts[p]) / totals.zh[f]
      for (let j = from[at]; j < to[at]; j++) {
        const e = en.tokens[j]
        if (stamp[e] !== f) {
          stamp[e] = f
          expected[e] = 0
          touched[touchedCount++] = e
        }
        const toEnglish = (enShare * (score[e] + epsilon * enUnigram[e])) / enSum[j]
        const toChinese = (zhShare * (score[e] + epsilon * zhUnigram[f])) / totals.en[e] / zhSum
        expected[e] += agreement ? toEnglish * toChinese : 0.5 * (toEnglish + toChinese)
      }
    }
    const columns = touched.subarray(0, touchedCount).sort()
    for (const e of columns) rows.push(e, expected[e], score[e])
    rowStart[f + 1] = rows.length
    spread(f, 0)
  }
  return new TranslationTable(corpus, { rowStart, ...rows.finish() })
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

  push(column: number, count: number, given: number): void {
    if (this.length === this.#columns.length) {
      const grow = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
        to.set(from)
        return to
      }
      const size = Math.ceil(1.5 * this.length)
      this.#columns = grow(this.#columns, new Int32Array(size))
      this.#counts = grow(this.#counts, new Float32Array(size))
      this.#given = grow(this.#given, new Float32Array(size))
    }
    this.#columns[this.length] = column
    this.#counts[this.length] = count
    this.#given[this.length++] = given
  }

  finish() {
    const size = this.length
    return {
      columns: this.#columns.slice(0, size),
      counts: this.#counts.slice(0, size),
      given: this.#given.slice(0, size),
    }
  }
}
