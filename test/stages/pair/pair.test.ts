import { describe, expect, it } from 'vitest'
import type { LinkedUnit, WordLink } from '../../../model/token.ts'
import { EQUIVALENCE_FEATURES } from '../../../stages/pair/equivalenceFeatures.ts'
import { type EquivalenceModel, pair } from '../../../stages/pair/index.ts'

const features = EQUIVALENCE_FEATURES.map(({ name }) => name)
const LENGTH = features.indexOf('en.tokens')

/** The longer a rendering, the likelier: log-odds 0 for one word, 1 for two, 2 for more. */
const model: EquivalenceModel = {
  patterns: { begin: {}, end: {}, whole: {}, heads: {}, tails: {} },
  trees: {
    features,
    bias: 0,
    trees: [{ feature: [LENGTH, LENGTH], threshold: [2, 3], yes: [-1, -2], no: [1, -3], leaf: [0, 1, 2] }],
  },
}
const options = {
  resources: { isGloss: () => false, frequency: () => 0 },
  model,
  stem: (word: string) => word,
}

const words = (text: string, pos: string) =>
  [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const norm = word.toLowerCase()
    return { text: word, norm, lemma: norm, pos, start: index, end: index + word.length }
  })

/** 数字 经济 — digital economy growth; the candidate is 数字经济. */
const unit = (links: WordLink[], id = 'a') => ({
  ...({
    unit: { id },
    zh: words('数字 经济', 'n'),
    en: words('digital economy growth', 'NOUN'),
    links,
  } as unknown as LinkedUnit),
  candidates: [{ from: 0, to: 2, key: '数字经济' }],
})
const linked = unit([
  { zh: 0, en: 0, probability: 0.9 },
  { zh: 1, en: 1, probability: 0.9 },
])
const rendered = (one: ReturnType<typeof unit>, kept?: number) =>
  pair({ ...options, ...(kept && { kept }) })([one])[0].pairs.map(({ renderings }) =>
    renderings.map(({ start, end, equivalence }) => `${start}-${end} ${equivalence}`),
  )

describe('pair', () => {
  it('passes on the two likeliest renderings, best first', () => {
    expect(rendered(linked)).toEqual([['0-3 2', '0-2 1']])
  })

  it('passes on as many as are wanted', () => {
    expect(rendered(linked, 1)).toEqual([['0-3 2']])
    expect(rendered(linked, 9)[0].length).toBeGreaterThan(2)
  })

  it('gives every rendering its features', () => {
    const [{ pairs, ...rest }] = pair(options)([linked])
    const [{ candidate, renderings }] = pairs
    expect(candidate).toBe(linked.candidates[0])
    expect(renderings.map(({ features: row }) => row[LENGTH])).toEqual([3, 2])
    expect(renderings[0].features).toHaveLength(features.length)
    expect(rest).not.toHaveProperty('candidates')
  })

  it('counts in how many units of the document a pair stands', () => {
    const count = features.indexOf('en.supportCount')
    const found = pair(options)([linked, { ...linked, unit: { ...linked.unit, id: 'b' } }])
    // log2(1 + 2)
    expect(found.map(({ pairs }) => pairs[0].renderings[0].features[count])).toEqual([Math.log2(3), Math.log2(3)])
  })

  it('a candidate without links has no pair, and is left out', () => {
    expect(rendered(unit([]))).toEqual([])
    const mixed = { ...linked, candidates: [...linked.candidates, { from: 1, to: 2, key: '经济' }] }
    const half = { ...mixed, links: [{ zh: 0, en: 0, probability: 0.9 }] }
    expect(pair(options)([half])[0].pairs.map(({ candidate }) => candidate.key)).toEqual(['数字经济'])
  })

  it('a unit that is no sentence pair any more gives nothing', () => {
    const many = (length: number) => Array.from({ length }, () => linked.zh[0])
    const large = (zh: number) => ({ ...linked, zh: many(zh), en: Array.from({ length: 1000 }, () => linked.en[0]) })
    expect(pair(options)([large(1000)])[0].pairs).toHaveLength(1)
    expect(pair(options)([large(1001)])[0].pairs).toEqual([])
  })

  it('refuses a model of other features, or of these in another order', () => {
    const swapped = [features[1], features[0], ...features.slice(2)]
    const other = { ...model, trees: { ...model.trees, features: swapped } }
    expect(() => pair({ ...options, model: other })).toThrow('expected the feature')
  })
})
