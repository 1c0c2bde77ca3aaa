import type { TranslationTable } from './table.ts'

/** Share of the statistics of related words beside a dictionary gloss of score 1. */
const WEIGHT = 1
/** Words of this many counts are needed before relatives are believed by half. */
const DOUBT = 1

/**
 * Chinese words that share a character or a pair of characters tend to share translations (国家, 国际, 两国: country).
 * Adds to the scores of each pair what the other words with these characters have learned:
 * the average over the word's characters and pairs g of (c(g, e) - c(f, e)) / (c(g) - c(f) + 1).
 */
export const addBackoff = (table: TranslationTable, grams: GramIndex): void => {
  const { rowStart, columns, counts, scores, zhTotal } = table
  scores.set(table.given)
  const sum = new Float64Array(table.enTotal.length)
  for (let g = 0; g < grams.size; g++) {
    let total = 0
    for (let n = grams.starts[g]; n < grams.starts[g + 1]; n++) {
      const f = grams.words[n]
      total += zhTotal[f]
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) sum[columns[k]] += counts[k]
    }
    for (let n = grams.starts[g]; n < grams.starts[g + 1]; n++) {
      const f = grams.words[n]
      const share = (WEIGHT * grams.share[f]) / (Math.max(0, total - zhTotal[f]) + DOUBT)
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) {
        scores[k] += share * Math.max(0, sum[columns[k]] - counts[k])
      }
    }
    for (let n = grams.starts[g]; n < grams.starts[g + 1]; n++) {
      const f = grams.words[n]
      for (let k = rowStart[f]; k < rowStart[f + 1]; k++) sum[columns[k]] = 0
    }
  }
}

/** Which words have which characters and pairs of characters; only those of at least two words. */
export interface GramIndex {
  readonly size: number
  readonly starts: Int32Array
  /** Word numbers, by gram. */
  readonly words: Int32Array
  /** By word: one over the number of its grams. */
  readonly share: Float64Array
}

export const indexGrams = (words: readonly string[]): GramIndex => {
  const byGram = new Map<string, number[]>()
  const share = new Float64Array(words.length)
  words.forEach((word, f) => {
    const grams = gramsOf(word)
    share[f] = 1 / Math.max(1, grams.size)
    for (const gram of grams) {
      const known = byGram.get(gram)
      if (known) known.push(f)
      else byGram.set(gram, [f])
    }
  })
  const shared = [...byGram.values()].filter((members) => members.length > 1)
  const starts = new Int32Array(shared.length + 1)
  shared.forEach((members, g) => {
    starts[g + 1] = starts[g] + members.length
  })
  return { size: shared.length, starts, words: Int32Array.from(shared.flat()), share }
}

const HAN = /\p{Script=Han}/u

const gramsOf = (word: string): ReadonlySet<string> => {
  const characters = [...word]
  const grams = new Set<string>()
  characters.forEach((character, n) => {
    if (!HAN.test(character)) return
    grams.add(character)
    if (n > 0 && HAN.test(characters[n - 1])) grams.add(characters[n - 1] + character)
  })
  return grams
}
