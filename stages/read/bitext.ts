import { InputError } from '../../model/errors.ts'
import { bilingualColumns } from './columns.ts'
import { describeColumns } from './delimited.ts'
import { linesOf } from './lines.ts'
import { slice, trim } from './placed.ts'
import type { Content } from './source.ts'

/** The separator of the plain bitexts that word aligners read. */
const BARS = /(?<=^|\s)\|\|\|(?=\s|$)/g

/** Whether most lines of a text read `one language ||| the other`. */
export function isBarSeparated(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.filter((line) => line.match(BARS)?.length === 1).length > 0.5 * lines.length
}

/**
 * Lines `zh ||| en` (or the reverse), each a bead.
 * @throws InputError for a line without the bars, or where the sides are not Chinese and English
 */
export function barSeparated(text: string, file: string): Content {
  const table = linesOf(text).map(({ text: line }) => {
    const bars = [...line.text.matchAll(BARS)]
    const ends = [...bars.map(({ index }) => index), line.text.length]
    return ends.map((end, i) => trim(slice(line, i === 0 ? 0 : ends[i - 1] + 3, end)))
  })
  const ragged = table.find((cells) => cells.length !== 2)
  if (ragged) {
    const message = `expected two texts with ||| between them, found ${ragged.length}`
    throw new InputError(file, message, { line: ragged[0].pieces[0].line })
  }
  const texts = table.map((cells) => cells.map((cell) => cell.text))
  const columns = bilingualColumns(texts)
  if (!columns) {
    const message = `expected a side of Chinese and a side of English, found ${describeColumns(texts)}`
    throw new InputError(file, message, { line: 1 })
  }
  const rows = table.map((cells) => ({ zh: cells[columns.zh], en: cells[columns.en] }))
  return { kind: 'rows', rows: rows.filter((row) => row.zh.text || row.en.text) }
}
