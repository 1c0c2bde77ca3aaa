import { openArchive } from '../../files/archive.ts'
import { fileInMemory } from '../../files/inputFile.ts'
import { children, type XmlElement, xmlElements } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import type { LinedRow } from './layout.ts'
import { type NamedRows, sheetConcepts } from './sheets.ts'
import type { Importer } from './source.ts'

const DOCUMENT = 'word/document.xml'

/** The tables of a Word document: see `sheetConcepts`. A row is counted as a line, from the first of its table. */
export const docx: Importer = async function* (file, options, warn) {
  const parts = openArchive(await file.bytes(), file.name, { only: (name) => name === DOCUMENT })
  const document = parts.get(DOCUMENT)
  if (!document) throw new InputError(file.name, 'expected a Word document, found another zip archive')
  const tables: (NamedRows & { rows: LinedRow[]; readonly table: XmlElement })[] = []
  for await (const { element, around } of xmlElements(fileInMemory(file.name, document), ['tr'])) {
    const table = around.findLast(({ name }) => name === 'tbl') ?? element
    if (tables.at(-1)?.table !== table) tables.push({ table, name: `table ${tables.length + 1}`, rows: [] })
    const { rows } = tables[tables.length - 1]
    rows.push({ cells: children(element, 'tc').map(cellText), line: rows.length + 1 })
  }
  if (tables.length === 0) {
    const advice = '`shuyu extract` finds terms in bilingual texts'
    throw new InputError(file.name, `expected a table of terms in the document, found none; ${advice}`)
  }
  yield* sheetConcepts(tables, file, options, warn)
}

const cellText = (cell: XmlElement) =>
  children(cell, 'p')
    .map((paragraph) => runText(paragraph))
    .join('\n')
    .trim()

/** The text as it is shown: what is marked as deleted, and readings above characters, are none of it. */
function runText(element: XmlElement): string {
  return children(element)
    .map((child) => {
      if (child.name === 't') return child.content.join('')
      if (child.name === 'tab') return ' '
      if (child.name === 'br' || child.name === 'cr') return '\n'
      return ['del', 'moveFrom', 'rt', 'pPr', 'rPr', 'instrText'].includes(child.name) ? '' : runText(child)
    })
    .join('')
}
