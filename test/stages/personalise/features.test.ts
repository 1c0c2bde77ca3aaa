import { describe, expect, it } from 'vitest'
import { categories } from '../../../model/term.ts'
import { PERSONAL_FEATURES, type PersonalContext, personalRow } from '../../../stages/personalise/features.ts'

const context: PersonalContext = {
  ...{ zh: '数字经济体', en: 'the digital economy', category: 'term', odds: 1, frequency: 1 },
  ...{ otherAccepted: false, otherRejected: false },
}
const features = (changes: Partial<PersonalContext>) => {
  const row = personalRow({ ...context, ...changes })
  return Object.fromEntries(PERSONAL_FEATURES.map(({ name }, i) => [name, row[i]]))
}

describe('personal features', () => {
  it('of a pair of usual length, seen once', () => {
    expect(features({})).toEqual({
      ...{ strict: 1, odds: 1, zhLength: 0, enLength: 0, frequency: 0, de: 0, list: 0 },
      ...{ otherAccepted: 0, otherRejected: 0 },
      ...Object.fromEntries(categories.map((category) => [category, category === 'term' ? 1 : 0])),
    })
  })

  it('trust the ranker within bounds', () => {
    expect([features({ odds: 7 }).odds, features({ odds: -7 }).odds]).toEqual([3, -3])
  })

  it('measure lengths and occurrences by their logarithms', () => {
    expect(features({ zh: '数字经济体'.repeat(2) }).zhLength).toBeCloseTo(Math.log(2))
    expect(features({ en: 'one  two three four five six' }).enLength).toBeCloseTo(Math.log(2))
    expect(features({ frequency: 4 }).frequency).toBeCloseTo(Math.log(4))
    expect(features({ frequency: 0 }).frequency).toBe(0)
  })

  it('see 的, lists and slogans, and what was decided of other renderings', () => {
    expect(features({ zh: '人的发展' })).toMatchObject({ de: 1, list: 0 })
    for (const zh of ['主权、安全', '治国，治党', '治国,治党'])
      expect(features({ zh })).toMatchObject({ de: 0, list: 1 })
    expect(features({ otherAccepted: true })).toMatchObject({ otherAccepted: 1, otherRejected: 0 })
    expect(features({ otherRejected: true })).toMatchObject({ otherAccepted: 0, otherRejected: 1 })
  })
})
