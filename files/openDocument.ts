import { InputError } from '../model/errors.ts'
import { openArchive } from './archive.ts'
import { fileInMemory } from './inputFile.ts'
import type { CellPlace, TableRow, TableSheet } from './table.ts'
import { children, type XmlElement, xmlElements } from './xml.ts'

interface OpenDocument {
  readonly name: string
  readonly bytes: Uint8Array
}

const MIB = 2 ** 20

/** A whole body is held in memory: a book of a thousand pages has some 20 MiB. */
const LIMITS = { maxSize: 64 * MIB, maxDepth: 200 }

/**
 * The body of an OpenDocument file: text, spreadsheet or presentation.
 * @throws InputError for another file, one that is damaged or encrypted, or one beyond the limits
 */
export async function openDocumentBody({ name, bytes }: OpenDocument): Promise<XmlElement> {
  const parts = openArchive(bytes, name, { maxBytes: LIMITS.maxSize, only: (part) => part === 'content.xml' })
  const content = parts.get('content.xml')
  if (content) {
    for await (const { element } of xmlElements(fileInMemory(name, content), ['body'], LIMITS)) return element
  }
  throw new InputError(name, 'expected an OpenDocument file, found one without a body; it may have a password')
}

/**
 * The sheets of an OpenDocument spreadsheet (ODS): cells as they are shown, but dates as YYYY-MM-DD.
 * @throws InputError as `openDocumentBody`
 */
export async function spreadsheetSheets(file: OpenDocument): Promise<TableSheet[]> {
  const body = await openDocumentBody(file)
  return children(body, 'spreadsheet').flatMap((sheets) => children(sheets, 'table').map(sheetOf))
}

function sheetOf(table: XmlElement): TableSheet {
  const rows: TableRow[] = []
  let line = 0
  const read = (parent: XmlElement) => {
    for (const row of children(parent)) {
      if (/^table-(?:row-group|rows|header-rows)$/.test(row.name)) read(row)
      if (row.name !== 'table-row') continue
      const first = rowOf(row, line + 1)
      // What is repeated often is the empty rest of a sheet.
      const times = repeated(row, 'number-rows-repeated')
      if (first.cells.some((cell) => cell.trim() !== ''))
        for (let i = 0; i < Math.min(times, MOST_REPEATED); i++) rows.push(i === 0 ? first : rowOf(row, line + 1 + i))
      line += times
    }
  }
  read(table)
  return { name: table.attributes.name ?? '', hidden: table.attributes.display === 'false', rows }
}

/** A row or cell that holds something is hardly ever repeated more often. */
const MOST_REPEATED = 1000

function repeated({ attributes }: XmlElement, name: string): number {
  return Math.max(1, Number(attributes[name] ?? 1) || 1)
}

function rowOf(row: XmlElement, line: number): TableRow {
  const cells: string[] = []
  const places: CellPlace[] = []
  for (const cell of children(row)) {
    if (!/^(?:covered-)?table-cell$/.test(cell.name)) continue
    const text = cell.name === 'table-cell' ? cellText(cell) : ''
    const times = Math.min(repeated(cell, 'number-columns-repeated'), MOST_REPEATED)
    for (let i = 0; i < times; i++) places.push({ line, column: cells.push(text) })
  }
  const last = cells.findLastIndex((cell) => cell !== '') + 1
  const isHidden = /^(?:collapse|filter)$/.test(row.attributes.visibility ?? '')
  return { cells: cells.slice(0, last), places: places.slice(0, last), line, ...(isHidden && { hidden: true }) }
}

function cellText(cell: XmlElement): string {
  const date = cell.attributes['date-value']
  if (date) return date.slice(0, 10)
  return children(cell, 'p')
    .map((paragraph) => openDocumentText(paragraph))
    .join('\n')
}

/** Elements of a paragraph that are none of its text: notes, remarks, readings, what was deleted. */
const NO_TEXT = new Set(['annotation', 'annotation-end', 'note', 'ruby-text', 'tracked-changes', 'change', 'deletion'])

/** The text of a paragraph; its spaces, tabs and line breaks are elements. */
export function openDocumentText(element: XmlElement): string {
  return element.content
    .map((part) => {
      if (typeof part === 'string') return part.replace(/\s+/g, ' ')
      if (NO_TEXT.has(part.name)) return ''
      if (part.name === 's') return ' '.repeat(Math.min(Number(part.attributes.c ?? 1) || 1, 100))
      if (part.name === 'tab') return '\t'
      return part.name === 'line-break' ? '\n' : openDocumentText(part)
    })
    .join('')
}
