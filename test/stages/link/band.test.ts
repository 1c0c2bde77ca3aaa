import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillBand } from '../../../stages/link/band.ts'

const bandOf = (rows: number, columns: number) => {
  const first = new Int32Array(rows)
  const end = new Int32Array(rows)
  fillBand(rows, columns, first, end)
  return { first, end }
}

describe('fillBand', () => {
  test('takes the whole grid of a sentence', () => {
    const { first, end } = bandOf(3, 5)
    expect([...first, ...end]).toEqual([0, 0, 0, 5, 5, 5])
  })

  test('has a cell in every row, moves on only, and is the same from both sides', () => {
    const size = fc.integer({ min: 1, max: 2500 })
    fc.assert(
      fc.property(size, size, (rows, columns) => {
        const there = bandOf(rows, columns)
        const back = bandOf(columns, rows)
        for (let r = 0; r < rows; r++) {
          expect(there.end[r]).toBeGreaterThan(there.first[r])
          if (r > 0) expect(there.first[r]).toBeGreaterThanOrEqual(there.first[r - 1])
          for (const c of [there.first[r], there.end[r] - 1]) {
            expect(r >= back.first[c] && r < back.end[c]).toBe(true)
          }
          for (const c of [there.first[r] - 1, there.end[r]]) {
            if (c >= 0 && c < columns) expect(r >= back.first[c] && r < back.end[c]).toBe(false)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('grows linearly with the length', () => {
    const cells = (n: number) => {
      const { first, end } = bandOf(n, n)
      return end.reduce((sum, e, r) => sum + e - first[r], 0)
    }
    expect(cells(20_000) / cells(10_000)).toBeLessThan(2.1)
  })
})
