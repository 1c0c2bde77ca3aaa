import { expect, test } from 'vitest'
import { logLikelihood, nearest } from '../../families/frames.ts'

test('G² of Dunning (1993), counted by hand', () => {
  // 10 of 20 places of the one have the other, which has 10 of 100: 2 * (10 ln 5 + 10 ln(10*100/(20*90)) + 80 ln(100/90)).
  const expected = 2 * (10 * Math.log(5) + 10 * Math.log(1000 / 1800) + 80 * Math.log(100 / 90))
  expect(logLikelihood(10, 20, 10, 100)).toBeCloseTo(expected, 9)
  expect(logLikelihood(2, 20, 10, 100)).toBeCloseTo(0, 9)
})

test('a word holds the nearest of each word, over a gap of one to six, and not across itself', () => {
  expect([...nearest(Int32Array.of(1, 2, 3, 4, 3), 0)]).toEqual([2, 3])
  expect([...nearest(Int32Array.of(1, 3, 3, 4), 0)]).toEqual([3])
  expect([...nearest(Int32Array.of(1, 2, 1, 4), 0)]).toEqual([2])
  expect([...nearest(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 0)]).toEqual([2, 3, 4, 5, 6, 7])
})
