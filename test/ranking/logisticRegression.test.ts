import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corrected, fitCorrection } from '../../ranking/logisticRegression.ts'
import { logistic } from '../../ranking/trees.ts'

const times = <T>(n: number, item: T): T[] => Array.from({ length: n }, () => item)

describe('fitCorrection', () => {
  it('believes what was believed before where there are no examples', () => {
    expect([...fitCorrection([], 2, 1)]).toEqual([0, 0])
  })

  it('moves a constant to the share that was right', () => {
    // Three of four are right, where half was expected: log-odds ln 3. Hardly any penalty.
    const examples = [...times(3, { row: [1], yes: true, offset: 0 }), { row: [1], yes: false, offset: 0 }]
    expect(fitCorrection(examples, 1, 1e-9)[0]).toBeCloseTo(Math.log(3), 6)
  })

  it('corrects no more than the penalty lets it: at the optimum the two pull equally', () => {
    const examples = times(10, { row: [1], yes: true, offset: 0 })
    const [weight] = fitCorrection(examples, 1, 5)
    expect(5 * weight).toBeCloseTo(10 * (1 - logistic(weight)), 6)
  })

  it('tells two columns apart', () => {
    const examples = [
      ...times(20, { row: [1, 0], yes: true, offset: 0 }),
      ...times(20, { row: [0, 1], yes: false, offset: 0 }),
    ]
    const [kept, dropped] = fitCorrection(examples, 2, 1)
    expect(kept).toBeCloseTo(-dropped, 6)
    expect(kept).toBeGreaterThan(1)
  })

  it('never makes the examples less likely than before', () => {
    const example = fc.record({
      row: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      yes: fc.boolean(),
      offset: fc.double({ min: -4, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(example, { maxLength: 30 }), (examples) => {
        const weights = fitCorrection(examples, 3, 2)
        const likelihood = (w: Float64Array) =>
          examples.reduce((sum, { row, yes, offset }) => {
            const p = logistic(corrected(w, row, offset))
            return sum + Math.log(yes ? p : 1 - p)
          }, 0)
        expect(likelihood(weights)).toBeGreaterThanOrEqual(likelihood(new Float64Array(3)) - 1e-9)
      }),
    )
  })
})
