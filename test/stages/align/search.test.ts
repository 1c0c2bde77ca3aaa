import { describe, expect, test } from 'vitest'
import { findAnchors } from '../../../stages/align/anchors.ts'
import { type BeadModel, firstModel } from '../../../stages/align/model.ts'
import { defaultParameters } from '../../../stages/align/parameters.ts'
import { firstCorridor } from '../../../stages/align/search.ts'
import { alignCorridor } from '../../../stages/align/windows.ts'
import { resources } from './fixtures.ts'

/** Sentence n of a text in which every third sentence has a number of its own. */
const zhSentence = (n: number) => (n % 3 === 0 ? `第${n + 1000}条：我们爱和平。` : '学生爱图书馆。')
const enSentence = (n: number) =>
  n % 3 === 0 ? `Article ${n + 1000}: we love peace.` : 'The students love the library.'
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)

function model(zh: readonly number[], en: readonly number[]): BeadModel {
  return firstModel(resources, zh.map(zhSentence), en.map(enSentence))
}

describe('anchors', () => {
  test('numbers that stand once in each text', () => {
    const anchors = findAnchors(model(range(0, 60), range(0, 60)))
    expect(anchors.map(({ zh, en }) => [zh, en])).toEqual(
      range(0, 60)
        .filter((n) => n % 3 === 0)
        .map((n) => [n, n]),
    )
  })

  test('where a part is left out, the rest is still anchored', () => {
    const anchors = findAnchors(model(range(0, 90), [...range(0, 30), ...range(60, 90)]))
    expect(anchors.length).toBeGreaterThan(15)
    for (const { zh, en } of anchors) expect(zh - en).toBe(zh < 30 ? 0 : 30)
  })

  test('a passage that moved does not cross the others', () => {
    const moved = [...range(0, 20), ...range(30, 90), ...range(20, 30)]
    const anchors = findAnchors(model(range(0, 90), moved))
    for (let a = 1; a < anchors.length; a++) expect(anchors[a].en).toBeGreaterThan(anchors[a - 1].en)
  })
})

describe('the corridor of a long text', () => {
  const size = 1500

  test('grows with the text and not with its square, and holds the alignment', () => {
    const corridor = firstCorridor(model(range(0, size), range(0, size)))
    expect(corridor.offset[size + 1]).toBeLessThan(size * 60)
    for (const n of range(0, size)) expect(corridor.low[n] <= n && n <= corridor.high[n]).toBe(true)
  })

  test('holds the alignment around a part left out', () => {
    const kept = [...range(0, 600), ...range(900, size)]
    const corridor = firstCorridor(model(range(0, size), kept))
    kept.forEach((n, en) => {
      expect(corridor.low[n] <= en && en <= corridor.high[n]).toBe(true)
    })
  })

  test('without any anchor it is a band around the diagonal', () => {
    const same = Array.from({ length: size }, () => 1)
    const corridor = firstCorridor(model(same, same))
    expect(corridor.offset[size + 1]).toBeLessThan(size * size * 0.4)
    for (const n of range(0, size)) expect(corridor.low[n] <= n && n <= corridor.high[n]).toBe(true)
  })
})

describe('windows', () => {
  test('many small windows find what one finds', () => {
    const kept = [...range(0, 150), ...range(180, 600)]
    const bead = model(range(0, 600), kept)
    const corridor = firstCorridor(bead)
    const shape = (cells: number) =>
      alignCorridor(bead, corridor, defaultParameters, cells).map(({ zh, zhCount, en, enCount }) => [
        [zh, zhCount],
        [en, enCount],
      ])
    expect(shape(1000)).toEqual(shape(1e9))
  }, 60_000)
})
