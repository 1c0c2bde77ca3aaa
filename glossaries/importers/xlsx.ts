import readWorkbook, { type Row as SheetRow } from 'read-excel-file/node'
import { openArchive, repack } from '../../files/archive.ts'
import { InputError } from '../../model/errors.ts'
import type { GlossaryFile, Importer } from './source.ts'
import { headerIn, type Row, tableConcepts } from './table.ts'

/**
 * Excel workbooks: the first sheet that names both languages in a header, and all others of the same header (glossaries
 * divided by subject or letter); where none does, the first sheet that holds anything.
 */
export const xlsx: Importer = async function* (file, options, warn) {
  const sheets = (await sheetsOf(file)).filter(({ rows }) => rows.length > 0)
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

interface Sheet {
  readonly name: string
  readonly rows: readonly Row[]
}

/** Of the entries of a workbook, those that hold text; pictures and the like are not unpacked. */
const isText = (name: string) => name.endsWith('.xml') || name.endsWith('.rels')

async function sheetsOf(file: GlossaryFile): Promise<Sheet[]> {
  const entries = openArchive(await file.bytes(), file.name, { only: isText })
  if (!entries.has('xl/workbook.xml')) {
    throw new InputError(file.name, 'expected an Excel workbook, found another zip archive; save it as XLSX or CSV')
  }
  try {
    const sheets = await readWorkbook(Buffer.from(repack(entries)), { trim: false })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row, i) => ({ cells: row.map(textOf), line: i + 1 })),
    }))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(file.name, `expected an Excel workbook, found one that cannot be read: ${reason}`, { cause })
  }
}

async function* streamed(rows: readonly Row[]): AsyncIterable<Row> {
  yield* rows
}

function textOf(value: SheetRow[number]): string {
  if (value === null) return ''
  return (value as unknown) instanceof Date ? (value as unknown as Date).toISOString().slice(0, 10) : String(value)
}
