import { longestBlock } from './beadTypes.ts'
import type { Corridor } from './corridor.ts'
import type { LinkWeights } from './lexicon.ts'
import type { SentenceSide } from './sides.ts'

/**
 * How well blocks of one language explain the words of single sentences of the other: for every block of 1 to 6
 * sentences of `given` that begins at row i, and every sentence j of `predicted` in the corridor,
 *
 *     sum over words w of j of  log( nullShare + (1 - nullShare) * sum over v in block of t(w | v) / |block| / p(w) )
 *
 * which is IBM model 1 against the unigram model (Moore 2002). Since the words of j do not depend on the other
 * sentences of a bead, every bead is a sum of these.
 *
 * Returns running sums along each row: table[cell(i, j) * longestBlock + size - 1] is the sum over the sentences
 * low[i]..j - 1 given the block of `size` sentences.
 */
export function lexicalTable(
  given: SentenceSide,
  predicted: SentenceSide,
  lexicon: LinkWeights,
  corridor: Corridor,
  nullShare: number,
): Float32Array {
  const { low, high, offset } = corridor
  const rows = low.length - 1
  const table = new Float32Array(offset[rows + 1] * longestBlock)
  const window = new BlockWindow(given, lexicon, predicted.words.length)
  const scales = new Float64Array(longestBlock)
  const sums = new Float64Array(longestBlock)
  const products = new Float64Array(longestBlock)
  const { mass, active } = window
  const nothing = Math.log(nullShare)
  for (let row = 0; row < rows; row++) {
    window.moveTo(row)
    for (let size = 1; size <= longestBlock; size++) {
      const length = given.starts[Math.min(rows, row + size)] - given.starts[row]
      scales[size - 1] = (1 - nullShare) / (nullShare * Math.max(1, length))
    }
    sums.fill(0)
    for (let j = low[row], cell = offset[row] + 1; j < high[row]; j++, cell++) {
      const from = predicted.starts[j]
      const to = predicted.starts[j + 1]
      products.fill(1)
      for (let k = from; k < to; k++) {
        const word = predicted.tokens[k]
        if (active[word] === 0) continue
        const rarity = 1 / predicted.shares[word]
        let explained = 0
        for (let size = 0; size < longestBlock; size++) {
          explained += mass[word * slots + ((row + size) & (slots - 1))]
          products[size] *= 1 + scales[size] * explained * rarity
        }
        if (products[0] > 1e150 || products[longestBlock - 1] > 1e150) {
          for (let size = 0; size < longestBlock; size++) {
            sums[size] += Math.log(products[size])
            products[size] = 1
          }
        }
      }
      const base = nothing * (to - from)
      for (let size = 0; size < longestBlock; size++) {
        sums[size] += Math.log(products[size]) + base
        table[cell * longestBlock + size] = sums[size]
      }
    }
  }
  return table
}

/** Sentences whose explained words are held at a time: the power of two above longestBlock. */
const slots = 8

/** What the words of each of the next sentences explain, kept while a block can begin at the current row. */
class BlockWindow {
  /** mass[word * slots + sentence mod slots]: sum of t(word | v) over the words v of the sentence. */
  readonly mass: Float32Array
  /** How many links lead from the sentences held to each word. */
  readonly active: Int32Array
  readonly #given: SentenceSide
  readonly #lexicon: LinkWeights
  #next = 0

  constructor(given: SentenceSide, lexicon: LinkWeights, words: number) {
    this.#given = given
    this.#lexicon = lexicon
    this.mass = new Float32Array(words * slots)
    this.active = new Int32Array(words)
  }

  /** Drops the sentence before `row` and takes in those up to `row` + longestBlock - 1. */
  moveTo(row: number): void {
    if (row > 0) this.#drop(row - 1)
    const end = Math.min(this.#given.starts.length - 1, row + longestBlock)
    while (this.#next < end) this.#take(this.#next++)
  }

  #take(sentence: number): void {
    const { starts, columns, weights } = this.#lexicon
    const slot = sentence & (slots - 1)
    for (let t = this.#given.starts[sentence]; t < this.#given.starts[sentence + 1]; t++) {
      const word = this.#given.tokens[t]
      for (let k = starts[word]; k < starts[word + 1]; k++) {
        this.mass[columns[k] * slots + slot] += weights[k]
        this.active[columns[k]]++
      }
    }
  }

  #drop(sentence: number): void {
    const { starts, columns } = this.#lexicon
    const slot = sentence & (slots - 1)
    for (let t = this.#given.starts[sentence]; t < this.#given.starts[sentence + 1]; t++) {
      const word = this.#given.tokens[t]
      for (let k = starts[word]; k < starts[word + 1]; k++) {
        this.mass[columns[k] * slots + slot] = 0
        this.active[columns[k]]--
      }
    }
  }
}
