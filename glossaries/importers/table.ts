import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { type Columns, columnsOf, entryOf, type Field, fieldNames } from './columns.ts'
import { conceptOf } from './concept.ts'
import type { GlossaryFile, ImportOptions, Warn } from './source.ts'

/** A row of a table, and its line in the file (in a spreadsheet its number). */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/** Rows that are looked at to find the header and the languages of columns. */
const SAMPLE = 200

/** A header is looked for in so many rows: titles and dates may stand above it. */
const HEADER_ROWS = 10

/**
 * The entries of a table, one a row. Its columns are those that the options name; else those of the first row that
 * names both languages; else, in a table without such a row, the languages are told by script, and the third of three
 * columns holds notes.
 * @throws InputError where no columns of Chinese and English are found.
 */
export async function* tableConcepts(
  rows: AsyncIterable<Row>,
  file: GlossaryFile,
  { map }: ImportOptions,
  warn: Warn,
): AsyncIterable<ImportedConcept> {
  let columns: Layout | undefined
  const sample: Row[] = []
  const concepts = (row: Row, { columns, isBare }: Layout) => {
    if (row.cells.every((cell) => cell.trim() === '') || (isBare && row.cells[0].startsWith('#'))) return []
    const cell = (field: Field) => row.cells[columns[field] ?? -1]
    const entry = entryOf(cell, (field, value) => warn(`unknown ${field} left out: ${value.slice(0, 50)}`, row.line))
    return conceptOf(file, row.line, entry, warn) ?? []
  }
  const start = function* () {
    columns = layoutOf(sample, file.name, map, warn)
    for (const row of sample.slice(columns.firstRow)) yield* [concepts(row, columns)].flat()
  }
  for await (const row of rows) {
    if (columns) yield* [concepts(row, columns)].flat()
    else if (sample.push(row) === SAMPLE) yield* start()
  }
  if (!columns) yield* start()
}

interface Layout {
  readonly columns: Columns
  /** Where the entries begin. */
  readonly firstRow: number
  /** Without a header; lines that begin with # are comments then, as in OmegaT's glossaries. */
  readonly isBare: boolean
}

function layoutOf(sample: readonly Row[], file: string, map: ImportOptions['map'], warn: Warn): Layout {
  if (map && Object.keys(map).length > 0) return mapped(sample, file, map)
  const found = headerIn(sample)
  if (found) {
    const { zh, en } = found.columns
    const [zhHolds, enHolds] = [zh, en].map((column) => languageAt(sample.slice(found.firstRow), column))
    if (zhHolds !== 'en' || enHolds !== 'zh') return found
    warn(
      'the columns named Chinese and English hold the other language; they were read the other way round',
      sample[0].line,
    )
    return { ...found, columns: { ...found.columns, zh: en, en: zh } }
  }
  const body = sample.filter(({ cells }) => !cells[0]?.startsWith('#'))
  const width = Math.max(0, ...body.map(({ cells }) => cells.length))
  const languages = Array.from({ length: width }, (_, column) => languageAt(body, column))
  const [zh, en] = [languages.indexOf('zh'), languages.indexOf('en')]
  if (zh >= 0 && en >= 0) {
    const isThird = width === 3 && zh < 2 && en < 2
    return { columns: { zh, en, ...(isThird && { note: 2 }) }, firstRow: 0, isBare: true }
  }
  const seen = languages.map((language) => (language ? { zh: 'Chinese', en: 'English' }[language] : 'neither'))
  const columns = width === 1 ? 'one column' : `${width} columns`
  throw new InputError(
    file,
    `expected columns of Chinese and English terms, found ${columns} (${seen.join(', ')}); name them in a header, or with --map zh=...,en=...`,
    { line: sample[0]?.line },
  )
}

/** The first of the top rows that names both languages. */
export function headerIn(sample: readonly Row[]): Layout | undefined {
  for (const [i, { cells }] of sample.slice(0, HEADER_ROWS).entries()) {
    const columns = columnsOf(cells, (column) => languageAt(sample.slice(i + 1), column))
    if (columns) return { columns, firstRow: i + 1, isBare: false }
  }
  return undefined
}

function mapped(sample: readonly Row[], file: string, map: NonNullable<ImportOptions['map']>): Layout {
  const wanted = Object.entries(map) as [Field, string][]
  if (wanted.every(([, name]) => /^\d+$/.test(name))) {
    const columns = Object.fromEntries(
      wanted.map(([field, number]) => [field, Number(number) - 1]),
    ) as unknown as Columns
    // What stands above the first row with both languages names the columns, or the glossary.
    const isEntry = (row: Row) => languageAt([row], columns.zh) === 'zh' && languageAt([row], columns.en) === 'en'
    return { columns, firstRow: Math.max(0, sample.slice(0, HEADER_ROWS).findIndex(isEntry)), isBare: false }
  }
  for (const [i, { cells }] of sample.slice(0, HEADER_ROWS).entries()) {
    const columns = wanted.map(([field, name]) => [field, columnNamed(cells, name)] as const)
    if (columns.every(([, column]) => column !== undefined)) {
      return { columns: Object.fromEntries(columns) as unknown as Columns, firstRow: i + 1, isBare: false }
    }
  }
  const names = wanted.map(([, name]) => name).join(', ')
  const found = sample[0]?.cells.filter((cell) => cell.trim()).join(', ') || 'an empty row'
  throw new InputError(file, `expected a header with the columns ${names}, found ${found}`, { line: sample[0]?.line })
}

function columnNamed(header: readonly string[], name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name) - 1
  const column = header.findIndex((cell) => cell.trim().toLowerCase() === name.trim().toLowerCase())
  return column < 0 ? undefined : column
}

/** The language of most cells of a column that hold either. */
function languageAt(rows: readonly Row[], column: number): Language | undefined {
  const counts = { zh: 0, en: 0 }
  for (const { cells } of rows) {
    const language = blockLanguage(cells[column] ?? '')
    if (language === 'zh' || language === 'en') counts[language]++
  }
  if (counts.zh === 0 && counts.en === 0) return undefined
  return counts.zh > counts.en ? 'zh' : 'en'
}

/** `zh=Term,en=Translation,note=Remark` as a mapping. Throws a plain Error that says what is wrong. */
export function parseMapping(text: string): NonNullable<ImportOptions['map']> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const wrong = pairs.find(([field, name]) => !name || !fieldNames.includes(field as Field))
  if (wrong) throw new Error(`'${wrong.join('=')}' is no FIELD=COLUMN; fields are ${fieldNames.join(', ')}.`)
  const map = Object.fromEntries(pairs)
  if (!map.zh || !map.en) throw new Error('It must name the columns of zh and en.')
  return map
}
