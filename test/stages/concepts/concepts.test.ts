import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Occurrence, TermPair } from '../../../model/term.ts'
import { concepts } from '../../../stages/concepts/index.ts'

const at = (unit: string, zh: number, en: number, length = 2): Occurrence => ({
  unit,
  zh: { start: zh, end: zh + length },
  en: { start: en, end: en + length },
})

const pair = (zh: string, en: string, confidence: number, occurrences: Occurrence[]): TermPair => ({
  zh,
  en,
  category: 'term',
  confidence,
  occurrences,
  reasons: [{ side: 'for', code: 'other', value: `${zh} = ${en}` }],
})

describe('concepts', () => {
  test('keeps the renderings of one Chinese term together, the best first', () => {
    const entries = concepts()([
      pair('共同体', 'community', 0.6, [at('d:0', 0, 0)]),
      pair('发展', 'development', 0.8, [at('d:0', 5, 5)]),
      pair('共同体', 'commonwealth', 0.9, [at('d:1', 0, 0)]),
    ])
    expect(entries.map((entry) => [entry.zh, entry.renderings.map((rendering) => rendering.en)])).toEqual([
      ['共同体', ['commonwealth', 'community']],
      ['发展', ['development']],
    ])
  })

  test('shows the most frequent form of variants and inflections, with all occurrences', () => {
    const [entry, ...others] = concepts()([
      pair('《核心利益》', 'core interest', 0.9, [at('d:3', 0, 0)]),
      pair('核心利益', 'core interests', 0.7, [at('d:0', 0, 0), at('d:10', 4, 4)]),
    ])
    expect(others).toEqual([])
    expect(entry).toMatchObject({ zh: '核心利益', variants: ['《核心利益》'] })
    expect(entry.renderings).toHaveLength(1)
    expect(entry.renderings[0]).toMatchObject({ en: 'core interests', confidence: 0.9, status: 'proposed' })
    expect(entry.renderings[0].reasons).toEqual([{ side: 'for', code: 'other', value: '《核心利益》 = core interest' }])
    expect(entry.renderings[0].occurrences.map((occurrence) => occurrence.unit)).toEqual(['d:0', 'd:3', 'd:10'])
  })

  test('of equally frequent forms the one without quotation marks is shown', () => {
    const [entry] = concepts()([
      pair('“和合”', 'harmony', 0.5, [at('d:0', 0, 0)]),
      pair('和合', 'harmony', 0.5, [at('d:1', 0, 0)]),
    ])
    expect(entry).toMatchObject({ zh: '和合', variants: ['“和合”'] })
  })

  test('counts a place once where two forms stand', () => {
    const [entry] = concepts()([
      pair('“和合”', 'harmony', 0.5, [at('d:0', 3, 8, 4)]),
      pair('和合', 'harmony', 0.5, [at('d:0', 4, 8), at('d:0', 20, 30)]),
    ])
    expect(entry.renderings[0].occurrences.map((occurrence) => occurrence.zh.start)).toEqual([3, 20])
  })

  test('keeps occurrences apart that touch, or overlap in one language only', () => {
    const occurrences = [at('d:0', 3, 8), at('d:0', 5, 10), at('d:0', 4, 20), at('d:1', 4, 20)]
    const [entry] = concepts()([pair('和合', 'harmony', 0.5, occurrences)])
    expect(entry.renderings[0].occurrences.map(({ unit, zh }) => [unit, zh.start])).toEqual([
      ['d:0', 3],
      ['d:0', 4],
      ['d:0', 5],
      ['d:1', 4],
    ])
  })

  test('puts occurrences in the order of the documents as they come, then of the units', () => {
    const occurrences = [at('b:2', 0, 0), at('a:7', 0, 0), at('b:10', 0, 0), at('a:1', 0, 0)]
    const [entry] = concepts()([pair('和合', 'harmony', 0.5, occurrences)])
    expect(entry.renderings[0].occurrences.map(({ unit }) => unit)).toEqual(['b:2', 'b:10', 'a:1', 'a:7'])
  })

  test('lists variants in the order of their characters', () => {
    const [entry] = concepts()([
      pair('“和平”', 'peace', 0.5, [at('d:0', 0, 0), at('d:1', 0, 0)]),
      pair('和平', 'peace', 0.5, [at('d:2', 0, 0), at('d:3', 0, 0), at('d:4', 0, 0)]),
      pair('《和平》', 'peace', 0.5, [at('d:5', 0, 0), at('d:6', 0, 0), at('d:7', 0, 0), at('d:8', 0, 0)]),
    ])
    expect(entry).toMatchObject({ zh: '《和平》', variants: ['“和平”', '和平'] })
  })

  test('does not depend on the order of the pairs', () => {
    const pairs = fc.array(
      fc.tuple(
        fc.constantFrom('和平', '“和平”', '發展', '发展'),
        fc.constantFrom('peace', 'Peace', 'growth'),
        fc.nat(9),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(pairs, fc.nat(), (drawn, turn) => {
        const distinct = [
          ...new Map(drawn.map(([zh, en, n]) => [`${zh} ${en}`, pair(zh, en, n / 10, [at('d:0', n, n)])])),
        ]
        const input = distinct.map(([, value]) => value)
        const k = input.length ? turn % input.length : 0
        expect(concepts()([...input.slice(k), ...input.slice(0, k)])).toEqual(concepts()(input))
      }),
    )
  })
})
