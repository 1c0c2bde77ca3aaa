import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InputFile } from '../../../files/inputFile.ts'
import type { Segment, SourceDocument } from '../../../model/document.ts'
import { partsOf, read, rowsOfBitext } from '../../../stages/read/index.ts'
import '../../propertySeed.ts'

interface Pair {
  readonly zh: string
  readonly en: string
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Each streamed format, written in the way programs do. */
const writers: Readonly<Record<string, (pairs: readonly Pair[]) => string>> = {
  'a.tmx': (pairs) =>
    `<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n${pairs
      .map(
        ({ zh, en }) =>
          `<tu><tuv xml:lang="en-US"><seg>${xml(en)}</seg></tuv>\n<tuv xml:lang="zh-CN"><seg>${xml(zh)}</seg></tuv></tu>`,
      )
      .join('\n')}\n</body></tmx>`,
  'a.xlf': (pairs) =>
    `<xliff version="1.2"><file source-language="zh-CN" target-language="en"><body>\n${pairs
      .map(
        ({ zh, en }, n) =>
          `<trans-unit id="${n}"><source>${xml(zh)}</source>\n<target>${xml(en)}</target></trans-unit>`,
      )
      .join('\n')}\n</body></file></xliff>`,
  'a.tsv': (pairs) => `zh\ten\n${pairs.map(({ zh, en }) => `${zh}\t${en}`).join('\n')}\n`,
  'a.txt': (pairs) => `zh\ten\n${pairs.map(({ zh, en }) => `${zh}\t${en}`).join('\r\n')}`,
  'a.csv': (pairs) => `en,n,zh\n${pairs.map(({ zh, en }, n) => `${quoted(en)},${n},${quoted(zh)}`).join('\n')}\n`,
  'a.jsonl': (pairs) => pairs.map(({ zh, en }, n) => JSON.stringify({ n, text: { zh, en } })).join('\n'),
}

const pair = fc.record({
  zh: fc.constantFrom('港口已经开放。', '粮食安全', '“数字经济”发展很快。', '他说：好', ''),
  en: fc.constantFrom('The port is open.', 'food security', 'A "digital economy", growing.', '<b> & more', ''),
})
const bitext = fc
  .array(pair, { maxLength: 12 })
  .map((pairs) => [{ zh: '港口已经开放。', en: 'The port is open.' }, { zh: '防波堤', en: 'breakwater' }, ...pairs])

/** A file that comes in pieces of some bytes, cut anywhere. */
function inPieces(name: string, bytes: Uint8Array, size: number): InputFile {
  const stream = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return { name, size: bytes.length, head: bytes.subarray(0, 4096), stream, bytes: async () => bytes }
}

/** What a unit has of each segment. */
const shown = ({ text, speaker, place, kind }: Segment) => ({ text, speaker, place, kind })
const units = ({ zh, en, beads = [] }: SourceDocument) =>
  beads
    .filter((bead) => bead.zh.length && bead.en.length)
    .map((bead) => [...bead.zh.map((n) => shown(zh[n])), ...bead.en.map((n) => shown(en[n]))])

test('parts of any size, read in pieces cut anywhere, hold the units of the whole in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      ...[bitext, fc.constantFrom(...Object.keys(writers)), fc.integer({ min: 1, max: 9 })],
      ...[fc.integer({ min: 1, max: 200 }), fc.boolean()],
      async (pairs, name, size, piece, isMarked) => {
        const bytes = new TextEncoder().encode(`${isMarked ? '\ufeff' : ''}${writers[name](pairs)}`)
        const whole = await read({})({ name, bytes })
        const stream = await rowsOfBitext(inPieces(name, bytes, piece), {})
        if (!stream) return expect(name).toBe('a streamed format')
        const parts: SourceDocument[] = []
        for await (const part of partsOf(stream, name, size)) parts.push(await read({})(part))
        expect(parts.flatMap(units)).toEqual(units(whole))
        expect(parts.slice(0, -1).every((part) => units(part).length === size)).toBe(true)
        expect(stream.warnings).toEqual(whole.warnings)
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
      },
    ),
    { numRuns: 150 },
  )
})

test('what only the whole file tells is read as a whole: tables in other encodings, workbooks', async () => {
  const bytes = Uint8Array.from([0xb8, 0xdb, 0xbf, 0xda, 0x09, ...new TextEncoder().encode('port\n')])
  const stream = await rowsOfBitext(inPieces('a.tsv', bytes, 3), {})
  const parts = []
  for await (const part of partsOf(stream!, 'a.tsv')) parts.push(part)
  expect(parts.map(({ rows }) => rows.map(({ zh, en }) => [zh.text, en.text]))).toEqual([[['港口', 'port']]])
  const named = await rowsOfBitext(inPieces('a.tsv', bytes, 3), { encoding: 'gb18030' })
  for await (const part of partsOf(named!, 'a.tsv')) expect(part.rows[0].zh.text).toBe('港口')
})

test('prose is no bitext', async () => {
  const bytes = new TextEncoder().encode('港口已经开放。\nThe port is open.\n')
  expect(await rowsOfBitext(inPieces('a.txt', bytes, 9), {})).toBeUndefined()
  expect(await rowsOfBitext(inPieces('a.docx', bytes, 9), {})).toBeUndefined()
})

test('title and date of the file are those of all parts, but for parts whose units have a date of their own', async () => {
  const unit = (zh: string, en: string, date: string) =>
    `<tu><prop type="x-date">${date}</prop><tuv xml:lang="zh"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`
  const source = `<tmx><body>${unit('港口开放', 'The port is open', '2025-05-04')}${unit('它已经开放。', 'It is.', '2025-05-04')}
${unit('好。', 'Good.', '2026-01-02')}${unit('很好。', 'Very.', '2026-01-03')}</body></tmx>`
  const bytes = new TextEncoder().encode(source)
  const found = []
  for await (const part of partsOf((await rowsOfBitext(inPieces('m.tmx', bytes, 50), {}))!, 'm.tmx', 2)) {
    const { name, title, date } = await read({})(part)
    found.push({ name, title, date })
  }
  const title = { zh: '港口开放', en: 'The port is open' }
  expect(found).toEqual([
    { name: 'm.tmx#0001', title, date: '2025-05-04' },
    { name: 'm.tmx#0002', title, date: '2025-05-04' },
  ])
})

test('a late error names its line, and a file without any whole unit is refused', async () => {
  const lines = Array.from({ length: 5_100 }, (_, n) => JSON.stringify({ zh: `第${n}号。`, en: `Number ${n}.` }))
  const broken = new TextEncoder().encode(`${lines.join('\n')}\n{"zh": "港`)
  const through = async (name: string, bytes: Uint8Array) => {
    for await (const _ of partsOf((await rowsOfBitext(inPieces(name, bytes, 999), {}))!, name)) {
    }
  }
  await expect(through('a.jsonl', broken)).rejects.toMatchObject({ file: 'a.jsonl', line: 5_101 })
  const oneSided = new TextEncoder().encode('<tmx><body><tu><tuv xml:lang="zh"><seg>港</seg></tuv></tu></body></tmx>')
  await expect(through('a.tmx', oneSided)).rejects.toThrow(/no row that has both/)
  const ragged = new TextEncoder().encode(`zh\ten\n港口\tport\n${'港口\n'.repeat(3)}`)
  await expect(through('a.tsv', ragged)).rejects.toThrow(/expected 2 columns as the titles have/)
})
