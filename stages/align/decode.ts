import { beadTypes } from './beadTypes.ts'
import type { Corridor } from './corridor.ts'
import type { BeadPosteriors } from './lattice.ts'

/** One step of an alignment: a bead of consecutive sentences, one side of which may be empty. */
export interface Step {
  /** First Chinese sentence and how many. */
  readonly zh: number
  readonly zhCount: number
  /** First English sentence and how many. */
  readonly en: number
  readonly enCount: number
  readonly confidence: number
}

/** Paths of a smaller share of all paths through a boundary are not looked at. */
const smallestShare = Math.log(1e-5)

/**
 * Minimum-Bayes-risk decoding: the alignment that maximises the expected number of sentences in a right bead, where an
 * unaligned sentence is right when it has no counterpart. The most probable single path can be one that few others
 * resemble; this one is what most of the probability agrees on.
 */
export function decodeBeads(
  scores: Float32Array,
  corridor: Corridor,
  posterior: BeadPosteriors,
  openEnd: boolean,
): Step[] {
  const { low, high, offset } = corridor
  const { reached, remaining, total, zhUnaligned, enUnaligned } = posterior
  const rows = low.length - 1
  const cells = offset[rows + 1]
  const types = beadTypes.length
  const typeZh = Int32Array.from(beadTypes, (type) => type.zh)
  const typeEn = Int32Array.from(beadTypes, (type) => type.en)
  const best = new Float64Array(cells)
  // How the best way reaches a boundary: a bead type, or one unaligned sentence of either language.
  const step = new Int8Array(cells)
  const confidence = new Float32Array(cells)
  const zhGap = types
  const enGap = types + 1
  for (let i = 0, cell = 0; i <= rows; i++) {
    for (let j = low[i]; j <= high[i]; j++, cell++) {
      let value = cell === 0 ? 0 : -1
      let how = 0
      let probability = 0
      if (i > 0 && j <= high[i - 1]) {
        const gain = best[offset[i - 1] + j - low[i - 1]] + zhUnaligned[i - 1]
        if (gain > value) {
          value = gain
          how = zhGap
          probability = zhUnaligned[i - 1]
        }
      }
      if (j > low[i]) {
        const gain = best[cell - 1] + enUnaligned[j - 1]
        if (gain > value) {
          value = gain
          how = enGap
          probability = enUnaligned[j - 1]
        }
      }
      const onward = remaining[cell] - total
      for (let type = 0; type < types; type++) {
        const fromRow = i - typeZh[type]
        const fromColumn = j - typeEn[type]
        if (fromRow < 0 || fromColumn < low[fromRow] || fromColumn > high[fromRow]) continue
        const from = offset[fromRow] + fromColumn - low[fromRow]
        const logShare = reached[from] + onward + scores[from * types + type]
        if (logShare < smallestShare) continue
        const share = Math.exp(logShare)
        const gain = best[from] + share * (typeZh[type] + typeEn[type])
        if (gain > value) {
          value = gain
          how = type
          probability = share
        }
      }
      best[cell] = value
      step[cell] = how
      confidence[cell] = probability
    }
  }

  let at = cells - 1
  if (openEnd) for (let cell = offset[rows]; cell < cells; cell++) if (best[cell] > best[at]) at = cell
  const steps: Step[] = []
  let i = rows
  let j = high[rows] - (cells - 1 - at)
  while (i > 0 || j > low[0]) {
    const cell = offset[i] + j - low[i]
    const how = step[cell]
    const { zh, en } = how === zhGap ? { zh: 1, en: 0 } : how === enGap ? { zh: 0, en: 1 } : beadTypes[how]
    i -= zh
    j -= en
    steps.push({ zh: i, zhCount: zh, en: j, enCount: en, confidence: Math.min(1, confidence[cell]) })
  }
  return steps.reverse()
}
