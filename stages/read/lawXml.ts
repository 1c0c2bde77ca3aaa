import { fileInMemory } from '../../files/inputFile.ts'
import { type XmlElement, xmlElements } from '../../files/xml.ts'
import { languageOf } from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { findDate } from './dates.ts'
import { placed } from './placed.ts'
import type { Block, Content, InputFormat } from './source.ts'

const MIB = 2 ** 20

/** Names under which a document may begin: Akoma Ntoso (UN, parliaments), Hong Kong e-Legislation, and others alike. */
export const LAW_ROOTS = ['akomaNtoso', 'lawDoc', 'ordinance', 'subLeg', 'debateSection']

/** Elements that are no part of a text. */
const NO_TEXT = new Set(
  'meta toc num sourceNote authorialNote noteRef docNumber coverPage longTitleNote rt rp'.split(' '),
)

/** Elements that are titles. */
const HEADINGS = new Set('heading crossHeading subheading docTitle shortTitle title subHeading'.split(' '))

/** Elements within a line of text: they neither begin nor end one. */
const INLINE = new Set(
  (
    'b i u sub sup span ref mref rref def term abbr a ins em strong inline date docDate person organization concept role ' +
    'entity quantity quotedText placeholder img br num docType docProponent location time ruby rb eol shortTitle ' +
    'rp fillIn omissis remark'
  ).split(' '),
)

/**
 * Laws and records in XML: Akoma Ntoso and Hong Kong e-Legislation. A paragraph is in the language that it, or what it
 * is in, bears in `xml:lang`; without that, in the language of its script. Numbers of sections and notes are left out.
 * @throws InputError for XML that is not well-formed or beyond the limits
 */
export const lawXml: InputFormat = async (file): Promise<Content> => {
  const source = fileInMemory(file.name, file.bytes)
  const blocks: Block[] = []
  let date: string | undefined
  for await (const { element } of xmlElements(source, LAW_ROOTS, { maxSize: 64 * MIB, maxDepth: 200 })) {
    date ??= dateOf(element)
    read(element, undefined, blocks)
  }
  if (blocks.length === 0) throw new InputError(file.name, 'expected paragraphs of text in this XML, found none')
  return { kind: 'blocks', blocks, date }
}

function read(element: XmlElement, around: Language | undefined, blocks: Block[]): void {
  const tag = element.attributes['xml:lang']
  const language = tag === undefined ? around : languageOf(tag)
  let text = ''
  let line = element.line
  const flush = () => {
    const content = text.replace(/\s+/g, ' ').trim()
    text = ''
    if (!/\p{L}/u.test(content)) return
    const heading = HEADINGS.has(element.name) ? { heading: true } : {}
    blocks.push({ text: placed(content, line), ...heading, item: true, ...(language && { language }) })
  }
  const visit = (part: XmlElement | string) => {
    if (typeof part === 'string') {
      if (text === '' && part.trim() !== '') line = element.line
      text += part
    } else if (!NO_TEXT.has(part.name)) {
      const isOther = part.attributes['xml:lang'] !== undefined && languageOf(part.attributes['xml:lang']) !== language
      if (INLINE.has(part.name) && !isOther) for (const inner of part.content) visit(inner)
      else {
        flush()
        read(part, language, blocks)
      }
    }
  }
  for (const part of element.content) visit(part)
  flush()
}

function dateOf(element: XmlElement): string | undefined {
  for (const part of element.content) {
    if (typeof part === 'string') continue
    if (/^(?:FRBRdate|docDate|date)$/.test(part.name)) {
      const date = findDate(part.attributes.date ?? part.content.filter((text) => typeof text === 'string').join(''))
      if (date) return date
    }
    const inside = dateOf(part)
    if (inside) return inside
  }
  return undefined
}
