import { describe, expect, test } from 'vitest'
import { confidenceModel, equivalenceModel, essentialModel, termhoodModel } from '../../pipeline/models.ts'
import { requireFeatures } from '../../ranking/guard.ts'
import type { Tree, TreeModel } from '../../ranking/trees.ts'
import { CANDIDATE_COLUMNS, candidates } from '../../stages/candidates/index.ts'
import { pair, RENDERING_COLUMNS } from '../../stages/pair/index.ts'
import { score } from '../../stages/score/index.ts'
import { model as small } from './smallModel.ts'

const given = [...CANDIDATE_COLUMNS, ...RENDERING_COLUMNS]
// None of the stages asks for these before it has a document.
const resources = {} as never
const stem = (word: string) => word

/** Each stage, opened with other trees. */
const opened: Readonly<Record<string, { trees: TreeModel; open: (trees: TreeModel) => unknown }>> = {
  termhood: {
    trees: termhoodModel().trees,
    open: (trees) => candidates({ resources, model: { ...termhoodModel(), trees } }),
  },
  equivalence: {
    trees: equivalenceModel().trees,
    open: (trees) => pair({ resources, stem, model: { ...equivalenceModel(), trees } }),
  },
  confidence: {
    trees: confidenceModel().trees,
    open: (trees) => score({ given, stem, isLowerCase: () => true, model: { ...confidenceModel(), trees } }),
  },
  essential: {
    trees: essentialModel().trees,
    open: (trees) => {
      const essential = { ...essentialModel(), trees }
      return score({ given, stem, isLowerCase: () => true, model: confidenceModel(), essential })
    },
  },
}

describe.each(Object.entries(opened))('the weights of %s', (name, { trees, open }) => {
  test('that ship are taken', () => {
    expect(() => open(trees)).not.toThrow()
  })

  test('are refused with two columns swapped, one missing, or one too many', () => {
    const [first, second, ...others] = trees.features
    const swapped = { ...trees, features: [second, first, ...others] }
    expect(() => open(swapped)).toThrow(`expected the feature ${first} in column 1, found ${second}`)
    expect(() => open({ ...trees, features: trees.features.slice(0, -1) })).toThrow('found none')
    expect(() => open({ ...trees, features: [...trees.features, 'more'] })).toThrow(
      `expected ${trees.features.length} features, found ${trees.features.length + 1}`,
    )
    expect(() => open(swapped)).toThrow(expect.objectContaining({ file: `${name}.weights.json` }))
  })
})

describe('weights', () => {
  const [tree] = small.trees
  const check = (change: Partial<Tree>) => () =>
    requireFeatures('small', { ...small, trees: [{ ...tree, ...change }] }, small.features)

  test('are refused where a node asks for what is not there, or leads nowhere', () => {
    expect(check({})).not.toThrow()
    const expected = 'expected trees whose nodes ask for these features, found another tree at place 1'
    for (const change of [
      { feature: [0, 2] },
      { yes: [-1, -4] },
      { no: [0, -3] },
      { no: [2, -3] },
      { threshold: [3, Number.NaN] },
      { leaf: [-1, 0.5] },
    ]) {
      expect(check(change)).toThrow(expected)
    }
  })

  test('are refused where a number is none', () => {
    const numbers = { slope: Number.NaN }
    expect(() => requireFeatures('small', small, small.features, numbers)).toThrow('expected a number for slope')
    expect(() => requireFeatures('small', { ...small, bias: undefined as never }, small.features)).toThrow('bias')
  })
})
