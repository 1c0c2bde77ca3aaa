/**
 * How fast the review page is on a large termbase: `npm run bench:review`. Makes a termbase of 20,000 pairs and 200,000
 * occurrences, opens it in Chromium and prints medians and maxima in milliseconds, measured within the browser.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { randomBelow, seededRandom } from '../evaluation/random.ts'
import { openTermbase } from '../glossaries/termbase/open.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { conceptId, renderingId } from '../language/identity.ts'
import type { Bitext } from '../model/bitext.ts'
import type { Segment } from '../model/document.ts'
import type { Extraction } from '../model/glossary.ts'
import type { ConceptEntry, Occurrence } from '../model/term.ts'
import { startReview } from '../review/server/server.ts'

const pairCount = 20_000
const unitCount = 50_000
const occurrencesPerUnit = 4
const documentCount = 100

const random = seededRandom(1)
const pick = (limit: number) => randomBelow(random, limit)
const syllables = [...'发展和平合作共赢开放创新绿色数字经济安全治理文明互鉴伙伴关系战略全球倡议民族复兴现代化']
const words =
  'peace development cooperation green digital economy security governance global initiative modern reform'.split(' ')

function largeExtraction(): Extraction {
  const pairs = Array.from({ length: pairCount }, (_, i) => ({
    zh: `${Array.from({ length: 2 + pick(4) }, () => syllables[pick(syllables.length)]).join('')}${i.toString(36)}`,
    en: `${Array.from({ length: 1 + pick(3) }, () => words[pick(words.length)]).join(' ')} ${i.toString(36)}`,
    occurrences: [] as Occurrence[],
  }))
  const bitexts = Array.from({ length: documentCount }, (_, document) => largeDocument(document, pairs))
  const entries = pairs.map(({ zh, en, occurrences }): ConceptEntry => {
    const pair = {
      zh,
      en,
      category: 'term',
      confidence: random(),
      occurrences,
      reasons: [{ side: 'for', code: 'fullyLinked' }],
    } as const
    const rendering = { ...pair, id: renderingId(zh, en), status: 'proposed', revision: 0 } as const
    return { id: conceptId(zh), zh, variants: [], category: 'term', renderings: [rendering], revision: 0 }
  })
  return { bitexts, entries: entries.filter(({ renderings }) => renderings[0].occurrences.length > 0) }
}

interface Pair {
  readonly zh: string
  readonly en: string
  readonly occurrences: Occurrence[]
}

function largeDocument(number: number, pairs: readonly Pair[]): Bitext {
  const name = `speech-${number}.txt`
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16)
  const units = Array.from({ length: unitCount / documentCount }, (_, ordinal) => {
    const unit = `${id}:${ordinal}`
    let [zh, en] = ['我们将继续', 'We will continue to pursue ']
    for (let i = 0; i < occurrencesPerUnit; i++) {
      const pair = pairs[pick(pairs.length)]
      const zhSpan = { start: zh.length, end: zh.length + pair.zh.length }
      const enSpan = { start: en.length, end: en.length + pair.en.length }
      pair.occurrences.push({ unit, zh: zhSpan, en: enSpan })
      zh += `${pair.zh}，并为之作出贡献，`
      en += `${pair.en} and contribute to it, `
    }
    const segment = (language: 'zh' | 'en', text: string): Segment => ({
      ...{ language, text, kind: 'sentence', turn: 0, paragraph: ordinal },
      speaker: language === 'zh' ? `发言人${number % 20}` : `Speaker ${number % 20}`,
      place: { file: name, line: ordinal + 1, column: 1 },
    })
    const [zhSegments, enSegments] = [[segment('zh', zh)], [segment('en', en)]]
    return { id: unit, document: id, ordinal, zh, en, zhSegments, enSegments, confidence: 0.9 }
  })
  const date = `20${String(number % 26).padStart(2, '0')}-03-08`
  return { document: { id, name, date, zh: [], en: [], warnings: [] }, units }
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const show = (what: string, times: readonly number[], limit: number) => {
  const [middle, most] = [median(times), Math.max(...times)]
  console.log(
    `${what.padEnd(48)} median ${middle.toFixed(1).padStart(7)}  max ${most.toFixed(1).padStart(7)}  (at most ${limit})`,
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of each of the works, one after the other. */
async function timedAll(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = []
  for (const work of works) times.push(await timed(work))
  return times
}

const tenTimes = (work: () => Promise<unknown>) => timedAll(Array.from({ length: 10 }, () => work))

async function queries({ review }: Termbase): Promise<void> {
  const filters = [
    {},
    { search: '和平' },
    { search: 'peace dev' },
    { document: 'speech-7.txt' },
    { speaker: '发言人3' },
    { from: '2010-01-01', to: '2015-12-31' },
    { minConfidence: 0.9, statuses: ['proposed'] as const },
    { order: 'informative' as const },
    { search: 'heping' },
    { search: 'hepimg' },
    { search: '开放', scope: 'text' as const },
    { search: 'governance', scope: 'notes' as const },
    { order: 'pinyin' as const },
    { order: 'date' as const },
    { unit: 'concept' as const, nested: 'fold' as const },
  ]
  for (const filter of filters) {
    show(`queue ${JSON.stringify(filter)}`.slice(0, 48), await tenTimes(() => review.queue(filter)), 150)
  }
  const ids = (await review.queue({})).slice(0, 100)
  const entries = ids.map((id) => async () => [await review.entry(id), await review.concordance(id, 0, 30)])
  show('entry and concordance', await timedAll(entries), 50)
  show('overview', await tenTimes(review.overview), 50)
  const [{ id }] = (await review.pictures()).documents
  show('500 sentences to read', await tenTimes(() => review.reading(id, 0, 500)), 200)
  show('sentences that have a word', await tenTimes(() => review.sentences('开放', 0, 50)), 150)
  show('pictures', await tenTimes(review.pictures), 500)
}

/** Milliseconds from a key to the frame after the next pair and its concordance stand there. */
const measureKey = `async (key) => {
  const pane = () => document.querySelector('.entry')?.dataset.rendering
  const before = pane()
  const start = performance.now()
  document.querySelector('#queue').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  while (pane() === before || !document.querySelector('.sentence')) await new Promise((done) => setTimeout(done, 0))
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  return performance.now() - start
}`

const measureSearch = `async (query, shown = query) => {
  const field = document.querySelector('#search')
  const start = performance.now()
  field.value = query
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  const found = () => document.querySelector('.row .zh')?.textContent.includes(shown)
    && document.querySelector('.heading .zh')?.textContent.includes(shown)
  while (!found()) await new Promise((done) => setTimeout(done, 0))
  return performance.now() - start
}`

async function inBrowser(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('.sentence').first().waitFor()
  const opening: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.sentence').first().waitFor()
    opening.push(performance.now() - start)
  }
  show('opening the page', opening, 1000)
  for (const key of ['j', 'a', 'r']) {
    const times: number[] = []
    for (let i = 0; i < 40; i++) {
      times.push((await page.evaluate(`(${measureKey})('${key}')`)) as number)
      await page.waitForTimeout(60)
    }
    show(`key ${key} to the next pair shown`, times, 50)
  }
  const times: number[] = []
  for (const query of ['和平', '绿色', '文明', '战略', '数字', '安全', '全球', '开放']) {
    times.push((await page.evaluate(`(${measureSearch})('${query}')`)) as number)
    await page.waitForTimeout(200)
  }
  show('search', times, 150)
  const spelt: number[] = []
  for (const query of ['和平', '绿色', '文明', '战略']) {
    const typed = { 和平: 'heping', 绿色: 'lvse', 文明: 'wenming', 战略: 'zhanlve' }[query]
    await page.evaluate(`(${measureSearch})('开放')`)
    await page.waitForTimeout(200)
    spelt.push((await page.evaluate(`(${measureSearch})('${typed}', '${query}')`)) as number)
    await page.waitForTimeout(200)
  }
  show('search by pinyin', spelt, 150)
  const reading: number[] = []
  await page.evaluate(`(${measureSearch})('', '')`)
  for (let i = 0; i < 5; i++) {
    await page.locator('#queue').focus()
    const start = performance.now()
    await page.keyboard.press('l')
    await page.locator('.pair').nth(499).waitFor({ state: 'attached' })
    reading.push(performance.now() - start)
    await page.keyboard.press('l')
    await page.locator('#queue').waitFor()
  }
  show('reading view of 500 sentences', reading, 1000)
}

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path))
const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
const file = join(folder, 'termbase.db')
const termbase = await openTermbase(file, 'create')
try {
  const start = performance.now()
  await termbase.save(largeExtraction(), 'bench')
  const { renderings, occurrences } = await termbase.status()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${renderings.proposed} pairs, ${occurrences} occurrences, saved in ${seconds} s`)
  await queries(termbase)
  if (!executablePath) console.log('No Chromium here: set CHROMIUM to its path to measure in the browser')
  else {
    const server = await startReview({ termbase, file, reviewer: 'bench' })
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
    try {
      await inBrowser(await browser.newPage({ viewport: { width: 1280, height: 800 } }), server.newLink())
    } finally {
      await browser.close()
      await server.close()
    }
  }
} finally {
  await termbase.close()
  rmSync(folder, { recursive: true, force: true })
}
