import { beadTypes, longestBlock, typePriors } from './beadTypes.ts'
import { type Corridor, transposed } from './corridor.ts'
import { lengthScore } from './lengths.ts'
import { lexicalTable } from './lexicalTable.ts'
import type { BeadModel } from './model.ts'
import type { AlignParameters } from './parameters.ts'

/**
 * Log-likelihood ratio of every two-sided bead of a corridor: scores[cell * beadTypes.length + type] is that of the bead
 * whose first sentences follow the boundary `cell`. Beads that would leave the corridor are minus infinity.
 *
 * @param model of the sentences of this corridor and no others
 */
export function beadScores(model: BeadModel, corridor: Corridor, parameters: AlignParameters): Float32Array {
  const { zh, en, startCues, endCues } = model
  const { low, high, offset } = corridor
  const across = transposed(corridor)
  const { nullShare, lexicalWeight } = parameters
  const enTable = lexicalTable(zh, en, model.enGivenZh, corridor, nullShare)
  const zhTable = lexicalTable(en, zh, model.zhGivenEn, across, nullShare)
  const rows = low.length - 1
  const types = beadTypes.length
  const typeZh = Int32Array.from(beadTypes, (type) => type.zh)
  const typeEn = Int32Array.from(beadTypes, (type) => type.en)
  const priors = typePriors(parameters)
  const zhLengths = runningSums(zh.lengths, model.lengthRatio)
  const enLengths = runningSums(en.lengths, 1)
  const zhInside = runningSums(model.zhInside, 1)
  const enInside = runningSums(model.enInside, 1)
  const zhCuts = runningSums(model.zhCut, 1)
  const enCuts = runningSums(model.enCut, 1)
  const scores = new Float32Array(offset[rows + 1] * types).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0, cell = 0; i < rows; i++) {
    for (let j = low[i]; j <= high[i]; j++, cell++) {
      const start = startCues.scores[startCues.zhClass[i] * startCues.enClasses + startCues.enClass[j]]
      const acrossCell = across.offset[j] + i - across.low[j]
      for (let type = 0; type < types; type++) {
        const a = typeZh[type]
        const b = typeEn[type]
        const toRow = i + a
        const toColumn = j + b
        if (toRow > across.high[j] || toColumn > high[i] || toColumn < low[toRow]) continue
        const enLexical = enTable[(cell + b) * longestBlock + a - 1] - enTable[cell * longestBlock + a - 1]
        const zhLexical = zhTable[(acrossCell + a) * longestBlock + b - 1] - zhTable[acrossCell * longestBlock + b - 1]
        // A sentence that the source cuts off has no length to compare.
        const cut = zhCuts[toRow] - zhCuts[i] + enCuts[toColumn] - enCuts[j] > 0
        const length = cut
          ? 0
          : lengthScore(zhLengths[toRow] - zhLengths[i], enLengths[toColumn] - enLengths[j], parameters)
        const end = endCues.scores[endCues.zhClass[toRow - 1] * endCues.enClasses + endCues.enClass[toColumn - 1]]
        const inside = zhInside[toRow] - zhInside[i + 1] + enInside[toColumn] - enInside[j + 1]
        scores[cell * types + type] =
          priors[type] + lexicalWeight * (enLexical + zhLexical) + length + start + end + inside
      }
    }
  }
  return scores
}

function runningSums(values: ArrayLike<number>, scale: number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let k = 0; k < values.length; k++) sums[k + 1] = sums[k] + scale * values[k]
  return sums
}
