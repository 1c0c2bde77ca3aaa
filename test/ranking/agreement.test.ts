import { expect, test } from 'vitest'
import type { SampleVerdict } from '../../model/team.ts'
import { agreementOf } from '../../ranking/agreement.ts'

const times = (n: number, a: SampleVerdict, b: SampleVerdict) => Array.from({ length: n }, () => [a, b] as const)

test('kappa of a table that can be worked out by hand', () => {
  // 20 + 15 of 50 agree; by chance 25 · 30 + 25 · 20 of 2500 would.
  const found = agreementOf([
    ...times(20, 'accepted', 'accepted'),
    ...times(5, 'accepted', 'rejected'),
    ...times(10, 'rejected', 'accepted'),
    ...times(15, 'rejected', 'rejected'),
  ])
  expect(found.share).toBeCloseTo(0.7, 10)
  expect(found.kappa).toBeCloseTo(0.4, 10)
  expect(found.error).toBeCloseTo(Math.sqrt((0.7 * 0.3) / (50 * 0.25)), 10)
  expect(found.table.rejected.accepted).toBe(10)
})

test('two who say one and the same of all agree, but nobody can say how much more than by chance', () => {
  expect(agreementOf(times(7, 'accepted', 'accepted'))).toMatchObject({ share: 1, kappa: null, error: null })
  expect(agreementOf([])).toMatchObject({ pairs: 0, share: 0, kappa: null })
})

test('who always say the opposite agree less than by chance', () => {
  const found = agreementOf([...times(5, 'accepted', 'rejected'), ...times(5, 'rejected', 'accepted')])
  expect(found).toMatchObject({ share: 0, kappa: -1 })
})
