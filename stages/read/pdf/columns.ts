import { largest, smallest } from '../../../language/extremes.ts'
import { languageColumns } from './languageColumns.ts'
import { joinedRow, type PageRow, type RunRow } from './rows.ts'
import type { Run } from './runs.ts'

/** Rows beneath each other, with nothing of the page beside them that belongs into their lines. */
export type PageColumn = readonly PageRow[]

/** The rows of a page as columns in the order in which they are read. */
export function columnsOf(rows: readonly RunRow[]): PageColumn[] {
  const gaps = rows.map(gapsOf)
  const otherLanguage = languageColumns(rows)
  const open: PageRow[][] = []
  const closed: PageRow[][] = []
  for (const [i, row] of rows.entries()) {
    const starts = gutters(gaps, rows, i).map(({ right }) => right)
    const other = otherLanguage(i)
    // Where white parts a row, it is no guess where its columns are.
    const parts = cutAt(row, other && !starts.length ? [other.left] : starts)
    const beneath = parts.map((part) => open.filter((column) => overlap(column, part) > 0))
    for (const [j, part] of parts.entries()) {
      const [only, ...others] = beneath[j]
      const isShared = parts.some((_, k) => k !== j && beneath[k].includes(only))
      if (only && others.length === 0 && !isShared) {
        only.push(part)
        continue
      }
      for (const column of beneath[j]) if (open.includes(column)) closed.push(open.splice(open.indexOf(column), 1)[0])
      open.push([part])
    }
  }
  return inReadingOrder([...closed, ...open])
}

/** A stretch of a line without text. */
interface Gap {
  readonly left: number
  readonly right: number
}

/** The narrowest gap that may part columns, and one that does so by itself, in sizes of the font. */
const GAP = 0.9
const WIDE_GAP = 4

function gapsOf({ runs, size }: RunRow): Gap[] {
  const gaps: Gap[] = []
  let right = runs[0]?.right ?? 0
  for (const run of runs) {
    if (run.left - right >= GAP * size) gaps.push({ left: right, right: run.left })
    right = Math.max(run.right, right)
  }
  return gaps
}

/** Lines with text on both sides of a gap that show a column; fewer do where those on its right begin at one place. */
const LINES = 5
const ALIGNED_LINES = 3

/**
 * The gaps of a row that part columns. The gap between two words of a justified line is as wide sometimes, but the lines
 * above and beneath do not keep it free.
 */
function gutters(gaps: readonly (readonly Gap[])[], rows: readonly RunRow[], i: number): Gap[] {
  const { size } = rows[i]
  return gaps[i].filter((gap) => {
    if (gap.right - gap.left >= WIDE_GAP * size) return true
    const beside = [...keptFree(gap, gaps, rows, i, -1), gap, ...keptFree(gap, gaps, rows, i, 1)]
    const aligned = beside.filter(({ right }) => Math.abs(right - gap.right) < 0.15 * size)
    return beside.length >= LINES || aligned.length >= ALIGNED_LINES
  })
}

/** Lines farther apart than this, in sizes of the font, say nothing of each other's columns. */
const NEAR = 3

/** The gaps of the lines above (`step` -1) or beneath that leave the same stretch free, up to a line that does not. */
function keptFree(
  gap: Gap,
  gaps: readonly (readonly Gap[])[],
  rows: readonly RunRow[],
  i: number,
  step: 1 | -1,
): Gap[] {
  const { size } = rows[i]
  const found: Gap[] = []
  let free = gap
  for (let j = i + step; rows[j] && found.length < LINES; j += step) {
    if (Math.abs(rows[j].baseline - rows[j - step].baseline) > NEAR * size) break
    const same = [...gaps[j], ...gapBefore(rows[j], gap)].find((other) => width(common(free, other)) >= 0.6 * size)
    if (same) {
      free = common(free, same)
      found.push(same)
    } else if (rows[j].runs.some((run) => run.left < free.right && run.right > free.left)) break
  }
  return found
}

/** A line that begins right of a gap, as those of a column do whose lines stand between those of the one beside it. */
function gapBefore({ runs, size }: RunRow, { left, right }: Gap): Gap[] {
  const start = runs[0]?.left ?? 0
  return start > left && start < right + 3 * size ? [{ left, right: start }] : []
}

function common(a: Gap, b: Gap): Gap {
  return { left: Math.max(a.left, b.left), right: Math.min(a.right, b.right) }
}

function width({ left, right }: Gap): number {
  return right - left
}

/** A row as the parts that begin at some places. */
function cutAt(row: RunRow, starts: readonly number[]): PageRow[] {
  const parts: Run[][] = [[]]
  for (const run of row.runs) {
    if (starts.includes(run.left)) parts.push([])
    parts[parts.length - 1].push(run)
  }
  return parts.filter((runs) => runs.length > 0).map((runs) => joinedRow(row, runs))
}

function overlap(column: PageColumn, { left, right }: Gap): number {
  const box = boxOf(column)
  return Math.min(right, box.right) - Math.max(left, box.left)
}

function boxOf(column: PageColumn) {
  return {
    column,
    left: smallest(column.map((row) => row.left)),
    right: largest(column.map((row) => row.right)),
    top: column[0].baseline - column[0].size,
    bottom: column[column.length - 1].baseline,
  }
}

type Box = ReturnType<typeof boxOf>

/** The recursive X-Y cut (Nagy & Seth 1984): across where a line of white parts the page, else down, left part first. */
function inReadingOrder(columns: readonly PageColumn[]): PageColumn[] {
  const order = (boxes: Box[]): Box[] => {
    if (boxes.length < 2) return boxes
    const bands = cut(boxes, 'top', 'bottom')
    if (bands.length > 1) return bands.flatMap(order)
    const sides = cut(boxes, 'left', 'right')
    if (sides.length > 1) return sides.flatMap(order)
    return boxes.toSorted((a, b) => a.top - b.top || a.left - b.left)
  }
  return order(columns.map(boxOf)).map(({ column }) => column)
}

/** Groups of boxes between which lies white, in order. */
function cut(boxes: readonly Box[], from: 'top' | 'left', to: 'bottom' | 'right'): Box[][] {
  const groups: Box[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const box of boxes.toSorted((a, b) => a[from] - b[from])) {
    if (box[from] >= end) groups.push([])
    groups[groups.length - 1].push(box)
    end = Math.max(end, box[to])
  }
  return groups
}
