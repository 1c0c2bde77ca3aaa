import type { TextEdit } from '../../files/byteEdits.ts'
import type { Mend } from '../mends.ts'

/** How far beyond its length a segment may reach in its source: lines that were joined, white space. */
const SLACK = 200

/**
 * The edits that mends are in a text with lines and columns (text, Markdown, tables, subtitles), where they stand.
 * A mend whose place is not there as it was read is left out.
 */
export function plainEdits(text: string, mends: readonly Mend[]): Map<Mend, TextEdit> {
  const lines = lineStarts(text)
  const edits = new Map<Mend, TextEdit>()
  for (const mend of mends) {
    const { segment, span } = mend
    const start = (lines[segment.place.line - 1] ?? text.length) + segment.place.column - 1
    const old = segment.text.slice(span.start, span.end)
    const exact = start + span.start
    if (text.slice(exact, exact + old.length) === old) edits.set(mend, edit(mend, exact, exact + old.length))
    else {
      const found = matches(text.slice(start, start + segment.text.length + SLACK), old)
      const [only, ...others] = matches(segment.text, old)
      if (only && !others.length && found[0])
        edits.set(mend, edit(mend, start + found[0].index, start + found[0].index + found[0][0].length))
    }
  }
  return edits
}

const edit = ({ text }: Mend, start: number, end: number): TextEdit => ({ start, end, text })

/** Where words stand, whatever white space is between them. */
function matches(text: string, words: string): RegExpExecArray[] {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu'))]
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)]
}
