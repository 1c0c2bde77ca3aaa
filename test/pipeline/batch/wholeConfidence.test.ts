import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { WholeConfidence } from '../../../pipeline/batch/wholeConfidence.ts'
import type { Summary } from '../../../pipeline/results/codec/summary.ts'
import { logistic } from '../../../ranking/trees.ts'
import { pairOdds } from '../../../stages/score/index.ts'
import '../../propertySeed.ts'

const model = { slope: 0.9, shift: -0.3 }

interface Seen {
  readonly rendering: number
  /** Log-odds of the clearest occurrence. */
  readonly odds: number
  readonly frequency: number
}

const confidenceOf = ({ odds, frequency }: Omit<Seen, 'rendering'>) =>
  logistic(model.slope * pairOdds(odds, frequency) + model.shift)

const summary = (seen: readonly Seen[]): Summary => ({
  renderings: Float64Array.from(seen, ({ rendering }) => rendering),
  confidences: Float64Array.from(seen, confidenceOf),
  frequencies: Float64Array.from(seen, ({ frequency }) => frequency),
})

const part = fc.uniqueArray(
  fc.record({
    rendering: fc.integer({ min: 0, max: 5_000 }).map((n) => n * 999_983),
    odds: fc.double({ min: -4, max: 6, noNaN: true }),
    frequency: fc.integer({ min: 1, max: 40 }),
  }),
  { selector: ({ rendering }) => rendering, maxLength: 60 },
)

test('a pair is as sure as its clearest occurrence in any part and its occurrences in all make it', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 80 }), (parts) => {
      const whole = new WholeConfidence(model)
      for (const seen of parts) whole.add(summary(seen))
      const backwards = new WholeConfidence(model)
      for (const seen of parts.toReversed()) backwards.add(summary(seen))
      const expected = new Map<number, { odds: number; frequency: number }>()
      for (const { rendering, odds, frequency } of parts.flat()) {
        const known = expected.get(rendering) ?? { odds: Number.NEGATIVE_INFINITY, frequency: 0 }
        expected.set(rendering, { odds: Math.max(known.odds, odds), frequency: known.frequency + frequency })
      }
      for (const [rendering, seen] of expected) {
        expect(whole.of(rendering)).toBeCloseTo(confidenceOf(seen), 10)
        expect(backwards.of(rendering)).toBe(whole.of(rendering))
      }
      for (const one of parts.flat())
        expect((whole.of(one.rendering) ?? 0) + 1e-9).toBeGreaterThanOrEqual(confidenceOf(one))
      expect(whole.of(1)).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})
