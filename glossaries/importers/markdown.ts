import { decode } from '../../files/decode.ts'
import type { LinedRow } from './layout.ts'
import { type NamedRows, sheetConcepts } from './sheets.ts'
import type { Importer } from './source.ts'

/** The line between the titles of a table and its rows. */
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/

/** Whether a text has a table as Markdown (GitHub's) has it. */
export function hasMarkdownTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/)
  return lines.some((line, i) => i > 0 && RULE.test(line) && lines[i - 1].includes('|'))
}

/** The tables of a Markdown file, without the marks of emphasis, code and links. */
export const markdown: Importer = async function* (file, options, warn) {
  const { text, warnings } = decode({ name: file.name, bytes: await file.bytes() }, options)
  for (const warning of warnings) warn(warning)
  yield* sheetConcepts(tablesIn(text), file, options, warn)
}

function tablesIn(text: string): NamedRows[] {
  const lines = text.split(/\r\n?|\n/)
  const tables: NamedRows[] = []
  let heading = ''
  for (let i = 0; i < lines.length; i++) {
    heading = /^#{1,6}\s+(.*?)#*\s*$/.exec(lines[i])?.[1] ?? heading
    if (!RULE.test(lines[i + 1] ?? '') || !lines[i].includes('|')) continue
    const rows: LinedRow[] = [{ cells: cellsIn(lines[i]), line: i + 1 }]
    let next = i + 2
    for (; next < lines.length && lines[next].includes('|'); next++) {
      rows.push({ cells: cellsIn(lines[next]), line: next + 1 })
    }
    tables.push({ name: heading || `line ${i + 1}`, rows })
    i = next - 1
  }
  return tables
}

function cellsIn(line: string): string[] {
  const inner = line.trim().replace(/^\||(?<!\\)\|$/g, '')
  return inner.split(/(?<!\\)\|/).map((cell) => plain(cell.trim().replaceAll('\\|', '|')))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

/** What a reader of the page sees. */
function plain(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*{1,3}|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,2})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name) => ENTITIES[name])
    .replace(/\\([\\`*_{}[\]()#+\-.!~<>])/g, '$1')
    .trim()
}
