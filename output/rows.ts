import { stringify } from 'csv-stringify/sync'
import { singleLine } from '../files/lineText.ts'

/** Rows that are turned into text together: a call for each would cost more than its row. */
const batchSize = 256

type Rows = AsyncIterable<readonly string[]> | Iterable<readonly string[]>

/** Tab-separated lines. There is no quoting: tabs and line breaks in a cell become spaces. */
export async function* tsvLines(rows: Rows): AsyncIterable<string> {
  for await (const row of rows) yield `${row.map(singleLine).join('\t')}\n`
}

export interface CsvOptions {
  /** @default ',' */
  readonly delimiter?: string
  /**
   * For a spreadsheet program: a byte order mark, without which Excel garbles Chinese, and an apostrophe before cells
   * that it would take for a formula. Neither is for other programs: the mark joins the first cell, and terms change.
   * @default false
   */
  readonly spreadsheet?: boolean
}

/** RFC 4180: CRLF, quotes where a cell needs them. */
export async function* csvLines(
  rows: Rows,
  { delimiter = ',', spreadsheet = false }: CsvOptions = {},
): AsyncIterable<string> {
  const toCsv = (batch: (readonly string[])[]) => {
    const cells = spreadsheet ? batch.map((row) => row.map(shield)) : (batch as string[][])
    // A line feed alone ends a row for spreadsheet programs and for Python, too.
    return stringify(cells, { record_delimiter: 'windows', delimiter, quoted_match: /[\r\n]/ })
  }
  if (spreadsheet) yield '\ufeff'
  let batch: (readonly string[])[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield toCsv(batch)
    batch = []
  }
  if (batch.length > 0) yield toCsv(batch)
}

/**
 * An apostrophe before what a spreadsheet program would take for a formula; also where apostrophes stand before that
 * already, so that one can be taken off again whatever the text was.
 */
function shield(cell: string): string {
  return /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell
}
