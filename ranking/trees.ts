/**
 * A regression tree as parallel arrays: inner node i asks `row[feature[i]] < threshold[i]` and goes to `yes[i]`, else to
 * `no[i]`; a number n >= 0 is the next node, n < 0 the leaf `leaf[-n - 1]`. Node 0 is the root, and a node stands before
 * those it leads to; without nodes the tree is its first leaf.
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

/** Log-odds of yes for one row of feature values. For many rows `forest.ts` is several times as fast. */
export function logOdds({ bias, trees }: TreeModel, row: ArrayLike<number>): number {
  return trees.reduce((sum, tree) => sum + leafOf(tree, row), bias)
}

function leafOf({ feature, threshold, yes, no, leaf }: Tree, row: ArrayLike<number>): number {
  let node = feature.length ? 0 : -1
  while (node >= 0) node = row[feature[node]] < threshold[node] ? yes[node] : no[node]
  return leaf[-node - 1]
}

/** Probability from log-odds. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
