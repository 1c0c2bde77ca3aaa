import type { InputFile } from '../../files/inputFile.ts'
import type { TableRow } from '../../files/table.ts'
import { encodingOfText, linesOfPieces, textPieces } from '../../files/textStream.ts'
import { InputError } from '../../model/errors.ts'
import { flattened, type JsonText, pathsOf, rowOf, tableOf } from './json.ts'
import type { StreamedFormat } from './source.ts'
import { streamOfRows } from './tableStream.ts'

/** Records that tell which fields a file has. */
const HEAD = 5_000

/** JSON Lines, as `json` reads them, record by record: the fields that are looked at are those of the first records. */
export const jsonLinesStream: StreamedFormat = async (file, { encoding: named }) => {
  if (!/\.(?:jsonl|ndjson)$/i.test(file.name)) return undefined
  const encoding = await encodingOfText(file, named)
  if (encoding === undefined) return undefined
  const records = recordsOf(file, encoding)
  const head: (readonly JsonText[])[] = []
  while (head.length < HEAD) {
    const { value, done } = await records.next()
    if (done) break
    head.push(value)
  }
  return streamOfRows(rowsOf(head, records), file.name, { ragged: false, name: file.name })
}

async function* rowsOf(
  head: (readonly JsonText[])[],
  rest: AsyncIterable<readonly JsonText[]>,
): AsyncGenerator<TableRow> {
  const paths = pathsOf(head)
  yield* tableOf(paths, head.splice(0))
  for await (const record of rest) yield* rowOf(paths, record)
}

async function* recordsOf(file: InputFile, encoding: string): AsyncGenerator<readonly JsonText[]> {
  for await (const { text, line } of linesOfPieces(textPieces(file, encoding))) {
    if (text.trim() !== '') yield flattened(parsedLine(text, file.name, line), '', () => line)
  }
}

function parsedLine(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError(file, 'expected one JSON value a line, found something else', { line, cause })
  }
}
