import { beadTypes } from './beadTypes.ts'
import type { Corridor } from './corridor.ts'

/** What a run of unaligned sentences of one language costs (affine gap cost, Gotoh 1982). */
export interface GapCosts {
  readonly openGap: number
  readonly extendGap: number
}

/**
 * Posterior probabilities over all monotone alignments of a corridor, by the forward-backward algorithm in logarithms.
 *
 * A path steps from boundary to boundary: over a bead of one of the bead types, or over one unaligned sentence. A run of
 * unaligned sentences is Chinese first, then English, so that each alignment is one path. Three states tell which step
 * came last: a bead (or the start), an unaligned Chinese sentence, an unaligned English sentence.
 */
export interface BeadPosteriors {
  /** Log sum of all paths from the start to each boundary. */
  readonly reached: Float64Array
  /** Log sum of all paths from each boundary to the end, when the last step was a bead. */
  readonly remaining: Float64Array
  /** Log sum of all whole paths. */
  readonly total: number
  /** Probability that a sentence is unaligned, by sentence. */
  readonly zhUnaligned: Float64Array
  readonly enUnaligned: Float64Array
}

const impossible = -1e30
/** Terms smaller than the largest by this much do not change a sum of exponentials. */
const negligible = 20

/**
 * @param scores log score of every bead: scores[cell * beadTypes.length + type] for the bead that begins at the cell
 * @param openEnd true where the text goes on after the last row, so that a path may end anywhere in it
 */
export function posteriors(scores: Float32Array, corridor: Corridor, gaps: GapCosts, openEnd: boolean): BeadPosteriors {
  const { low, high, offset } = corridor
  const { openGap, extendGap } = gaps
  const rows = low.length - 1
  const cells = offset[rows + 1]
  const types = beadTypes.length
  const typeZh = Int32Array.from(beadTypes, (type) => type.zh)
  const typeEn = Int32Array.from(beadTypes, (type) => type.en)
  const terms = new Float64Array(types + 2)

  const afterBead = new Float64Array(cells).fill(impossible)
  const afterZh = new Float64Array(cells).fill(impossible)
  const afterEn = new Float64Array(cells).fill(impossible)
  const reached = new Float64Array(cells).fill(impossible)
  for (let i = 0, cell = 0; i <= rows; i++) {
    for (let j = low[i]; j <= high[i]; j++, cell++) {
      let count = 0
      for (let type = 0; type < types; type++) {
        const fromRow = i - typeZh[type]
        if (fromRow < 0) continue
        const fromColumn = j - typeEn[type]
        if (fromColumn < low[fromRow] || fromColumn > high[fromRow]) continue
        const from = offset[fromRow] + fromColumn - low[fromRow]
        terms[count++] = reached[from] + scores[from * types + type]
      }
      afterBead[cell] = i === 0 && j === low[0] ? 0 : logSum(terms, count)
      if (i > 0 && j <= high[i - 1]) {
        const above = offset[i - 1] + j - low[i - 1]
        afterZh[cell] = logAdd(afterBead[above] + openGap, afterZh[above] + extendGap)
      }
      if (j > low[i]) {
        const left = cell - 1
        afterEn[cell] = logAdd(logAdd(afterBead[left], afterZh[left]) + openGap, afterEn[left] + extendGap)
      }
      reached[cell] = logAdd(logAdd(afterBead[cell], afterZh[cell]), afterEn[cell])
    }
  }

  const total = openEnd ? logSum(reached.subarray(offset[rows]), high[rows] - low[rows] + 1) : reached[cells - 1]

  // From here on: the log sums of all paths from a boundary to the end, by the state in which the boundary was entered.
  const fromBead = new Float64Array(cells)
  const fromZh = new Float64Array(cells)
  const fromEn = new Float64Array(cells)
  const zhUnaligned = new Float64Array(rows)
  const enUnaligned = new Float64Array(high[rows])
  for (let i = rows, cell = cells - 1; i >= 0; i--) {
    for (let j = high[i]; j >= low[i]; j--, cell--) {
      let count = 0
      for (let type = 0; type < types; type++) {
        const toRow = i + typeZh[type]
        if (toRow > rows) continue
        const toColumn = j + typeEn[type]
        if (toColumn < low[toRow] || toColumn > high[toRow]) continue
        terms[count++] = scores[cell * types + type] + fromBead[offset[toRow] + toColumn - low[toRow]]
      }
      if (i === rows && (openEnd || j === high[rows])) terms[count++] = 0
      const beads = logSum(terms, count)
      const below = i < rows && j >= low[i + 1] ? offset[i + 1] + j - low[i + 1] : -1
      const right = j < high[i] ? cell + 1 : -1
      const zhNext = below < 0 ? impossible : fromZh[below]
      const enNext = right < 0 ? impossible : fromEn[right]
      fromEn[cell] = logAdd(beads, enNext + extendGap)
      const beadOrEn = logAdd(beads, enNext + openGap)
      fromZh[cell] = logAdd(beadOrEn, zhNext + extendGap)
      fromBead[cell] = logAdd(beadOrEn, zhNext + openGap)
      if (below >= 0) {
        zhUnaligned[i] += Math.exp(logAdd(afterBead[cell] + openGap, afterZh[cell] + extendGap) + zhNext - total)
      }
      if (right >= 0) {
        const before = logAdd(logAdd(afterBead[cell], afterZh[cell]) + openGap, afterEn[cell] + extendGap)
        enUnaligned[j] += Math.exp(before + enNext - total)
      }
    }
  }
  return { reached, remaining: fromBead, total, zhUnaligned, enUnaligned }
}

function logSum(terms: Float64Array, count: number): number {
  let largest = impossible
  for (let k = 0; k < count; k++) if (terms[k] > largest) largest = terms[k]
  let sum = 0
  for (let k = 0; k < count; k++) {
    const below = largest - terms[k]
    if (below < negligible) sum += Math.exp(-below)
  }
  return count === 0 ? impossible : largest + Math.log(sum)
}

function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b)
  const below = a > b ? a - b : b - a
  return below < negligible ? larger + Math.log1p(Math.exp(-below)) : larger
}
