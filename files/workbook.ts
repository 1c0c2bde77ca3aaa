import { InputError } from '../model/errors.ts'
import { openArchive } from './archive.ts'
import { fileInMemory } from './inputFile.ts'
import type { CellPlace, TableRow, TableSheet } from './table.ts'
import { children, descendants, textOf, type XmlElement, xmlElements } from './xml.ts'

/** Bytes under the name that messages give them. */
export interface Workbook {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Of the entries of a workbook, those that hold text; pictures and the like are not unpacked. */
const isText = (name: string) => name.endsWith('.xml') || name.endsWith('.rels')

/**
 * The sheets of an Excel workbook (XLSX, XLSM), in its order: values of formulas as they were computed, dates as
 * YYYY-MM-DD, readings above characters left out. Charts are no sheets.
 * @throws InputError for another file, one that is damaged, or one beyond the limits of `openArchive`.
 */
export async function workbookSheets({ name, bytes }: Workbook): Promise<TableSheet[]> {
  const parts = openArchive(bytes, name, { only: isText })
  const elements = async function* (path: string, ...names: string[]) {
    const part = parts.get(path)
    try {
      if (part) yield* xmlElements(fileInMemory(name, part), names)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new InputError(name, `expected an Excel workbook, found one that cannot be read: ${reason}`, { cause })
    }
  }
  if (!parts.has('xl/workbook.xml')) {
    throw new InputError(name, 'expected an Excel workbook, found another zip archive; save it as XLSX or CSV')
  }
  const targets = new Map<string, string>()
  for await (const { element } of elements('xl/_rels/workbook.xml.rels', 'Relationship')) {
    const { Id, Target = '' } = element.attributes
    targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  }
  const strings: string[] = []
  for await (const { element } of elements('xl/sharedStrings.xml', 'si')) strings.push(richText(element))
  const dates = await dateStyles(elements('xl/styles.xml', 'numFmts', 'cellXfs'))
  const sheets: TableSheet[] = []
  let epoch = EPOCH
  for await (const { element } of elements('xl/workbook.xml', 'workbookPr', 'sheet')) {
    const { attributes } = element
    if (/^(?:1|true)$/.test(attributes.date1904 ?? '')) epoch = EPOCH_1904
    const path = targets.get(attributes.id)
    if (element.name !== 'sheet' || path === undefined || !/worksheets\//.test(path) || !parts.has(path)) continue
    const rows: TableRow[] = []
    let line = 0
    for await (const { element: row } of elements(path, 'row')) {
      line = Number(row.attributes.r ?? line + 1)
      const read = rowOf(row, line, (cell) => textIn(cell, { strings, dates, epoch }))
      if (read.cells.some((cell) => cell.trim() !== '')) rows.push(read)
    }
    sheets.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', rows })
  }
  if (sheets.length > 0) return sheets
  throw new InputError(name, 'expected an Excel workbook, found one that cannot be read: it has no sheets')
}

function rowOf(row: XmlElement, line: number, text: (cell: XmlElement) => string): TableRow {
  const cells: string[] = []
  const places: CellPlace[] = []
  let column = 0
  for (const cell of children(row, 'c')) {
    column = columnNumber(cell.attributes.r) ?? column + 1
    if (column > MOST_COLUMNS) break
    while (cells.length < column - 1) places.push({ line, column: cells.push('') })
    cells.push(text(cell))
    places.push({ line, column })
  }
  return { cells, places, line, ...(/^(?:1|true)$/.test(row.attributes.hidden ?? '') && { hidden: true }) }
}

/** What Excel allows. */
const MOST_COLUMNS = 16_384

/** 1 for A1, 28 for AB7. */
function columnNumber(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

interface Values {
  readonly strings: readonly string[]
  /** Whether cells of each style are dates. */
  readonly dates: readonly boolean[]
  readonly epoch: number
}

function textIn(cell: XmlElement, { strings, dates, epoch }: Values): string {
  const { t: type = 'n', s: style = '0' } = cell.attributes
  if (type === 'inlineStr') return children(cell, 'is').map(richText).join('')
  const value = children(cell, 'v').map((element) => textOf(element))[0] ?? ''
  if (value === '' || type === 'e') return ''
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return String(value === '1')
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n' || Number.isNaN(Number(value))) return unescaped(value)
  return dates[Number(style)] ? dateOf(Number(value), epoch) : String(Number(value))
}

/** The text of a string; the readings above its characters (`rPh`) are none of it. */
function richText(element: XmlElement): string {
  return unescaped(textOf(element, ({ name }) => name === 'rPh'))
}

/** Characters that XML cannot hold are written as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

const DAY = 86_400_000
/** Day 0 of the calendars that workbooks count in: Excel takes 1900 for a leap year. */
const EPOCH = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

function dateOf(days: number, epoch: number): string {
  const date = new Date(epoch + Math.floor(days) * DAY)
  return Number.isNaN(date.valueOf()) ? String(days) : date.toISOString().slice(0, 10)
}

/** Whether cells of each style are dates. */
async function dateStyles(elements: ReturnType<typeof xmlElements>): Promise<boolean[]> {
  const formats = new Map<string, string>()
  const styles: boolean[] = []
  for await (const { element } of elements) {
    for (const { attributes } of descendants(element, 'numFmt'))
      formats.set(attributes.numFmtId, attributes.formatCode ?? '')
    for (const { attributes } of children(element, 'xf')) styles.push(isDateFormat(attributes.numFmtId ?? '0', formats))
  }
  return styles
}

/** Numbers of formats that every workbook has: dates, and those of East Asian calendars. */
function isDateFormat(id: string, formats: ReadonlyMap<string, string>): boolean {
  const own = formats.get(id)
  // Letters in quotation marks, brackets or behind a backslash are no fields of a date.
  if (own !== undefined) return /[yd]/i.test(own.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/i, ''))
  const number = Number(id)
  return (
    (number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)
  )
}
