import { isTermOfItsOwn } from '../glossaries/lexicons/ownTerms.ts'
import type { CitedRendering, Glossary } from '../model/glossary.ts'
import { piecesAmong } from '../ranking/pieces.ts'
import { type PrintedColumn, renderTable, shorten } from './table.ts'

/** Columns that the name of a file may fill. */
const FILE_NAME_WIDTH = 12

const COLUMNS: readonly PrintedColumn[] = [
  { title: '#', align: 'right', minWidth: 3 },
  { title: 'Chinese', minWidth: 20 },
  { title: 'English', minWidth: 30 },
  { title: 'Score', align: 'right', minWidth: 5 },
  { title: 'Freq', align: 'right', minWidth: 4 },
  { title: 'Category', minWidth: 8 },
  { title: 'Example', minWidth: 24 },
  { title: 'Place', minWidth: FILE_NAME_WIDTH + 5 },
]
/** Characters shown on each side of a term in its example. */
const CONTEXT = 8
/** Columns of a table that goes to a file. */
const FILE_WIDTH = 200

/** Columns are as wide as their widest cell, so a table is held whole; nobody reads more. */
const MOST_ROWS = 10_000

export interface TermTableOptions {
  /** As wide as the terminal, and in its colours. */
  readonly toTerminal: boolean
  /** Also what stands within longer terms of the table only. */
  readonly withPieces?: boolean
}

/** A ranked table for people, best pairs first: whole terms, and of their pieces those that are terms of their own. */
export async function* termTable(
  glossary: Glossary,
  { toTerminal, withPieces }: TermTableOptions,
): AsyncGenerator<string> {
  const renderings: CitedRendering[] = []
  let isWhole = true
  for await (const rendering of glossary.renderings()) {
    isWhole = renderings.length < MOST_ROWS
    if (!isWhole) break
    renderings.push(rendering)
  }
  const pieces = withPieces ? undefined : piecesOf(renderings)
  const shown = pieces ? renderings.filter((rendering) => !pieces.has(rendering)) : renderings
  const rows = shown.map((rendering, n) => row(n + 1, rendering))
  yield renderTable(COLUMNS, rows, toTerminal ? {} : { width: FILE_WIDTH, colour: false })
  if (pieces?.size) {
    const few =
      pieces.size === 1
        ? '1 pair that is but a piece of a longer term is'
        : `${pieces.size.toLocaleString('en')} pairs that are but pieces of longer terms are`
    yield `${few} left out; --pieces prints them, --format tsv and the termbase have them.\n`
  }
  if (!isWhole) yield `The best ${MOST_ROWS.toLocaleString('en')} pairs; --format tsv writes all.\n`
}

/** Proposals that stand nowhere but within a longer pair of the table, and are no terms of their own. */
function piecesOf(renderings: readonly CitedRendering[]): Set<CitedRendering> {
  const placed = renderings.map((rendering) => ({
    rendering,
    places: rendering.occurrences.map(({ unit, zh, en }) => ({
      ...{ unit, from: zh.start, to: zh.end, start: en.start, end: en.end },
    })),
  }))
  const pieces = [...piecesAmong(placed)].map(({ rendering }) => rendering)
  return new Set(pieces.filter(({ status, zh }) => status === 'proposed' && !isTermOfItsOwn(zh)))
}

function row(rank: number, rendering: CitedRendering): string[] {
  const { zh, en, confidence, occurrences, category } = rendering
  const score = confidence.toFixed(2)
  return [String(rank), zh, en, score, String(occurrences.length), category, example(rendering), place(rendering)]
}

/** The term in its sentence, in the manner of a concordance. */
function example({ example }: CitedRendering): string {
  if (!example) return ''
  const { unit, zh } = example
  const before = unit.zh.slice(Math.max(0, zh.start - CONTEXT), zh.start)
  const after = unit.zh.slice(zh.end, zh.end + CONTEXT)
  return `${zh.start > CONTEXT ? '…' : ''}${before}【${unit.zh.slice(zh.start, zh.end)}】${after}${zh.end + CONTEXT < unit.zh.length ? '…' : ''}`
}

/** File and line of the example, without the folders; a long name is shortened, the line never. */
function place({ example }: CitedRendering): string {
  if (!example) return ''
  const { file, line } = example.unit.place.zh
  return `${shorten(file.split(/[/\\]/).at(-1) ?? file, FILE_NAME_WIDTH)}:${line}`
}
