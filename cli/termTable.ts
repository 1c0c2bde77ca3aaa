import type { CitedRendering, Glossary } from '../model/glossary.ts'
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

/** A ranked table for people, best pairs first. */
export async function* termTable(glossary: Glossary, toTerminal: boolean): AsyncGenerator<string> {
  const rows: string[][] = []
  let isWhole = true
  for await (const rendering of glossary.renderings()) {
    isWhole = rows.length < MOST_ROWS
    if (!isWhole) break
    rows.push(row(rows.length + 1, rendering))
  }
  yield renderTable(COLUMNS, rows, toTerminal ? {} : { width: FILE_WIDTH, colour: false })
  if (!isWhole) yield `The best ${MOST_ROWS.toLocaleString('en')} pairs; --format tsv writes all.\n`
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
