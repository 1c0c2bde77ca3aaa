import { expect, test } from 'vitest'
import { seededRandom } from '../../evaluation/random.ts'
import { remaining } from '../../ranking/remaining.ts'

test('without decisions it is what the confidences add up to', () => {
  const { expected, ahead, error } = remaining([], [0.9, 0.5, 0.1])
  expect(expected).toBeCloseTo(1.5)
  expect(ahead.map((value) => Number(value.toFixed(2)))).toEqual([0.9, 1.4, 1.5])
  expect(error).toBeCloseTo(Math.sqrt(0.09 + 0.25 + 0.09))
})

test('a reviewer who is more lenient or stricter than the ranker is followed, within 20 % in a simulated review', () => {
  for (const shift of [-1, 0, 1]) {
    const random = seededRandom(7)
    const pairs = Array.from({ length: 600 }, () => random())
      .sort((a, b) => b - a)
      .map((confidence) => {
        const odds = Math.log(confidence / (1 - confidence)) + shift
        return { confidence, accepted: random() < 1 / (1 + Math.exp(-odds)) }
      })
    for (const share of [0.3, 0.5]) {
      const [done, open] = [pairs.slice(0, share * 600), pairs.slice(share * 600)]
      const { expected } = remaining(
        done,
        open.map(({ confidence }) => confidence),
      )
      const found = open.filter(({ accepted }) => accepted).length
      expect(Math.abs(expected / found - 1), `${shift} ${share}`).toBeLessThan(0.2)
    }
  }
})
