import { describe, expect, it } from 'vitest'
import type { PairInstance } from '../../../stages/score/instances.ts'
import { reasonsFor } from '../../../stages/score/reasons.ts'

/** A pair of which nothing is to be said. */
const plain = {
  ...{ 'zh.reportSpread': 0, 'en.gloss': 0, 'zh.word': 0, 'en.capitals': 0, 'zh.quoted': 0, 'zh.idioms': 0 },
  ...{ 'en.fit': 0.7, 'en.zhLeast': 0.4, 'en.least': 0.4, 'en.support': 0.5, longer: 0, unit: 0.7 },
  ...{ 'en.unlinked': 0, 'en.foreign': 0.3, lead: 0.3, 'zh.inLonger': 0.8, 'zh.rarest': 13, 'zh.tokens': 1 },
}

function reasons(changes: Partial<Record<keyof typeof plain, number>>, times = 1) {
  const values = { ...plain, ...changes }
  const columns = new Map(Object.keys(values).map((name, i) => [name, i]))
  return reasonsFor({ row: Object.values(values) } as unknown as PairInstance, columns, times).map(
    ({ side, code, value }) => `${side} ${code}${value === undefined ? '' : ` ${value}`}`,
  )
}

describe('reasonsFor', () => {
  it('has nothing to say of a pair on all edges', () => {
    expect(reasons({})).toEqual([])
  })

  it.each([
    // log2(1 + 7) = 3
    ['for inReports 7', { 'zh.reportSpread': 3 }],
    ['for inReports 2', { 'zh.reportSpread': 1.5 }],
    ['for glossed', { 'en.gloss': 1 }],
    ['for dictionaryWord', { 'zh.word': 1 }],
    ['for capitalised', { 'en.capitals': 1 }],
    ['for quoted', { 'zh.quoted': 1 }],
    ['for setPhrase', { 'zh.idioms': 1 }],
    ['for fullyLinked', { 'en.fit': 0.8, 'en.zhLeast': 0.5, 'en.least': 0.5 }],
    ['against partOfLonger', { longer: 0.1 }],
    ['against doubtfulAlignment', { unit: 0.69 }],
    ['against chineseUnlinked', { 'en.zhLeast': 0.19 }],
    ['against englishUnlinked', { 'en.unlinked': 1 }],
    ['against englishOfOthers', { 'en.foreign': 0.31 }],
    ['against closeRival', { lead: 0.29 }],
    ['against sameNeighbour', { 'zh.inLonger': 0.81 }],
    ['against everydayWord', { 'zh.rarest': 13.1 }],
    ['against mostlyOtherwise', { 'en.support': 0.49 }],
  ])('%s', (reason, changes) => {
    expect(reasons(changes)).toEqual([reason])
  })

  it.each([
    ['a share of capitals', { 'en.capitals': 0.9 }],
    ['a share of idioms', { 'zh.idioms': 0.9 }],
    ['few reports', { 'zh.reportSpread': 1.4 }],
    ['a good fit with an edge unlinked', { 'en.fit': 0.9, 'en.zhLeast': 0.9, 'en.least': 0.4 }],
    ['a good fit with a Chinese word unlinked', { 'en.fit': 0.9, 'en.zhLeast': 0.4, 'en.least': 0.9 }],
    ['a bad fit', { 'en.fit': 0.79, 'en.zhLeast': 0.9, 'en.least': 0.9 }],
    ['an everyday word within a phrase', { 'zh.rarest': 14, 'zh.tokens': 2 }],
    ['one unit that agrees with itself', { 'en.support': 1 }],
  ])('says nothing of %s', (_, changes) => {
    expect(reasons(changes)).toEqual([])
  })

  it('a gloss says more than that the word is in the dictionary', () => {
    expect(reasons({ 'zh.word': 1, 'en.gloss': 1 })).toEqual(['for glossed'])
  })

  it('what is always rendered so is told with its number, from the second time on', () => {
    expect(reasons({ 'en.support': 1 }, 4)).toEqual(['for alwaysSo 4'])
    expect(reasons({ 'en.support': 0.9 }, 4)).toEqual([])
  })
})
