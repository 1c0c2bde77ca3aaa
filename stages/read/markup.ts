import type { Line } from './lines.ts'
import { placed } from './placed.ts'
import type { Content } from './source.ts'
import { contentOfTables, type Part } from './tables.ts'

/** What is asked of a node of a document tree, as linkedom gives it. */
export interface MarkupNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<MarkupNode>
}

const TEXT = 3
const ELEMENT = 1

/** Elements that begin and end a paragraph; those that are a heading, and items of lists. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const HEADINGS = /^h[1-6]$/
const ITEMS = new Set(['li', 'dt', 'dd', 'td', 'th', 'caption', 'figcaption'])
/** Elements without text that is to be read; the readings over characters among them. */
const SKIPPED = new Set(
  'script style noscript template iframe object svg math select button textarea head title rt rp rtc'.split(' '),
)

/** How deep elements may lie in each other; real documents stay far below. */
export const MAX_DEPTH = 500

/** The content of a document tree. Its lines are counted by paragraph, heading and row of a table. */
export function contentOfMarkup(root: MarkupNode): Content {
  return contentOfTables(partsOf(root))
}

function partsOf(root: MarkupNode): Part[] {
  const parts: Part[] = []
  const at = { line: 0, table: 0 }
  read(root, { heading: false, item: false }, at, parts)
  return parts
}

interface Counters {
  line: number
  table: number
}

type Style = Pick<Line, 'heading' | 'item'>

function read(node: MarkupNode, style: Style, at: Counters, parts: Part[]): void {
  let text = ''
  let gap = true
  const flush = () => {
    const content = text.replace(/[\t\n\r ]+/g, ' ').trim()
    text = ''
    if (content === '') return
    at.line++
    parts.push({ line: { text: placed(content, at.line), gap, ...style } })
    gap = false
  }
  const visit = (child: MarkupNode) => {
    const name = child.nodeName.toLowerCase()
    if (child.nodeType === TEXT) text += child.textContent ?? ''
    if (child.nodeType !== ELEMENT || SKIPPED.has(name)) return
    if (name === 'br') flush()
    else if (BLOCKS.has(name)) {
      flush()
      if (name === 'table' && !hasTable(child)) readTable(child, at, parts)
      else read(child, styleOf(name, style), at, parts)
      gap = true
    } else for (const grandchild of child.childNodes) visit(grandchild)
  }
  for (const child of node.childNodes) visit(child)
  flush()
}

function styleOf(name: string, { heading, item }: Style): Style {
  return { heading: heading || HEADINGS.test(name), item: item || ITEMS.has(name) }
}

/** Whether a table holds others, and so is there for the layout of a page. */
function hasTable(node: MarkupNode): boolean {
  for (const child of node.childNodes) if (child.nodeName.toLowerCase() === 'table' || hasTable(child)) return true
  return false
}

function readTable(table: MarkupNode, at: Counters, parts: Part[]): void {
  at.table++
  const rowsIn = (node: MarkupNode): MarkupNode[] =>
    [...node.childNodes].flatMap((child) => (child.nodeName.toLowerCase() === 'tr' ? [child] : rowsIn(child)))
  for (const row of rowsIn(table)) {
    at.line++
    const cells = [...row.childNodes].filter(({ nodeName }) => /^t[dh]$/i.test(nodeName))
    parts.push({ table: at.table, cells: cells.map((cell) => linesOfCell(cell, at)) })
  }
}

/** All lines of a row are at the row's. */
function linesOfCell(cell: MarkupNode, { line }: Counters): Line[] {
  const inside: Part[] = []
  read(cell, { item: true }, { line: 0, table: 0 }, inside)
  return inside.flatMap((part) => ('line' in part ? [{ ...part.line, text: placed(part.line.text.text, line) }] : []))
}
