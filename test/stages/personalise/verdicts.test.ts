import { describe, expect, it } from 'vitest'
import type { DecidedPair } from '../../../model/decision.ts'
import { Verdicts } from '../../../stages/personalise/verdicts.ts'

const decided = (zh: string, en: string, accepted: boolean): DecidedPair => ({
  ...{ zh, en, category: 'term', accepted, confidence: 0.5, frequency: 1 },
})

describe('Verdicts', () => {
  const none = { otherAccepted: false, otherRejected: false }

  it('does not count the decision on a pair itself among those on others', () => {
    const verdicts = new Verdicts([decided('道路', 'path', true), decided('汇率', 'rate', false)])
    expect(verdicts.onOthers({ zh: '道路', en: 'path' })).toEqual(none)
    expect(verdicts.onOthers({ zh: '汇率', en: 'rate' })).toEqual(none)
    expect(verdicts.onOthers({ zh: '道路', en: 'road' })).toEqual({ otherAccepted: true, otherRejected: false })
    expect(verdicts.onOthers({ zh: '汇率', en: 'exchange rate' })).toEqual({
      otherAccepted: false,
      otherRejected: true,
    })
    expect(verdicts.onOthers({ zh: '存款', en: 'deposit' })).toEqual(none)
  })

  it('tells of a decided pair what was decided of the others', () => {
    const both = new Verdicts([decided('道路', 'path', true), decided('道路', 'road', false)])
    expect(both.onOthers({ zh: '道路', en: 'path' })).toEqual({ otherAccepted: false, otherRejected: true })
    expect(both.onOthers({ zh: '道路', en: 'road' })).toEqual({ otherAccepted: true, otherRejected: false })
    const twice = new Verdicts([decided('道路', 'path', true), decided('道路', 'way', true)])
    expect(twice.onOthers({ zh: '道路', en: 'path' })).toEqual({ otherAccepted: true, otherRejected: false })
    const never = new Verdicts([decided('道路', 'path', false), decided('道路', 'way', false)])
    expect(never.onOthers({ zh: '道路', en: 'path' })).toEqual({ otherAccepted: false, otherRejected: true })
  })

  it('holds on to the first of two decisions on one pair', () => {
    const verdicts = new Verdicts([decided('道路', 'path', true), decided('道路', 'path', false)])
    expect(verdicts.isAccepted({ zh: '道路', en: 'path' })).toBe(true)
    expect(verdicts.onOthers({ zh: '道路', en: 'way' })).toEqual({ otherAccepted: true, otherRejected: false })
    expect(new Verdicts([decided('道路', 'path', false)]).isAccepted({ zh: '道路', en: 'path' })).toBe(false)
  })
})
