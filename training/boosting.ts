import { seededRandom } from '../evaluation/random.ts'
import { logistic, type Tree, type TreeModel } from '../ranking/trees.ts'
import { BINS, binCuts, binned, round } from './bins.ts'

/** Rows of one question: values row-major (rows × features), labels 0/1, weight of each row. */
export interface Examples {
  readonly features: readonly string[]
  readonly values: Float32Array
  readonly labels: Uint8Array
  readonly weights: Float32Array
  /** Number of the choice that a row is an alternative of; the rows of one choice stand together. @default no choices */
  readonly choices?: Int32Array
}

export interface BoostingOptions {
  readonly trees: number
  readonly depth: number
  /** Most leaves of a tree. */
  readonly leaves: number
  readonly learningRate: number
  /** Least sum of hessians in a leaf. */
  readonly minLeaf: number
  /** L2 penalty on leaves. */
  readonly ridge: number
  /** Share of rows and of features each tree sees. */
  readonly rowShare: number
  readonly featureShare: number
}

export const BOOSTING: BoostingOptions = {
  trees: 160,
  depth: 6,
  leaves: 32,
  learningRate: 0.08,
  minLeaf: 8,
  ridge: 5,
  rowShare: 0.6,
  featureShare: 0.35,
}

/** A split that gains less is none. */
const LEAST_GAIN = 1e-3

/**
 * Histogram gradient boosting (Friedman 2001; Chen & Guestrin 2016 for the gain): with logistic loss, or where rows are
 * alternatives of choices with the loss of a conditional logit (McFadden 1974; the listwise loss of Cao et al. 2007), so
 * that trees spend themselves on what tells alternatives apart. Deterministic.
 */
export function boost(examples: Examples, options: BoostingOptions = BOOSTING): TreeModel {
  const { values, labels, weights, features, choices } = examples
  const columns = features.length
  const rows = labels.length
  const cuts = binCuts(values, rows, columns)
  const bins = binned(values, rows, columns, cuts)
  const random = seededRandom(7)
  let positive = 0
  let total = 0
  for (let i = 0; i < rows; i++) {
    total += weights[i]
    if (labels[i]) positive += weights[i]
  }
  const bias = Math.log((positive + 1) / (total - positive + 1))
  const score = new Float64Array(rows).fill(bias)
  const gradient = new Float64Array(rows)
  const hessian = new Float64Array(rows)
  const trees: Tree[] = []
  const chance = new Float64Array(rows)
  for (let t = 0; t < options.trees; t++) {
    const sample: number[] = []
    if (choices) softmax(choices, score, chance)
    else for (let i = 0; i < rows; i++) chance[i] = logistic(score[i])
    for (let i = 0; i < rows; i++) {
      const p = chance[i]
      gradient[i] = weights[i] * (labels[i] - p)
      hessian[i] = weights[i] * Math.max(1e-6, p * (1 - p))
      if (random() < options.rowShare) sample.push(i)
    }
    const chosen = features.map((_, f) => f).filter(() => random() < options.featureShare)
    const tree = grow(Int32Array.from(sample), chosen, bins, cuts, gradient, hessian, options)
    trees.push(tree)
    for (let i = 0; i < rows; i++) score[i] += tree.leaf[-leafIndex(tree, values, i * columns) - 1]
  }
  return { features, bias, trees }
}

/** The chance of each row among the alternatives of its choice. */
function softmax(choices: Int32Array, score: Float64Array, chance: Float64Array): void {
  for (let from = 0, to = 0; from < choices.length; from = to) {
    let sum = 0
    for (to = from; to < choices.length && choices[to] === choices[from]; to++) {
      chance[to] = Math.exp(score[to])
      sum += chance[to]
    }
    for (let i = from; i < to; i++) chance[i] /= sum
  }
}

function leafIndex(tree: Tree, values: Float32Array, offset: number): number {
  if (!tree.feature.length) return -1
  let node = 0
  while (node >= 0) node = values[offset + tree.feature[node]] < tree.threshold[node] ? tree.yes[node] : tree.no[node]
  return node
}

/** Sums of gradient and hessian by feature and bin, and over all members of a node. */
interface Histogram {
  readonly sums: Float64Array
  gradient: number
  hessian: number
}

function grow(
  sample: Int32Array,
  chosen: readonly number[],
  bins: readonly Uint8Array[],
  cuts: readonly Float64Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  options: BoostingOptions,
): Tree {
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    yes: [] as number[],
    no: [] as number[],
    leaf: [] as number[],
  }

  const histogramOf = (members: Int32Array): Histogram => {
    const histogram: Histogram = { sums: new Float64Array(chosen.length * BINS * 2), gradient: 0, hessian: 0 }
    const { sums } = histogram
    for (let c = 0; c < chosen.length; c++) {
      const column = bins[chosen[c]]
      const offset = c * BINS * 2
      for (let m = 0; m < members.length; m++) {
        const i = members[m]
        const at = offset + column[i] * 2
        sums[at] += gradient[i]
        sums[at + 1] += hessian[i]
      }
    }
    for (let m = 0; m < members.length; m++) {
      histogram.gradient += gradient[members[m]]
      histogram.hessian += hessian[members[m]]
    }
    return histogram
  }

  const open: OpenLeaf[] = []
  const openLeaf = (members: Int32Array, histogram: Histogram, depth: number, join: (target: number) => void): void => {
    const split = depth === options.depth ? undefined : bestSplit(histogram, chosen, cuts, options)
    open.push({ members, histogram, depth, split, join })
  }
  openLeaf(sample, histogramOf(sample), 0, () => {})
  while (open.length < options.leaves) {
    // Best first (Shi 2007): the leaf whose split gains most.
    const next = open.reduce((best, one, i) => (gainOf(one) > gainOf(open[best]) ? i : best), 0)
    const { members, histogram, depth, split, join } = open[next]
    if (!split) break
    open.splice(next, 1)
    const node = tree.feature.length
    join(node)
    tree.feature.push(split.feature)
    tree.threshold.push(cuts[split.feature][split.bin])
    tree.yes.push(0)
    tree.no.push(0)
    const column = bins[split.feature]
    const yes = members.filter((i) => column[i] <= split.bin)
    const no = members.filter((i) => column[i] > split.bin)
    // Only the smaller side is counted; the larger one is what remains of the whole.
    const smaller = histogramOf(yes.length < no.length ? yes : no)
    const larger = remainder(histogram, smaller)
    const [ofYes, ofNo] = yes.length < no.length ? [smaller, larger] : [larger, smaller]
    openLeaf(yes, ofYes, depth + 1, (target) => {
      tree.yes[node] = target
    })
    openLeaf(no, ofNo, depth + 1, (target) => {
      tree.no[node] = target
    })
  }
  for (const { histogram, join } of open) {
    tree.leaf.push(round((options.learningRate * histogram.gradient) / (histogram.hessian + options.ridge)))
    join(-tree.leaf.length)
  }
  return tree
}

/** A leaf that may still be split. `join` makes its parent point to what becomes of it. */
interface OpenLeaf {
  readonly members: Int32Array
  readonly histogram: Histogram
  readonly depth: number
  readonly split: Split | undefined
  readonly join: (target: number) => void
}

/** Rows in bins up to `bin` of a feature go to one side. */
interface Split {
  readonly feature: number
  readonly bin: number
  readonly gain: number
}

const gainOf = ({ split }: OpenLeaf): number => split?.gain ?? 0

function remainder(whole: Histogram, part: Histogram): Histogram {
  return {
    sums: whole.sums.map((sum, i) => sum - part.sums[i]),
    gradient: whole.gradient - part.gradient,
    hessian: whole.hessian - part.hessian,
  }
}

function bestSplit(
  { sums, gradient: g, hessian: h }: Histogram,
  chosen: readonly number[],
  cuts: readonly Float64Array[],
  { ridge, minLeaf }: BoostingOptions,
): Split | undefined {
  const parent = (g * g) / (h + ridge)
  let best: Split | undefined
  for (const [c, feature] of chosen.entries()) {
    let leftG = 0
    let leftH = 0
    for (let bin = 0; bin < cuts[feature].length; bin++) {
      leftG += sums[(c * BINS + bin) * 2]
      leftH += sums[(c * BINS + bin) * 2 + 1]
      if (leftH < minLeaf || h - leftH < minLeaf) continue
      const gain = (leftG * leftG) / (leftH + ridge) + ((g - leftG) * (g - leftG)) / (h - leftH + ridge) - parent
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { feature, bin, gain }
    }
  }
  return best
}
