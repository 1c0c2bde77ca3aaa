import { describe, expect, it } from 'vitest'
import { logistic, logOdds, type TreeModel } from '../../measures/trees.ts'

/** length < 3 ? -1 : (frequency < 10 ? 0.5 : 2), and a second tree of one leaf. */
const model: TreeModel = {
  features: ['length', 'frequency'],
  bias: 0.25,
  trees: [
    { feature: [0, 1], threshold: [3, 10], yes: [-1, -2], no: [1, -3], leaf: [-1, 0.5, 2] },
    { feature: [], threshold: [], yes: [], no: [], leaf: [0.125] },
  ],
}

describe('boosted trees', () => {
  it('adds the bias and one leaf of every tree', () => {
    expect(logOdds(model, [2, 50])).toBe(0.25 - 1 + 0.125)
    expect(logOdds(model, [3, 9])).toBe(0.25 + 0.5 + 0.125)
    expect(logOdds(model, [4, 10])).toBe(0.25 + 2 + 0.125)
  })

  it('turns log-odds into probabilities', () => {
    expect(logistic(0)).toBe(0.5)
    expect(logistic(Math.log(4))).toBeCloseTo(0.8)
  })
})
