import { element, escapeLines, openTag, parent, xmlDeclaration } from './xmlWriter.ts'
import { type Member, zip } from './zipWriter.ts'

/** A text with a stretch of it in bold, [start, end) in UTF-16 code units. */
export interface Marked {
  readonly text: string
  readonly start: number
  readonly end: number
}

export type WorkbookCell = string | number | boolean | Marked | undefined

export interface SheetColumn {
  readonly title: string
  /** In characters. */
  readonly width: number
  /** Values offered in a list; others are refused. */
  readonly choices?: readonly string[]
  readonly hidden?: boolean
}

export interface WorkbookSheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** At most `mostRows` of them. */
  readonly rows: () => AsyncIterable<readonly WorkbookCell[]> | Iterable<readonly WorkbookCell[]>
}

/** Rows of a sheet below its header, and characters of a cell: what Excel takes. */
export const mostRows = 2 ** 20 - 1
const mostCharacters = 32_767

/**
 * An Excel workbook (ISO 29500), piece by piece: the libraries at hand hold a workbook in memory. Each sheet has a
 * bold header that stays in view, filters, and lists of choices. Texts are texts: none is ever taken for a formula.
 */
export function workbookBytes(sheets: readonly WorkbookSheet[]): AsyncIterable<Uint8Array> {
  const file = (i: number) => `worksheets/sheet${i + 1}.xml`
  // The filters are also named in the workbook, which is why it is written last, when the rows have been counted.
  const filters: string[] = []
  return zip([
    member('[Content_Types].xml', () => contentTypes(sheets.map((_, i) => file(i)))),
    member('_rels/.rels', () => relationships([['officeDocument', 'xl/workbook.xml']])),
    member('xl/_rels/workbook.xml.rels', () =>
      relationships([...sheets.map((_, i) => ['worksheet', file(i)] as const), ['styles', 'styles.xml']]),
    ),
    member('xl/styles.xml', () => styles),
    ...sheets.map((sheet, i) => ({ name: `xl/${file(i)}`, content: () => worksheet(sheet, filters) })),
    member('xl/workbook.xml', () => book(sheets, filters)),
  ])
}

function member(name: string, content: () => string): Member {
  return { name, content: () => [xmlDeclaration, content()] }
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function contentTypes(worksheets: readonly string[]): string {
  const type = (file: string, kind: string) =>
    openTag('Override', {
      PartName: `/xl/${file}`,
      ContentType: `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`,
    }).replace('>', '/>')
  return parent(
    'Types',
    { xmlns: `${packaging}/content-types` },
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    type('workbook.xml', 'sheet.main'),
    type('styles.xml', 'styles'),
    ...worksheets.map((file) => type(file, 'worksheet')),
  )
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  return parent(
    'Relationships',
    { xmlns: `${packaging}/relationships` },
    ...targets.map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
    ),
  )
}

/** Cell formats by their number in `styles`. */
const format = { text: 0, header: 1 } as const

const styles = parent(
  'styleSheet',
  { xmlns: main },
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="2">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
  '</cellXfs>',
)

function book(sheets: readonly WorkbookSheet[], filters: readonly string[]): string {
  return parent(
    'workbook',
    { xmlns: main, 'xmlns:r': office },
    '<sheets>',
    ...sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
    '</sheets><definedNames>',
    ...filters.map((range, i) =>
      element('definedName', range, { name: '_xlnm._FilterDatabase', localSheetId: String(i), hidden: '1' }),
    ),
    '</definedNames>',
  )
}

async function* worksheet({ name, columns, rows }: WorkbookSheet, filters: string[]): AsyncIterable<string> {
  const letters = columns.map((_, i) => columnLetters(i))
  const lastColumn = letters[letters.length - 1]
  yield xmlDeclaration + openTag('worksheet', { xmlns: main })
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  yield parent('cols', {}, ...columns.map(columnWidth))
  yield '<sheetData>'
  yield row(
    columns.map(({ title }) => title),
    1,
    letters,
    format.header,
  )
  let number = 1
  for await (const values of rows()) yield row(values, ++number, letters, format.text)
  yield `</sheetData><autoFilter ref="A1:${lastColumn}${number}"/>`
  filters.push(`'${name}'!$A$1:$${lastColumn}$${number}`)
  const lists = columns.flatMap(({ choices }, i) => (choices ? [validation(letters[i], choices)] : []))
  if (lists.length > 0) yield parent('dataValidations', { count: String(lists.length) }, ...lists)
  yield '</worksheet>'
}

function columnWidth({ width, hidden }: SheetColumn, i: number): string {
  return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
}

/** A, B, ..., Z, AA, ... */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function validation(letters: string, choices: readonly string[]): string {
  return parent(
    'dataValidation',
    { type: 'list', allowBlank: '1', showErrorMessage: '1', sqref: `${letters}2:${letters}${mostRows + 1}` },
    element('formula1', `"${choices.join(',')}"`),
  )
}

function row(values: readonly WorkbookCell[], number: number, letters: readonly string[], style: number): string {
  let written = `<row r="${number}">`
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === undefined || value === '') continue
    const start = `<c r="${letters[i]}${number}"${style === format.text ? '' : ` s="${style}"`}`
    if (typeof value === 'number') written += `${start}><v>${value}</v></c>`
    else if (typeof value === 'boolean') written += `${start} t="b"><v>${value ? 1 : 0}</v></c>`
    else written += `${start} t="inlineStr"><is>${typeof value === 'string' ? text(value) : marked(value)}</is></c>`
  }
  return `${written}</row>\n`
}

function marked({ text: whole, start, end }: Marked): string {
  const before = start > 0 ? `<r>${text(whole.slice(0, start))}</r>` : ''
  const after = end < whole.length ? `<r>${text(whole.slice(end))}</r>` : ''
  return `${before}<r><rPr><b/></rPr>${text(whole.slice(start, end))}</r>${after}`
}

function text(value: string): string {
  const escaped = escapeLines(value.length > mostCharacters ? value.slice(0, mostCharacters) : value)
  const space = /^\s|\s$|[\t\n\r]/.test(value) ? ' xml:space="preserve"' : ''
  return `<t${space}>${space || value.includes('_x') ? literal(escaped) : escaped}</t>`
}

/** Excel reads `_x000D_` as a character's code: such a text begins with the code of its underscore. */
function literal(escaped: string): string {
  return escaped.replace(/\r\n?/g, '\n').replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}
