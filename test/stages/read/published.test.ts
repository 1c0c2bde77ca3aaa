import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Segment, SourceDocument } from '../../../model/document.ts'
import { type ReadOptions, read } from '../../../stages/read/index.ts'

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))
const load = (relative: string) => ({ name: relative, bytes: readFileSync(path(relative)) })
const options: ReadOptions = {}

function speakers(segments: readonly Segment[]): string[] {
  return [...new Map(segments.map(({ turn, speaker }) => [turn, speaker ?? ''])).values()]
}

/** Checked by reading all segments against the source. */
function summary(document: SourceDocument) {
  const of = (segments: readonly Segment[]) => ({
    segments: segments.length,
    turns: speakers(segments).length,
    titles: segments.filter(({ kind }) => kind === 'title').length,
    cut: segments.filter(({ cut }) => cut).length,
  })
  return { date: document.date, zh: of(document.zh), en: of(document.en) }
}

it('the bundled sample', async () => {
  const document = await read(options)(load('samples/press-conference.txt'))
  expect(summary(document)).toEqual({
    date: '2026-06-16',
    zh: { segments: 69, turns: 12, titles: 1, cut: 0 },
    en: { segments: 70, turns: 12, titles: 1, cut: 0 },
  })
  expect(document.warnings).toEqual([])
  expect(speakers(document.en).filter((speaker) => speaker === 'Spokesperson')).toHaveLength(6)
})

const data = '../shared/data/terms'
describe.skipIf(!existsSync(path(data)))('published texts (skipped where ../shared is absent)', () => {
  it('an interleaved press conference', async () => {
    expect(summary(await read(options)(load(`${data}/press-conference.txt`)))).toEqual({
      date: '2026-03-08',
      zh: { segments: 47, turns: 8, titles: 1, cut: 1 },
      en: { segments: 58, turns: 8, titles: 1, cut: 0 },
    })
  })

  it('chapters of a report in traditional Chinese, without a false speaker', async () => {
    for (let chapter = 1; chapter <= 10; chapter++) {
      const name = `${data}/hkma-2016/${String(chapter).padStart(2, '0')}`
      const document = await read(options)({ zh: load(`${name}.zh.md`), en: load(`${name}.en.md`) })
      expect(document.warnings).toEqual([])
      expect([...speakers(document.zh), ...speakers(document.en)]).toEqual(['', ''])
      expect(document.zh.length / document.en.length).toBeGreaterThan(0.65)
    }
  })
})
