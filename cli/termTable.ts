import { isTermOfItsOwn } from '../glossaries/lexicons/ownTerms.ts'
import type { CitedRendering, Glossary } from '../model/glossary.ts'
import { isNaming } from '../model/term.ts'
import { foldedUnder } from '../ranking/pieces.ts'
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

/**
 * A ranked table for people, best pairs first, names and places by themselves behind the terms. Of pairs that stand within
 * each other wherever they stand the best has a number, and the others stand under it; but pieces that are no terms of
 * their own are left out.
 */
export async function* termTable(
  glossary: Glossary,
  { toTerminal, withPieces = false }: TermTableOptions,
): AsyncGenerator<string> {
  const renderings: CitedRendering[] = []
  let isWhole = true
  for await (const rendering of glossary.renderings()) {
    isWhole = renderings.length < MOST_ROWS
    if (!isWhole) break
    renderings.push(rendering)
  }
  const { nests, leftOut } = nestsOf(renderings, withPieces)
  const terms = nests.filter(([{ category }]) => !isNaming(category))
  const names = nests.filter(([{ category }]) => isNaming(category))
  const table = (group: readonly Nest[], before: number) =>
    renderTable(
      COLUMNS,
      group.flatMap(([head, ...folded], n) => [row(String(before + n + 1), head), ...folded.map(foldedRow)]),
      toTerminal ? {} : { width: FILE_WIDTH, colour: false },
    )
  if (terms.length || !names.length) yield table(terms, 0)
  if (names.length) yield `${terms.length ? '\n' : ''}Names and places\n${table(names, terms.length)}`
  if (leftOut) {
    const few =
      leftOut === 1
        ? '1 pair that is but a piece of a longer term is'
        : `${leftOut.toLocaleString('en')} pairs that are but pieces of longer terms are`
    yield `${few} left out; --pieces prints them, --format tsv and the termbase have them.\n`
  }
  if (!isWhole) yield `The best ${MOST_ROWS.toLocaleString('en')} pairs; --format tsv writes all.\n`
}

/** A pair with those that are folded under it, best first. */
type Nest = readonly [CitedRendering, ...CitedRendering[]]

/** What is decided is never folded, nor left out. */
function nestsOf(renderings: readonly CitedRendering[], withPieces: boolean): { nests: Nest[]; leftOut: number } {
  const placed = renderings.map((rendering) => ({
    rendering,
    places: rendering.occurrences.map(({ unit, zh, en }) => ({
      ...{ unit, from: zh.start, to: zh.end, start: en.start, end: en.end },
    })),
  }))
  const folded = foldedUnder(placed, ({ rendering }) => rendering.status !== 'proposed')
  const nests = new Map<CitedRendering, [CitedRendering, ...CitedRendering[]]>()
  let leftOut = 0
  for (const pair of placed) {
    const { rendering } = pair
    const head = folded.get(pair)?.rendering
    if (!head) nests.set(rendering, [rendering])
    else if (withPieces || rendering.zh.length >= head.zh.length || isOwn(rendering)) nests.get(head)?.push(rendering)
    else leftOut++
  }
  return { nests: [...nests.values()], leftOut }
}

/** Names are terms by themselves, also where the text has them with a title only. */
const isOwn = ({ zh, category }: CitedRendering) => isNaming(category) || isTermOfItsOwn(zh)

const foldedRow = (rendering: CitedRendering): string[] => {
  const [, zh, ...others] = row('', rendering)
  return ['', `└ ${zh}`, ...others]
}

function row(number: string, rendering: CitedRendering): string[] {
  const { zh, en, confidence, occurrences, category } = rendering
  const score = confidence.toFixed(2)
  return [number, zh, en, score, String(occurrences.length), category, example(rendering), place(rendering)]
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
