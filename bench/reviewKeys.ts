/**
 * How many keys decisions take on the review page: `npm run bench:keys -- [--data FOLDER]`. A script plays a reviewer who
 * knows a reference glossary: it goes through all pairs that were found in the text, in the order of the queue, accepts
 * what the glossary has, mends by keys what overlaps an entry of the glossary in the sentence shown (and whose mended form
 * was not found by itself), rewriting it where less than half of it stays, and rejects the rest. What is stored in the end is compared with what was meant.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { chromiumArguments } from '../evaluation/chromium.ts'
import { type GoldPair, goldEnKey, goldZhKey, readGold } from '../evaluation/gold.ts'
import { installedChromium } from '../files/chromium.ts'
import { openTermbase } from '../glossaries/termbase/open.ts'
import type { QueueRow, ReviewedLine } from '../glossaries/termbase/review.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import type { Span } from '../model/term.ts'
import { extract } from '../pipeline/extract.ts'
import { operatingPoint } from '../pipeline/models.ts'
import { type Move, move, type SpanSide } from '../review/page/spans.ts'
import { startReview } from '../review/server/server.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const bundled = fileURLToPath(new URL('../evaluation/bundled/', import.meta.url))
const [text, gold] = values.data
  ? [join(values.data, 'terms', 'speeches.tsv'), join(values.data, 'terms', 'speeches.gold.tsv')]
  : [join(bundled, 'wetland-report.tsv'), join(bundled, 'wetland-report.glossary.tsv')]

/** `mend`: at least half of either side stays; `rewrite`: of one side less than that is there. */
type Kind = 'accept' | 'reject' | 'mend' | 'rewrite'

interface Plan {
  readonly kind: Kind
  readonly keys: readonly string[]
  /** What it is to say in the end. */
  readonly zh: string
  readonly en: string
}

/** Most moves of boundaries that somebody makes before they type. */
const mostMoves = 8

const keyOf = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${goldZhKey(zh)} = ${goldEnKey(en)}`

/** What the reviewer does with each pair. */
async function planned({ review }: Termbase, entries: readonly GoldPair[]): Promise<{ row: QueueRow; plan: Plan }[]> {
  const right = new Set(entries.map(keyOf))
  const rows = await review.rows(await review.queue({ unit: 'pair' }))
  const found = new Set(rows.map(keyOf))
  const plans: { row: QueueRow; plan: Plan }[] = []
  for (const row of rows) {
    const { zh, en } = row
    if (right.has(keyOf(row))) {
      plans.push({ row, plan: { kind: 'accept', keys: ['a'], zh, en } })
      continue
    }
    const [line] = (await review.concordance(row.id, 0, 1)).lines
    const mend =
      line &&
      mendOf(
        line,
        entries.filter((entry) => !found.has(keyOf(entry))),
      )
    if (mend) found.add(keyOf(mend))
    plans.push({ row, plan: mend ?? { kind: 'reject', keys: ['r'], zh, en } })
  }
  return plans
}

/** The mend with the fewest keys, among the entries that overlap the pair on both sides. */
function mendOf({ unit, zh, en }: ReviewedLine, entries: readonly GoldPair[]): Plan | undefined {
  const plans = entries.flatMap((entry): Plan[] => {
    const [zhSpan, enSpan] = [placeNear(unit.zh, entry.zh, zh), placeNear(unit.en, entry.en, en)]
    if (!zhSpan || !enSpan) return []
    const zhMoves = movesOf(unit.zh, zh, zhSpan, 'zh')
    const enMoves = movesOf(unit.en, en, enSpan, 'en')
    if (!zhMoves || !enMoves || zhMoves.length + enMoves.length > mostMoves) return []
    // A move by itself begins with the Chinese.
    const keys = [...zhMoves, ...(enMoves.length ? ['W', ...enMoves] : []), 'a']
    const kind = isHalf(zh, zhSpan) && isHalf(en, enSpan) ? 'mend' : 'rewrite'
    return [{ kind, keys, zh: unit.zh.slice(zhSpan.start, zhSpan.end), en: unit.en.slice(enSpan.start, enSpan.end) }]
  })
  return plans.sort((a, b) => a.keys.length - b.keys.length)[0]
}

/** Whether two spans have at least half of the longer in common. */
function isHalf(a: Span, b: Span): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return 2 * common >= Math.max(a.end - a.start, b.end - b.start)
}

/** Where a wording stands in a text and overlaps a span. */
function placeNear(text: string, wording: string, { start, end }: Span): Span | undefined {
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + 1)) {
    if (at < end && at + wording.length > start) return { start: at, end: at + wording.length }
  }
  return undefined
}

const keys: Readonly<Record<Move, string>> = { extendLeft: '[', extendRight: ']', shrinkLeft: '{', shrinkRight: '}' }

/** The fewest keys that bring a span to another; undefined where there are none (it ends within a word). */
function movesOf(text: string, from: Span, to: Span, side: SpanSide): string[] | undefined {
  const name = ({ start, end }: Span) => `${start} ${end}`
  const seen = new Set([name(from)])
  let reached: { readonly span: Span; readonly pressed: string[] }[] = [{ span: from, pressed: [] }]
  for (let moves = 0; moves <= mostMoves; moves++) {
    const there = reached.find(({ span }) => name(span) === name(to))
    if (there) return there.pressed
    reached = reached.flatMap(({ span, pressed }) =>
      (Object.keys(keys) as Move[]).flatMap((how) => {
        const next = move(text, span, side, how)
        if (seen.has(name(next))) return []
        seen.add(name(next))
        return { span: next, pressed: [...pressed, keys[how]] }
      }),
    )
  }
  return undefined
}

/** Presses the keys of all plans; the page must show each pair when its turn comes. */
async function play(page: Page, url: string, plans: readonly { row: QueueRow; plan: Plan }[]): Promise<void> {
  await page.goto(url)
  await page.goto(`${new URL(url).origin}/?unit=pair`)
  for (const [n, { row, plan }] of plans.entries()) {
    await page.locator(`.entry[data-rendering="${row.id}"] .sentence`).first().waitFor()
    for (const key of plan.keys) await page.keyboard.press(key)
    // The last has nowhere to go on to.
    if (n === plans.length - 1) await page.locator('.notice', { hasText: /\S/ }).first().waitFor()
  }
}

async function differences({ review }: Termbase, plans: readonly { row: QueueRow; plan: Plan }[]): Promise<string[]> {
  const rows = await review.rows(plans.map(({ row }) => row.id))
  return plans.flatMap(({ plan }, n) => {
    const meant = { status: plan.kind === 'reject' ? 'rejected' : 'accepted', zh: plan.zh, en: plan.en }
    const { status, zh, en } = rows[n]
    const isSo = status === meant.status && goldZhKey(zh) === goldZhKey(meant.zh) && en === meant.en
    return isSo ? [] : [`meant ${meant.zh} = ${meant.en} (${meant.status}), stored ${zh} = ${en} (${status})`]
  })
}

function report(plans: readonly { readonly plan: Plan }[]): void {
  const limits: Readonly<Record<Kind, number>> = { accept: 1.2, reject: 1.2, mend: 4, rewrite: 8 }
  for (const kind of ['accept', 'reject', 'mend', 'rewrite'] as const) {
    const counts = plans.flatMap(({ plan }) => (plan.kind === kind ? plan.keys.length : []))
    const total = counts.reduce((sum, count) => sum + count, 0)
    const mean = counts.length ? (total / counts.length).toFixed(2) : '-'
    console.log(
      `${kind.padEnd(8)} ${String(counts.length).padStart(5)} decisions, ${mean} keys each (at most ${limits[kind]})`,
    )
  }
}

const executablePath = installedChromium()
if (!executablePath || !existsSync(text) || !existsSync(gold)) {
  console.error(
    executablePath
      ? `bench:keys: no ${text} with its glossary: name the folder with --data`
      : 'bench:keys: no Chromium here: set CHROMIUM to its path',
  )
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'shuyu-bench-'))
const file = join(folder, 'termbase.db')
const termbase = await openTermbase(file, 'create')
try {
  await termbase.save(await extract([text], { minConfidence: operatingPoint() }), 'bench')
  const plans = await planned(termbase, readGold(gold))
  const server = await startReview({ termbase, file, reviewer: 'bench' })
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  try {
    await play(await browser.newPage({ viewport: { width: 1280, height: 800 } }), server.newLink(), plans)
  } finally {
    await browser.close()
    await server.close()
  }
  report(plans)
  const wrong = await differences(termbase, plans)
  for (const line of wrong) console.log(line)
  if (wrong.length) process.exitCode = 1
} finally {
  await termbase.close()
  rmSync(folder, { recursive: true, force: true })
}
