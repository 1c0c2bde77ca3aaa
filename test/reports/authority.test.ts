import { describe, expect, test } from 'vitest'
import { departuresOf, foldedDepartures, speakersOf } from '../../reports/authority.ts'
import { usesOf } from './fixtures.ts'

const ranks = [
  { name: 'ministry', patterns: ['mfa'] },
  { name: 'agency', patterns: ['xinhua-*'] },
]

describe('departuresOf', () => {
  const departures = (...lines: string[]) =>
    departuresOf(usesOf('共富', lines), ranks).map(({ authority, other }) => [
      ...[authority.rank, authority.rendering, other.rank, other.rendering],
      other.documents.join(),
    ])

  test('sets beside the highest source what no document of it says', () => {
    expect(
      departures('path mfa/1.md 2024-01-01', 'road xinhua-1.md 2024-02-01', 'road blog.md', 'way blog.md'),
    ).toEqual([
      ['ministry', 'path', 'agency', 'road', 'xinhua-1.md,blog.md'],
      ['ministry', 'path', undefined, 'way', 'blog.md'],
    ])
  })

  test('takes the next source where the highest does not have the term, and none where no source ranks', () => {
    expect(departures('path xinhua-1.md', 'road blog.md')).toEqual([['agency', 'path', undefined, 'road', 'blog.md']])
    expect(departures('path a.md', 'road blog.md')).toEqual([])
  })

  test('what the highest source uses besides departs from nothing', () => {
    expect(departures('path mfa/1.md', 'path mfa/2.md', 'road mfa/3.md', 'road xinhua-1.md')).toEqual([])
  })

  test('of several renderings there most documents count, of equals the latest, after a change the new one', () => {
    const other = 'way blog.md'
    expect(departures('path mfa/1.md', 'path mfa/2.md', 'road mfa/3.md', other)[0][1]).toBe('path')
    expect(departures('path mfa/1.md 2024-01-01', 'road mfa/2.md 2024-02-01', other)[0][1]).toBe('road')
    const months = (rendering: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `${rendering} mfa/${from + i}.md 20${from + i}-01-01`)
    expect(departures(...months('path', 10, 19), ...months('road', 19, 25), other)[0][1]).toBe('road')
  })

  test('what only says more or less of the same words departs where a person accepted it', () => {
    const uses = usesOf('共同体', ['shared_future mfa/1.md', 'a_shared_future xinhua-1.md'])
    expect(departuresOf(uses, ranks)).toEqual([])
    const renderings = uses.renderings.map((one) => ({ ...one, status: 'accepted' as const }))
    expect(departuresOf({ ...uses, renderings }, ranks)).toHaveLength(1)
  })
})

test('foldedDepartures tells one of terms that hold each other in the same documents', () => {
  const departure = (zh: string, ...documents: string[]) => ({
    zh,
    authority: { rendering: 'a', rank: 'ministry', documents: ['m'] },
    other: { rendering: 'b', documents },
  })
  const told = (...all: ReturnType<typeof departure>[]) => foldedDepartures(all).map(({ zh }) => zh)
  expect(told(departure('共同体', '1', '2'), departure('命运共同体', '1', '2'))).toEqual(['命运共同体'])
  expect(told(departure('共同体', '1', '2'), departure('命运共同体', '1'))).toEqual(['共同体'])
  expect(told(departure('共同体', '1'), departure('命运共同体', '2'))).toHaveLength(2)
  expect(told(departure('共同体', '1'), departure('共同体', '1'))).toHaveLength(2)
})

describe('speakersOf', () => {
  test('tells who says it how where they differ, those who say it most first', () => {
    const lines = ['path 1.md - 李华', 'path 2.md - 李华', 'road 1.md - 王敏', 'road 2.md - 王敏', 'path 2.md - 王敏']
    expect(speakersOf(usesOf('道路', lines))).toEqual([
      {
        speaker: '王敏',
        renderings: [
          { rendering: 'road', count: 2 },
          { rendering: 'path', count: 1 },
        ],
      },
      { speaker: '李华', renderings: [{ rendering: 'path', count: 2 }] },
    ])
  })

  test('says nothing where they agree, or of who spoke once', () => {
    expect(
      speakersOf(usesOf('道路', ['path 1.md - 李华', 'path 2.md - 李华', 'path 1.md - 王敏', 'path 2.md - 王敏'])),
    ).toEqual([])
    expect(speakersOf(usesOf('道路', ['path 1.md - 李华', 'path 2.md - 李华', 'road 1.md - 王敏']))).toEqual([])
  })
})
