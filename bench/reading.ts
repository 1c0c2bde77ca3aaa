import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { renderTable } from '../cli/table.ts'
import { chromiumArguments } from '../evaluation/chromium.ts'
import { makeDocx, paragraph } from '../evaluation/makeDocx.ts'
import { installedChromium } from '../files/chromium.ts'
import { blockLanguage } from '../language/script.ts'
import type { Language, SourceDocument } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import { read } from '../stages/read/index.ts'
import { escaped, type Form, officeTables, officeTexts, pandocTexts, presentations, tables } from './officeForms.ts'

/** How the document of a format gives the segments of the same transcript as plain text. */
export interface ReadingScore {
  readonly name: string
  /** Segments of the plain text that the document has too, with their speaker. */
  readonly equal: number
  readonly expected: number
  readonly found: number
}

/** A transcript in formats other than plain text, as segments in common with it; a table. */
export async function evaluateReading(data: string): Promise<string> {
  const transcript = readFileSync(join(data, 'terms', 'press-conference.txt'), 'utf8')
  const scores = [
    ...(await scoreReading(transcript)),
    ...(await scoreWritten(transcript)),
    ...(await scoreTables(transcript, true)),
  ]
  const figures = ['segments', 'equal', 'F1'].map((title) => ({ title, align: 'right' }) as const)
  return [
    'Reading: a press conference as other formats, against its plain text',
    '',
    renderTable(
      [{ title: 'format' }, ...figures],
      scores.map(({ name, equal, expected, found }) => [
        name,
        String(found),
        String(equal),
        ((2 * equal) / (expected + found)).toFixed(3),
      ]),
      { width: 100, colour: false },
    ),
    scores.some(({ name }) => name.startsWith('PDF')) ? '' : 'No Chromium, or no Chinese font, here: PDF was left out.',
    '',
  ].join('\n')
}

/** Puts a transcript into other formats, and reads them. PDF only where Chromium and a Chinese font are. */
export async function scoreReading(transcript: string): Promise<ReadingScore[]> {
  const paragraphs = paragraphsOf(transcript)
  const reference = await readAs('transcript.txt', Buffer.from(paragraphs.join('\n\n')))
  const documents: [name: string, bytes: Uint8Array][] = [
    ['DOCX', makeDocx(paragraphs.map((text) => paragraph(escaped(text))).join(''))],
    ['HTML', Buffer.from(page(htmlParagraphs(paragraphs)))],
    ...(await printed(paragraphs, reference)),
  ]
  const scores: ReadingScore[] = []
  for (const [name, bytes] of documents) {
    const document = await readAs(name, bytes)
    scores.push({ name, ...compared(reference, document) })
  }
  return scores
}

/**
 * Lets LibreOffice and pandoc, those of them that are installed, write a transcript in the formats they have, and reads
 * them. A conversion takes LibreOffice seconds.
 */
export async function scoreWritten(transcript: string): Promise<ReadingScore[]> {
  const paragraphs = paragraphsOf(transcript)
  const whole = await readAs('transcript.txt', Buffer.from(paragraphs.join('\n\n')))
  return [
    ...(await scored(await officeTexts(paragraphs), whole)),
    ...(await scored(await presentations(paragraphs), whole)),
    ...(await scored(pandocTexts(page(htmlParagraphs(paragraphs))), whole)),
  ]
}

/**
 * The pairs of paragraphs of a transcript as tables, against the same pairs as plain TSV; also as LibreOffice saves these
 * tables, where `office` asks for it and it is installed.
 */
export async function scoreTables(transcript: string, office = false): Promise<ReadingScore[]> {
  const paragraphs = paragraphsOf(transcript)
  const whole = await readAs('transcript.txt', Buffer.from(paragraphs.join('\n\n')))
  const english = wholeParagraphs(whole, 'en')
  const rows = wholeParagraphs(whole, 'zh')
    .slice(0, english.length)
    .map((zh, i) => [zh, english[i]] as const)
  const bitext = await readAs('bitext.tsv', Buffer.from(`zh\ten\n${rows.map((row) => row.join('\t')).join('\n')}`))
  const own = await tables(rows)
  return scored(office ? [...own, ...(await officeTables(own))] : own, bitext)
}

/** A form that is refused counts as one in which nothing was found. */
async function scored(forms: readonly Form[], reference: SourceDocument): Promise<ReadingScore[]> {
  const scores: ReadingScore[] = []
  for (const { name, extension, bytes } of forms) {
    const document = await readAs(`transcript.${extension}`, bytes).catch((error: unknown) => {
      if (error instanceof InputError) return { ...reference, zh: [], en: [] }
      throw error
    })
    scores.push({ name, ...compared(reference, document) })
  }
  return scores
}

function paragraphsOf(transcript: string): string[] {
  return transcript
    .split(/\n\s*\n/)
    .map(onOneLine)
    .filter((text) => text !== '')
}

function readAs(name: string, bytes: Uint8Array): Promise<SourceDocument> {
  return read({})({ name, bytes })
}

function compared(reference: SourceDocument, document: SourceDocument): Omit<ReadingScore, 'name'> {
  const keys = ({ zh, en }: SourceDocument) => [...zh, ...en].map(({ text, speaker }) => `${speaker ?? ''}\t${text}`)
  const found = keys(document)
  const left = new Map<string, number>()
  for (const key of found) left.set(key, (left.get(key) ?? 0) + 1)
  const expected = keys(reference)
  let equal = 0
  for (const key of expected) {
    const count = left.get(key) ?? 0
    if (count > 0) equal++
    left.set(key, count - 1)
  }
  return { equal, expected: expected.length, found: found.length }
}

// --- Formats -----------------------------------------------------------------------------------------------------

/** A title may stand on two lines. */
function onOneLine(text: string): string {
  return text.trim().replaceAll('\n', blockLanguage(text) === 'zh' ? '' : ' ')
}

function htmlParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')
}

function page(body: string, style = ''): string {
  const fonts = '"Noto Serif CJK SC", "Noto Sans CJK SC", serif'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body { font: 11pt ${fonts} } p { margin: 0 } ${style}</style></head><body>${body}</body></html>`
}

/** Layouts of printed pages: style sheets, but for the two languages beside each other. */
const STYLES = {
  'PDF, indented, justified': 'p { text-indent: 2em; text-align: justify; line-height: 1.7 }',
  'PDF, ragged, spaced': 'p { margin-bottom: 8pt }',
  'PDF, two columns, hyphenated':
    'body { columns: 2; column-gap: 14pt } p { hyphens: auto; text-align: justify; margin-bottom: 5pt }',
}
const BESIDE = 'td { vertical-align: top; width: 50%; padding: 0 8pt } p { text-indent: 2em; text-align: justify }'

/** Printed with a header, a footer and page numbers. */
async function printed(paragraphs: readonly string[], whole: SourceDocument): Promise<[string, Uint8Array][]> {
  const executablePath = installedChromium()
  if (!executablePath || !hasChineseFont()) return []
  const of = (language: Language) => htmlParagraphs(wholeParagraphs(whole, language))
  const pages = [
    ...Object.entries(STYLES).map(([name, style]) => [name, page(htmlParagraphs(paragraphs), style)]),
    ['PDF, languages side by side', page(`<table><tr><td>${of('zh')}</td><td>${of('en')}</td></tr></table>`, BESIDE)],
  ]
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  try {
    const tab = await browser.newPage()
    const documents: [string, Uint8Array][] = []
    for (const [name, html] of pages) {
      await tab.setContent(html)
      documents.push([name, await tab.pdf(PRINT)])
    }
    return documents
  } finally {
    await browser.close()
  }
}

function hasChineseFont(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}

/** The paragraphs of one language, those that a page cut put together again. */
function wholeParagraphs(document: SourceDocument, language: Language): string[] {
  const paragraphs: string[] = []
  for (const [i, { text, paragraph, turn, speaker }] of document[language].entries()) {
    const last = document[language][i - 1]
    const label = speaker !== undefined && turn !== last?.turn ? `${speaker}: ` : ''
    if (paragraph === last?.paragraph) paragraphs[paragraphs.length - 1] += (language === 'zh' ? '' : ' ') + text
    else paragraphs.push(label + text)
  }
  return paragraphs
}

const PRINT = {
  format: 'A4',
  margin: { top: '25mm', bottom: '25mm', left: '22mm', right: '22mm' },
  displayHeaderFooter: true,
  headerTemplate: '<div style="font-size: 8pt; margin: 0 22mm">Press Conference 记者会实录</div>',
  footerTemplate: '<div style="font-size: 8pt; margin: auto">— <span class="pageNumber"></span> —</div>',
}
