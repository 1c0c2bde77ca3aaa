import { describe, expect, it } from 'vitest'
import type { LinkedUnit } from '../../../model/token.ts'
import { candidates, type TermhoodModel } from '../../../stages/candidates/index.ts'
import { TERMHOOD_FEATURES } from '../../../stages/candidates/termhoodFeatures.ts'

const features = TERMHOOD_FEATURES.map(({ name }) => name)
const resources = { isWord: () => false, isName: () => false, frequency: () => 0, formulation: () => undefined }

/** Log-odds -4 for spans of one word, -5 for spans of three or more, else 1. */
const model: TermhoodModel = {
  patterns: { begin: {}, end: {}, whole: {}, ends: {} },
  trees: {
    features,
    bias: 0,
    trees: [{ feature: [1, 1], threshold: [2, 3], yes: [-1, -2], no: [1, -3], leaf: [-4, 1, -5] }],
  },
}
const unit = {
  unit: { id: 'a' },
  links: [],
  zh: ['和平', '发展', '道路'].map((text, n) => ({ text, norm: text, pos: 'n', start: 2 * n, end: 2 * n + 2 })),
} as unknown as LinkedUnit

describe('candidates', () => {
  it('keeps spans from the floor on, with their termhood, in text order', () => {
    const [{ candidates: found, ...rest }] = candidates({ resources, model })([unit])
    expect(found.map(({ key, termhood }) => `${key} ${termhood}`)).toEqual([
      ...['和平 -4', '和平发展 1', '发展 -4', '发展道路 1', '道路 -4'],
    ])
    expect(found[1].features).toHaveLength(features.length)
    expect(rest).not.toHaveProperty('spans')
    expect(rest.unit.id).toBe('a')
  })

  it('takes another floor', () => {
    const keys = (floor: number) => candidates({ resources, model, floor })([unit])[0].candidates.map(({ key }) => key)
    expect(keys(0)).toEqual(['和平发展', '发展道路'])
    expect(keys(-5)).toHaveLength(6)
  })

  it('refuses a model of other features, or of these in another order', () => {
    const swapped = [features[1], features[0], ...features.slice(2)]
    expect(() => candidates({ resources, model: { ...model, trees: { ...model.trees, features: swapped } } })).toThrow(
      'expected the feature',
    )
  })
})
