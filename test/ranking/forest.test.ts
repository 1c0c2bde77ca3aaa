import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOddsOf } from '../../ranking/forest.ts'
import { logOdds, type Tree } from '../../ranking/trees.ts'
import { model } from './smallModel.ts'

/** A tree over three features: what is drawn says at each node whether to divide, by which feature and where. */
const trees = fc
  .array(
    fc.record({
      divides: fc.boolean(),
      feature: fc.nat(2),
      threshold: fc.integer({ min: -2, max: 2 }),
      leaf: fc.double({ min: -1, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((draws): Tree => {
    const [feature, threshold, yes, no, leaf]: number[][] = [[], [], [], [], []]
    const grow = (): number => {
      const draw = draws[(feature.length + leaf.length) % draws.length]
      if (!draw.divides || feature.length === 12) return -leaf.push(draw.leaf)
      const node = feature.push(draw.feature) - 1
      threshold.push(draw.threshold)
      yes[node] = grow()
      no[node] = grow()
      return node
    }
    grow()
    return { feature, threshold, yes, no, leaf }
  })

const rows = fc.array(fc.array(fc.constantFrom(-3, -2, -0.5, 0, 1, 2, 3, Number.NaN), { minLength: 3, maxLength: 3 }), {
  maxLength: 70,
})

describe('logOddsOf', () => {
  it('adds the bias and one leaf of every tree', () => {
    const sums = logOddsOf(model, [
      [2, 50],
      [3, 9],
      [4, 10],
    ])
    expect([...sums]).toEqual([0.25 - 1 + 0.125, 0.25 + 0.5 + 0.125, 0.25 + 2 + 0.125])
  })

  it('gives every row the very number it gets alone, however many rows there are', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 5 }), rows, (some, many) => {
        const forest = { features: ['a', 'b', 'c'], bias: 0.5, trees: some }
        expect([...logOddsOf(forest, many)]).toEqual(many.map((row) => logOdds(forest, row)))
      }),
    )
  })

  it('has nothing to say of no rows', () => {
    expect(logOddsOf(model, [])).toHaveLength(0)
  })
})
