import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Corridor,
  corridorOf,
  corridorPart,
  fullCorridor,
  intersection,
  transposed,
} from '../../../stages/align/corridor.ts'

/** Any corridor of up to 12 rows: bounds that never decrease, rows that meet, both corners inside. */
const corridors: fc.Arbitrary<Corridor> = fc
  .array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 12 })
  .map((growth) => {
    const low: number[] = []
    const high: number[] = []
    let top = 0
    let bottom = 0
    for (const [up, down] of growth) {
      low.push(bottom)
      top += up
      high.push(top)
      bottom = Math.min(top, bottom + down)
    }
    return corridorOf(Int32Array.from(low), Int32Array.from(high))
  })

const boundaries = ({ low, high }: Corridor): string[] =>
  [...low].flatMap((from, row) => Array.from({ length: high[row] - from + 1 }, (_, k) => `${row},${from + k}`))

describe('corridor', () => {
  test('cells are numbered row by row', () => {
    const corridor = corridorOf(Int32Array.of(0, 0, 1), Int32Array.of(1, 2, 2))
    expect([...corridor.offset]).toEqual([0, 2, 5, 7])
    expect(boundaries(corridor)).toEqual(['0,0', '0,1', '1,0', '1,1', '1,2', '2,1', '2,2'])
  })

  test('a whole grid has every boundary', () => {
    expect(boundaries(fullCorridor(1, 2))).toEqual(['0,0', '0,1', '0,2', '1,0', '1,1', '1,2'])
  })

  test('transposing swaps rows and columns of every boundary', () => {
    fc.assert(
      fc.property(corridors, (corridor) => {
        const swapped = boundaries(corridor).map((boundary) => boundary.split(',').reverse().join(','))
        expect(boundaries(transposed(corridor)).sort()).toEqual(swapped.sort())
      }),
    )
  })

  test('a part starts at the boundary asked for', () => {
    const corridor = corridorOf(Int32Array.of(0, 0, 1, 2), Int32Array.of(1, 2, 3, 3))
    expect(boundaries(corridorPart(corridor, 1, 3, 1))).toEqual(['0,0', '0,1', '1,0', '1,1', '1,2', '2,1', '2,2'])
  })

  test('an intersection has the boundaries of both', () => {
    const band = corridorOf(Int32Array.of(0, 0, 1), Int32Array.of(1, 2, 2))
    expect(boundaries(intersection(fullCorridor(2, 2), band))).toEqual(boundaries(band))
  })
})
