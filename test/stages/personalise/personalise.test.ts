import { describe, expect, it } from 'vitest'
import { conceptId, renderingId } from '../../../language/identity.ts'
import type { DecidedPair } from '../../../model/decision.ts'
import type { Category, ConceptEntry } from '../../../model/term.ts'
import { personalise } from '../../../stages/personalise/index.ts'

const entry = (zh: string, en: string, category: Category, confidence = 0.5): ConceptEntry => ({
  id: conceptId(zh),
  zh,
  variants: [],
  category,
  revision: 0,
  renderings: [
    {
      ...{ id: renderingId(zh, en), zh, en, category, confidence, reasons: [], status: 'proposed', revision: 0 },
      occurrences: [{ unit: 'd:0', zh: { start: 0, end: zh.length }, en: { start: 0, end: en.length } }],
    },
  ],
})

const decided = (zh: string, en: string, category: Category, accepted: boolean): DecidedPair => ({
  ...{ zh, en, category, accepted, confidence: 0.5, frequency: 1 },
})

/** A reviewer who wants terms, and no verbs. */
const words = ['税率', '债券', '汇率', '股票', '利差', '存款', '贷款', '票据']
const reviewed = words.flatMap((word) => [
  decided(word, 'some noun', 'term', true),
  decided(`发行${word}`, 'issue some noun', 'verbal formulation', false),
])

const confidenceOf = (entries: readonly ConceptEntry[], zh: string) =>
  entries.find((one) => one.zh === zh)?.renderings[0].confidence as number

describe('personalise', () => {
  const fresh = [entry('买卖合约', 'trade contracts', 'verbal formulation'), entry('期权', 'option', 'term')]

  it('changes nothing without decisions', () => {
    expect(personalise({ decisions: [] })(fresh)).toBe(fresh)
  })

  it('learns which kinds of terms are wanted, and ranks by it', () => {
    const entries = personalise({ decisions: reviewed, ridge: 2 })(fresh)
    expect(entries.map(({ zh }) => zh)).toEqual(['期权', '买卖合约'])
    expect(confidenceOf(entries, '期权')).toBeGreaterThan(0.6)
    expect(confidenceOf(entries, '买卖合约')).toBeLessThan(0.4)
  })

  it('says so where it changed a confidence', () => {
    const entries = personalise({ decisions: reviewed, ridge: 2 })([...fresh, entry('汇率', 'some nouns', 'term')])
    const reasons = new Map(entries.map(({ zh, renderings }) => [zh, renderings[0].reasons]))
    expect(reasons.get('期权')).toEqual([{ side: 'for', code: 'likeAccepted' }])
    expect(reasons.get('买卖合约')).toEqual([{ side: 'against', code: 'likeRejected' }])
    expect(reasons.get('汇率')).toEqual([{ side: 'for', code: 'acceptedBefore' }])
  })

  it('says nothing of a small change', () => {
    const [{ renderings }] = personalise({ decisions: reviewed.slice(0, 1) })([entry('期权', 'option', 'term')])
    expect(Math.abs(renderings[0].confidence - 0.5)).toBeGreaterThan(0)
    expect(renderings[0].reasons).toEqual([])
  })

  it('tells once what was accepted before, ahead of the other reasons', () => {
    const known = entry('汇率', 'some nouns', 'term')
    const other = { side: 'for', code: 'other', value: '汇率' } as const
    const before = { side: 'for', code: 'acceptedBefore' } as const
    const [{ renderings }] = personalise({ decisions: reviewed })([
      { ...known, renderings: [{ ...known.renderings[0], reasons: [other, before] }] },
    ])
    expect(renderings[0].reasons).toEqual([before, other])
  })

  it('ranks the renderings of a Chinese term anew, and takes its category from the best', () => {
    const [verbal] = entry('利差', 'widen the spread', 'verbal formulation', 0.52).renderings
    const [noun] = entry('利差', 'spread', 'name', 0.5).renderings
    const both = { ...entry('利差', 'spread', 'verbal formulation'), renderings: [verbal, noun] }
    const [{ category, renderings }] = personalise({ decisions: reviewed, ridge: 2 })([both])
    expect(renderings.map(({ en }) => en)).toEqual(['spread', 'widen the spread'])
    expect(category).toBe('name')
  })

  it.each([0, 1])('stays a number where the ranker was entirely sure (%d)', (confidence) => {
    const [{ renderings }] = personalise({ decisions: reviewed })([entry('期权', 'option', 'term', confidence)])
    expect(renderings[0].confidence).toBeGreaterThanOrEqual(0)
    expect(renderings[0].confidence).toBeLessThanOrEqual(1)
    expect(Math.abs(renderings[0].confidence - confidence)).toBeLessThan(0.01)
  })

  it('keeps the confidence of the ranker beside its own', () => {
    for (const { renderings } of personalise({ decisions: reviewed })(fresh)) expect(renderings[0].prior).toBe(0.5)
  })

  it('changes hardly anything after one decision', () => {
    const entries = personalise({ decisions: reviewed.slice(0, 1) })(fresh)
    for (const { zh } of entries) expect(Math.abs(confidenceOf(entries, zh) - 0.5)).toBeLessThan(0.05)
  })

  it('is sure of what was accepted, wherever it stands', () => {
    const doubtful = entry('汇率', 'some nouns', 'term', 0.1)
    expect(confidenceOf(personalise({ decisions: reviewed })([doubtful]), '汇率')).toBeGreaterThanOrEqual(0.99)
  })

  it('trusts a Chinese term less whose renderings were rejected', () => {
    const rejected = words.map((word) => decided(word, 'wrong', 'term', false))
    const again = words.map((word) => decided(word, 'wrong again', 'term', false))
    const kept = ['基金', '资产', '负债', '利润', '成本', '收入', '预算', '信用'].map((word) =>
      decided(word, 'right', 'term', true),
    )
    const personalised = personalise({ decisions: [...rejected, ...again, ...kept], ridge: 2 })([
      entry('汇率', 'yet another', 'term'),
      entry('期权', 'yet another', 'term'),
    ])
    expect(confidenceOf(personalised, '汇率')).toBeLessThan(confidenceOf(personalised, '期权'))
  })
})
