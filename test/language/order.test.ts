import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodePoint } from '../../language/order.ts'

test('characters beyond the basic plane come last', () => {
  expect(['𠮷', '\uff01', '吉', 'a', ''].sort(byCodePoint)).toEqual(['', 'a', '吉', '\uff01', '𠮷'])
})

test('the order is that of the UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
