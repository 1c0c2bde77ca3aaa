import { Readable } from 'node:stream'
import { parse as parser } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { decode } from '../../files/decode.ts'
import { InputError } from '../../model/errors.ts'
import type { GlossaryFile, Importer } from './source.ts'
import { headerIn, type Row, tableConcepts } from './table.ts'

/** Values separated by commas, semicolons, tabs or bars, with a header or without: see `tableConcepts`. */
export const delimited: Importer = async function* (file, options, warn) {
  const bytes = await file.bytes()
  const { text, warnings } = decode({ name: file.name, bytes }, options)
  for (const warning of warnings) warn(warning)
  const delimiter = delimiterOf(text)
  const isPlain = delimiter === '\t' && !isQuoted(text)
  const rows = isPlain ? plainRows(text, delimiter) : quotedRows(text, delimiter, file)
  const isForSpreadsheet = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && delimiter !== '\t'
  yield* tableConcepts(isForSpreadsheet ? withFormulas(rows) : rows, file, options, warn)
}

/** Lines by which the separator is found. */
const SAMPLE = 50

const DELIMITERS = ['\t', ',', ';', '|', '，', '；']

/** The separator with which a header names the languages; else that which stands in most lines, the first of equals. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 100_000).split(/\r?\n/, SAMPLE)
  const tables = DELIMITERS.map((delimiter) => {
    const rows = lines.map((line, i) => ({ cells: line.split(delimiter).map(unquoted), line: i + 1 }))
    const divided = rows.filter(({ cells }) => cells.length > 1).length
    return { delimiter, hasHeader: headerIn(rows) !== undefined, divided }
  })
  return tables.sort((a, b) => Number(b.hasHeader) - Number(a.hasHeader) || b.divided - a.divided)[0].delimiter
}

function unquoted(cell: string): string {
  return cell.replace(/^"(.*)"$/, '$1')
}

/**
 * Tab-separated values mostly know no quotes: the marks belong to the term. Some programs quote all the same: then
 * marks within are doubled, and every cell with a mark fits the rules.
 */
function isQuoted(text: string): boolean {
  const sample = text.slice(0, 1_000_000)
  if (!sample.includes('""')) return false
  try {
    parse(sample.slice(0, sample.lastIndexOf('\n') + 1), { delimiter: '\t', relax_column_count: true })
    return true
  } catch {
    return false
  }
}

async function* plainRows(text: string, delimiter: string): AsyncIterable<Row> {
  let line = 0
  for (const { 0: content } of text.matchAll(/[^\r\n]+|\r?\n|\r/g)) {
    if (/^[\r\n]/.test(content)) line++
    else yield { cells: content.split(delimiter), line: line + 1 }
  }
}

/** Characters that are parsed at a time. */
const PIECE = 64 * 1024

async function* quotedRows(text: string, delimiter: string, file: GlossaryFile): AsyncIterable<Row> {
  const pieces = function* () {
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
  }
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: 2 ** 20 }
  const parsed = Readable.from(pieces()).pipe(parser(options))
  try {
    for await (const { record, info } of parsed) yield { cells: record, line: info.lines }
  } catch (error) {
    const { message, code, lines } = error as Error & { code?: string; lines?: number }
    if (!code?.startsWith('CSV_')) throw error
    const found = `expected values separated by "${delimiter}", found a row that is not: ${message}`
    throw new InputError(file.name, `${found}; check its quotation marks`, { line: lines, cause: error })
  }
}

/** A cell that would be taken for a formula but for the apostrophe that our exports for spreadsheet programs put before. */
const SHIELDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Undoes the apostrophes of exports for spreadsheet programs, which begin with a byte order mark. */
async function* withFormulas(rows: AsyncIterable<Row>): AsyncIterable<Row> {
  for await (const { cells, line } of rows) {
    yield { cells: cells.map((cell) => (SHIELDED.test(cell) ? cell.slice(1) : cell)), line }
  }
}
