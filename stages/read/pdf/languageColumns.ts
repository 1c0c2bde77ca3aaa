import { isHan } from '../../../language/script.ts'
import type { RunRow } from './rows.ts'
import type { Run } from './runs.ts'

/** Where text of one language ends and that of the other begins, on the rows `from` to `to` (not included). */
interface Edge {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Lines that begin at the edge, and lines with text before it, at least. */
const LINES = 3
/** How far lines of one column may begin from each other, in sizes of the font. */
const TOLERANCE = 0.15
const LETTER = /[A-Za-z\p{Script=Han}]/u
/** Of a column in one language, at most this share is in the other. */
const FOREIGN = 0.2

/**
 * A function that finds the run of a row with which the column of the other language begins. Columns of a text and its
 * translation are set close to each other often, so that no white shows them; that all on the left is in one language and
 * all on the right in the other does, where the lines on the right begin at one place and none crosses it.
 */
export function languageColumns(rows: readonly RunRow[]): (row: number) => Run | undefined {
  const edges = startsOf(rows).flatMap((at) => edgesAt(at, rows))
  return (row) => {
    const inside = edges.filter(({ from, to }) => row >= from && row < to)
    const { runs } = rows[row]
    return runs.find((run, i) => i > 0 && changesLanguage(runs, i) && inside.some(({ at }) => isAt(run, at)))
  }
}

/** Places at which runs begin on several rows. */
function startsOf(rows: readonly RunRow[]): number[] {
  const counts = new Map<number, number>()
  for (const { runs } of rows) {
    for (const left of new Set(runs.map((run) => Math.round(run.left)))) counts.set(left, (counts.get(left) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count >= LINES).map(([left]) => left)
}

/** The stretches of rows that no run crosses at a place, and that are of different languages on its two sides. */
function edgesAt(at: number, rows: readonly RunRow[]): Edge[] {
  const edges: Edge[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from
    while (to < rows.length && !rows[to].runs.some((run) => crosses(run, at))) to++
    if (isEdge(at, rows.slice(from, to))) edges.push({ at, from, to })
    from = Math.max(to, from + 1)
  }
  return edges
}

function crosses({ left, right, size }: Run, at: number): boolean {
  return left < at - TOLERANCE * size && right > at + TOLERANCE * size && !isAt({ left, size }, at)
}

function isAt({ left, size }: Pick<Run, 'left' | 'size'>, at: number): boolean {
  return Math.abs(left - at) <= Math.max(1, TOLERANCE * size)
}

function isEdge(at: number, rows: readonly RunRow[]): boolean {
  const before: Run[] = []
  const after: Run[] = []
  // What stands next to the edge: where that is of the same language on both sides, the edge is within a column.
  const nextBefore: Run[] = []
  const nextAfter: Run[] = []
  let aligned = 0
  let beside = 0
  for (const { runs } of rows) {
    const left = runs.filter((run) => run.left < at && !isAt(run, at))
    const right = runs.filter((run) => !left.includes(run))
    if (right.length > 0 && isAt(right[0], at)) {
      aligned++
      nextAfter.push(right[0])
    }
    if (left.length > 0) beside++
    for (const run of left) before.push(run)
    for (const run of right) after.push(run)
    const next = left.at(-1)
    if (next) nextBefore.push(next)
  }
  return aligned >= LINES && beside >= LINES && areApart(before, after) && areApart(nextBefore, nextAfter)
}

/** Whether some runs are in one language and others in the other. */
function areApart(some: readonly Run[], others: readonly Run[]): boolean {
  const [share, otherShare] = [chineseShare(some), chineseShare(others)]
  return (share >= 1 - FOREIGN && otherShare <= FOREIGN) || (share <= FOREIGN && otherShare >= 1 - FOREIGN)
}

/** Whether the last words before a run of a row are in one language, and those from it on in the other. */
function changesLanguage(runs: readonly Run[], i: number): boolean {
  const before = runs.slice(0, i).findLast(({ text }) => LETTER.test(text))
  const after = runs.slice(i).find(({ text }) => LETTER.test(text))
  return before !== undefined && after !== undefined && areApart([before], [after])
}

/** What of the letters of some runs is Chinese, 0..1; a character counts for three letters. */
function chineseShare(runs: readonly Run[]): number {
  let han = 0
  let latin = 0
  for (const { text } of runs) {
    for (let i = 0; i < text.length; i++) {
      if (isHan(text.charCodeAt(i))) han += 3
      else if (/[A-Za-z]/.test(text[i])) latin++
    }
  }
  return han + latin === 0 ? 0.5 : han / (han + latin)
}
