import { expect, test } from 'vitest'
import { GoldIndex } from '../../evaluation/goldIndex.ts'
import { completed, type Verdict } from '../../evaluation/verdicts.ts'

const gold = [{ zh: '贸易协定', en: 'trade agreement', essential: true, category: 'T' }]
const verdicts: Verdict[] = [
  { zh: '自由贸易', en: 'free trade', verdict: 'keep' },
  { zh: '由贸易', en: 'free trade', verdict: 'mend', mended: { zh: '自由贸易', en: 'free trade' } },
  { zh: '今天', en: 'today', verdict: 'reject' },
]

test('a reference is completed by what readers kept and mended', () => {
  const index = new GoldIndex(completed(gold, verdicts), verdicts)
  expect(index.has('自由贸易', 'free trade')).toBe(true)
  expect(index.isEssentialPair('自由贸易', 'free trade')).toBe(false)
  expect(index.isEssentialPair('贸易协定', 'trade agreements')).toBe(true)
  expect(index.has('由贸易', 'free trade')).toBe(false)
  expect(index.verdictOn('由贸易', 'free trade')).toBe('mend')
  expect(index.verdictOn('今天', 'today')).toBe('reject')
  expect(index.verdictOn('明天', 'tomorrow')).toBeUndefined()
})
