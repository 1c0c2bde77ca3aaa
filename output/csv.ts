import { stringify } from 'csv-stringify/sync'
import type { Glossary } from '../model/glossary.ts'
import { cells, header } from './columns.ts'

/** Rows that are turned into text together: a call for each would cost more than its row. */
const batchSize = 256

/** The columns of the TSV as RFC 4180 has it: CRLF, quotes where a cell needs them, the text itself unchanged. */
export async function* writeCsv(glossary: Glossary): AsyncIterable<string> {
  let rows: (readonly string[])[] = [header]
  for await (const rendering of glossary.renderings()) {
    rows.push(cells(rendering))
    if (rows.length < batchSize) continue
    yield toCsv(rows)
    rows = []
  }
  yield toCsv(rows)
}

function toCsv(rows: (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: 'windows' })
}
