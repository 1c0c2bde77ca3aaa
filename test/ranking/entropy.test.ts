import { describe, expect, it } from 'vitest'
import { entropy } from '../../ranking/entropy.ts'

describe('entropy', () => {
  it('is 0 for nothing and for one outcome', () => {
    expect(entropy([])).toBe(0)
    expect(entropy([4])).toBe(0)
  })

  it('is the number of yes-no questions for equal outcomes', () => {
    expect(entropy([2, 2])).toBe(1)
    expect(entropy([1, 1, 1, 1])).toBe(2)
  })

  it('is lower where one outcome dominates', () => {
    expect(entropy([3, 1])).toBeCloseTo(0.8113, 4)
  })
})
