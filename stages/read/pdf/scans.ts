import { createRequire } from 'node:module'
import type { PDFPageProxy } from 'pdfjs-dist'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { optionalPackage } from '../../../files/optionalPackage.ts'
import type { OcrScript } from '../../../model/ocrScript.ts'
import { evenSizes, type RecognisedRun } from '../ocr/recognised.ts'
import { withRecogniser } from '../ocr/recogniser.ts'
import type { RunPage } from './runs.ts'

/** Dots per inch at which Tesseract reads best, and points per inch of a PDF. */
const DPI = 300
const POINTS = 72
/** Largest side of a picture, in pixels: larger pages are drawn at fewer dots. */
const MAX_SIDE = 6000

/** A page whose text was recognised; its runs in points. */
export type ScannedPage = RunPage & { readonly runs: readonly RecognisedRun[] }

/**
 * The text of pages that have none, recognised in the pictures on them.
 * @param numbers of the pages, from 1
 * @throws InputError where the packages for it are not installed
 */
export async function scannedPages(
  document: PDFDocumentProxy,
  numbers: readonly number[],
  file: string,
  script: OcrScript,
): Promise<ScannedPage[]> {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const canvas = await optionalPackage('@napi-rs/canvas', file, 'Scanned PDF files', async () =>
    require('@napi-rs/canvas'),
  )
  const pages = await withRecogniser(file, script, async (recognise) => {
    const found: ScannedPage[] = []
    for (const number of numbers) {
      const page = await document.getPage(number)
      const { scale, height, picture } = await drawn(page, canvas.createCanvas)
      page.cleanup()
      const { runs } = await recognise(picture)
      found.push({ page: number, height, runs: runs.map((run) => inPoints(run, scale)) })
    }
    return found
  })
  const even = evenSizes(pages.flatMap(({ runs }) => runs))
  return pages.map((page) => ({ ...page, runs: even.splice(0, page.runs.length) }))
}

/** What of a canvas is needed here. */
type CreateCanvas = (width: number, height: number) => { toBuffer(type: 'image/png'): Uint8Array }

async function drawn(page: PDFPageProxy, createCanvas: CreateCanvas) {
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(DPI / POINTS, MAX_SIDE / Math.max(width, height))
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  return { scale, height, picture: canvas.toBuffer('image/png') }
}

function inPoints(run: RecognisedRun, scale: number): RecognisedRun {
  const { left, right, baseline, size } = run
  return { ...run, left: left / scale, right: right / scale, baseline: baseline / scale, size: size / scale }
}
