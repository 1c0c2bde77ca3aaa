import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../evaluation/random.ts'
import { logistic, logOdds } from '../../ranking/trees.ts'
import { BOOSTING, boost, type Examples } from '../../training/boosting.ts'

/** Yes when exactly one of the two numbers is above a half: no single feature tells it. */
function exclusiveOr(rows: number): Examples {
  const random = seededRandom(1)
  const values = Float32Array.from({ length: rows * 2 }, random)
  const labels = Uint8Array.from({ length: rows }, (_, i) => (values[2 * i] > 0.5 !== values[2 * i + 1] > 0.5 ? 1 : 0))
  return { features: ['a', 'b'], values, labels, weights: new Float32Array(rows).fill(1) }
}

describe('boost', () => {
  const model = boost(exclusiveOr(2000), { ...BOOSTING, featureShare: 1 })

  it('learns what takes two features together', () => {
    expect(logistic(logOdds(model, [0.9, 0.1]))).toBeGreaterThan(0.9)
    expect(logistic(logOdds(model, [0.1, 0.9]))).toBeGreaterThan(0.9)
    expect(logistic(logOdds(model, [0.9, 0.9]))).toBeLessThan(0.1)
    expect(logistic(logOdds(model, [0.1, 0.1]))).toBeLessThan(0.1)
  })

  it('grows trees of at most so many leaves, each node before those it leads to', () => {
    for (const { feature, yes, no, leaf } of boost(exclusiveOr(2000), { ...BOOSTING, leaves: 5, depth: 8 }).trees) {
      expect(leaf.length).toBeLessThanOrEqual(5)
      expect(feature.length).toBe(leaf.length - 1)
      for (const [i, target] of [...yes.entries(), ...no.entries()]) if (target >= 0) expect(target).toBeGreaterThan(i)
    }
  })

  it('gives the same model for the same examples', () => {
    expect(boost(exclusiveOr(2000), { ...BOOSTING, featureShare: 1 })).toEqual(model)
  })

  it('knows only the rate where nothing tells the classes apart', () => {
    const same = {
      ...exclusiveOr(100),
      values: new Float32Array(200),
      labels: Uint8Array.from({ length: 100 }, (_, i) => (i < 25 ? 1 : 0)),
    }
    expect(logistic(logOdds(boost(same), [0, 0]))).toBeCloseTo(0.25, 1)
  })
})
