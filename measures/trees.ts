/**
 * A regression tree as parallel arrays: inner node i asks `row[feature[i]] < threshold[i]` and goes to `yes[i]`, else to
 * `no[i]`; a number n >= 0 is the next node, n < 0 the leaf `leaf[-n - 1]`. Node 0 is the root; without nodes the tree
 * is its first leaf.
 */
export interface Tree {
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly yes: readonly number[]
  readonly no: readonly number[]
  readonly leaf: readonly number[]
}

/** Gradient-boosted trees (Friedman 2001) for a yes/no question: the sum of bias and leaves is a log-odds. */
export interface TreeModel {
  /** Names of the columns of a row, in order. */
  readonly features: readonly string[]
  readonly bias: number
  readonly trees: readonly Tree[]
}

/** Log-odds of yes for one row of feature values. */
export function logOdds(model: TreeModel, row: ArrayLike<number>): number {
  let sum = model.bias
  for (const tree of model.trees) sum += tree.leaf[-leafOf(tree, row) - 1]
  return sum
}

function leafOf(tree: Tree, row: ArrayLike<number>): number {
  if (!tree.feature.length) return -1
  let node = 0
  while (node >= 0) node = row[tree.feature[node]] < tree.threshold[node] ? tree.yes[node] : tree.no[node]
  return node
}

/** Probability from log-odds. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
