import { element, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import { zip } from '../files/zipWriter.ts'

/** A Word document of headings and tables. */
export function docxDocument(content: () => Iterable<string>): AsyncIterable<Uint8Array> {
  const body = function* () {
    yield `${xmlDeclaration}<w:document xmlns:w="${MAIN}"><w:body>`
    yield* content()
    yield '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
  }
  return zip([
    { name: '[Content_Types].xml', content: () => [xmlDeclaration, TYPES] },
    { name: '_rels/.rels', content: () => [xmlDeclaration, RELATIONSHIPS] },
    { name: 'word/document.xml', content: body },
  ])
}

/** A table over the whole width; a line end in a cell begins a new paragraph. */
export function* docxTable(titles: readonly string[], rows: Iterable<readonly string[]>): Iterable<string> {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:color="999999"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  yield `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`
  yield row(titles, true)
  for (const cells of rows) yield row(cells, false)
  yield '</w:tbl><w:p/>'
}

/** The titles are repeated on each page. */
function row(cells: readonly string[], isHeader: boolean): string {
  const marks = `<w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>`
  return `<w:tr>${marks}${cells.map((text) => cell(text, isHeader)).join('')}</w:tr>`
}

function cell(text: string, isBold: boolean): string {
  const paragraphs = text.split('\n').map((line) => `<w:p>${run(line, isBold ? '<w:rPr><w:b/></w:rPr>' : '')}</w:p>`)
  return `<w:tc>${paragraphs.join('')}</w:tc>`
}

export const docxHeading = (text: string, level: 1 | 2) =>
  `<w:p>${run(text, `<w:rPr><w:b/><w:sz w:val="${level === 1 ? 32 : 26}"/></w:rPr>`)}</w:p>`

const run = (text: string, look: string) => parent('w:r', {}, look, element('w:t', text, { 'xml:space': 'preserve' }))

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
