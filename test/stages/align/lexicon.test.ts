import { describe, expect, test } from 'vitest'
import { learnLexicon, symmetrised } from '../../../stages/align/documentLexicon.ts'
import { LexiconBuilder, type LinkWeights, rowsNormalised, transposedLexicon } from '../../../stages/align/lexicon.ts'
import { encode } from '../../../stages/align/sides.ts'

function lexicon(...rows: Record<number, number>[]): LinkWeights {
  const builder = new LexiconBuilder()
  for (const row of rows) {
    for (const [column, weight] of Object.entries(row)) builder.add(Number(column), weight)
    builder.endRow()
  }
  return builder.build()
}

function rows({ starts, columns, weights }: LinkWeights): Record<number, number>[] {
  return Array.from({ length: starts.length - 1 }, (_, row) => {
    const entries = [...columns.subarray(starts[row], starts[row + 1])].map((column, k) => [
      column,
      Number(weights[starts[row] + k].toFixed(4)),
    ])
    return Object.fromEntries(entries)
  })
}

describe('lexicon', () => {
  test('transposing swaps rows and columns', () => {
    expect(rows(transposedLexicon(lexicon({ 0: 0.5, 2: 0.25 }, {}, { 2: 1 }), 3))).toEqual([
      { 0: 0.5 },
      {},
      { 0: 0.25, 2: 1 },
    ])
  })

  test('only rows that sum to more than one are scaled', () => {
    expect(rows(rowsNormalised(lexicon({ 0: 3, 1: 1 }, { 0: 0.2 })))).toEqual([{ 0: 0.75, 1: 0.25 }, { 0: 0.2 }])
  })

  test('holds more entries than it first has room for', () => {
    const builder = new LexiconBuilder()
    for (let column = 0; column < 3000; column++) builder.add(column, 1)
    builder.endRow()
    expect(builder.build().columns[2999]).toBe(2999)
  })

  test('both directions must believe in a link: geometric mean, or nothing', () => {
    const forward = lexicon({ 0: 0.9, 1: 0.4 })
    const backward = lexicon({ 0: 0.4 }, {})
    expect(rows(symmetrised(forward, backward))).toEqual([{ 0: 0.6 }])
  })
})

describe('learning from beads', () => {
  // 甲 means a, 乙 means b: each stands once without the other.
  const beads = [
    ['甲 乙', 'a b'],
    ['甲', 'a'],
    ['乙', 'b'],
  ]
  const side = (language: 0 | 1) => {
    const words = beads.map((bead) => bead[language].split(' '))
    return encode(
      beads.map((bead) => bead[language]),
      words,
    )
  }
  const from = side(0)
  const to = side(1)
  const training = (weight: number[]) => ({
    from,
    to,
    fromRange: Int32Array.of(0, 2, 2, 3, 3, 4),
    toRange: Int32Array.of(0, 2, 2, 3, 3, 4),
    weight: Float32Array.from(weight),
  })
  const nothing = lexicon({}, {})

  test('finds out which word means which without a dictionary', () => {
    const learned = rows(learnLexicon(training([1, 1, 1]), nothing))
    const [a, b] = [to.words.indexOf('a'), to.words.indexOf('b')]
    expect(learned[0][a]).toBeGreaterThan(0.9)
    expect(learned[1][b]).toBeGreaterThan(0.9)
  })

  test('is drawn to the dictionary where the text does not decide', () => {
    const dictionary = lexicon({ 1: 1 }, {})
    const learned = rows(learnLexicon(training([1, 0, 0]), dictionary))
    expect(learned[0][1]).toBeGreaterThan(0.9)
  })

  test('a bead that does not count teaches nothing', () => {
    expect(rows(learnLexicon(training([0, 0, 0]), nothing))).toEqual([{}, {}])
  })
})
