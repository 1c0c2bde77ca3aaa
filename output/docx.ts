import { element, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import { zip } from '../files/zipWriter.ts'
import { pinyinKeys } from '../language/pinyinOrder.ts'
import type { CitedEntry, Glossary } from '../model/glossary.ts'
import { type Attestation, evidenceOf } from './evidence.ts'
import type { WriteOptions } from './options.ts'
import { usableConcepts } from './usable.ts'

/** A line of the table. */
interface Entry {
  readonly zh: string
  readonly en: string
  readonly domain: string
  readonly evidence?: Attestation
}

/** A glossary as ministries print it: Chinese and English in two columns, by pinyin. Its terms are held in memory. */
export function writeDocx(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<Uint8Array> {
  return document(glossary, options, false)
}

/** The same by theme: a table for each domain. */
export function writeDocxByTheme(glossary: Glossary, options: WriteOptions = {}): AsyncIterable<Uint8Array> {
  return document(glossary, options, true)
}

async function* document(
  glossary: Glossary,
  { evidence = false }: WriteOptions,
  byTheme: boolean,
): AsyncIterable<Uint8Array> {
  const entries: Entry[] = []
  for await (const entry of usableConcepts(glossary)) entries.push(entryOf(entry, evidence))
  const keyOf = pinyinKeys(entries.flatMap(({ zh }) => [...zh]))
  const sorted = entries
    .map((entry) => ({ entry, key: keyOf(entry.zh) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry)
  const themes = byTheme ? [...new Set(sorted.map(({ domain }) => domain))].sort() : [undefined]
  const body = function* () {
    yield `${xmlDeclaration}<w:document xmlns:w="${MAIN}"><w:body>`
    yield heading('Glossary 术语表', 1)
    for (const theme of themes) {
      if (theme !== undefined) yield heading(theme || 'Other 其他', 2)
      yield* table(theme === undefined ? sorted : sorted.filter(({ domain }) => domain === theme), evidence)
    }
    yield '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
  }
  yield* zip([
    { name: '[Content_Types].xml', content: () => [xmlDeclaration, TYPES] },
    { name: '_rels/.rels', content: () => [xmlDeclaration, RELATIONSHIPS] },
    { name: 'word/document.xml', content: body },
  ])
}

function entryOf({ zh, domain = '', renderings }: CitedEntry, evidence: boolean): Entry {
  const example = evidence ? renderings.find((one) => one.example)?.example : undefined
  const en = renderings.map((rendering) => rendering.en).join('; ')
  return { zh, en, domain, ...(example && { evidence: evidenceOf(example.unit) }) }
}

function* table(entries: readonly Entry[], evidence: boolean): Iterable<string> {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:color="999999"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  yield `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`
  yield row(['Chinese 中文', 'English 英文', ...(evidence ? ['Source 出处'] : [])], true)
  for (const { zh, en, evidence: found } of entries) {
    yield row([zh, en, ...(evidence ? [found ? quotation(found) : ''] : [])], false)
  }
  yield '</w:tbl><w:p/>'
}

/** Three paragraphs: the sentence, its translation, and where they stand. */
const quotation = ({ zh, en, document: name, date, unit, sha256 }: Attestation) =>
  [zh, en, [name, date, `unit ${unit}`, `sha256 ${sha256}`].filter(Boolean).join(', ')].join('\n')

/** The titles are repeated on each page. */
function row(cells: readonly string[], isHeader: boolean): string {
  const marks = `<w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>`
  return `<w:tr>${marks}${cells.map((text) => cell(text, isHeader)).join('')}</w:tr>`
}

function cell(text: string, isBold: boolean): string {
  const paragraphs = text.split('\n').map((line) => `<w:p>${run(line, isBold ? '<w:rPr><w:b/></w:rPr>' : '')}</w:p>`)
  return `<w:tc>${paragraphs.join('')}</w:tc>`
}

const heading = (text: string, level: 1 | 2) =>
  `<w:p>${run(text, `<w:rPr><w:b/><w:sz w:val="${level === 1 ? 32 : 26}"/></w:rPr>`)}</w:p>`

const run = (text: string, look: string) => parent('w:r', {}, look, element('w:t', text, { 'xml:space': 'preserve' }))

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
