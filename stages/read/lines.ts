import { openDictionary } from '../../glossaries/lexicons/cedict.ts'
import { largest } from '../../language/extremes.ts'
import { simplify } from '../../language/fold.ts'
import { blockLanguage } from '../../language/script.ts'
import { endsSentence } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'
import { runsOn, startsItem } from './continuation.ts'
import { findDate } from './dates.ts'
import { isFurniture } from './furniture.ts'
import { isField, speakerLabels } from './labels.ts'
import { type PlacedText, placed, replace, slice, trim } from './placed.ts'
import type { Block } from './source.ts'
import { isTermList } from './termLines.ts'
import { joinLines, wordBreaks } from './wordBreaks.ts'

/** One line of a text file, its markup taken out. */
export interface Line {
  readonly text: PlacedText
  /** An empty line or a rule stands before it. */
  readonly gap: boolean
  readonly heading?: boolean
  /** An item of a list or a cell of a table. */
  readonly item?: boolean
}

/** The lines of a text that hold anything. A form feed is a line of its own, which later counts as the end of a page. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let gap = false
  for (const [i, content] of text.split(/\r\n?|[\n\u0085\u2028\u2029]/).entries()) {
    if (content.trim() === '' && !content.includes('\f')) {
      gap = true
      continue
    }
    for (const { 0: part, index } of content.matchAll(/\f|[^\f]+/g))
      lines.push({ text: placed(part, i + 1, index + 1), gap })
    gap = false
  }
  return lines
}

/** Lines put together to paragraphs: a hard-wrapped text is unwrapped, a title broken over lines is joined. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const cells = withItems(withTermLines(lines.flatMap(byScript)))
  const measured = cells.map(measure)
  const isBroken = wordBreaks(cells.map((line) => line.text.text))
  const labels = speakerLabels(cells.map((line) => line.text.text))
  const layout = { zh: layoutOf(measured, 'zh'), en: layoutOf(measured, 'en') }
  const blocks: Block[] = []
  let open: Measured | undefined
  for (const next of measured) {
    const last = blocks.at(-1)
    const goesOn =
      open !== undefined &&
      !next.line.gap &&
      !next.line.item &&
      !(next.line.heading || open.line.heading) &&
      next.language === open.language &&
      labels(next.content) === undefined &&
      (next.language === 'zh' || next.language === 'en') &&
      isContinued(open, next, next.language, layout[next.language])
    if (goesOn && last)
      blocks[blocks.length - 1] = { ...last, text: joinLines(last.text, trim(next.line.text), isBroken) }
    else blocks.push({ text: trim(next.line.text), heading: next.line.heading, item: next.line.item })
    open = next
  }
  return blocks
}

/** Lines that are those of a list of terms as its items. */
function withTermLines(lines: readonly Line[]): Line[] {
  const isOfList = (i: number) => lines[i + 1] !== undefined && isTermList([lines[i].text, lines[i + 1].text])
  const pairs = lines.map((_, i) => isOfList(i))
  const small = runsOfSmallLines(lines)
  return lines.map((line, i) => (pairs[i] || pairs[i - 1] || small[i] ? { ...line, item: true } : line))
}

/** Numbered lines after the end of a clause as items: those of an article of law stand on lines of their own. */
function withItems(lines: readonly Line[]): Line[] {
  return lines.map((line, i) => {
    const before = lines[i - 1]?.text.text.trimEnd() ?? ''
    return startsItem(line.text.text.trim()) && /(?:[\p{P}]|\b(?:and|or))$/u.test(before)
      ? { ...line, item: true }
      : line
  })
}

/** A line of English terms has no more words, and of lines beneath each other that begin in lower case so many are a list. */
const LONGEST_TERM = 6
const SHORTEST_LIST = 3

function runsOfSmallLines(lines: readonly Line[]): boolean[] {
  const isSmall = lines.map(({ text }) => {
    const content = text.text.trim()
    return /^\p{Ll}[^,;:.!?]*$/u.test(content) && content.split(/\s+/).length <= LONGEST_TERM
  })
  const runs = isSmall.map(() => false)
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (isSmall[end] && (end === i || !lines[end].gap)) end++
    if (end - i >= SHORTEST_LIST) runs.fill(true, i, end)
    i = Math.max(end, i + 1)
  }
  return runs
}

interface Measured {
  readonly line: Line
  readonly content: string
  readonly language: ReturnType<typeof blockLanguage>
  /** In columns of a terminal: a Chinese character takes two. */
  readonly width: number
  readonly indented: boolean
}

/** What a program that wraps Chinese by its width alone may leave on a line of its own. */
const STRAY_MARKS = /^[。，、；：！？”’」』）》…]+$/

function measure(line: Line): Measured {
  const content = line.text.text.trim()
  let width = 0
  for (let i = 0; i < content.length; i++) width += content.charCodeAt(i) >= 0x1100 ? 2 : 1
  const language = STRAY_MARKS.test(content) ? 'zh' : blockLanguage(content)
  return { line, content, width, language, indented: /^[\s\u3000]/.test(line.text.text) }
}

/** How the lines of one language stand in a file. */
interface Layout {
  /** Width at which lines are wrapped; undefined where a line is a paragraph. */
  readonly wrap?: number
  /** Paragraphs are set off by empty lines. */
  readonly spaced: boolean
}

/** A longer line than this was not broken by hand or by a mail program. */
const MAX_WRAP = 200
const FULL = 0.7

function layoutOf(lines: readonly Measured[], language: Language): Layout {
  let gaps = 0
  const inner: Measured[] = []
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.language !== language || lines[i - 1].language !== language) continue
    if (line.line.gap) gaps++
    else if (!line.line.item && !line.line.heading) inner.push(lines[i - 1])
  }
  const spaced = gaps > inner.length || inner.length === 0
  const wrap = inner.reduce((widest, { width }) => Math.max(widest, width), 0)
  const full = inner.filter((line) => line.width >= FULL * wrap).length
  const open = inner.filter((line) => !endsSentence(line.content)).length
  const isMost = inner.length >= 3 && full > 0.6 * inner.length && open > 0.5 * inner.length
  const isWrapped = wrap <= MAX_WRAP && (isMost || groupsOf(lines, language).some(isWrappedParagraph))
  return isWrapped ? { wrap, spaced } : { spaced }
}

/** Lines that follow each other in one language without a gap. */
function groupsOf(lines: readonly Measured[], language: Language): Measured[][] {
  const groups: Measured[][] = []
  for (const [i, line] of lines.entries()) {
    if (line.language !== language) continue
    const goesOn =
      i > 0 && lines[i - 1].language === language && !line.line.gap && !line.line.item && !line.line.heading
    if (goesOn) groups[groups.length - 1].push(line)
    else groups.push([line])
  }
  return groups
}

/** Titles are narrower than this; and the lines of a wrapped paragraph, but its last, differ by less than a word. */
const NARROWEST_WRAP = 30
const RAGGED = 0.85

/** Whether lines are one paragraph: as wide as each other, and only the last one ends a sentence. */
function isWrappedParagraph(group: readonly Measured[]): boolean {
  const last = group[group.length - 1]
  const others = group.slice(0, -1)
  const widest = largest(others.map(({ width }) => width))
  return (
    others.length >= 2 &&
    widest >= NARROWEST_WRAP &&
    others.every(({ width, content }) => width >= RAGGED * widest && !endsSentence(content)) &&
    last.width <= widest + 2 &&
    endsSentence(last.content)
  )
}

/** Whether a line of Chinese ends within a word that the next one goes on with. */
function breaksWord(line: Measured, next: Measured): boolean {
  if (line.width < NARROWEST_WRAP || next.width > line.width + 2) return false
  const [before, after] = [line.content.slice(-2), next.content.slice(0, 2)]
  if (!/\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}/u.test(after)) return false
  const dictionary = openDictionary()
  return [before.slice(-1) + after[0], before + after[0], before.slice(-1) + after].some((word) =>
    dictionary.has(simplify(word)),
  )
}

/** Whether `next`, on the very next line and in the same language, belongs to the paragraph of `line`. */
function isContinued(line: Measured, next: Measured, language: Language, { wrap, spaced }: Layout): boolean {
  if (wrap !== undefined) {
    const isFull = line.width >= FULL * wrap
    if (isFull && !next.indented) return true
    return !endsSentence(line.content) && (isFull || runsOn(line.content, next.content, language))
  }
  if (endsSentence(line.content) || [line, next].some(({ content }) => isField(content) || isFurniture(content)))
    return false
  if (runsOn(line.content, next.content, language)) return true
  if (language === 'zh' && endsSentence(next.content) && breaksWord(line, next)) return true
  // Of two lines without an end mark, set off together, the second goes on with the title.
  const isApart =
    /^[\d（(【[<—–-]/.test(next.content) || /[:：]$/.test(line.content) || findDate(next.content) !== undefined
  return spaced && !endsSentence(next.content) && !isApart
}

/** Cells of a line that a tab sets apart are blocks of their own where their languages differ. */
function byScript(line: Line): Line[] {
  const { text } = line.text
  if (!text.includes('\t')) return [line]
  const cells = [...text.matchAll(/[^\t]+/g)].filter((cell) => cell[0].trim() !== '')
  const languages = new Set(cells.map((cell) => blockLanguage(cell[0])))
  if (!(languages.has('zh') && languages.has('en'))) return [{ ...line, text: replace(line.text, /\t/g, () => ' ') }]
  return cells.map((cell) => ({
    ...line,
    item: true,
    text: slice(line.text, cell.index, cell.index + cell[0].length),
  }))
}
