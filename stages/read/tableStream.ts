import { delimitersOf, streamedRows } from '../../files/delimited.ts'
import type { InputFile } from '../../files/inputFile.ts'
import type { TableRow } from '../../files/table.ts'
import { encodingOfText, textPieces } from '../../files/textStream.ts'
import { isBarSeparated } from './bitext.ts'
import { isDelimited, isHeader } from './delimited.ts'
import type { RowStream, StreamedFormat } from './source.ts'
import { openTable, type TableOptions, type TableReader } from './tableRows.ts'

/** Rows, and characters, at the head of a table that tell what it is. */
const HEAD = { rows: 5_000, characters: 250_000 }

/** As `delimited`, row by row: separators, columns and their number are those of the rows that the table begins with. */
export const delimitedStream: StreamedFormat = async (file, { encoding: named }) => {
  const encoding = await encodingOfText(file, named)
  return encoding === undefined ? undefined : streamOfTable(file, await opened(textPieces(file, encoding)))
}

/** The same where a plain text is a table; undefined for any other text. */
export const plainTableStream: StreamedFormat = async (file, { encoding: named }) => {
  const encoding = await encodingOfText(file, named)
  if (encoding === undefined) return undefined
  const text = await opened(textPieces(file, encoding))
  return isDelimited(text.head) && !isBarSeparated(text.head) ? streamOfTable(file, text) : undefined
}

/** The beginning of a text, and all of it in pieces. */
interface OpenedText {
  readonly head: string
  readonly pieces: AsyncIterable<string>
}

async function opened(pieces: AsyncIterator<string>): Promise<OpenedText> {
  let head = ''
  while (head.length < HEAD.characters) {
    const { value, done } = await pieces.next()
    if (done) break
    head += value
  }
  return { head, pieces: resumed(head, pieces) }
}

async function* resumed(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function streamOfTable(file: InputFile, { head, pieces }: OpenedText): Promise<RowStream | undefined> {
  const delimiters = delimitersOf(head, { isHeader }) ?? { separator: '\t', quoted: false }
  return streamOfRows(streamedRows(pieces, delimiters), file.name, { ragged: true, name: file.name })
}

/** The beads of a table that comes row by row; undefined where its first rows do not tell a column of each language. */
export async function streamOfRows(
  table: AsyncIterator<TableRow>,
  file: string,
  options: TableOptions,
): Promise<RowStream | undefined> {
  const head: TableRow[] = []
  while (head.length < HEAD.rows) {
    const { value, done } = await table.next()
    if (done) break
    head.push(value)
  }
  const reader = openTable(head, file, options)
  if (!reader) return undefined
  const warnings: string[] = []
  async function* rows({ firstRow, beadsOf, end }: TableReader) {
    for (const row of head.splice(0).slice(firstRow)) yield* beadsOf(row)
    for (let next = await table.next(); !next.done; next = await table.next()) yield* beadsOf(next.value)
    for (const warning of end()) warnings.push(warning)
  }
  return { rows: rows(reader), warnings }
}
