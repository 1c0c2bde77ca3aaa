import { expect, test } from 'vitest'
import { piecesAmong } from '../../ranking/pieces.ts'

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
  expect([...piecesAmong([whole, piece, alone, once, apart])].map(({ name }) => name)).toEqual(['piece'])
})
