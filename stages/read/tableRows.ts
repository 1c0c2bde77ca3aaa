import type { CellPlace, TableRow } from '../../files/table.ts'
import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { bitextLayout, type TableLayout } from './columns.ts'
import { concat, type PlacedText, placed } from './placed.ts'
import type { InputRow } from './source.ts'

/** The rows of a table as beads, and what a reader should know of it. */
export interface ReadTable {
  readonly rows: readonly InputRow[]
  readonly warnings: readonly string[]
}

export interface TableOptions {
  /** Whether a row with more or fewer cells than the others has lost its order: in text files, not in spreadsheets. */
  readonly ragged: boolean
  /** What messages call the table: its file, and its sheet. */
  readonly name: string
}

/**
 * The beads of a table that has a column of Chinese and one of English. Ragged rows are told and left out.
 * @throws InputError where most rows are ragged
 */
export function readTable(table: readonly TableRow[], file: string, options: TableOptions): ReadTable | undefined {
  const layout = bitextLayout(table.map(({ cells }) => cells))
  if (!layout) return undefined
  const { columns, firstRow, swapped } = layout
  const body = table.slice(firstRow)
  const wrong = options.ragged ? raggedRows(table, layout) : new Map<TableRow, string>()
  if (wrong.size > 0 && wrong.size * 2 >= body.length) {
    const [[{ line }, message]] = wrong
    throw new InputError(file, `${message}; check the separators and quotation marks of the table`, { line })
  }
  const warnings = [...wrong].slice(0, MOST_WARNINGS).map(([{ line }, message]) => {
    return `${options.name}:${line}: ${message}; the row was left out`
  })
  if (wrong.size > MOST_WARNINGS)
    warnings.push(`${options.name}: ${wrong.size - MOST_WARNINGS} more rows of other widths were left out`)
  if (swapped) {
    const message = 'the columns named zh and en hold the other language; they were read the other way round'
    warnings.unshift(`${options.name}: ${message}`)
  }
  const rows = body.filter((row) => !wrong.has(row)).flatMap((row) => beadsOf(row, columns))
  return { rows, warnings }
}

/** The most rows that are named one by one. */
const MOST_WARNINGS = 10

/** Rows that have another number of cells than the titles, or than most rows, each with what is wrong of it. */
function raggedRows(table: readonly TableRow[], { columns, firstRow }: TableLayout): Map<TableRow, string> {
  const body = table.slice(firstRow)
  const width = firstRow > 0 ? filled(table[firstRow - 1]) : commonest(body.map(({ cells }) => cells.length))
  const wrong = new Map<TableRow, string>()
  for (const row of body) {
    const isShort = row.cells.length < width
    // Spreadsheet programs leave out empty cells at the end of a row.
    const isCut = isShort && (['zh', 'en'] as const).every((language) => fits(row.cells[columns[language]], language))
    const found = isShort ? row.cells.length : filled(row)
    if (row.unclosed) wrong.set(row, 'expected a quotation mark that closes, found one that only opens a cell')
    else if (isShort ? !isCut : found > width) {
      const like = firstRow > 0 ? 'as the titles have' : 'as most rows have'
      wrong.set(row, `expected ${width} columns ${like}, found ${found}`)
    }
  }
  return wrong
}

function fits(cell: string | undefined, language: Language): boolean {
  return cell !== undefined && blockLanguage(cell) === language
}

/** Cells up to the last that holds anything. */
function filled({ cells }: TableRow): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** A bead for a row; where both cells have as many lines, one for each of them. */
function beadsOf(row: TableRow, columns: TableLayout['columns']): InputRow[] {
  const [zh, en] = [linesAt(row, columns.zh), linesAt(row, columns.en)]
  if (zh.length > 1 && zh.length === en.length) return zh.map((text, i) => ({ zh: text, en: en[i] }))
  const bead = { zh: joined(zh, '', row.line), en: joined(en, ' ', row.line) }
  return bead.zh.text || bead.en.text ? [bead] : []
}

function linesAt({ cells, places }: TableRow, column: number): PlacedText[] {
  const cell = cells[column] ?? ''
  const place = places[column]
  return cell.split(/\r\n?|\n/).flatMap((text, i) => (text.trim() === '' ? [] : [lineAt(text, place, i)]))
}

/** White space around the text of a line is none of it. Lines after the first of a cell begin on lines of their own. */
function lineAt(text: string, { line, column }: CellPlace, i: number): PlacedText {
  const indent = text.length - text.trimStart().length
  return placed(text.trim(), line + i, (i === 0 ? column : 1) + indent)
}

function joined(lines: readonly PlacedText[], separator: string, line: number): PlacedText {
  return lines.length === 0 ? placed('', line) : lines.reduce((a, b) => concat(a, separator, b))
}
