import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { conceptId, renderingId } from '../../language/identity.ts'
import type { CitedEntry, Glossary, SourcedUnit } from '../../model/glossary.ts'
import { categories, partsOfSpeech, statuses, usages } from '../../model/term.ts'
import { columns } from '../../output/columns.ts'
import { type FormatName, formats, type OutputFormat } from '../../output/index.ts'
import { bytes, entry, glossaryOf, parseXml, rendering, richGlossary, unit } from './fixtures.ts'

/** Texts with what breaks files: markup, quotes, line ends, formulas, characters beyond the basic plane, direction marks. */
const hostile = ['𠮷', '"', "'", '\t', '\n', '\r\n', '\u2028', '\u200f', '\ufeff', '\u0001', '\ud800', '\uffff']
const markup = ['<', '&', ']]>', '\\', ';', '=1+1', '#', '_x000D_', '中', '和平', 'peace', ' ']
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...hostile, ...markup), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\ufffd')),
)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const renderings = fc.array(
  fc.record({
    ...{ en: anyText, category: fc.constantFrom(...categories), status: fc.constantFrom(...statuses) },
    ...{ usage: optional(fc.constantFrom(...usages)), partOfSpeech: optional(fc.constantFrom(...partsOfSpeech)) },
    ...{ note: optional(anyText), by: optional(anyText), sentence: optional(anyText) },
  }),
  { minLength: 1, maxLength: 4 },
)
const concepts = fc.array(
  fc.record({
    ...{ zh: anyText, variants: fc.array(anyText, { maxLength: 2 }), renderings },
    ...{ definition: optional(anyText), domain: optional(anyText), note: optional(anyText) },
  }),
  { maxLength: 5 },
)

const glossaries: fc.Arbitrary<Glossary> = concepts.map((given) => {
  const units: SourcedUnit[] = []
  const entries = given.map(({ zh, renderings, ...concept }, i): CitedEntry => {
    const cited = renderings.map(({ en, by, sentence, ...more }, n) => {
      const place = sentence === undefined ? undefined : unit(`${sentence}${zh}`, `${en}${sentence}`, units.length)
      if (place) units.push(place)
      const start = sentence?.length ?? 0
      return rendering(zh, en, {
        ...{
          ...more,
          id: renderingId(zh, `${en} ${i} ${n}`),
          decided: by ? { by, at: '2026-04-01T08:00:00.000Z' } : undefined,
        },
        example: place && { unit: place, zh: { start, end: start + zh.length }, en: { start: 0, end: en.length } },
      })
    })
    return entry(zh, cited, { ...concept, id: conceptId(`${zh} ${i}`) })
  })
  return glossaryOf(entries, units)
})

/** What has to hold of every file of a format. Each throws, or fails, where it does not. */
const wellFormed: Readonly<Record<FormatName, (file: Buffer) => unknown>> = {
  tbx: xml,
  'tbx-full': xml,
  tbx3: xml,
  tmx: xml,
  xliff: xml,
  multiterm: xml,
  xlsx: book,
  docx: book,
  'docx-themes': book,
  trados: book,
  xtm: book,
  smartcat: book,
  matecat: book,
  lokalise: csv(8, ';'),
  transifex: csv(5),
  'phrase-strings': csv(6),
  interpretbank: csv(3),
  amazon: csv(2),
  wordfast: lines(3),
  anki: (file) => lines(6)(Buffer.from(file.toString().replace(/^#.*\n/gm, ''))),
  markdown: (file) => expect(file.toString()).toMatch(/^\| Chinese/),
  phrase: book,
  html: (file) => xml(file, (text) => text.replace(/<!DOCTYPE html>|<meta[^>]*>/g, '')),
  json: (file) => JSON.parse(file.toString()),
  jsonl: (file) =>
    file
      .toString()
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  skos: (file) => new Parser().parse(file.toString()),
  'csv-excel': csv(columns.length),
  csv: csv(columns.length),
  crowdin: csv(8),
  memoq: csv(undefined, ';'),
  weblate: csv(3),
  google: csv(2),
  'google-terms': csv(2),
  tsv: lines(columns.length),
  omegat: lines(3),
  deepl: lines(2),
  microsoft: lines(2),
  utx: lines(5),
}

function xml(file: Buffer, prepare = (text: string) => text) {
  expect(file.toString()).not.toContain('\ufffd')
  return parseXml(prepare(file.toString()))
}

function book(file: Buffer) {
  for (const content of Object.values(unzipSync(file))) parseXml(strFromU8(content))
}

function csv(width: number | undefined, delimiter = ',') {
  return (file: Buffer) => {
    const rows = parse(file, { delimiter, bom: true, record_delimiter: '\r\n' }) as string[][]
    for (const row of rows) expect(row).toHaveLength(width ?? rows[0].length)
  }
}

function lines(width: number) {
  return (file: Buffer) => {
    const all = file.toString().split(/[\n\r\u0085\u2028\u2029]/)
    expect(all.pop()).toBe('')
    // The first line of UTX is no row.
    for (const line of all.filter((line) => !line.startsWith('#UTX'))) expect(line.split('\t')).toHaveLength(width)
  }
}

describe.each(Object.entries(formats) as [FormatName, OutputFormat][])('%s', (name, { write }) => {
  test('is well-formed whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(glossaries, async (glossary) => {
        wellFormed[name](await bytes(write(glossary)))
      }),
      { numRuns: 60 },
    )
  })

  test('is the same file for the same glossary', async () => {
    const [first, second] = [await bytes(write(richGlossary)), await bytes(write(richGlossary))]
    expect(first.equals(second)).toBe(true)
    expect(first.length).toBeGreaterThan(20)
  })
})
