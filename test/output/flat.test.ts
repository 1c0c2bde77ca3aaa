import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderingId } from '../../language/identity.ts'
import { formats } from '../../output/index.ts'
import { entry, glossaryOf, rendering, text, unit } from './fixtures.ts'

const example = { unit: unit('和平是好事。', 'Peace is good.'), zh: { start: 0, end: 2 }, en: { start: 0, end: 5 } }
const occurrence = { unit: example.unit.id, zh: example.zh, en: example.en }
const peace = rendering('和平', 'peace', { confidence: 0.87654, occurrences: [occurrence, occurrence], example })
const glossary = glossaryOf([entry('和平', [peace]), entry('发展', [rendering('发展', 'growth', { note: 'ours' })])])

describe('tsv', () => {
  test('has a header and a line a rendering', async () => {
    const lines = (await text(formats.tsv.write(glossary))).split('\n')
    expect(lines[0]).toMatch(/^zh\ten\tscore\tfrequency\tcategory\texample_zh\texample_en\tplace_zh\t/)
    // Columns to come stand after these.
    const cells = lines.map((line) => line.split('\t').slice(0, 21))
    expect(cells[1]).toEqual([
      ...['和平', 'peace', '0.8765', '2', 'term', '和平是好事。', 'Peace is good.', 'talk.txt:3:5', 'talk.txt:9:1'],
      ...[
        '发言人',
        'Spokesperson',
        '2026-03-08',
        'proposed',
        '',
        '',
        'for: in quotation marks; against: part of a longer term',
        '',
        '',
        '',
        '',
        peace.id,
      ],
    ])
    expect(cells[2]).toEqual([
      ...[
        '发展',
        'growth',
        '0.5000',
        '0',
        'term',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'proposed',
        '',
        'ours',
        'for: in quotation marks; against: part of a longer term',
      ],
      ...['', '', '', '', renderingId('发展', 'growth')],
    ])
    expect(lines.slice(3)).toEqual([''])
  })

  test('no text can break its line or its columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText()), async (texts) => {
        const written = await text(
          formats.tsv.write(glossaryOf(texts.map((t) => entry(t, [rendering(t, t, { note: t })])))),
        )
        const lines = written.split(/[\n\r\u2028\u2029]/)
        expect(lines).toHaveLength(texts.length + 2)
        for (const line of lines.slice(0, -1)) expect(line.split('\t')).toHaveLength(lines[0].split('\t').length)
      }),
    )
  })
})

describe('csv', () => {
  test('quotes what needs it, and ends lines with CRLF', async () => {
    const tricky = entry('和平', [rendering('和平', 'say "peace", please')])
    const [, line, end] = (await text(formats.csv.write(glossaryOf([tricky])))).split('\r\n')
    expect(line).toMatch(/^和平,"say ""peace"", please",0\.5000,0,term,/)
    expect(end).toBe('')
  })

  test('any text is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText(), anyText()), { maxLength: 20 }), async (pairs) => {
        const written = await text(
          formats.csv.write(glossaryOf(pairs.map(([zh, en]) => entry(zh, [rendering(zh, en)])))),
        )
        const rows = parse(written, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
        expect(rows.map(({ zh, en }) => [zh, en])).toEqual(pairs)
      }),
    )
  })

  test('has every row of a long glossary', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => entry(`词${i}`, [rendering(`词${i}`, `word ${i}`)]))
    const rows = parse(await text(formats.csv.write(glossaryOf(many)))) as string[][]
    expect(rows.map(([zh]) => zh)).toEqual(['zh', ...many.map(({ zh }) => zh)])
  })
})

describe('json', () => {
  test('is an array of concepts, one a line', async () => {
    const written = await text(formats.json.write(glossary))
    expect(written.split('\n')).toHaveLength(5)
    const [first, second] = JSON.parse(written)
    expect(first).toMatchObject({
      ...{ id: 'c0123456789abcdef', zh: '和平', variants: [], category: 'term' },
      renderings: [
        {
          ...{ en: 'peace', score: 0.87654, frequency: 2, status: 'proposed' },
          example: { zh: '和平是好事。', place: { zh: 'talk.txt:3:5' }, speaker: { en: 'Spokesperson' } },
          occurrences: [{ unit: '0123456789abcdef:0', zh: [0, 2], en: [0, 5] }, {}],
        },
      ],
    })
    expect(second.renderings[0]).toMatchObject({ en: 'growth', note: 'ours' })
  })

  test('is an array also of no concepts, and of any text', async () => {
    expect(JSON.parse(await text(formats.json.write(glossaryOf([]))))).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.array(anyText()), async (texts) => {
        const written = await text(formats.json.write(glossaryOf(texts.map((t) => entry(t, [rendering(t, t)])))))
        expect(JSON.parse(written).map((concept: { zh: string }) => concept.zh)).toEqual(texts)
      }),
    )
  })
})

/** Well-formed text with all that formats stumble over. */
function anyText() {
  const awkward = fc.constantFrom('\t', '\n', '\r', '"', ',', '\u2028', '\u0085', '\0', '𠮷', '=1+1', '\u202e', '和')
  return fc.oneof(fc.string({ unit: awkward }), fc.string({ unit: 'binary' }))
}
