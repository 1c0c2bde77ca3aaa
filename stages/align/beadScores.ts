import { beadTypes, longestBlock, typePriors } from './beadTypes.ts'
import { type Corridor, transposed } from './corridor.ts'
import type { CueTable } from './cues.ts'
import { lengthScore } from './lengths.ts'
import { lexicalTable } from './lexicalTable.ts'
import type { Lexicon } from './lexicon.ts'
import type { Parameters } from './parameters.ts'
import type { Side } from './sides.ts'

/** All that the scores of beads are computed from. */
export interface BeadModel {
  readonly zh: Side
  readonly en: Side
  /** t(e | z) by Chinese word, and t(z | e) by English word. */
  readonly enGivenZh: Lexicon
  readonly zhGivenEn: Lexicon
  /** English characters per Chinese character. */
  readonly ratio: number
  readonly startCues: CueTable
  readonly endCues: CueTable
  /** Cost of having a sentence in a bead but not at its start: a turn or a paragraph begins there. */
  readonly zhInner: Float32Array
  readonly enInner: Float32Array
}

/**
 * Log-likelihood ratio of every two-sided bead of a corridor: scores[cell * beadTypes.length + type] is that of the bead
 * whose first sentences follow the boundary `cell`. Beads that would leave the corridor are minus infinity.
 *
 * @param model of the sentences of this corridor only
 */
export function beadScores(model: BeadModel, corridor: Corridor, parameters: Parameters): Float32Array {
  const { zh, en, startCues, endCues } = model
  const { low, high, offset } = corridor
  const across = transposed(corridor)
  const { nullShare, lexicalWeight } = parameters
  const enTable = lexicalTable(zh, en, model.enGivenZh, corridor, longestBlock, nullShare)
  const zhTable = lexicalTable(en, zh, model.zhGivenEn, across, longestBlock, nullShare)
  const rows = low.length - 1
  const types = beadTypes.length
  const priors = typePriors(parameters)
  const zhLengths = runningSums(zh.lengths, model.ratio)
  const enLengths = runningSums(en.lengths, 1)
  const zhInner = runningSums(model.zhInner, 1)
  const enInner = runningSums(model.enInner, 1)
  const scores = new Float32Array(offset[rows + 1] * types).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0, cell = 0; i < rows; i++) {
    for (let j = low[i]; j <= high[i]; j++, cell++) {
      const start = startCues.scores[startCues.zhClass[i] * startCues.enClasses + startCues.enClass[j]]
      for (let type = 0; type < types; type++) {
        const toRow = i + beadTypes[type].zh
        const toColumn = j + beadTypes[type].en
        if (toRow > across.high[j] || toColumn > high[i] || toColumn < low[toRow]) continue
        const enGiven = enTable[toRow - i - 1]
        const zhGiven = zhTable[toColumn - j - 1]
        const acrossCell = across.offset[j] + i - across.low[j]
        const lexical =
          enGiven[cell + toColumn - j] - enGiven[cell] + zhGiven[acrossCell + toRow - i] - zhGiven[acrossCell]
        const length = lengthScore(zhLengths[toRow] - zhLengths[i], enLengths[toColumn] - enLengths[j], parameters)
        const end = endCues.scores[endCues.zhClass[toRow - 1] * endCues.enClasses + endCues.enClass[toColumn - 1]]
        const inner = zhInner[toRow] - zhInner[i + 1] + enInner[toColumn] - enInner[j + 1]
        scores[cell * types + type] = priors[type] + lexicalWeight * lexical + length + start + end + inner
      }
    }
  }
  return scores
}

function runningSums(values: Float32Array, scale: number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let k = 0; k < values.length; k++) sums[k + 1] = sums[k] + scale * values[k]
  return sums
}
