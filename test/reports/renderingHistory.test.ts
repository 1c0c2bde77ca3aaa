import { describe, expect, test } from 'vitest'
import { changesOf, choicesOf, foldedChanges } from '../../reports/renderingHistory.ts'
import { monthly, usesOf } from './fixtures.ts'

describe('changesOf', () => {
  test('tells what took the place of what, since when, on how many documents', () => {
    expect(changesOf(usesOf('共富', monthly('old old old old old old new new new new new new')))).toMatchObject([
      { old: 'old', new: 'new', since: '2024-07-10', earliest: '2024-06-10', documents: [6, 6], share: [0, 1] },
    ])
  })

  test('needs decisive evidence: three documents are looked at, a few say nothing', () => {
    expect(changesOf(usesOf('共富', monthly('old new')))).toEqual([])
    expect(changesOf(usesOf('共富', monthly('old old new new')))).toEqual([])
    expect(changesOf(usesOf('共富', monthly('old new old new old new old new old new')))).toEqual([])
  })

  test('does not tell of a small rise, however sure', () => {
    // A third of the documents before, two thirds after: not what people call a change.
    const one = Array.from({ length: 90 }, (_, i) => (i % 3 ? 'old' : 'new'))
    const two = Array.from({ length: 90 }, (_, i) => (i % 3 ? 'new' : 'old'))
    const lines = [...one, ...two].map((rendering, i) => `${rendering} ${String(i).padStart(3, '0')}.md 2024-01-10`)
    expect(changesOf(usesOf('共富', lines))).toEqual([])
  })

  test('counts a document once, for the rendering that it uses most', () => {
    const lines = monthly('old old old old old old new new new new new new').flatMap((line) => [line, line, line])
    const stray = 'new 1.md 2024-01-10'
    expect(changesOf(usesOf('共富', [...lines, stray]))[0]).toMatchObject({ documents: [6, 6] })
  })

  test('leaves out what has no date', () => {
    const dated = monthly('old old old old old old new new new new new new')
    const undated = Array.from({ length: 30 }, (_, i) => `new u${i}.md -`)
    expect(changesOf(usesOf('共富', [...undated, ...dated]))).toMatchObject([{ old: 'old', documents: [6, 6] }])
  })

  test('tells of the one speaker who changed, and of nobody where others did so, too', () => {
    const steady = monthly('old old old old old old old old old old old old', '李华')
    const changed = monthly('old old old old old old new new new new new new', '王敏')
    const alone = changesOf(usesOf('共富', [...steady, ...steady, ...changed]))
    expect(alone).toMatchObject([{ speaker: '王敏', new: 'new', since: '2024-07-10' }])
    expect(
      changesOf(usesOf('共富', [...changed, ...monthly('old old old old old old new new new new new new', '李华')])),
    ).toMatchObject([{ new: 'new' }])
    expect(changesOf(usesOf('共富', changed))[0]).not.toHaveProperty('speaker')
  })

  test('takes a rendering that stands within two others for none of its own', () => {
    const lines = monthly(
      'community community community community community community common_community common_community common_community common_community shared_community',
    )
    expect(changesOf(usesOf('共同体', lines))).toEqual([])
  })
})

describe('choicesOf', () => {
  test('is in order of time, of equal dates by name, and of equal counts by code point', () => {
    const { uses } = usesOf('共富', [
      'b 2.md 2024-02-01',
      'a 2.md 2024-02-01',
      'c 1.md 2024-02-01',
      'd 9.md 2023-01-01',
    ])
    expect(choicesOf(uses).map(({ rendering }) => rendering)).toEqual(['d', 'c', 'a'])
  })
})

describe('foldedChanges', () => {
  const change = (zh: string, documents: [number, number], earliest = '2024-03-01', latest = '2024-05-01') => ({
    ...{ zh, old: 'a', new: 'b', since: latest, earliest, latest, bayesFactor: 99, documents },
    share: [0, 1] as const,
  })
  const told = (...changes: ReturnType<typeof change>[]) => foldedChanges(changes).map(({ zh }) => zh)

  test('tells one of terms that hold each other: the one with the most documents, of equals the longer', () => {
    expect(told(change('共同体', [4, 4]), change('命运共同体', [5, 4]))).toEqual(['命运共同体'])
    expect(told(change('共同体', [5, 4]), change('命运共同体', [5, 4]))).toEqual(['命运共同体'])
    expect(told(change('共同体', [6, 4]), change('命运共同体', [5, 4]))).toEqual(['共同体'])
  })

  test('keeps others, and the same at another time', () => {
    expect(told(change('共同体', [5, 4]), change('共同富裕', [3, 3]))).toHaveLength(2)
    expect(told(change('共同体', [5, 4]), change('命运共同体', [3, 3], '2025-01-01', '2025-02-01'))).toHaveLength(2)
  })
})
