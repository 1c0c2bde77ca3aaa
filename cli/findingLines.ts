import { styleText } from 'node:util'
import type { Finding, Passage } from '../model/finding.ts'
import { messageOf, suggestionOf } from '../output/findingText.ts'
import { colourWanted, displayWidth, oneLine, shorten, terminalWidth } from './table.ts'

const levelColours = { error: 'red', warning: 'yellow', note: 'cyan' } as const

/** Columns of a line that goes to a file. */
const FILE_WIDTH = 120
const INDENT = '  '

type Style = (style: Parameters<typeof styleText>[0], text: string) => string

/**
 * Findings for people, a block each: place, level and rule; the two sides around the term and its rendering, as in a
 * concordance; what is the matter, and what to do.
 */
export function* findingLines(findings: Iterable<Finding>, toTerminal: boolean): Generator<string> {
  const style: Style = toTerminal && colourWanted() ? styleText : (_, text) => text
  const width = (toTerminal ? terminalWidth() : FILE_WIDTH) - INDENT.length
  for (const finding of findings) {
    const { rule, level, en, zh } = finding
    yield `${style('bold', placeText(en))}  ${style(levelColours[level], level)}  ${rule}\n`
    for (const side of [zh, en]) yield `${INDENT}${context(side, width, style)}\n`
    yield `${INDENT}${oneLine(messageOf(finding))}. ${oneLine(suggestionOf(finding))}\n\n`
  }
}

const placeText = ({ place: { file, line, column } }: Passage) => `${oneLine(file)}:${line}:${column}`

/** The text around a span, as much as fits; the span marked, unless it is all of the text. */
function context({ context, span, text }: Passage, width: number, style: Style): string {
  if (text === context) return shorten(oneLine(context), width)
  const marked = oneLine(text)
  const room = Math.max(0, width - displayWidth(marked) - 4) / 2
  const before = ending(trimmedStart(context.slice(0, span.start)), room)
  const after = shorten(trimmedEnd(context.slice(span.end)), room)
  return `${before}${style('bold', `【${marked}】`)}${after}`
}

/** One line each, with the space beside the span kept. */
const trimmedStart = (text: string) => oneLine(`${text}|`).slice(0, -1)
const trimmedEnd = (text: string) => oneLine(`|${text}`).slice(1)

function ending(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const reversed = shorten([...text].reverse().join(''), width)
  return [...reversed].reverse().join('')
}
