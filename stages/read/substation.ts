import { InputError } from '../../model/errors.ts'
import { type PlacedText, placed, replace, slice } from './placed.ts'
import type { Content, SubtitleCue } from './source.ts'
import { cuesOfLines, seconds } from './subtitles.ts'

/** Whether a file begins as Advanced SubStation does. */
export function isSubStation(head: string): boolean {
  return /^(?:\xEF\xBB\xBF|\xFF\xFE)?\s*(?:;[^\r\n]*\s+)*\[Script Info\]/i.test(head.replaceAll('\0', ''))
}

/** Fields of a line where the file names none, as every program writes them. */
const FIELDS = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text'

/**
 * Subtitles, (Advanced) SubStation (ASS, SSA): both languages in a line, or lines of each; names of actors are the
 * speakers. Remarks, drawings and marks of style are left out.
 * @throws InputError where there are no lines that are shown
 */
export function subStation(text: string, file: string): Content {
  const lines: SubtitleCue[] = []
  let fields = fieldsOf(FIELDS)
  let inEvents = false
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    const section = /^\s*\[([^\]]+)\]/.exec(line)
    if (section) inEvents = /^events$/i.test(section[1])
    const format = /^\s*Format:(.*)/i.exec(line)
    if (inEvents && format) fields = fieldsOf(format[1])
    const dialogue = /^\s*Dialogue:/i.exec(line)
    if (!inEvents || !dialogue) continue
    for (const one of linesOf(placed(line, i + 1), dialogue[0].length, fields)) lines.push(one)
  }
  if (lines.length === 0) throw new InputError(file, 'expected subtitles (ASS), found no lines of dialogue')
  return cuesOfLines(lines.sort((a, b) => a.start - b.start))
}

const fieldsOf = (format: string) => format.split(',').map((field) => field.trim().toLowerCase())

function linesOf(line: PlacedText, from: number, fields: readonly string[]): SubtitleCue[] {
  const values: string[] = []
  let at = from
  // The last field is the text, which may hold commas.
  while (values.length < fields.length - 1) {
    const next = line.text.indexOf(',', at)
    if (next < 0) return []
    values.push(line.text.slice(at, next).trim())
    at = next + 1
  }
  const value = (name: string) => values[fields.indexOf(name)] ?? ''
  const speaker = value('name') || value('actor')
  const text = slice(line, at)
  // \p1 and on draw: what follows are coordinates.
  if (/\{[^}]*\\p[1-9]/.test(text.text)) return []
  const plain = replace(text, /\{[^{}]*\}/g, () => '')
  const times = { start: seconds(value('start')), end: seconds(value('end')) }
  const breaks = [...plain.text.matchAll(/\\[Nn]/g)].map(({ index }) => index)
  return [...breaks, plain.text.length].map((end, i) => ({
    ...times,
    text: replace(slice(plain, i === 0 ? 0 : breaks[i - 1] + 2, end), /\\h/g, () => ' '),
    ...(speaker ? { speaker } : {}),
  }))
}
