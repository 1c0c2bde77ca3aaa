import { largest } from '../../../language/extremes.ts'
import { type BlockLanguage, blockLanguage } from '../../../language/script.ts'
import { endsSentence } from '../../../language/sentences.ts'
import { speakerLabels } from '../labels.ts'
import { placed, placedOnPage } from '../placed.ts'
import type { Block } from '../source.ts'
import { type IsBroken, joinLines } from '../wordBreaks.ts'
import type { PageColumn } from './columns.ts'
import { isWide, type PageRow } from './rows.ts'

/** Columns of one page, in the order in which they are read. */
export type ColumnPage = readonly PageColumn[]

/** Text smaller than this, against most of the document, is a footnote where it stands beneath; larger is a heading. */
const SMALL = 0.92
const LARGE = 1.15

/** The paragraphs and headings of a document; footnotes stand after all of it, that they cut no sentence. */
export function paragraphsOf(pages: readonly ColumnPage[], isBroken: IsBroken): Block[] {
  const rows = pages.flat(2)
  const body = mostly(rows, (row) => Math.round(row.size * 2) / 2)
  const style = { body, spacing: spacingOf(pages.flat()), labels: speakerLabels(rows.map(({ text }) => text)) }
  const blocks: Block[][] = []
  const notes: Block[][] = []
  for (const columns of pages) {
    for (const column of columns) {
      const end = column.findLastIndex(({ size }) => size >= SMALL * body) + 1
      const text = end === 0 ? column : column.slice(0, end)
      blocks.push(blocksOf(text, style, isBroken), [PAGE_END])
      if (end > 0) notes.push(blocksOf(column.slice(end), style, isBroken))
    }
  }
  return [...blocks.flat(), ...notes.flat().map((note) => ({ ...note, item: true }))]
}

/** A form feed, as in plain text: what follows may go on with what stands before. */
const PAGE_END: Block = { text: placed('\f', 1) }

/** What holds for the whole document. */
interface Style {
  /** Size of most of its text. */
  readonly body: number
  /** From one line of a paragraph to the next, in sizes of the font. */
  readonly spacing: number
  readonly labels: ReturnType<typeof speakerLabels>
}

function blocksOf(column: PageColumn, { body, spacing, labels }: Style, isBroken: IsBroken): Block[] {
  if (column.length === 0) return []
  const layout = layoutOf(column, spacing)
  const blocks: Block[] = []
  for (const [i, row] of column.entries()) {
    const text = placedOnPage(row.text, row.page, row.line)
    const last = blocks.at(-1)
    if (last && goesOn(column[i - 1], row, layout) && labels(row.text) === undefined)
      blocks[blocks.length - 1] = { ...last, text: joinLines(last.text, text, isBroken) }
    else blocks.push({ text, heading: row.size >= LARGE * body })
  }
  return blocks
}

interface Layout {
  readonly left: number
  readonly right: number
  /** Of the lines of one language, where there are some: those of another may be longer. */
  readonly rights: ReadonlyMap<BlockLanguage, number>
  readonly spacing: number
}

/** In a column of fewer lines, their distances may be those of paragraphs. */
const FEW = 5
/** Fewer lines of one language do not show where its lines end. */
const FEW_OF_LANGUAGE = 3

function layoutOf(column: PageColumn, spacing: number): Layout {
  const rights = new Map<BlockLanguage, number>()
  for (const language of ['zh', 'en'] as const) {
    const rows = column.filter(({ text }) => blockLanguage(text) === language)
    if (rows.length >= FEW_OF_LANGUAGE) rights.set(language, largest(rows.map(({ right }) => right)))
  }
  return {
    left: mostly(column, ({ left }) => Math.round(left)),
    right: largest(column.map(({ right }) => right)),
    rights,
    spacing: column.length < FEW ? spacing : spacingOf([column]),
  }
}

/** The lower third of the distances: where most paragraphs are of one line, most are those between paragraphs. */
function spacingOf(columns: readonly PageColumn[]): number {
  const steps = columns.flatMap((column) =>
    column.slice(1).map(({ baseline, size }, i) => (baseline - column[i].baseline) / size),
  )
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 3)] ?? 1.5
}

/** Steps farther than this, against the spacing, part paragraphs; those that are less far only after a sentence's end. */
const FAR = 1.8
const LOOSE = 1.25

/** Points, in sizes of the font, that a line is set in where a paragraph begins. */
const INDENT = 0.9

/** Whether a line goes on with the paragraph of the line above it. */
function goesOn(row: PageRow, next: PageRow, layout: Layout): boolean {
  const { size } = row
  if (Math.abs(next.size - size) > 0.12 * size) return false
  const step = (next.baseline - row.baseline) / (layout.spacing * size)
  const ended = endsSentence(row.text)
  if (step > FAR || (step > LOOSE && ended)) return false
  if (isCentred(row, layout) && isCentred(next, layout)) return step <= LOOSE && !ended && isSameLanguage(row, next)
  if (Math.abs(next.left - layout.left) >= INDENT * size && Math.abs(next.left - row.left) >= INDENT * size)
    return false
  if (slack(row, layout) > firstWord(next) + 0.8 * size) return false
  return !ended || isSameLanguage(row, next)
}

function isCentred(row: PageRow, layout: Layout): boolean {
  const [before, after] = [row.left - layout.left, slack(row, layout)]
  return before > 2 * row.size && Math.abs(before - after) < row.size
}

/** Points between the end of a line and the edge of its column. */
function slack({ text, right }: PageRow, layout: Layout): number {
  return (layout.rights.get(blockLanguage(text)) ?? layout.right) - right
}

function isSameLanguage(a: PageRow, b: PageRow): boolean {
  const [first, second] = [blockLanguage(a.text), blockLanguage(b.text)]
  return first === second || first === 'none' || second === 'none'
}

/** Points of what would have had to fit on the line above: a word, or a character with the mark after it. */
function firstWord({ text, left, right }: PageRow): number {
  const word = isWide(text.charCodeAt(0)) ? text.slice(0, 2) : /^\S[^\s\u3000-\uffef]*/.exec(text)![0]
  return ((right - left) * columns(word)) / columns(text)
}

function columns(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += isWide(text.charCodeAt(i)) ? 2 : 1
  return sum
}

/** The value that most characters have. */
function mostly(rows: readonly PageRow[], value: (row: PageRow) => number): number {
  const weights = new Map<number, number>()
  for (const row of rows) weights.set(value(row), (weights.get(value(row)) ?? 0) + row.text.length)
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}
