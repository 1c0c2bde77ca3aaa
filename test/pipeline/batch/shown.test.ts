import { describe, expect, it } from 'vitest'
import type { ConceptEntry } from '../../../model/term.ts'
import { Shown } from '../../../pipeline/batch/shown.ts'
import { renderingNumber, summaryOf } from '../../../pipeline/results/codec/summary.ts'

/** A concept whose renderings have these ids (hexadecimal digits) and confidences. */
const concept = (...renderings: [id: string, confidence: number][]) =>
  ({
    category: 'term',
    renderings: renderings.map(([id, confidence], n) => ({
      ...{ id: `r${id.padStart(13, '0')}`, confidence, category: n === 0 ? 'term' : 'name', occurrences: [] },
    })),
  }) as unknown as ConceptEntry

const idsOf = (concepts: readonly ConceptEntry[]) =>
  concepts.map(({ renderings }) => renderings.map(({ id }) => id.replace(/^r0*/, '')).join())

describe('Shown', () => {
  it('has what is clear in a document, from the least confidence on', () => {
    const shown = new Shown(0.5)
    shown.add(summaryOf([concept(['a', 0.5], ['b', 0.49]), concept(['c', 0.9])]))
    expect(shown.size).toBe(2)
    expect(idsOf(shown.select([concept(['a', 0.5], ['b', 0.49]), concept(['c', 0.9])]))).toEqual(['a', 'c'])
  })

  it('shows what is clear in one document in all of them, once', () => {
    const shown = new Shown(0.5)
    shown.add(summaryOf([concept(['a', 0.7])]))
    shown.add(summaryOf([concept(['a', 0.1])]))
    shown.add(summaryOf([concept(['a', 0.8])]))
    expect(shown.size).toBe(1)
    expect(idsOf(shown.select([concept(['a', 0.1])]))).toEqual(['a'])
    expect([...shown.of(summaryOf([concept(['b', 0.4], ['a', 0.1])]))]).toEqual([10])
  })

  it('leaves out concepts of which nothing is shown, and takes the category of what is', () => {
    const shown = new Shown(0.5)
    shown.add(summaryOf([concept(['a', 0.1], ['b', 0.6])]))
    expect(shown.select([concept(['d', 0.1])])).toEqual([])
    expect(shown.select([concept(['a', 0.1], ['b', 0.6])])).toMatchObject([{ category: 'name' }])
  })

  it('finds each of many numbers, and no other', () => {
    const shown = new Shown(0)
    const id = (n: number) => (n * 0x9e3779b1).toString(16)
    const known = Array.from({ length: 5000 }, (_, n) => concept([id(n + 1), 1]))
    shown.add(summaryOf(known))
    expect(shown.size).toBe(5000)
    expect(shown.select(known)).toHaveLength(5000)
    expect(shown.select(Array.from({ length: 5000 }, (_, n) => concept([id(n + 6000), 1])))).toEqual([])
  })

  it('tells numbers apart that share the place where they are looked for', () => {
    const shown = new Shown(0)
    // Equal modulo 2^31 - 1, and modulo every power of two that divides the difference.
    const [one, other] = [0x400, 0x400 + 0x7fffffff * 1024]
    shown.add(summaryOf([concept([one.toString(16), 1])]))
    expect(shown.select([concept([other.toString(16), 1])])).toEqual([])
    shown.add(summaryOf([concept([other.toString(16), 1])]))
    expect(shown.size).toBe(2)
  })
})

it('the number of a rendering is that of its first thirteen digits', () => {
  expect(renderingNumber({ id: 'r000000000001fffff' } as Parameters<typeof renderingNumber>[0])).toBe(0x1f)
})
