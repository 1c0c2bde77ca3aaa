import { openArchive } from '../../files/archive.ts'
import { fileInMemory } from '../../files/inputFile.ts'
import { children, type XmlElement, xmlElements } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import { parentOf } from './elements.ts'
import { contentOfMarkup, type MarkupNode } from './markup.ts'
import { markupLimits } from './markupLimits.ts'
import type { InputFormat } from './source.ts'

const MIB = 2 ** 20

/** Parts of a book that hold text, and what leads to them. */
const TEXT_PARTS = /\.(?:xhtml|html?|xml|opf)$/i

/**
 * Books (EPUB 2 and 3): the chapters in their order, without the table of contents. Books with a lock on them are
 * refused.
 * @throws InputError for a file that is damaged or beyond the limits
 */
export const epub: InputFormat = async (file) => {
  const parts = openArchive(file.bytes, file.name, { maxBytes: 64 * MIB, only: (name) => TEXT_PARTS.test(name) })
  const elements = async (path: string, name: string): Promise<XmlElement[]> => {
    const found: XmlElement[] = []
    const part = parts.get(path)
    if (part) for await (const { element } of xmlElements(fileInMemory(file.name, part), [name])) found.push(element)
    return found
  }
  const damaged = (found: string) => new InputError(file.name, `expected a book (EPUB), found one ${found}`)
  if ((await elements('META-INF/encryption.xml', 'EncryptedData')).length > 0 && parts.has('META-INF/rights.xml'))
    throw damaged('that only its shop’s program can open')
  const [root] = await elements('META-INF/container.xml', 'rootfile')
  const packagePath = root?.attributes['full-path'] ?? ''
  const [manifest] = await elements(packagePath, 'manifest')
  const [spine] = await elements(packagePath, 'spine')
  if (!manifest || !spine) throw damaged('without a list of its chapters')
  const items = new Map(children(manifest, 'item').map(({ attributes }) => [attributes.id, attributes]))
  const { parseHTML } = await import('linkedom')
  const chapters: MarkupNode[] = []
  const look = markupLimits(file.name, 'a book')
  for (const { attributes } of children(spine, 'itemref')) {
    const item = items.get(attributes.idref)
    const isContents = /\bnav\b/.test(item?.properties ?? '')
    const bytes = item?.href === undefined ? undefined : parts.get(resolved(packagePath, item.href))
    if (!bytes || isContents) continue
    const markup = new TextDecoder().decode(bytes).replace(/<([a-z]+)((?:\s[^<>]*)?)\/>/gi, openedTag)
    look(markup)
    const { document } = parseHTML(markup)
    for (const element of document.querySelectorAll('script, style, nav, rt, rp')) element.remove()
    if (document.body) chapters.push(document.body)
  }
  return contentOfMarkup(parentOf(chapters))
}

/** Elements that have no end tag in HTML. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** XHTML may write an empty element as one tag, which HTML takes for an open one. */
function openedTag(tag: string, name: string, attributes: string): string {
  return VOID.test(name) ? tag : `<${name}${attributes}></${name}>`
}

function resolved(packagePath: string, href: string): string {
  const base = new URL(encodeURI(packagePath), 'file:///')
  return decodeURIComponent(new URL(href, base).pathname.slice(1))
}
