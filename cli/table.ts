import { eastAsianWidth } from 'get-east-asian-width'
import { largest } from '../language/extremes.ts'

export interface PrintedColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Columns narrower than this are not shortened when the table is too wide. @default 12 */
  readonly minWidth?: number
}

export interface PrintedTableOptions {
  /** Columns of the terminal that the table may fill. @default that of stdout, 120 where it is no terminal */
  readonly width?: number
  /** @default on a terminal, unless NO_COLOR is set */
  readonly colour?: boolean
}

const gap = '  '
const bold = (text: string) => `\x1b[1m${text}\x1b[22m`

/**
 * A table for people: columns lined up by display width (a Chinese character fills two), cells shortened with `…`
 * where the terminal is too narrow, widest columns first. Every line ends with a line feed.
 */
export function renderTable(
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
  options: PrintedTableOptions = {},
): string {
  const { width = terminalWidth(), colour = colourWanted() } = options
  const cells = rows.map((row) => row.map(oneLine))
  const natural = columns.map((column, i) =>
    cells.reduce((widest, row) => Math.max(widest, displayWidth(row[i])), displayWidth(column.title)),
  )
  const widths = fitWidths(
    natural,
    columns.map((column) => column.minWidth ?? 12),
    width - gap.length * (columns.length - 1),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => pad(shorten(cell, widths[i]), widths[i], columns[i].align))
      .join(gap)
      .trimEnd()
  const header = line(columns.map((column) => column.title))
  return [colour ? bold(header) : header, ...cells.map(line)].map((text) => `${text}\n`).join('')
}

/** Columns that a text fills in a terminal; combining marks and control characters fill none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number
    if (codePoint >= 0x20 && codePoint < 0x7f) width++
    else if (!/[\p{Mn}\p{Me}\p{Cc}\p{Cf}]/u.test(character)) width += eastAsianWidth(codePoint)
  }
  return width
}

/** The text, cut with `…` so that it fills at most `width` columns. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let cut = ''
  let filled = 1
  for (const character of text) {
    filled += displayWidth(character)
    if (filled > width) break
    cut += character
  }
  return `${cut}…`
}

/** Lowers the widest columns to a common cap until the sum fits, none below its minimum. */
function fitWidths(natural: readonly number[], minimum: readonly number[], available: number): number[] {
  const atCap = (cap: number) => natural.map((width, i) => Math.min(width, Math.max(cap, minimum[i])))
  const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0)
  let cap = largest([0, ...natural])
  while (cap > 0 && sum(atCap(cap)) > available) cap--
  return atCap(cap)
}

function pad(text: string, width: number, align: PrintedColumn['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? space + text : text + space
}

/** Transcripts are not trusted: no cell may break the line or send escape sequences to the terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

export function terminalWidth(): number {
  return process.stdout.columns || Number(process.env.COLUMNS) || 120
}

export function colourWanted(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR
}
