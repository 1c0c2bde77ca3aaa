import { largest } from '../language/extremes.ts'

/**
 * Whether and when the share of a choice changed, in a sequence of choices: one change at an unknown place against none, by
 * Bayes factor (Smith 1975, "A Bayesian approach to inference about a change-point in a sequence of random variables"),
 * each share with a uniform prior, every place as likely as another.
 */
export interface ChangePoint {
  /** How much more likely the sequence is with a change than without one. 3 is weak, 20 strong (Kass & Raftery 1995); it may be infinite. */
  readonly bayesFactor: number
  /** Number of the first choice after the change: the median of its distribution. */
  readonly at: number
  /** Numbers between which it lies with a probability of 0.9, both inclusive. */
  readonly from: number
  readonly to: number
  /** Share of the choice before and after `at`, 0..1. */
  readonly before: number
  readonly after: number
}

const SURE = 0.9

/** @param choices whether each choice, in order of time, was the one asked about; undefined of fewer than two */
export function changePoint(choices: readonly boolean[]): ChangePoint | undefined {
  if (choices.length < 2) return undefined
  const hits = [0]
  for (const choice of choices) hits.push(hits[hits.length - 1] + (choice ? 1 : 0))
  const total = hits[choices.length]
  const none = evidence(total, choices.length)
  const logs = Array.from({ length: choices.length - 1 }, (_, i) => {
    const at = i + 1
    return evidence(hits[at], at) + evidence(total - hits[at], choices.length - at) - none
  })
  // Shifted, so that long sequences do not overflow.
  const most = largest(logs)
  const places = logs.map((log) => Math.exp(log - most))
  const sum = places.reduce((a, b) => a + b, 0)
  /** Number of the first place up to which so much of the probability lies. */
  const quantile = (share: number) => {
    let mass = 0
    for (const [i, place] of places.entries()) {
      mass += place / sum
      if (mass >= share) return i + 1
    }
    return places.length
  }
  const at = quantile(0.5)
  return {
    bayesFactor: (sum / places.length) * Math.exp(most),
    at,
    from: quantile((1 - SURE) / 2),
    to: quantile((1 + SURE) / 2),
    before: hits[at] / at,
    after: (total - hits[at]) / (choices.length - at),
  }
}

/** Logarithm of the probability of a sequence with so many hits, over all shares: the beta function. */
const evidence = (hits: number, length: number) =>
  logFactorial(hits) + logFactorial(length - hits) - logFactorial(length + 1)

const factorials = [0]

function logFactorial(n: number): number {
  while (factorials.length <= n) factorials.push(factorials[factorials.length - 1] + Math.log(factorials.length))
  return factorials[n]
}
