import { expect, test } from 'vitest'
import { foldedUnder, wholesOf } from '../../ranking/pieces.ts'

const pair = (name: string, ...places: [unit: string, from: number, to: number, start: number, end: number][]) => ({
  name,
  places: places.map(([unit, from, to, start, end]) => ({ unit, from, to, start, end })),
})

test('a piece lies inside one longer pair wherever it stands, and that stands nowhere else', () => {
  const whole = pair('whole', ['a', 0, 3, 0, 4], ['b', 1, 4, 2, 6])
  const piece = pair('piece', ['a', 1, 3, 1, 4], ['b', 2, 4, 3, 6])
  const alone = pair('alone', ['a', 1, 2, 1, 2], ['c', 0, 1, 0, 1])
  const once = pair('once', ['a', 0, 1, 0, 1])
  const apart = pair('English elsewhere', ['a', 0, 2, 5, 6], ['b', 1, 2, 2, 3])
  expect(wholesOf([whole, piece, alone, once, apart])).toEqual(new Map([[piece, new Set([whole])]]))
})

test('of a nest the best is the head, longer or shorter, and the others fold under it', () => {
  const whole = pair('whole', ['a', 0, 4, 0, 4])
  const first = pair('first piece', ['a', 0, 2, 0, 2])
  const second = pair('second piece', ['a', 2, 4, 2, 4])
  const within = pair('within the second', ['a', 3, 4, 3, 4])
  const often = pair('stands elsewhere too', ['a', 0, 1, 0, 1], ['b', 0, 1, 0, 1])
  const foldedIn = (...ranked: (typeof whole)[]) =>
    Object.fromEntries([...foldedUnder(ranked)].map(([piece, head]) => [piece.name, head.name]))
  expect(foldedIn(whole, first, often, second, within)).toEqual({
    'first piece': 'whole',
    'second piece': 'whole',
    'within the second': 'whole',
  })
  // Two pieces beside each other may both be heads: the whole folds under the better one.
  expect(foldedIn(second, first, whole, often, within)).toEqual({
    whole: 'second piece',
    'within the second': 'second piece',
  })
  expect(foldedUnder([whole, first], ({ name }) => name === 'first piece')).toEqual(new Map())
})
