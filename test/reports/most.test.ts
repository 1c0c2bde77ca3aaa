import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Most } from '../../reports/most.ts'

test('those that weigh most are kept, of equal ones the earlier, whatever else came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (weights, n) => {
        const items = weights.map((weight, i) => ({ weight, i }))
        const most = new Most<(typeof items)[number]>(n, ({ weight }) => weight)
        for (const item of items) most.add(item)
        expect(most.inOrder()).toEqual(items.toSorted((a, b) => b.weight - a.weight || a.i - b.i).slice(0, n))
      },
    ),
  )
})
