import { spawnSync } from 'node:child_process'
import { stringify } from 'csv-stringify/sync'
import { makeDocx, paragraph, table } from '../evaluation/makeDocx.ts'
import { convertedByLibreOffice } from '../files/libreOffice.ts'
import { workbookBytes } from '../files/workbookWriter.ts'

/** A file of one format: a name that tells who wrote it, its extension, its bytes. */
export interface Form {
  readonly name: string
  readonly extension: string
  readonly bytes: Uint8Array
}

/** What LibreOffice saves a text document as. */
const TEXT_FORMATS = ['docx', 'doc', 'rtf', 'odt', 'pdf', 'html', 'epub']

/** What LibreOffice saves a workbook as. */
const SHEET_FORMATS = ['xlsx', 'xls', 'ods']

/** What pandoc makes of a web page. */
const PANDOC_FORMATS = { docx: 'docx', odt: 'odt', epub: 'epub', md: 'markdown', rtf: 'rtf', html: 'html' }

/** Characters that XML keeps for itself, as numbers. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Paragraphs as documents that LibreOffice writes; none where it is not installed. */
export async function officeTexts(paragraphs: readonly string[]): Promise<Form[]> {
  return convertedForms(makeDocx(paragraphs.map((text) => paragraph(escaped(text))).join('')), 'docx', TEXT_FORMATS)
}

/** Paragraphs as documents that pandoc writes; none where it is not installed. */
export function pandocTexts(html: string): Form[] {
  return Object.entries(PANDOC_FORMATS).flatMap(([extension, format]) => {
    const { status, stdout } = spawnSync('pandoc', ['--from', 'html', '--to', format, '--standalone', '-o', '-'], {
      input: html,
      maxBuffer: 2 ** 26,
      timeout: 60_000,
    })
    return status === 0 ? [{ name: `${extension}, by pandoc`, extension, bytes: stdout }] : []
  })
}

/** Pairs of texts as tables, written without any other program. */
export async function tables(rows: readonly (readonly [zh: string, en: string])[]): Promise<Form[]> {
  const titled = [['中文', 'English'], ...rows]
  const workbook = await wholeOf(
    workbookBytes([
      {
        name: 'Sheet1',
        columns: [
          { title: '中文', width: 60 },
          { title: 'English', width: 60 },
        ],
        rows: () => rows,
      },
    ]),
  )
  const word = makeDocx(table(titled.map((row) => row.map(escaped))))
  return [
    { name: 'xlsx', extension: 'xlsx', bytes: workbook },
    { name: 'csv', extension: 'csv', bytes: Buffer.from(stringify(titled)) },
    { name: 'csv with semicolons', extension: 'csv', bytes: Buffer.from(stringify(titled, { delimiter: ';' })) },
    {
      name: 'Unicode text of Excel',
      extension: 'txt',
      bytes: Buffer.from(`\uFEFF${stringify(titled, { delimiter: '\t', record_delimiter: 'windows' })}`, 'utf16le'),
    },
    { name: 'docx, table', extension: 'docx', bytes: word },
  ]
}

/** The workbook and the Word table of `tables` as LibreOffice saves them; none where it is not installed. */
export async function officeTables(own: readonly Form[]): Promise<Form[]> {
  const forms: Form[] = []
  for (const { name, extension, bytes } of own) {
    if (name === 'xlsx') forms.push(...(await convertedForms(bytes, extension, SHEET_FORMATS)))
    if (name === 'docx, table')
      forms.push(...(await convertedForms(bytes, extension, ['doc', 'rtf', 'odt'], ', table')))
  }
  return forms
}

/**
 * Paragraphs as presentations that LibreOffice writes, a slide each.
 * None where its part for presentations is not installed.
 */
export function presentations(paragraphs: readonly string[]): Promise<Form[]> {
  const names = { office: 'office', draw: 'drawing', text: 'text', presentation: 'presentation', style: 'style' }
  const spaces = Object.entries(names).map(
    ([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  const svg = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
  const box = 'svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="12cm"'
  const slides = paragraphs.map(
    (text, i) =>
      `<draw:page draw:name="p${i + 1}" draw:master-page-name="m"><draw:frame ${box}><draw:text-box><text:p>${escaped(text)}</text:p></draw:text-box></draw:frame></draw:page>`,
  )
  const styles = `<office:automatic-styles><style:page-layout style:name="l"/></office:automatic-styles><office:master-styles><style:master-page style:name="m" style:page-layout-name="l"/></office:master-styles>`
  const flat = `<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces.join(' ')} ${svg} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">${styles}<office:body><office:presentation>${slides.join('')}</office:presentation></office:body></office:document>`
  return convertedForms(Buffer.from(flat), 'fodp', ['odp', 'pptx', 'ppt'], ', slides')
}

async function convertedForms(bytes: Uint8Array, from: string, formats: readonly string[], what = ''): Promise<Form[]> {
  const forms: Form[] = []
  for (const extension of formats) {
    const converted = await convertedByLibreOffice(bytes, from, extension)
    if (converted) forms.push({ name: `${extension}${what}, by LibreOffice`, extension, bytes: converted })
  }
  return forms
}

async function wholeOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
