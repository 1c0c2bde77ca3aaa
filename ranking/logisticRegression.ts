import { logistic } from './trees.ts'

/** A row of values with its answer, and the log-odds that were believed before. */
export interface OffsetExample {
  readonly row: ArrayLike<number>
  readonly yes: boolean
  /** Log-odds of yes that the weights correct. */
  readonly offset: number
}

/** Newton's method converges quadratically: from zero weights so many rounds are plenty. */
const ROUNDS = 12
const CONVERGED = 1e-6
/** A step that overshoots is halved so often at most: where answers contradict sure offsets, a whole one leads astray. */
const HALVINGS = 20

/**
 * Logistic regression of a correction: weights w so that `offset + w·row` are better log-odds of yes than `offset` alone.
 * `ridge` (> 0) is the L2 penalty, in examples: it draws the weights towards 0, that is towards what was believed before.
 * Maximum a posteriori by Newton's method (Hastie, Tibshirani, Friedman 2009, 4.4). Without examples all weights are 0.
 */
export function fitCorrection(examples: readonly OffsetExample[], columns: number, ridge: number): Float64Array {
  const weights = new Float64Array(columns)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => -ridge * weight)
    const curvature = Array.from({ length: columns }, (_, j) => {
      const row = new Float64Array(columns)
      row[j] = ridge
      return row
    })
    for (const { row, yes, offset } of examples) {
      const p = logistic(corrected(weights, row, offset))
      for (let j = 0; j < columns; j++) {
        if (row[j] === 0) continue
        gradient[j] += ((yes ? 1 : 0) - p) * row[j]
        for (let k = 0; k < columns; k++) curvature[j][k] += p * (1 - p) * row[j] * row[k]
      }
    }
    const step = solve(curvature, gradient)
    const before = lossOf(examples, weights, ridge)
    let after = weights.map((weight, j) => weight + step[j])
    for (let halving = 0; halving < HALVINGS && lossOf(examples, after, ridge) > before; halving++) {
      for (let j = 0; j < columns; j++) step[j] /= 2
      after = weights.map((weight, j) => weight + step[j])
    }
    weights.set(after)
    if (step.every((move) => Math.abs(move) < CONVERGED)) break
  }
  return weights
}

/** What is minimised: the negative log-likelihood and the penalty. */
function lossOf(examples: readonly OffsetExample[], weights: Float64Array, ridge: number): number {
  let loss = 0
  for (const weight of weights) loss += (ridge / 2) * weight * weight
  for (const { row, yes, offset } of examples) {
    const odds = corrected(weights, row, offset)
    // log(1 + e^x) without overflow, of the answer that was not given.
    const against = yes ? -odds : odds
    loss += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))
  }
  return loss
}

/** `offset + w·row`. */
export function corrected(weights: Float64Array, row: ArrayLike<number>, offset: number): number {
  let sum = offset
  for (let j = 0; j < weights.length; j++) sum += weights[j] * row[j]
  return sum
}

/** Solves A·x = b for a symmetric positive definite A, by elimination (which needs no pivots then). Overwrites both. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length
  for (let c = 0; c < n; c++)
    for (let r = c + 1; r < n; r++) {
      const factor = a[r][c] / a[c][c]
      for (let k = c; k < n; k++) a[r][k] -= factor * a[c][k]
      b[r] -= factor * b[c]
    }
  for (let r = n - 1; r >= 0; r--) {
    for (let k = r + 1; k < n; k++) b[r] -= a[r][k] * b[k]
    b[r] /= a[r][r]
  }
  return b
}
