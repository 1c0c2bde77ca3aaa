import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePoint } from '../../reports/changePoint.ts'

const choices = (text: string) => [...text].map((letter) => letter === 'b')

describe('changePoint', () => {
  test('needs two choices', () => {
    expect(changePoint([])).toBeUndefined()
    expect(changePoint([true])).toBeUndefined()
  })

  test('is the Bayes factor that can be worked out by hand', () => {
    // One place to change at: (1/2 · 1/2) against 0!2!.. of two choices, one a hit: B(2, 2) = 1/6.
    expect(changePoint(choices('ab'))).toMatchObject({ at: 1, from: 1, to: 1, before: 0, after: 1 })
    expect(changePoint(choices('ab'))?.bayesFactor).toBeCloseTo(1 / 4 / (1 / 6), 10)
    // All alike: 1/2 · 1/2 against B(3, 1) = 1/3.
    expect(changePoint(choices('bb'))?.bayesFactor).toBeCloseTo(1 / 4 / (1 / 3), 10)
    // Three, a change at 1 or at 2, against B(2, 3) = 1/12: (1/2 · 1/6 + 1/3 · 1/2) / 2.
    expect(changePoint(choices('aab'))?.bayesFactor).toBeCloseTo((1 / 12 + 1 / 6) / 2 / (1 / 12), 10)
  })

  test('finds where it changed, and how narrowly that is known', () => {
    const sharp = changePoint(choices('aaaaaaaaaabbbbbbbbbb'))
    expect(sharp).toMatchObject({ at: 10, before: 0, after: 1 })
    expect(sharp?.bayesFactor).toBeGreaterThan(1000)
    const blurred = changePoint(choices('aaaaabababbabbbabbbb'))
    expect(blurred?.bayesFactor).toBeLessThan(sharp?.bayesFactor ?? 0)
    expect((blurred?.to ?? 0) - (blurred?.from ?? 0)).toBeGreaterThan((sharp?.to ?? 0) - (sharp?.from ?? 0))
  })

  test('speaks against a change where the share stays', () => {
    expect(changePoint(choices('abababababababababab'))?.bayesFactor).toBeLessThan(1)
    expect(changePoint(choices('aaaaaaaaaaaaaaaaaaaa'))?.bayesFactor).toBeLessThan(1)
  })

  test('is the same for the other choice, and mirrored for the other direction of time', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 40 }), (sequence) => {
        const one = changePoint(sequence)
        const other = changePoint(sequence.map((choice) => !choice))
        const mirrored = changePoint(sequence.toReversed())
        expect(other?.bayesFactor).toBeCloseTo(one?.bayesFactor ?? 0, 6)
        expect(other?.at).toBe(one?.at)
        expect((mirrored?.bayesFactor ?? 0) / (one?.bayesFactor ?? 1)).toBeCloseTo(1, 6)
        expect(one?.from).toBeLessThanOrEqual(one?.at ?? 0)
        expect(one?.to).toBeGreaterThanOrEqual(one?.at ?? 0)
      }),
    )
  })

  test('holds for long sequences', () => {
    const long = changePoint(choices('a'.repeat(5000) + 'b'.repeat(5000)))
    expect(long).toMatchObject({ at: 5000, from: 5000, to: 5000 })
  })
})
