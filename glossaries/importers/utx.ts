import { decode } from '../../files/decode.ts'
import type { LinedRow } from './layout.ts'
import type { Importer } from './source.ts'
import { tableConcepts } from './table.ts'

/** UTX (AAMT): tab-separated lines; of those that begin with #, the last before the entries names the columns. */
export const utx: Importer = async function* (file, options, warn) {
  const { text, warnings } = decode({ name: file.name, bytes: await file.bytes() }, options)
  for (const warning of warnings) warn(warning)
  const lines = text.split(/\r\n?|\n/).map((content, i) => ({ content, line: i + 1 }))
  const first = lines.findIndex(({ content }) => content.trim() !== '' && !content.startsWith('#'))
  const header = lines.slice(0, first < 0 ? lines.length : first).findLast(({ content }) => content.includes('\t'))
  const entries = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'))
  const rows = async function* (): AsyncIterable<LinedRow> {
    for (const { content, line } of header ? [header, ...entries] : entries) yield { cells: content.split('\t'), line }
  }
  yield* tableConcepts(rows(), file, options, warn)
}
