import { isArchive, openArchive, repack } from '../../files/archive.ts'
import { optionalPackage } from '../../files/optionalPackage.ts'
import { InputError } from '../../model/errors.ts'
import { contentOfMarkup } from './markup.ts'
import { markupLimits } from './markupLimits.ts'
import type { InputFormat, SourceFile } from './source.ts'
import { readableMarkup } from './wordMarkup.ts'

/** Parts of a document that hold text and its styles; pictures and embedded files do not. */
const TEXT_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/(?:_rels\/.*\.rels|[^/]*\.xml))$/

/** Of those the ones that hold text. */
const STORIES = /^word\/(?:document|footnotes|endnotes)\.xml$/

const MIB = 2 ** 20
/** What those parts may have unpacked, and their elements and attributes. A book of a thousand pages has some 20 MiB. */
const MAX_UNPACKED = 64 * MIB
const MAX_PARTS = 600_000

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"]

/**
 * Word documents (DOCX). Headings are titles; a document that is a table of Chinese beside English is aligned row by
 * row; footnotes and endnotes follow the text. Tracked changes are read as accepted, with a warning.
 * @throws InputError for a document that is damaged, encrypted, or larger than the limits.
 */
export const docx: InputFormat = async (file) => {
  if (!isArchive(file.bytes))
    throw notWord(file, 'something else; save it in Word as DOCX, or give it its own extension')
  const parts = openArchive(file.bytes, file.name, { maxBytes: MAX_UNPACKED, only: (name) => TEXT_PARTS.test(name) })
  const document = parts.get('word/document.xml')
  if (!document) throw notWord(file, 'another zip archive; unpack it and give the files in it')
  const changes = trackedChanges(document)
  const warning = `${file.name}: ${changes} tracked changes were read as accepted; accept or reject them in Word for another reading`
  const look = markupLimits(file.name, 'a Word document', { xmlMode: true, maxParts: MAX_PARTS })
  for (const [name, bytes] of parts) if (STORIES.test(name)) look(decoded(bytes))
  for (const [name, bytes] of parts) if (STORIES.test(name)) parts.set(name, encoded(readableMarkup(decoded(bytes))))
  const html = await toHtml(file.name, repack(parts))
  const { parseHTML } = await import('linkedom')
  markupLimits(file.name, 'a Word document')(html)
  const { document: tree } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  // Marks of notes in the text, and the arrows from the notes back to them.
  for (const mark of tree.querySelectorAll('sup > a[id], a[href^="#footnote-ref"], a[href^="#endnote-ref"]'))
    mark.remove()
  return { ...contentOfMarkup(tree.body), warnings: changes > 0 ? [warning] : [] }
}

async function toHtml(name: string, archive: Uint8Array): Promise<string> {
  const { default: mammoth } = await optionalPackage('mammoth', name, 'Word documents', () => import('mammoth'))
  try {
    const options = { styleMap: STYLES, externalFileAccess: false, ignoreEmptyParagraphs: false }
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, options)
    return value
  } catch (cause) {
    throw new InputError(name, 'expected a Word document (DOCX), found one that is damaged; save it anew', { cause })
  }
}

/** Insertions, deletions and moves that nobody accepted or rejected yet. */
function trackedChanges(document: Uint8Array): number {
  const marks = decoded(document).match(/<w:(?:ins|del|moveTo|moveFrom)\s[^>]*w:author=/g)
  return marks?.length ?? 0
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

function notWord({ name }: SourceFile, found: string): InputError {
  return new InputError(name, `expected a Word document (DOCX), found ${found}`)
}
