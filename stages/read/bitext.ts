import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { type Line, linesOf } from './lines.ts'
import { type PlacedText, slice, trim } from './placed.ts'
import type { Content, Row } from './source.ts'

/** What the header of a table calls the two languages. */
const HEADERS: Readonly<Record<Language, RegExp>> = {
  zh: /^(?:zh|zho|chi|cn|chinese|中文|汉语|漢語|简体中文|繁體中文)(?:[-_](?:cn|tw|hk|sg|hans|hant))?(?:[ _-]?(?:text|sentence))?$/i,
  en: /^(?:en|eng|english|英文|英语|英語)(?:[-_](?:us|gb|uk))?(?:[ _-]?(?:text|sentence))?$/i,
}

/**
 * Tab-separated values, each row a bead: a header that names zh and en among any columns, or no header and the columns
 * told by their script, whatever their order.
 * @throws InputError for a ragged row or where no two columns hold Chinese and English.
 */
export function tabSeparated(text: string, file: string): Content {
  const table = linesOf(text).map((line) => cellsOf(line, /\t/g))
  const header = table[0] && headerOf(table[0])
  const body = header ? table.slice(1) : table
  const width = table[0]?.length ?? 0
  const ragged = body.find((cells) => cells.length !== width)
  if (ragged) {
    const message = `expected ${width} columns separated by tabs, as in the first row, found ${ragged.length}; check for a missing or an extra tab`
    throw new InputError(file, message, { line: ragged[0].pieces[0].line })
  }
  return rowsOf(body, header, file)
}

/** Whether the first line of a text is the header of a table in tab-separated values. */
export function hasTableHeader(text: string): boolean {
  const first = linesOf(text.slice(0, 1000))[0]
  return first !== undefined && headerOf(cellsOf(first, /\t/g)) !== undefined
}

/** The separator of the plain bitexts that word aligners read. */
const BARS = /(?<=^|\s)\|\|\|(?=\s|$)/g

/** Whether most lines of a text read `one language ||| the other`. */
export function isBarSeparated(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.filter((line) => line.match(BARS)?.length === 1).length > 0.5 * lines.length
}

/** Lines `zh ||| en` (or the reverse), each a bead. @throws InputError for a line without the bars. */
export function barSeparated(text: string, file: string): Content {
  const table = linesOf(text).map((line) => cellsOf(line, BARS))
  const ragged = table.find((cells) => cells.length !== 2)
  if (ragged) {
    const message = `expected two texts with ||| between them, found ${ragged.length}`
    throw new InputError(file, message, { line: ragged[0].pieces[0].line })
  }
  return rowsOf(table, undefined, file)
}

function cellsOf(line: Line, separator: RegExp): PlacedText[] {
  const { text } = line.text
  const cells: PlacedText[] = []
  let start = 0
  for (const match of text.matchAll(separator)) {
    cells.push(trim(slice(line.text, start, match.index)))
    start = match.index + match[0].length
  }
  return [...cells, trim(slice(line.text, start))]
}

/** The columns that the first row of a table names zh and en, if it does. */
export function headerOf(cells: readonly { readonly text: string }[]): Columns | undefined {
  const find = (language: Language) => cells.findIndex((cell) => HEADERS[language].test(cell.text.trim()))
  const columns = { zh: find('zh'), en: find('en') }
  return columns.zh >= 0 && columns.en >= 0 ? columns : undefined
}

/** Which columns of a table hold the two languages. */
export type Columns = Readonly<Record<Language, number>>

/** The columns that hold most Chinese and most English text, whatever else the table holds; undefined without them. */
export function bilingualColumns(table: readonly (readonly string[])[]): Columns | undefined {
  const sample = table.slice(0, SAMPLE)
  const width = Math.max(0, ...sample.map((cells) => cells.length))
  const amount = (language: Language, column: number) =>
    sample.reduce((sum, cells) => sum + (blockLanguage(cells[column] ?? '') === language ? cells[column].length : 0), 0)
  const best = (language: Language) =>
    Array.from({ length: width }, (_, column) => column).reduce(
      (a, b) => (amount(language, b) > amount(language, a) ? b : a),
      0,
    )
  const columns = { zh: best('zh'), en: best('en') }
  return columns.zh !== columns.en && amount('en', columns.en) > 0 ? columns : undefined
}

/** Rows that are looked at to tell the columns by their script. */
const SAMPLE = 500

function rowsOf(table: readonly (readonly PlacedText[])[], header: Columns | undefined, file: string): Content {
  const sample = table.slice(0, SAMPLE)
  const count = (language: Language, column: number) =>
    sample.filter((cells) => blockLanguage(cells[column].text) === language).length
  let columns = header ?? bilingualColumns(sample.map((cells) => cells.map(({ text }) => text)))
  const warnings: string[] = []
  if (header && count('zh', header.en) > count('zh', header.zh) && count('en', header.zh) > count('en', header.en)) {
    columns = { zh: header.en, en: header.zh }
    warnings.push(`${file}: the columns named zh and en hold the other language; they were read the other way round`)
  }
  if (!columns || (['zh', 'en'] as const).some((language) => count(language, columns[language]) === 0)) {
    const message = `expected a column of Chinese and a column of English, found ${describe(sample, count)}; write zh<TAB>en, or name the columns zh and en in a header`
    throw new InputError(file, message, { line: 1 })
  }
  const { zh, en } = columns
  const rows: Row[] = table
    .map((cells) => ({ zh: cells[zh], en: cells[en] }))
    .filter((row) => row.zh.text || row.en.text)
  return { kind: 'rows', rows, warnings }
}

function describe(
  sample: readonly (readonly PlacedText[])[],
  count: (language: Language, column: number) => number,
): string {
  const columns = (sample[0] ?? []).map((_, column) => {
    if (count('zh', column) === 0 && count('en', column) === 0) return 'neither'
    return count('zh', column) > count('en', column) ? 'Chinese' : 'English'
  })
  return columns.length === 1 ? `one column (${columns[0]})` : `${columns.length} columns (${columns.join(', ')})`
}
