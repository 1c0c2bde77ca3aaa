import { describe, expect, it } from 'vitest'
import { logistic, logOdds } from '../../ranking/trees.ts'
import { model } from './smallModel.ts'

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
