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
  const reader = openTable(table, file, options)
  if (!reader) return undefined
  const rows: InputRow[] = []
  for (const row of table.slice(reader.firstRow)) for (const bead of reader.beadsOf(row)) rows.push(bead)
  return { rows, warnings: reader.end() }
}

/** Reads the rows of a table one after the other. */
export interface TableReader {
  /** Where its rows begin; what is above it are titles. */
  readonly firstRow: number
  /** The beads of the next row. */
  beadsOf(row: TableRow): InputRow[]
  /** What to tell of the rows that were read. @throws InputError where most rows are ragged */
  end(): string[]
}

/**
 * Opens a table by the rows it begins with, which tell its columns, and how many it has; undefined where no two of them
 * hold Chinese and English.
 */
export function openTable(head: readonly TableRow[], file: string, options: TableOptions): TableReader | undefined {
  const layout = bitextLayout(head.map(({ cells }) => cells))
  if (!layout) return undefined
  const { columns, firstRow, swapped } = layout
  const wrongWith = options.ragged ? raggedness(head, layout) : () => undefined
  const wrong: { readonly line: number; readonly message: string }[] = []
  const counts = { rows: 0, wrong: 0 }
  return {
    firstRow,
    beadsOf(row) {
      counts.rows++
      const message = wrongWith(row)
      if (message === undefined) return beadsOf(row, columns)
      counts.wrong++
      if (wrong.length < MOST_WARNINGS) wrong.push({ line: row.line, message })
      return []
    },
    end() {
      if (counts.wrong > 0 && counts.wrong * 2 >= counts.rows) {
        const [{ line, message }] = wrong
        throw new InputError(file, `${message}; check the separators and quotation marks of the table`, { line })
      }
      const warnings = wrong.map(({ line, message }) => `${options.name}:${line}: ${message}; the row was left out`)
      if (counts.wrong > MOST_WARNINGS)
        warnings.push(`${options.name}: ${counts.wrong - MOST_WARNINGS} more rows of other widths were left out`)
      if (swapped) {
        const message = 'the columns named zh and en hold the other language; they were read the other way round'
        warnings.unshift(`${options.name}: ${message}`)
      }
      return warnings
    },
  }
}

/** The most rows that are named one by one. */
const MOST_WARNINGS = 10

/** Tells what is wrong of rows that have another number of cells than the titles, or than most rows. */
function raggedness(
  head: readonly TableRow[],
  { columns, firstRow }: TableLayout,
): (row: TableRow) => string | undefined {
  const width =
    firstRow > 0 ? filled(head[firstRow - 1]) : commonest(head.slice(firstRow).map(({ cells }) => cells.length))
  const like = firstRow > 0 ? 'as the titles have' : 'as most rows have'
  return (row) => {
    if (row.unclosed) return 'expected a quotation mark that closes, found one that only opens a cell'
    const isShort = row.cells.length < width
    // Spreadsheet programs leave out empty cells at the end of a row.
    const isCut = isShort && (['zh', 'en'] as const).every((language) => fits(row.cells[columns[language]], language))
    const found = isShort ? row.cells.length : filled(row)
    return (isShort ? !isCut : found > width) ? `expected ${width} columns ${like}, found ${found}` : undefined
  }
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
