import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodePoint, byConfidence, byRank, rankOf } from '../../language/order.ts'
import type { TermPair } from '../../model/term.ts'

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

test('what is probably right and essential ranks first; what nobody knows to be essential, in the middle', () => {
  const pair = (zh: string, confidence: number, essential?: number): TermPair => {
    const told = { confidence, ...(essential !== undefined && { essential }) }
    return { zh, en: zh, category: 'term', ...told, occurrences: [], reasons: [] }
  }
  const pairs = [pair('a', 0.9, 0.2), pair('b', 0.8, 0.9), pair('c', 0.9), pair('d', 0.5, 1)]
  const names = (order: typeof byRank) => pairs.toSorted(order).map(({ zh }) => zh)
  expect(names(byRank)).toEqual(['b', 'c', 'a', 'd'])
  expect(names(byConfidence)).toEqual(['a', 'c', 'b', 'd'])
  expect(rankOf(pairs[1])).toBeCloseTo(0.8 ** 3 * 0.9)
})
