import { decode } from '../../files/decode.ts'
import { delimitedRows, delimitersOf } from '../../files/delimited.ts'
import type { TableRow } from '../../files/table.ts'
import { InputError } from '../../model/errors.ts'
import type { Importer } from './source.ts'
import { headerIn, type Row, tableConcepts } from './table.ts'

/** Separators of glossaries; people type those of full width too. */
const SEPARATORS = ['\t', ',', ';', '|', '，', '；']

/** Values separated by commas, semicolons, tabs or bars, with a header or without: see `tableConcepts`. */
export const delimited: Importer = async function* (file, options, warn) {
  const bytes = await file.bytes()
  const { text, warnings } = decode({ name: file.name, bytes }, options)
  for (const warning of warnings) warn(warning)
  const isHeader = (cells: readonly string[]) => headerIn([{ cells, line: 1 }]) !== undefined
  const delimiters = delimitersOf(text, { separators: SEPARATORS, isHeader }) ?? { separator: '\t', quoted: false }
  const rows = closedRows(delimitedRows(text, delimiters), file.name)
  const isForSpreadsheet = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && delimiters.separator !== '\t'
  yield* tableConcepts(isForSpreadsheet ? withFormulas(rows) : streamed(rows), file, options, warn)
}

/** A mark that is not closed may have swallowed a cell, or be one. @throws InputError where there is one */
function* closedRows(rows: Iterable<TableRow>, file: string): Iterable<Row> {
  for (const row of rows) {
    const message = 'expected a quotation mark that closes, found one that only opens a cell; check its quotation marks'
    if (row.unclosed) throw new InputError(file, message, { line: row.line })
    yield row
  }
}

async function* streamed(rows: Iterable<Row>): AsyncIterable<Row> {
  yield* rows
}

/** A cell that would be taken for a formula but for the apostrophe that our exports for spreadsheet programs put before. */
const SHIELDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Undoes the apostrophes of exports for spreadsheet programs, which begin with a byte order mark. */
async function* withFormulas(rows: Iterable<Row>): AsyncIterable<Row> {
  for (const { cells, line } of rows) {
    yield { cells: cells.map((cell) => (SHIELDED.test(cell) ? cell.slice(1) : cell)), line }
  }
}
