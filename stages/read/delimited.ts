import { type Delimiters, delimitedRows, delimitersOf } from '../../files/delimited.ts'
import { largest } from '../../language/extremes.ts'
import { blockLanguage } from '../../language/script.ts'
import { InputError } from '../../model/errors.ts'
import { bitextLayout, namedColumns } from './columns.ts'
import type { Content } from './source.ts'
import { readTable } from './tableRows.ts'

/**
 * Values separated by tabs, commas, semicolons or bars, each row a bead: columns by their titles in any language, or
 * told by their script, whatever their order. What separates and whether cells are quoted is told by the content.
 * @throws InputError where most rows are ragged, or no two columns hold Chinese and English.
 */
export function delimited(text: string, file: string): Content {
  const delimiters = delimitersOf(text, { isHeader }) ?? { separator: '\t', quoted: false }
  const table = [...delimitedRows(text, delimiters)]
  const read = readTable(table, file, { ragged: true, name: file })
  if (read) return { kind: 'rows', ...read }
  const [titles, ...body] = table
  const short = titles && isHeader(titles.cells) && body.find(({ cells }) => cells.length < titles.cells.length)
  if (short) {
    const found = `expected ${titles.cells.length} columns as the titles have, found ${short.cells.length}`
    throw new InputError(file, `${found}; check the separators and quotation marks of the table`, { line: short.line })
  }
  const message = `expected a column of Chinese and a column of English, found ${describeColumns(table.map(({ cells }) => cells))}`
  throw new InputError(file, `${message}; write zh<TAB>en, or name the columns zh and en in a header`, { line: 1 })
}

/** Whether these are titles of columns that name both languages. */
export const isHeader = (cells: readonly string[]) => namedColumns(cells) !== undefined

/** Characters of a text that are looked at to tell whether it is a table. */
const SAMPLE = 100_000

/**
 * Whether a text is a table and not prose: its first row names the languages of two columns; or all rows have as many
 * cells, of which one is always Chinese and another English, and no tab in a transcript explains it.
 */
export function isDelimited(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  const delimiters = delimitersOf(sample, { isHeader })
  if (!delimiters) return false
  const rows = rowsIn(text, sample, delimiters)
  // Columns that tabs set apart may be the lines of two texts side by side; marks are those of a spreadsheet program.
  const isCertain = delimiters.separator !== '\t' || delimiters.quoted
  return rows.length > 1 && (isHeader(rows[0]) || (isCertain && isBitext(rows)))
}

/** The rows of a sample, but for the last, which may be cut. */
function rowsIn(text: string, sample: string, delimiters: Delimiters): (readonly string[])[] {
  const rows = Array.from(delimitedRows(sample, delimiters), ({ cells }) => cells)
  return text.length > sample.length ? rows.slice(0, -1) : rows
}

function isBitext(rows: readonly (readonly string[])[]): boolean {
  const layout = bitextLayout(rows)
  if (!layout || rows.some((cells) => cells.length !== rows[0].length)) return false
  const { columns, firstRow } = layout
  return rows
    .slice(firstRow)
    .every(
      (cells) =>
        blockLanguage(cells[columns.zh]) === 'zh' && ['en', 'other'].includes(blockLanguage(cells[columns.en])),
    )
}

/** What the columns of a table hold, for messages. */
export function describeColumns(table: readonly (readonly string[])[]): string {
  const width = largest([0, ...table.slice(0, 500).map((cells) => cells.length)])
  const columns = Array.from({ length: width }, (_, column) => {
    const count = (language: string) => table.filter((cells) => blockLanguage(cells[column] ?? '') === language).length
    if (count('zh') === 0 && count('en') === 0) return 'neither'
    return count('zh') > count('en') ? 'Chinese' : 'English'
  })
  return columns.length === 1 ? `one column (${columns[0]})` : `${columns.length} columns (${columns.join(', ')})`
}
