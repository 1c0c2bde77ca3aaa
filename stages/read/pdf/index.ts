import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { InputError } from '../../../model/errors.ts'
import { recognisedWarning } from '../ocr/warning.ts'
import type { InputFormat } from '../source.ts'
import { blocksOfPages } from './blocks.ts'
import { pageList } from './pageList.ts'
import { withDocument } from './reader.ts'
import { type RunPage, runOf } from './runs.ts'
import { scannedPages } from './scans.ts'

/** Pages, and characters on all of them; a document of more is refused. */
const MAX_PAGES = 10_000
const MAX_CHARACTERS = 50_000_000

/**
 * PDF with a text layer, and with `ocr` also of scanned pages. Places are pages and lines on them.
 * @throws InputError for a PDF that is damaged, encrypted, too large or without text.
 */
export const pdf: InputFormat = async (file, { ocr }) => {
  const { pages, scanned } = await withDocument(file, async (document) => {
    const pages = await runPages(document, file.name)
    const empty = emptyPages(pages)
    const scanned = ocr && empty.length ? await scannedPages(document, empty, file.name, ocr) : []
    const byNumber = new Map(scanned.map((page) => [page.page, page]))
    return { pages: pages.map((page) => byNumber.get(page.page) ?? page), scanned }
  })
  const empty = emptyPages(pages)
  if (empty.length === pages.length) throw withoutText(file.name, pages.length, ocr !== undefined)
  const read = scanned.filter(({ runs }) => runs.length)
  const warnings = [
    ...(read.length ? [recognisedWarning(file.name, read)] : []),
    ...(empty.length ? [emptyWarning(file.name, empty, ocr !== undefined)] : []),
  ]
  return { kind: 'blocks', blocks: blocksOfPages(pages), warnings }
}

const emptyPages = (pages: readonly RunPage[]) => pages.flatMap(({ page, runs }) => (runs.length ? [] : page))

function emptyWarning(name: string, empty: readonly number[], isRecognised: boolean): string {
  const advice = isRecognised ? '' : ': empty or pictures; shuyu extract --ocr has the text of pictures recognised'
  return `${name}: no text on ${pageList(empty)}${advice}`
}

function withoutText(name: string, pages: number, isRecognised: boolean): InputError {
  const advice = isRecognised
    ? 'nor any that can be recognised'
    : 'scanned?; shuyu extract --ocr has the text of pictures recognised'
  return new InputError(name, `expected a PDF with text, found ${pages} pages without any (${advice})`)
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
  return pages
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
