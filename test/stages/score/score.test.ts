import { describe, expect, it } from 'vitest'
import { logistic } from '../../../ranking/trees.ts'
import { type ConfidenceModel, pairOdds, score } from '../../../stages/score/index.ts'
import type { ScorableUnit } from '../../../stages/score/instances.ts'
import { RIVAL_FEATURES } from '../../../stages/score/rivalFeatures.ts'

/** Reasons ask for features by name; those that no example is about are 0. */
const ASKED = [
  'zh.reportSpread',
  'en.gloss',
  'zh.word',
  'en.capitals',
  'zh.quoted',
  'zh.idioms',
  'en.fit',
  'en.zhLeast',
]
const OWN = [...ASKED, 'en.least', 'en.support', 'en.unlinked', 'en.foreign', 'zh.inLonger', 'zh.rarest', 'zh.tokens']
const features = [...RIVAL_FEATURES.map(({ name }) => name), ...OWN]

/** Log-odds -2 for an equivalence below 1, 0.5 below 3, else 2; and a scaling that changes them. */
const model = {
  trees: {
    features,
    bias: 0,
    trees: [
      {
        ...{ feature: [1, 1], threshold: [1, 3], yes: [-1, -2], no: [1, -3], leaf: [-2, 0.5, 2] },
      },
    ],
  },
  slope: 0.5,
  strictness: {
    strict: { confidence: 0.9, accepted: 0.95 },
    balanced: { confidence: 0.5, accepted: 0.75 },
    broad: { confidence: 0.2, accepted: 0.6 },
  },
  shift: 0.25,
} as unknown as ConfidenceModel

interface Pair {
  readonly zh: readonly [from: number, to: number]
  readonly renderings: readonly (readonly [start: number, end: number, equivalence: number])[]
}

/** A unit of words separated by spaces on both sides, and its pairs. */
function unit(id: string, zh: string, en: string, pairs: readonly Pair[]): ScorableUnit {
  const tokens = (text: string) =>
    [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
      const norm = word.toLowerCase()
      return { text: word, norm, lemma: norm, pos: 'n', start: index, end: index + word.length }
    })
  return {
    unit: { id, zh, en, confidence: 1 },
    ...{ zh: tokens(zh), en: tokens(en), links: [] },
    pairs: pairs.map(({ zh: [from, to], renderings }) => ({
      candidate: { from, to, key: zh.split(' ').slice(from, to).join(''), termhood: 0, features: [] },
      renderings: renderings.map(([start, end, equivalence]) => ({
        ...{ start, end, equivalence },
        features: OWN.map(() => 0),
      })),
    })),
  } as unknown as ScorableUnit
}

const stem = (word: string) => word.replace(/s$/, '')
const found = (units: readonly ScorableUnit[], floor?: number) =>
  score({ model, given: OWN, stem, isLowerCase: () => true, floor })(units)

const trade = unit('a', '自由 贸易 协定', 'Free trade agreement', [
  { zh: [1, 2], renderings: [[1, 2, 4]] },
  { zh: [2, 3], renderings: [[2, 3, 2]] },
  { zh: [0, 1], renderings: [[0, 1, 0]] },
])

describe('score', () => {
  it('gives calibrated confidences, best first', () => {
    expect(found([trade]).map(({ zh, en, confidence }) => [zh, en, confidence])).toEqual([
      ['贸易', 'trade', logistic(0.5 * 2 + 0.25)],
      ['协定', 'agreement', logistic(0.5 * 0.5 + 0.25)],
      ['自由', 'free', logistic(0.5 * -2 + 0.25)],
    ])
  })

  it('tells how probably a pair is essential, and ranks by it', () => {
    // Log-odds 1 below an equivalence of 3, else -1; scaled.
    const tree = { feature: [1], threshold: [3], yes: [-1], no: [-2], leaf: [1, -1] }
    const essential = { trees: { features, bias: 0, trees: [tree] }, slope: 2, shift: 0.5 }
    const ranked = score({ model, essential, given: OWN, stem, isLowerCase: () => true })([trade])
    expect(ranked.map((pair) => [pair.zh, pair.essential])).toEqual([
      ['协定', logistic(2 * 1 + 0.5)],
      ['贸易', logistic(2 * -1 + 0.5)],
      ['自由', logistic(2 * 1 + 0.5)],
    ])
    expect(found([trade])[0]).not.toHaveProperty('essential')
  })

  it('drops what is below the floor, 0.05 unless told', () => {
    expect(found([trade], 0.5).map(({ zh }) => zh)).toEqual(['贸易', '协定'])
    const sure = found([trade])[0].confidence
    expect(found([trade], sure).map(({ zh }) => zh)).toEqual(['贸易'])
  })

  it('an occurrence has one rendering: the likeliest of two near ones', () => {
    const two = unit('a', '贸易', 'trade commerce', [
      {
        zh: [0, 1],
        renderings: [
          [0, 1, 2.5],
          [1, 2, 2],
        ],
      },
    ])
    expect(found([two]).map(({ en }) => en)).toEqual(['trade'])
    const better = unit('a', '贸易', 'trade commerce', [
      {
        zh: [0, 1],
        renderings: [
          [1, 2, 2],
          [0, 1, 3.4],
        ],
      },
    ])
    expect(found([better]).map(({ en }) => en)).toEqual(['trade'])
  })

  it('what has the same stems is one pair: of its clearest occurrence, surer for every other, in its usual form', () => {
    const once = (id: string, en: string, equivalence: number) =>
      unit(id, '协定', en, [{ zh: [0, 1], renderings: [[0, 1, equivalence]] }])
    const [pair, ...others] = found([once('a', 'agreements', 2), once('b', 'agreement', 4), once('c', 'agreements', 2)])
    expect(others).toEqual([])
    expect(pair).toMatchObject({ zh: '协定', en: 'agreements' })
    expect(pair.confidence).toBe(logistic(0.5 * pairOdds(2, 3) + 0.25))
    expect(pair.occurrences.map(({ unit }) => unit)).toEqual(['a', 'b', 'c'])
    expect(pair.occurrences[1]).toEqual({ unit: 'b', zh: { start: 0, end: 2 }, en: { start: 0, end: 9 } })
  })

  it('keeps the same English of another Chinese apart', () => {
    const other = unit('b', '协议', 'agreement', [{ zh: [0, 1], renderings: [[0, 1, 4]] }])
    expect(found([trade, other]).map(({ zh, en }) => `${zh} ${en}`)).toContain('协议 agreement')
    expect(found([trade, other]).map(({ zh, en }) => `${zh} ${en}`)).toContain('协定 agreement')
  })

  it('gives the span of several tokens from the first to the last', () => {
    const [pair] = found([unit('a', '自由 贸易', 'Free trade', [{ zh: [0, 2], renderings: [[0, 2, 4]] }])])
    expect(pair.occurrences[0]).toEqual({ unit: 'a', zh: { start: 0, end: 5 }, en: { start: 0, end: 10 } })
    expect(pair).toMatchObject({ zh: '自由 贸易', en: 'free trade' })
  })
})

it('a name that the English spells is sure, whatever the ranker says', () => {
  const spellings: Record<string, string[]> = { 何: ['he'], 远: ['yuan'], 航: ['hang'] }
  const named = unit('a', '何远航', 'He Yuanhang', [{ zh: [0, 1], renderings: [[0, 2, 0]] }])
  const person = { ...named, zh: named.zh.map((token) => ({ ...token, pos: 'nr' })) }
  const confidence = (one: ScorableUnit) =>
    score({ model, given: OWN, stem, isLowerCase: () => true, spellingsOf: (c) => spellings[c] ?? [] })([one])[0]
      .confidence
  expect(confidence(person)).toBe(logistic(0.5 * 3 + 0.25))
  expect(confidence(named)).toBe(logistic(0.5 * -2 + 0.25))
  const half = unit('a', '何远航', 'He Yuanhang', [{ zh: [0, 1], renderings: [[1, 2, 0]] }])
  expect(confidence({ ...half, zh: person.zh })).toBe(logistic(0.5 * -2 + 0.25))
})

it('a foreign name that the English writes by its sound is sure, with the characters beside it', () => {
  const asked: unknown[] = []
  const one = unit('a', '听 德沃夏克 的', 'hear Dvořák', [{ zh: [1, 2], renderings: [[1, 2, 0]] }])
  const confidence = (answer: boolean) =>
    score({
      model,
      given: OWN,
      stem,
      isLowerCase: () => true,
      isForeignName: (...args) => asked.push(args) > 0 && answer,
    })([one])[0].confidence
  expect(confidence(true)).toBe(logistic(0.5 * 3 + 0.25))
  expect(asked).toEqual([['德沃夏克', ['Dvořák'], '听', '的']])
  expect(confidence(false)).toBe(logistic(0.5 * -2 + 0.25))
})

it('a pair is surer by half the logarithm of its occurrences', () => {
  expect(pairOdds(1, 1)).toBe(1)
  expect(pairOdds(1, 9)).toBeCloseTo(1 + Math.log(3))
})
