import { workbookSheets } from '../../files/workbook.ts'
import { InputError } from '../../model/errors.ts'
import type { Importer } from './source.ts'
import { headerIn, type Row, tableConcepts } from './table.ts'

/**
 * Excel workbooks: the first sheet that names both languages in a header, and all others of the same header (glossaries
 * divided by subject or letter); where none does, the first sheet that holds anything.
 */
export const xlsx: Importer = async function* (file, options, warn) {
  const sheets = (await workbookSheets({ name: file.name, bytes: await file.bytes() })).filter(
    ({ rows }) => rows.length > 0,
  )
  const headers = sheets.map(({ rows }) => {
    const header = options.map ? undefined : headerIn(rows)
    return header && rows[header.firstRow - 1].cells.join('\t')
  })
  const first = Math.max(
    0,
    headers.findIndex((header) => header !== undefined),
  )
  if (sheets.length === 0) throw new InputError(file.name, 'expected a sheet with terms, found an empty workbook')
  for (const [i, { name, rows }] of sheets.entries()) {
    const isMeant = i === first || (headers[i] !== undefined && headers[i] === headers[first])
    const told = (message: string, line?: number) =>
      warn(sheets.length > 1 ? `${message} (sheet ${name})` : message, line)
    if (isMeant) yield* tableConcepts(streamed(rows), file, options, told)
    else warn(`the sheet ${name} was left out: its columns are not those of ${sheets[first].name}`)
  }
}

async function* streamed(rows: readonly Row[]): AsyncIterable<Row> {
  yield* rows
}
