import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { bitextLayout, type TableLayout } from './columns.ts'
import { blocksOf, type Line } from './lines.ts'
import { concat, type PlacedText, placed } from './placed.ts'
import type { Block, Content, InputRow } from './source.ts'

/** The lines in each cell of a row. */
export type Cells = readonly (readonly Line[])[]

/** What a document holds: a line of its text, or a row of one of its tables, which are numbered. */
export type Part = { readonly line: Line } | { readonly cells: Cells; readonly table: number }

/** From this share of its text in tables with a Chinese and an English column on, a document is a bitext. */
const BITEXT_SHARE = 0.6

/**
 * A document with tables: where most of it stands in tables that have a column for each language, their rows are beads;
 * else it is read as a transcript, its cells as paragraphs.
 */
export function contentOfTables(parts: readonly Part[]): Content {
  const tables = bilingualTables(parts)
  if (tables.share >= BITEXT_SHARE) return { kind: 'rows', rows: rowsOf(parts, tables.layouts) }
  const lines = parts.flatMap((part) =>
    'line' in part ? [part.line] : part.cells.flatMap((cell) => cell.map((line) => ({ ...line, item: true }))),
  )
  return { kind: 'blocks', blocks: blocksOf(lines) }
}

interface Tables {
  /** Of the tables that have a column for each language, by the number of the table. */
  readonly layouts: ReadonlyMap<number, TableLayout>
  /** What they hold of the document's text, 0..1. */
  readonly share: number
}

function bilingualTables(parts: readonly Part[]): Tables {
  const texts = new Map<number, string[][]>()
  let all = 0
  for (const part of parts) {
    const cells = 'line' in part ? [[part.line]] : part.cells
    const row = cells.map((lines) => lines.map(({ text }) => text.text).join(' '))
    all += row.join('').length
    if ('table' in part) texts.set(part.table, [...(texts.get(part.table) ?? []), row])
  }
  const layouts = new Map<number, TableLayout>()
  let inside = 0
  for (const [table, rows] of texts) {
    const layout = bitextLayout(rows)
    if (!layout) continue
    layouts.set(table, layout)
    const { zh, en } = layout.columns
    for (const row of rows) inside += (row[zh]?.length ?? 0) + (row[en]?.length ?? 0)
  }
  return { layouts, share: all === 0 ? 0 : inside / all }
}

function rowsOf(parts: readonly Part[], layouts: Tables['layouts']): InputRow[] {
  const rows: InputRow[] = []
  let outside: Line[] = []
  const seen = new Map<number, number>()
  const flush = () => {
    for (const row of rowsOfBlocks(blocksOf(outside))) rows.push(row)
    outside = []
  }
  for (const part of parts) {
    if ('line' in part) {
      outside.push(part.line)
      continue
    }
    const { table, cells } = part
    const number = seen.get(table) ?? 0
    seen.set(table, number + 1)
    const { columns, firstRow = 0 } = layouts.get(table) ?? {}
    if (columns && number === firstRow - 1) continue
    if (!columns || number < firstRow || cells.length <= Math.max(columns.zh, columns.en)) {
      for (const line of cells.flat()) outside.push(line)
    } else {
      flush()
      for (const row of rowsOfCells(cells[columns.zh], cells[columns.en])) rows.push(row)
    }
  }
  flush()
  return rows
}

const NOTHING: PlacedText = placed('', 1)

/** Cells of as many paragraphs are taken paragraph by paragraph. */
function rowsOfCells(zh: readonly Line[], en: readonly Line[]): InputRow[] {
  if (zh.length === 0 && en.length === 0) return []
  if (zh.length === en.length) return zh.map(({ text }, i) => ({ zh: text, en: en[i].text }))
  return [{ zh: textOf(zh, 'zh'), en: textOf(en, 'en') }]
}

function textOf(lines: readonly Line[], language: Language): PlacedText {
  const texts = lines.map(({ text }) => text)
  return texts.length === 0 ? NOTHING : texts.reduce((a, b) => concat(a, language === 'zh' ? '' : ' ', b))
}

/** Text around the tables: a paragraph and its translation right after it are a row, any other is a row of one side. */
function rowsOfBlocks(blocks: readonly Block[]): InputRow[] {
  const rows: { zh: PlacedText; en: PlacedText }[] = []
  for (const { text } of blocks) {
    const language = blockLanguage(text.text)
    if (language !== 'zh' && language !== 'en') continue
    const last = rows.at(-1)
    if (last && last[language] === NOTHING && last[language === 'zh' ? 'en' : 'zh'] !== NOTHING) last[language] = text
    else rows.push({ zh: NOTHING, en: NOTHING, [language]: text })
  }
  return rows
}
