import { largest } from '../../../language/extremes.ts'
import { isHan } from '../../../language/script.ts'
import type { Run, RunPage } from './runs.ts'

/** Text that stands on one line of a page, or of a column of it. */
export interface PageRow {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Of the font of most of it. */
  readonly size: number
  readonly page: number
  /** Number of the line on its page, from 1; lines of columns beside each other have the same. */
  readonly line: number
}

/** What stands on one line across the whole page: its runs from left to right. */
export interface RunRow {
  readonly baseline: number
  readonly size: number
  readonly page: number
  readonly line: number
  readonly runs: readonly Run[]
}

/** Baselines nearer than this, in sizes of the font, are those of one line. */
const SAME_LINE = 0.5

/** The lines of a page from top to bottom. Marks of footnotes, small and raised, are left out. */
export function rowsOfPage({ page, runs }: RunPage): RunRow[] {
  const groups: Run[][] = []
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const open = groups.at(-1)
    if (open && run.baseline - open[0].baseline < SAME_LINE * Math.max(run.size, open[0].size)) open.push(run)
    else groups.push([run])
  }
  return groups.map((group, i): RunRow => {
    const { size, baseline } = group.reduce((a, b) => (b.text.length > a.text.length ? b : a))
    const isMark = (run: Run) =>
      run.size < 0.8 * size && run.baseline < baseline - 0.15 * size && /^[\s\d*†‡①-⑳[\]]+$/.test(run.text)
    const kept = group.filter((run) => !isMark(run)).sort((a, b) => a.left - b.left)
    return { baseline, size, page, line: i + 1, runs: kept }
  })
}

/** Runs that stand beside each other put together. */
export function joinedRow({ baseline, size, page, line }: RunRow, runs: readonly Run[]): PageRow {
  let text = ''
  for (const [i, run] of runs.entries()) text += (i > 0 && isSpaced(runs[i - 1], run) ? ' ' : '') + run.text
  const right = largest(runs.map((run) => run.right))
  return { text: text.trim().replace(SET_APART, ''), left: runs[0].left, right, baseline, size, page, line }
}

/** Spaces within Chinese: where its lines are justified, pdf.js takes their setting for spaces. */
const WIDE = String.raw`[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]`
const MARK = '[“”‘’…—]'
const SET_APART = new RegExp(`(?<=${WIDE}) +(?=${WIDE}|${MARK})|(?<=${MARK}) +(?=${WIDE})`, 'g')

/** A gap between words, in sizes of the font; between Chinese characters only a wide one is more than their setting. */
const WORD_GAP = 0.12
const HAN_GAP = 0.9

function isSpaced(a: Run, b: Run): boolean {
  if (/\s$/.test(a.text) || /^\s/.test(b.text)) return false
  const gap = (b.left - a.right) / Math.max(a.size, b.size)
  return gap > (isWide(a.text.charCodeAt(a.text.length - 1)) || isWide(b.text.charCodeAt(0)) ? HAN_GAP : WORD_GAP)
}

/** Whether a character takes a whole square: Chinese characters and the punctuation set with them. */
export function isWide(code: number): boolean {
  return (
    isHan(code) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code & 0xfc00) === 0xdc00
  )
}
