import type { Corridor } from './corridor.ts'
import type { Lexicon } from './lexicon.ts'
import type { Side } from './sides.ts'

/**
 * How well blocks of one language explain the words of single sentences of the other: for every block of
 * `size` = 1..longest sentences of `given` that begins at row i, and every sentence j of `predicted` in the corridor,
 *
 *     sum over words w of j of  log( nullShare + (1 - nullShare) * sum over v in block of t(w | v) / |block| / p(w) )
 *
 * which is IBM model 1 against the unigram model (Moore 2002). Since the words of j do not depend on the other
 * sentences of a bead, every bead type is a sum of these.
 *
 * Returns, by size - 1, the running sums along each row: table[cell(i, j)] is the sum over the sentences low[i]..j - 1.
 */
export function lexicalTable(
  given: Side,
  predicted: Side,
  lexicon: Lexicon,
  corridor: Corridor,
  longest: number,
  nullShare: number,
): Float32Array[] {
  const { low, high, offset } = corridor
  const rows = low.length - 1
  const tables = Array.from({ length: longest }, () => new Float32Array(offset[rows + 1]))
  const explained = new Float64Array(predicted.shares.length)
  const nothing = Math.log(nullShare)
  for (let row = 0; row < rows; row++) {
    let blockLength = 0
    const lastSize = Math.min(longest, rows - row)
    for (let size = 1; size <= lastSize; size++) {
      const sentence = row + size - 1
      blockLength += given.starts[sentence + 1] - given.starts[sentence]
      spread(given, lexicon, sentence, 1, explained)
      const scale = (1 - nullShare) / Math.max(1, blockLength)
      const table = tables[size - 1]
      let sum = 0
      for (let j = low[row], cell = offset[row]; j < high[row]; j++) {
        const from = predicted.starts[j]
        const to = predicted.starts[j + 1]
        let product = 1
        for (let k = from; k < to; k++) {
          const word = predicted.tokens[k]
          const mass = explained[word]
          if (mass > 0) {
            product *= 1 + (scale * mass) / (nullShare * predicted.shares[word])
            if (product > 1e200) {
              sum += Math.log(product)
              product = 1
            }
          }
        }
        sum += Math.log(product) + nothing * (to - from)
        table[++cell] = sum
      }
    }
    for (let size = 1; size <= lastSize; size++) spread(given, lexicon, row + size - 1, -1, explained)
  }
  return tables
}

/** Adds (sign 1) or takes back (sign -1) what the words of a sentence explain. */
function spread(given: Side, lexicon: Lexicon, sentence: number, sign: 1 | -1, explained: Float64Array): void {
  for (let t = given.starts[sentence]; t < given.starts[sentence + 1]; t++) {
    const word = given.tokens[t]
    for (let k = lexicon.starts[word]; k < lexicon.starts[word + 1]; k++) {
      const column = lexicon.columns[k]
      explained[column] = sign > 0 ? explained[column] + lexicon.weights[k] : 0
    }
  }
}
