import { openDocumentBody, openDocumentText } from '../../files/openDocument.ts'
import { descendants, type XmlElement } from '../../files/xml.ts'
import { markupOf, parentOf } from './elements.ts'
import { contentOfMarkup } from './markup.ts'
import type { Content, InputFormat } from './source.ts'

/**
 * OpenDocument texts (ODT) and presentations (ODP): as Word documents are read, headings as titles, footnotes and
 * endnotes after the text; what somebody has deleted, remarks and readings above characters are left out.
 * @throws InputError for a file that is damaged, has a password, or is beyond the limits
 */
export const openDocument: InputFormat = async (file): Promise<Content> => {
  const body = await openDocumentBody(file)
  const notes = descendants(body, 'note-body')
  const nodes = [body, ...notes].flatMap((element) => markupOf(element, htmlName) ?? [])
  return contentOfMarkup(parentOf(nodes))
}

/** The elements that hold others or text, by what they are in HTML. */
const NAMES: Readonly<Record<string, string>> = {
  ...{
    body: 'div',
    text: 'div',
    presentation: 'div',
    page: 'section',
    frame: 'div',
    'text-box': 'div',
    section: 'div',
  },
  ...{ list: 'ul', 'list-item': 'li', 'list-header': 'li', 'numbered-paragraph': 'div', 'index-body': 'div', g: 'div' },
  ...{ table: 'table', 'table-rows': 'tbody', 'table-header-rows': 'thead', 'table-row-group': 'tbody', shape: 'div' },
  ...{ 'table-row': 'tr', 'table-cell': 'td', 'covered-table-cell': 'td', 'note-body': 'div', 'custom-shape': 'div' },
  notes: 'div',
  'line-break': 'br',
}

function htmlName(element: XmlElement) {
  const { name } = element
  if (name !== 'p' && name !== 'h') return NAMES[name]
  const style = element.attributes['style-name'] ?? ''
  const isTitle = name === 'h' || /^(?:Title|Subtitle)$/.test(style)
  // A text box may be anchored within a paragraph.
  const boxes = descendants(element, 'text-box')
  const lines = openDocumentText(withoutBoxes(element)).split('\n')
  const content = lines.flatMap((line, i): (XmlElement | string)[] => (i === 0 ? [line] : [BREAK, line]))
  return { name: isTitle ? 'h1' : 'p', content: [...content, ...boxes] }
}

const BREAK: XmlElement = { name: 'line-break', attributes: {}, content: [], line: 1 }

function withoutBoxes(element: XmlElement): XmlElement {
  const content = element.content.flatMap((part): (XmlElement | string)[] =>
    typeof part === 'string' ? [part] : part.name === 'text-box' ? [] : [withoutBoxes(part)],
  )
  return { ...element, content }
}
