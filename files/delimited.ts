import type { CellPlace, TableRow } from './table.ts'

/** How a text divides its rows into cells. */
export interface Delimiters {
  /** One character. */
  readonly separator: string
  /** Whether cells may stand in quotation marks, as RFC 4180 has it; else the marks belong to the text. */
  readonly quoted: boolean
}

export interface SeparatorOptions {
  /** Characters that may separate cells, the likeliest first. @default tab, comma, semicolon, bar */
  readonly separators?: readonly string[]
  /** Whether these are titles of columns; a separator that makes such a row is taken before others. */
  readonly isHeader?: (cells: readonly string[]) => boolean
}

/** Characters, and rows, in which the separator is looked for. */
const SAMPLE = { characters: 200_000, rows: 100 }

/** A first line by which Excel is told the separator. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i

/**
 * The separator of a text, told by its content: the one named in a line `sep=;`; else the one with which a row has
 * titles; else the one that divides most rows into the same number of cells; of equals the one that leaves fewer quotation
 * marks in them. Undefined where none divides any.
 */
export function delimitersOf(text: string, options: SeparatorOptions = {}): Delimiters | undefined {
  const { separators = ['\t', ',', ';', '|'], isHeader = () => false } = options
  const named = SEPARATOR_LINE.exec(text)?.[1]
  const sample = text.slice(0, SAMPLE.characters)
  const tables = (named ? [named] : separators).map((separator) => {
    const quoted = separator !== '\t' || isQuoted(sample, separator)
    const widths: number[] = []
    let hasHeader = false
    let marks = 0
    for (const { cells } of delimitedRows(sample, { separator, quoted })) {
      hasHeader ||= widths.length < HEADER_ROWS && isHeader(cells)
      // Between tabs a mark is most often one of the text.
      if (separator !== '\t') for (const cell of cells) if (cell.includes('"')) marks++
      if (widths.push(cells.length) === SAMPLE.rows) break
    }
    return { separator, quoted, hasHeader, marks, share: evenShare(widths) }
  })
  const [best] = tables.sort(
    (a, b) => Number(b.hasHeader) - Number(a.hasHeader) || b.share - a.share || a.marks - b.marks,
  )
  return best.share > 0 || named ? { separator: best.separator, quoted: best.quoted } : undefined
}

/** Rows of titles and dates that may stand above the header. */
const HEADER_ROWS = 10

/** The share of rows that have the commonest number of cells, if that is more than one. */
function evenShare(widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const divided = [...counts].filter(([width]) => width > 1).map(([, count]) => count)
  return divided.length === 0 ? 0 : divided.reduce((most, count) => Math.max(most, count)) / widths.length
}

/**
 * Whether tab-separated values know quotation marks. Most do not: the marks belong to the text. Spreadsheet programs
 * quote what holds a mark, a line break or a comma, others every cell; then every cell that begins with a mark fits,
 * and the rows are at least as even.
 */
function isQuoted(text: string, separator: string): boolean {
  const seen = { needed: 0, bare: 0, quoted: 0, unfit: 0, bareCommas: 0, quotedCommas: 0 }
  const reader = new RowReader({ separator, quoted: true }, (cell, kind, line) => {
    if (kind === 'unfit') seen.unfit++
    if (kind === 'quoted') {
      seen.quoted++
      // Two marks of different cells enclose tabs, too.
      if (/["\n\r]/.test(cell) && !cell.includes('\t')) seen.needed++
      if (cell.includes(',')) seen.quotedCommas++
    } else {
      if (cell.includes(',')) seen.bareCommas++
      // Titles of columns are seldom quoted.
      if (cell.trim() !== '' && line > 1) seen.bare++
    }
  })
  const rows = reader.push(text)
  // The last cell of a sample may be cut.
  const whole = text.length < SAMPLE.characters ? [...rows, ...reader.end()] : rows
  const widths = (table: Iterable<TableRow>) => Array.from(table, ({ cells }) => cells.length)
  const evenAsText = evenShare(widths(delimitedRows(text, { separator, quoted: false })))
  if (seen.unfit > 0 || evenShare(widths(whole)) < evenAsText) return false
  return seen.needed > 0 || (seen.quotedCommas > 0 && seen.bareCommas === 0) || (seen.quoted > 1 && seen.bare === 0)
}

/** The rows of a text, those without any character left out. */
export function* delimitedRows(text: string, delimiters: Delimiters): Generator<TableRow> {
  const reader = new RowReader(delimiters)
  for (let at = 0; at < text.length; at += PIECE) yield* reader.push(text.slice(at, at + PIECE))
  yield* reader.end()
}

/** Characters that are looked at at a time. */
const PIECE = 64 * 1024

/** The same for a text that comes in pieces, cut anywhere. */
export async function* streamedRows(pieces: AsyncIterable<string>, delimiters: Delimiters): AsyncGenerator<TableRow> {
  const reader = new RowReader(delimiters)
  for await (const piece of pieces) yield* reader.push(piece)
  yield* reader.end()
}

/** What a cell was: without marks, in marks, or with marks that do not fit the rules. */
type CellKind = 'bare' | 'quoted' | 'unfit'

type OnCell = (cell: string, kind: CellKind, line: number) => void

/** Lines over which a cell in quotation marks may go; one that is never closed is none. */
const MOST_LINES = 1000

class RowReader {
  readonly #separator: string
  readonly #quoted: boolean
  readonly #onCell?: OnCell
  /** What came and is no whole line yet. */
  #rest = ''
  /** Whole lines, with their ends, of a row that goes on. */
  #open: string[] = []
  #line = 1

  constructor({ separator, quoted }: Delimiters, onCell?: OnCell) {
    this.#separator = separator
    this.#quoted = quoted
    this.#onCell = onCell
  }

  push(piece: string): TableRow[] {
    const text = this.#rest + piece
    // A carriage return at the end may be half of a line end.
    const end = Math.max(text.lastIndexOf('\n'), text.slice(0, -1).lastIndexOf('\r')) + 1
    this.#rest = text.slice(end)
    return this.#read(linesIn(text.slice(0, end)), false)
  }

  end(): TableRow[] {
    const last = linesIn(this.#rest)
    this.#rest = ''
    return this.#read(last, true)
  }

  #read(lines: readonly string[], isLast: boolean): TableRow[] {
    const rows: TableRow[] = []
    const waiting = [...lines].reverse()
    while (waiting.length > 0 || (isLast && this.#open.length > 0)) {
      const next = waiting.pop()
      if (next !== undefined) this.#open.push(next)
      const isForced = next === undefined || this.#open.length > MOST_LINES
      const used = this.#row(this.#open.join(''), isForced, rows)
      if (used === 0) continue
      // What was never closed was no quotation: the lines after its first are looked at anew.
      for (let i = this.#open.length - 1; i >= used; i--) waiting.push(this.#open[i])
      this.#open = []
      this.#line += used
    }
    return rows
  }

  /** Adds the row with which a text begins, and tells how many lines it took: 0 where a cell is not closed yet. */
  #row(text: string, isForced: boolean, rows: TableRow[]): number {
    if (this.#line === 1 && SEPARATOR_LINE.test(text)) return 1
    const cells: string[] = []
    const kinds: CellKind[] = []
    const places: CellPlace[] = []
    let at = this.#line === 1 && text.startsWith('\ufeff') ? 1 : 0
    let line = this.#line
    let lineStart = at
    for (;;) {
      const { cell, end, kind } = this.#cell(text, at, isForced)
      if (end < 0) return 0
      cells.push(cell)
      kinds.push(kind)
      places.push({ line, column: at - lineStart + (kind === 'quoted' ? 2 : 1) })
      if (kind === 'quoted')
        for (const { 0: mark, index } of cell.matchAll(LINE_ENDS)) {
          line++
          lineStart = end - 1 - (cell.length - index - mark.length)
        }
      if (end >= text.length || text[end] !== this.#separator) break
      at = end + 1
    }
    if (this.#onCell) for (const [i, cell] of cells.entries()) this.#onCell(cell, kinds[i], this.#line)
    if (cells.length > 1 || cells[0].trim() !== '')
      rows.push({ cells, places, line: this.#line, ...(isForced && { unclosed: true }) })
    return line - this.#line + 1
  }

  /** The cell that begins at an offset, and where it ends; -1 for one in quotation marks that is not closed. */
  #cell(text: string, at: number, isForced: boolean): { cell: string; end: number; kind: CellKind } {
    const bare = (from: number, kind: CellKind) => {
      let end = from
      while (end < text.length && !this.#isEnd(text[end])) end++
      return { cell: text.slice(at, end), end, kind }
    }
    if (!this.#quoted || text[at] !== '"') return bare(at, 'bare')
    const close = closingMark(text, at + 1)
    if (close < 0) return isForced ? bare(at, 'unfit') : { cell: '', end: -1, kind: 'unfit' }
    const inside = text.slice(at + 1, close)
    const isBroken = /[\r\n]/.test(inside)
    // No cell of a spreadsheet holds a tab: what goes over tabs and lines is two marks of different cells.
    if (isBroken && this.#separator === '\t' && inside.includes('\t')) return bare(at, 'unfit')
    const isClosed = close + 1 === text.length || this.#isEnd(text[close + 1])
    if (isClosed) return { cell: inside.replaceAll('""', '"'), end: close + 1, kind: 'quoted' }
    // Something stands behind the mark: it belongs to the text, and so does the first.
    return bare(isBroken ? at : close + 1, 'unfit')
  }

  #isEnd(character: string): boolean {
    return character === this.#separator || character === '\n' || character === '\r'
  }
}

const LINE_ENDS = /\r\n|\n|\r/g

/** The first quotation mark from an offset on that is not doubled. */
function closingMark(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

/** The lines of a text, each with its end. */
function linesIn(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}
