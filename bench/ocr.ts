import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { renderTable } from '../cli/table.ts'
import { chromiumArguments } from '../evaluation/chromium.ts'
import { installedChromium } from '../files/chromium.ts'
import type { Language, SourceDocument } from '../model/document.ts'
import { read } from '../stages/read/index.ts'
import { escaped } from './officeForms.ts'

const SAMPLE = new URL('../samples/press-conference.txt', import.meta.url)
/** Pixels to an inch of a page of the web. */
const CSS_DPI = 96

/** The bundled transcript as clean pictures, read with `--ocr`, against its plain text; a table. */
export async function evaluateOcr(): Promise<string> {
  const executablePath = installedChromium()
  if (!executablePath) return 'Pictures: left out, no Chromium here.\n'
  const text = readFileSync(SAMPLE, 'utf8')
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim())
  const reference = await read({})({ name: 'sample.txt', bytes: Buffer.from(paragraphs.join('\n\n')) })
  const rows: string[][] = []
  for (const dpi of [150, 300]) {
    const bytes = await pictureOf(paragraphs, dpi, executablePath)
    const started = performance.now()
    const document = await read({ ocr: 'simplified' })({ name: 'sample.png', bytes })
    const seconds = (performance.now() - started) / 1000
    for (const language of ['zh', 'en'] as const)
      rows.push([String(dpi), language, ...figures(reference, document, language), seconds.toFixed(0)])
  }
  const titles = ['dpi', 'language', 'sentences', 'found', 'F1', 'characters wrong', 'seconds']
  return [
    'Pictures: the bundled transcript, set cleanly, as one picture, recognised (scans have more errors)',
    '',
    renderTable(
      titles.map((title) => ({ title, align: 'right' })),
      rows,
      { width: 100, colour: false },
    ),
    '',
  ].join('\n')
}

async function pictureOf(paragraphs: readonly string[], dpi: number, executablePath: string): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  try {
    // As wide as the text of an A4 page.
    const page = await browser.newPage({ viewport: { width: 640, height: 800 }, deviceScaleFactor: dpi / CSS_DPI })
    const body = paragraphs.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`).join('\n')
    await page.setContent(`<body style="font: 11pt 'Noto Serif CJK SC', serif; line-height: 1.5; margin: 20px">${body}`)
    return await page.screenshot({ fullPage: true })
  } finally {
    await browser.close()
  }
}

/** Sentences of both, F1 of those that are equal to the letter, and the share of wrong characters. */
function figures(reference: SourceDocument, document: SourceDocument, language: Language): string[] {
  const expected = reference[language].map(({ text }) => text)
  const found = document[language].map(({ text }) => text)
  const left = [...found]
  let equal = 0
  for (const text of expected) {
    const at = left.indexOf(text)
    if (at < 0) continue
    left.splice(at, 1)
    equal++
  }
  const wrong = editDistance(expected.join(''), found.join('')) / expected.join('').length
  const f1 = (2 * equal) / (expected.length + found.length)
  return [String(expected.length), String(found.length), f1.toFixed(3), `${(100 * wrong).toFixed(2)}%`]
}

/** Fewest characters to put in, take out or change (Levenshtein 1966), a row at a time: of whole texts the matrix is large. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]
}
