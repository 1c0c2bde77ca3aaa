import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compileKernel } from '../../packaging/kernel.ts'
import { logOddsOf } from '../../ranking/forest.ts'
import { logOdds, type Tree } from '../../ranking/trees.ts'
import { model } from './smallModel.ts'

/** A tree over three features: what is drawn says at each node whether to divide, by which feature and where. */
const trees = fc
  .array(
    fc.record({
      divides: fc.boolean(),
      feature: fc.nat(2),
      threshold: fc.integer({ min: -2, max: 2 }),
      leaf: fc.double({ min: -1, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((draws): Tree => {
    const [feature, threshold, yes, no, leaf]: number[][] = [[], [], [], [], []]
    const grow = (): number => {
      const draw = draws[(feature.length + leaf.length) % draws.length]
      if (!draw.divides || feature.length === 12) return -leaf.push(draw.leaf)
      const node = feature.push(draw.feature) - 1
      threshold.push(draw.threshold)
      yes[node] = grow()
      no[node] = grow()
      return node
    }
    grow()
    return { feature, threshold, yes, no, leaf }
  })

const rows = fc.array(fc.array(fc.constantFrom(-3, -2, -0.5, 0, 1, 2, 3, Number.NaN), { minLength: 3, maxLength: 3 }), {
  maxLength: 300,
  size: 'max',
})

describe('logOddsOf', () => {
  it('adds the bias and one leaf of every tree', () => {
    const sums = logOddsOf(model, [
      [2, 50],
      [3, 9],
      [4, 10],
    ])
    expect([...sums]).toEqual([0.25 - 1 + 0.125, 0.25 + 0.5 + 0.125, 0.25 + 2 + 0.125])
  })

  it('gives every row the very number it gets alone, however many rows there are', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 5 }), rows, (some, many) => {
        const forest = { features: ['a', 'b', 'c'], bias: 0.5, trees: some }
        expect([...logOddsOf(forest, many)]).toEqual(many.map((row) => logOdds(forest, row)))
      }),
    )
  })

  it('walks each row by itself where a tree is deeper than a byte tells, or without WebAssembly', () => {
    const depth = 9
    const chain = Array.from({ length: depth }, (_, node) => node)
    const deep: Tree = {
      feature: chain.map(() => 0),
      threshold: chain,
      yes: chain.map((node) => -node - 1),
      no: chain.map((node) => (node < depth - 1 ? node + 1 : -depth - 1)),
      leaf: [...chain, depth],
    }
    const values = [-1, 0, 3.5, 7, 8, 9]
    const ofChain = (tree: Tree) =>
      logOddsOf(
        { features: ['a'], bias: 0, trees: [tree] },
        values.map((one) => [one]),
      )
    expect([...ofChain(deep)]).toEqual([0, 1, 4, 8, 9, 9])
    vi.stubGlobal('WebAssembly', undefined)
    expect([...ofChain({ ...deep })]).toEqual([0, 1, 4, 8, 9, 9])
    vi.unstubAllGlobals()
  })

  it('has nothing to say of no rows', () => {
    expect(logOddsOf(model, [])).toHaveLength(0)
  })
})

it('is judged by the kernel that forest.wat describes: a kernel of before would be something else', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const made = readFileSync(new URL('../../ranking/forest.wasm', import.meta.url))
  expect(Buffer.from(await compileKernel(root)).equals(made), 'npm run build makes it anew').toBe(true)
})
