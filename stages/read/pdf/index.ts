import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { InputError } from '../../../model/errors.ts'
import type { InputFormat } from '../source.ts'
import { wordBreaks } from '../wordBreaks.ts'
import { columnsOf } from './columns.ts'
import { withoutMargins } from './margins.ts'
import { paragraphsOf } from './paragraphs.ts'
import { withDocument } from './reader.ts'
import { joinedRow, rowsOfPage } from './rows.ts'
import { type RunPage, runOf } from './runs.ts'

/** Pages, and characters on all of them; a document of more is refused. */
const MAX_PAGES = 10_000
const MAX_CHARACTERS = 50_000_000

/**
 * PDF with a text layer. Its characters are put together to lines, columns and paragraphs by where they stand: headers,
 * footers and page numbers are left out, footnotes follow the text. Places are pages and lines on them.
 * @throws InputError for a PDF that is damaged, encrypted, too large or without text.
 */
export const pdf: InputFormat = async (file) => {
  const pages = await withDocument(file, (document) => runPages(document, file.name))
  const rows = pages.map(rowsOfPage)
  const kept = withoutMargins(
    rows,
    pages.map(({ height }) => height),
  )
  const isBroken = wordBreaks(kept.flatMap((page) => page.map((row) => joinedRow(row, row.runs).text)))
  const empty = pages.filter(({ runs }) => runs.length === 0).map(({ page }) => page)
  const warning = `${file.name}: no text on ${list(empty)}: empty or pictures; a program for optical character recognition (OCR) can add the text of pictures`
  return {
    kind: 'blocks',
    blocks: paragraphsOf(kept.map(columnsOf), isBroken),
    warnings: empty.length > 0 ? [warning] : [],
  }
}

async function runPages(document: PDFDocumentProxy, name: string): Promise<RunPage[]> {
  if (document.numPages > MAX_PAGES) throw tooLarge(name, `${MAX_PAGES} pages`)
  const pages: RunPage[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const { height, runs } = await runPage(document, number, name)
    for (const { text } of runs) characters += text.length
    if (characters > MAX_CHARACTERS) throw tooLarge(name, `${MAX_CHARACTERS} characters`)
    pages.push({ page: number, height, runs })
  }
  if (characters > 0) return pages
  const advice = 'run a program for optical character recognition (OCR) over it first, with Chinese and English'
  throw new InputError(name, `expected a PDF with text, found ${pages.length} pages without any (scanned?); ${advice}`)
}

async function runPage(document: PDFDocumentProxy, number: number, name: string): Promise<Omit<RunPage, 'page'>> {
  try {
    const page = await document.getPage(number)
    const { transform, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    page.cleanup()
    return { height, runs: items.flatMap((item) => ('str' in item ? runOf(item, transform) : [])) }
  } catch (cause) {
    const message = `expected a PDF that can be read, found page ${number} damaged; get it anew`
    throw new InputError(name, message, { cause })
  }
}

function tooLarge(name: string, limit: string): InputError {
  return new InputError(name, `expected a PDF of at most ${limit}, found more; divide it`)
}

/** pages 1, 4-6 */
function list(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  const named = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
  return `${numbers.length === 1 ? 'page' : 'pages'} ${named}`
}
