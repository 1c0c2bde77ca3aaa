import { isArchive } from '../../files/archive.ts'
import { rootOf } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { delimited } from './delimited.ts'
import { json } from './json.ts'
import { multiterm } from './multiterm.ts'
import type { GlossaryFile, Importer, ImportOptions, Warn } from './source.ts'
import { tbx } from './tbx.ts'
import { tmx } from './tmx.ts'
import { utx } from './utx.ts'
import { xliff } from './xliff.ts'
import { xlsx } from './xlsx.ts'

export { type GlossaryFile, glossaryFileOf, type ImportOptions, openGlossaryFile, type Warn } from './source.ts'
export { parseMapping } from './table.ts'

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
  /** Name of the root element, where it is XML. */
  readonly root?: string
  /** What it begins with, where it is neither. */
  readonly start: string
}

/** To add a format: a file of its own here that exports an Importer, and a line in this list. The first that fits reads. */
const formats: readonly ImportFormat[] = [
  { name: 'TBX', isIn: ({ root }) => root === 'martif' || root === 'tbx', read: tbx },
  { name: 'TMX', isIn: ({ root }) => root === 'tmx', read: tmx },
  { name: 'XLIFF', isIn: ({ root }) => root === 'xliff', read: xliff },
  { name: 'MultiTerm XML', isIn: ({ root }) => root === 'mtf', read: multiterm },
  { name: 'XLSX', isIn: ({ isZip }) => isZip, read: xlsx },
  { name: 'UTX', isIn: ({ start }) => start.startsWith('#UTX'), read: utx },
  { name: 'JSON', isIn: ({ start }) => /^[[{]\s*["{[\]}]/.test(start), read: json },
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

function formatOf(file: GlossaryFile): ImportFormat {
  if (file.size === 0) throw new InputError(file.name, 'expected a glossary, found an empty file')
  const root = rootOf(file)
  const start = Buffer.from(file.head.subarray(0, 1000))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  const found = { isZip: isArchive(file.head), root, start }
  const format = formats.find(({ isIn }) => isIn(found))
  if (format) return format
  const what = root === undefined ? 'XML that is not well-formed' : `XML of another kind (${root})`
  throw new InputError(file.name, `expected a glossary (${formats.map(({ name }) => name).join(', ')}), found ${what}`)
}
