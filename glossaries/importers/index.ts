import { isArchive } from '../../files/archive.ts'
import { isGettext } from '../../files/gettext.ts'
import { rootOf } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { delimited } from './delimited.ts'
import { docx } from './docx.ts'
import { gettext } from './gettext.ts'
import { json } from './json.ts'
import { hasMarkdownTable, markdown } from './markdown.ts'
import { multiterm } from './multiterm.ts'
import type { GlossaryFile, Importer, ImportOptions, Warn } from './source.ts'
import { tbx } from './tbx.ts'
import { tmx } from './tmx.ts'
import { utx } from './utx.ts'
import { ods, xls, xlsx } from './workbooks.ts'
import { xliff } from './xliff.ts'

export { type Mapping, parseMapping } from './layout.ts'
export {
  type GlossaryFile,
  glossaryFileOf,
  type ImportOptions,
  type ImportReading as Reading,
  openGlossaryFile,
  type Warn,
} from './source.ts'

interface ImportFormat {
  /** For people. */
  readonly name: string
  /** By what a file of the format is known; its name does not count. */
  readonly isIn: (found: Found) => boolean
  readonly read: Importer
}

/** What the beginning of a file shows. */
interface Found {
  readonly isZip: boolean
  /** Of a zip archive: that it is an office document and no workbook; that it is an OpenDocument spreadsheet. */
  readonly isDocument: boolean
  readonly isSpreadsheet: boolean
  /** An office file of before 2007. */
  readonly isOldOffice: boolean
  /** Name of the root element, where it is XML. */
  readonly root?: string
  /** What it begins with, where it is neither. */
  readonly start: string
  /** Of Markdown: that it has a table. */
  readonly hasTable: () => boolean
}

/** To add a format: a file of its own here that exports an Importer, and a line in this list. The first that fits reads. */
const formats: readonly ImportFormat[] = [
  { name: 'TBX', isIn: ({ root }) => root === 'martif' || root === 'tbx', read: tbx },
  { name: 'TMX', isIn: ({ root }) => root === 'tmx', read: tmx },
  { name: 'XLIFF', isIn: ({ root }) => root === 'xliff', read: xliff },
  { name: 'MultiTerm XML', isIn: ({ root }) => root === 'mtf', read: multiterm },
  { name: 'DOCX', isIn: ({ isZip, isDocument }) => isZip && isDocument, read: docx },
  { name: 'ODS', isIn: ({ isZip, isSpreadsheet }) => isZip && isSpreadsheet, read: ods },
  { name: 'XLSX', isIn: ({ isZip }) => isZip, read: xlsx },
  { name: 'XLS', isIn: ({ isOldOffice }) => isOldOffice, read: xls },
  { name: 'UTX', isIn: ({ start }) => start.startsWith('#UTX'), read: utx },
  { name: 'JSON', isIn: ({ start }) => /^[[{]\s*["{[\]}]/.test(start), read: json },
  { name: 'PO', isIn: ({ start }) => isGettext(start), read: gettext },
  { name: 'Markdown', isIn: ({ hasTable }) => hasTable(), read: markdown },
  // Tables say nothing of themselves: what is nothing else is tried as one. OmegaT's glossaries are tables.
  { name: 'CSV or TSV', isIn: ({ root, start }) => root === undefined && !/^<[?!]/.test(start), read: delimited },
]

/**
 * Reads a glossary in whatever format it is: its concepts, in the order of the file. What was left out or read otherwise
 * than written is told to `warn`.
 * @throws InputError where it is no glossary that can be read: what was expected, what was found.
 */
export async function* readGlossary(
  file: GlossaryFile,
  options: ImportOptions,
  warn: Warn,
): AsyncIterable<ImportedConcept> {
  let count = 0
  for await (const concept of formatOf(file).read(file, options, warn)) {
    count++
    yield concept
  }
  if (count === 0) throw new InputError(file.name, 'expected entries with Chinese and English terms, found none')
}

/** The media type with which an OpenDocument spreadsheet begins. */
const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'
/** What a compound file begins with (Microsoft, MS-CFB 2.2). */
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function formatOf(file: GlossaryFile): ImportFormat {
  if (file.size === 0) throw new InputError(file.name, 'expected a glossary, found an empty file')
  const root = rootOf(file)
  const head = Buffer.from(file.head)
  const start = head
    .toString('utf8', 0, 1000)
    .replace(/^\ufeff/, '')
    .trimStart()
  const hasTable = () => hasMarkdownTable(head.toString('latin1'))
  const found = {
    ...{ isZip: isArchive(file.head), isDocument: head.includes('word/'), isSpreadsheet: head.includes(SPREADSHEET) },
    ...{ isOldOffice: head.subarray(0, OLD_OFFICE.length).equals(OLD_OFFICE), root, start, hasTable },
  }
  const format = formats.find(({ isIn }) => isIn(found))
  if (format) return format
  const what = root === undefined ? 'XML that is not well-formed' : `XML of another kind (${root})`
  throw new InputError(file.name, `expected a glossary (${formats.map(({ name }) => name).join(', ')}), found ${what}`)
}
