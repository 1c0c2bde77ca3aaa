import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeStrings, openStrings } from '../../../glossaries/lexicons/stringTable.ts'

describe('a table of strings', () => {
  const table = openStrings(encodeStrings(['山', '山城', 'ü', '3d打印']))

  test('numbers them from 0 and finds them within a text, capitals or not', () => {
    expect(table.size).toBe(4)
    expect(table.find('山城')).toBe(1)
    expect(table.find('在山城里', 1, 2)).toBe(0)
    expect(table.find('3D打印')).toBe(3)
    expect(table.find('城')).toBe(-1)
    expect(table.find('')).toBe(-1)
  })

  test('finds the longest that starts at a place', () => {
    expect(table.longest).toBe(4)
    expect(table.longestMatch('在山城里', 1)).toBe(2)
    expect(table.longestMatch('在山城里', 0)).toBe(0)
  })

  test('gives back what was written', () => {
    const strings = fc.uniqueArray(fc.string().map((text) => text.toLowerCase()))
    fc.assert(
      fc.property(strings, (written) => {
        const read = openStrings(encodeStrings(written))
        expect(written.map((_, n) => read.text(n))).toEqual(written)
        expect(written.map((text) => read.find(text))).toEqual(written.map((_, n) => n))
      }),
    )
  })
})
