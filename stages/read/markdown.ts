import { findDate } from './dates.ts'
import { blocksOf, type Line, linesOf } from './lines.ts'
import { type PlacedText, replace, slice, trim } from './placed.ts'
import type { Content } from './source.ts'

/**
 * Markdown, as far as transcripts and the documentation of programs use it: headings become titles; items of lists and
 * cells of tables blocks of their own; emphasis, links, HTML tags and escapes lose their marks; code, pictures, comments
 * and what is meant for the generator of a site (anchors, containers, scripts, imports) are left out. Front matter is
 * read for its date.
 */
export function markdown(text: string): Content {
  const { body, date } = withoutFrontMatter(withoutUnseen(text))
  const lines: Line[] = []
  let fenced = false
  let gap = false
  for (const line of linesOf(body)) {
    const content = line.text.text.trim()
    gap ||= line.gap
    if (/^(?:```|~~~)/.test(content)) fenced = !fenced
    else if (fenced || GENERATOR_LINE.test(content) || /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/.test(content))
      continue
    else if (/^(?:=+|-{2,})$/.test(content) && !line.gap && isHeadingText(lines.at(-1)))
      lines.push({ ...lines.pop()!, heading: true })
    else if (!/^(?:[-*_]\s*){3,}$/.test(content)) {
      for (const one of structured({ ...line, gap })) lines.push(one)
      gap = false
      continue
    }
    gap = true
  }
  return { kind: 'blocks', blocks: blocksOf(lines.filter((line) => line.text.text !== '')), date }
}

/**
 * Lines for the generator of a site: a container's end (:::), the import of a component, a table of contents, a
 * template's tag, the attributes of what stands above, where a link leads.
 */
const GENERATOR_LINE =
  /^(?::{3,}|import\s.+\sfrom\s+['"].+['"];?|export\s+(?:default|const|let|function)\s.*|import\s+['"].+['"];?|\[\[?toc\]\]?|\{[%{<].*[%}>]\}|\{:?\s*[.#][^{}]*\}|\[[^\]]+\]:\s*\S+.*)$/i
/** What begins a container or a note: the words after it are its title. */
const CONTAINER = /^(?::{3,}\s*\{?[\w.-]+\}?|(?:!!!|\?\?\?\+?)\s+[\w-]+|\[!\w+\][+-]?)\s*/
/** An anchor or attributes at the end of a heading or paragraph: {#relations}, {.lead #top}. */
const ATTRIBUTES = /(?<!\s)\s*\{:?\s*[.#][^{}]*\}\s*$/

/** Whether a line underlined with --- is a heading, and not a paragraph before a rule. */
function isHeadingText(line: Line | undefined): boolean {
  return line !== undefined && !line.item && line.text.text.length <= 120 && !/[.。!！?？]$/.test(line.text.text)
}

/** The line without the marks at its head, or the cells of a row. */
function structured(source: Line): Line[] {
  const attributes = ATTRIBUTES.exec(source.text.text)
  const line = attributes ? { ...source, text: slice(source.text, 0, attributes.index) } : source
  const { text } = line.text
  const cells = /^\s*\|(.*?)\|?\s*$/.exec(text)
  if (cells) {
    const inner = [...text.matchAll(/(?:\\\||[^|])+/g)].filter((cell) => cell[0].trim() !== '')
    return inner.map((cell) => ({
      ...line,
      item: true,
      text: inline(slice(line.text, cell.index, cell.index + cell[0].length)),
    }))
  }
  const quote = /^[\s>]*/.exec(text)![0].length
  const rest = text.slice(quote)
  const container = CONTAINER.exec(rest)
  if (container) {
    const title = slice(line.text, quote + container[0].length)
    return [{ ...line, item: true, text: inline(replace(title, /^"|"$/g, () => '')) }]
  }
  const heading = /^#{1,6}\s*/.exec(rest)
  if (heading) {
    const end = quote + rest.replace(/\s*#*\s*$/, '').length
    const start = quote + heading[0].length
    return start >= end ? [] : [{ ...line, heading: true, text: inline(slice(line.text, start, end)) }]
  }
  const item = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(rest)
  // The number of an item stays: where a paragraph begins with it, it may be a year or a figure.
  const mark = item && !/^\d/.test(item[0]) ? item[0].length : 0
  return [{ ...line, item: item !== null, text: inline(slice(line.text, quote + mark)) }]
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/**
 * Marks within a line. No pattern looks past the next mark of its kind: on a line of a million brackets each would
 * else be looked for to its end. The opening and the closing half of a link go one by one, so that its words
 * keep their place.
 */
function inline(text: PlacedText): PlacedText {
  if (!/[*_`[<&\\~{]/.test(text.text)) return trim(text)
  const removed = [
    /!\[[^\][]*\]\([^)[]*\)/g,
    /\[\^[^\]\s]+\]/g,
    /\{[{%<][^{]*?[>%}]\}/g,
    /(?<!\\)\[(?=[^\][]*\]\([^)[\]]*\))/g,
    /(?<!\\)\]\([^)[\]]*\)/g,
    /<\/?[a-z][^<>]*>/gi,
    /(?<!\\)(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|`+)/g,
    /(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?![\p{L}\p{N}])/gu,
    /\\(?=[!-/:-@[-`{-~])/g,
  ]
  let plain = text
  for (const pattern of removed) plain = replace(plain, pattern, () => '')
  return trim(replace(plain, /&(nbsp|amp|lt|gt|quot|#39);/g, ([, name]) => ENTITIES[name]))
}

/** What a page does not show: comments, scripts and style sheets, formulas. */
const UNSEEN = /<!--[\s\S]*?(?:-->|$(?![\s\S]))|<(script|style)(?=[\s>])[\s\S]*?<\/\1\s*>|^\s*\$\$[\s\S]*?\$\$/gim

/** It becomes white space, so that what follows keeps its line. */
function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, (unseen) => unseen.replace(/[^\r\n]/g, ' '))
}

function withoutFrontMatter(text: string): { body: string; date?: string } {
  const front = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text)
  if (!front || !/^[\w-]+\s*:/.test(front[1])) return { body: text }
  const field = /^date\s*:\s*(.*)$/im.exec(front[1])
  const blank = front[0].replace(/[^\r\n]/g, '')
  return { body: blank + text.slice(front[0].length), date: field ? findDate(field[1]) : undefined }
}
