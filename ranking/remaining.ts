import { corrected, fitCorrection } from './logisticRegression.ts'
import { logistic } from './trees.ts'

/** What is left to find in a queue, told by what was decided so far. */
export interface Remaining {
  /** Good pairs expected among those that nobody has decided on. */
  readonly expected: number
  /** Its standard error. */
  readonly error: number
  /** Good pairs expected among the next so many of the queue, running total; one value a pair. */
  readonly ahead: readonly number[]
}

/** How many decisions the confidence as it ships is worth; the slope is held so much more firmly than the offset. */
const ridge = 1
const slopeScale = 0.3
/** Confidences are kept from 0 and 1. */
const surest = 1e-3

/**
 * Estimates how many pairs of a queue are still to be accepted. Confidence says how probable that is; the decisions so far
 * correct it by a straight line of its log-odds (Platt 1999), for reviewers are more or less strict than the ranker's
 * gold. Few decisions change little. What comes first was decided first and says little of the end, hence the firm slope.
 *
 * @param decided confidence (0..1) and verdict of what was accepted or rejected
 * @param open confidence of what is undecided, in the order of the queue
 */
export function remaining(
  decided: readonly { readonly confidence: number; readonly accepted: boolean }[],
  open: readonly number[],
): Remaining {
  const examples = decided.map(({ confidence, accepted }) => {
    const offset = logOdds(confidence)
    return { row: [1, slopeScale * offset], yes: accepted, offset }
  })
  const weights = fitCorrection(examples, 2, ridge)
  let expected = 0
  let variance = 0
  const ahead = open.map((confidence) => {
    const offset = logOdds(confidence)
    const p = logistic(corrected(weights, [1, slopeScale * offset], offset))
    expected += p
    variance += p * (1 - p)
    return expected
  })
  return { expected, error: Math.sqrt(variance), ahead }
}

function logOdds(confidence: number): number {
  const p = Math.min(1 - surest, Math.max(surest, confidence))
  return Math.log(p / (1 - p))
}
