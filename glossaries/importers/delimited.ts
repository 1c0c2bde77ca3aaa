import { decode } from '../../files/decode.ts'
import { delimitedRows, delimitersOf } from '../../files/delimited.ts'
import type { TableRow } from '../../files/table.ts'
import { InputError } from '../../model/errors.ts'
import type { LinedRow } from './layout.ts'
import type { Importer } from './source.ts'
import { tableConcepts } from './table.ts'
import { titleOf } from './titles.ts'

/** Separators of lists that people write, too. */
const SEPARATORS = ['\t', ',', ';', '|', '，', '；']

/** Values separated by commas, semicolons, tabs or bars, with titles or without: see `tableConcepts`. */
export const delimited: Importer = async function* (file, options, warn) {
  const bytes = await file.bytes()
  const { text, warnings } = decode({ name: file.name, bytes }, options)
  for (const warning of warnings) warn(warning)
  const found = delimitersOf(text, { separators: SEPARATORS, isHeader })
  const delimiters = found ?? { separator: ',', quoted: true }
  const isForSpreadsheet = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && delimiters.separator !== '\t'
  const rows = closedRows(delimitedRows(text, delimiters), file.name)
  yield* tableConcepts(rowsOf(rows, isForSpreadsheet), file, options, warn)
}

/** A mark that is not closed may have swallowed a cell, or be one. @throws InputError where there is one */
function* closedRows(rows: Iterable<TableRow>, file: string): Iterable<LinedRow> {
  for (const row of rows) {
    const message = 'expected a quotation mark that closes, found one that only opens a cell; check its quotation marks'
    if (row.unclosed) throw new InputError(file, message, { line: row.line })
    yield row
  }
}

/** Two titles that are known, and cells that are no sentences. */
function isHeader(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.filter((cell) => cell.length <= 60 && titleOf(cell).field !== undefined).length > 1
}

/** A cell that would be taken for a formula but for the apostrophe that our exports for spreadsheet programs put before. */
const SHIELDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** The rows, without the apostrophes of exports for spreadsheet programs, which begin with a byte order mark. */
async function* rowsOf(rows: Iterable<LinedRow>, isForSpreadsheet: boolean): AsyncIterable<LinedRow> {
  for (const { cells, line } of rows) {
    const plain = (cell: string) => (SHIELDED.test(cell) ? cell.slice(1) : cell)
    yield { cells: isForSpreadsheet ? cells.map(plain) : cells, line }
  }
}
