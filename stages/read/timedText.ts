import { fileInMemory } from '../../files/inputFile.ts'
import { type XmlElement, xmlElements } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import { placed } from './placed.ts'
import type { InputFormat, SubtitleCue } from './source.ts'
import { cuesOfLines, seconds } from './subtitles.ts'

/**
 * Timed text (TTML, DFXP, IMSC) as streaming platforms have it: both languages in each paragraph, or paragraphs of
 * each. Readings above characters and metadata are left out.
 * @throws InputError for XML that is not well-formed, or without a paragraph that has a time
 */
export const timedText: InputFormat = async (file) => {
  const lines: SubtitleCue[] = []
  for await (const { element, around } of xmlElements(fileInMemory(file.name, file.bytes), ['p'])) {
    const rates = around[0]?.attributes ?? {}
    const clock = (value: string | undefined) => (value === undefined ? undefined : secondsOf(value, rates))
    const start = clock(element.attributes.begin)
    const duration = clock(element.attributes.dur)
    const end =
      clock(element.attributes.end) ?? (start !== undefined && duration !== undefined ? start + duration : undefined)
    if (start === undefined || end === undefined) continue
    for (const text of linesIn(element)) lines.push({ start, end, text: placed(text, element.line) })
  }
  if (lines.length === 0) throw new InputError(file.name, 'expected timed text (TTML), found no paragraph with a time')
  return cuesOfLines(lines.sort((a, b) => a.start - b.start))
}

function linesIn(paragraph: XmlElement): string[] {
  const lines = ['']
  const visit = (element: XmlElement) => {
    if (element.name === 'metadata' || /^(?:text|delimiter)/.test(element.attributes.ruby ?? '')) return
    if (element.name === 'br') lines.push('')
    for (const part of element.content) {
      if (typeof part === 'string') lines[lines.length - 1] += part.replace(/\s+/g, ' ')
      else visit(part)
    }
  }
  visit(paragraph)
  return lines
}

/** Clock times `00:01:02.5`, with frames at the end `00:01:02:12`, and offsets `62.5s`, `1500ms`, `900f`, `625000t`. */
function secondsOf(
  time: string,
  { frameRate = '30', tickRate = '1' }: Readonly<Record<string, string>>,
): number | undefined {
  const frames = /^(\d+:\d+:\d+):(\d+)/.exec(time)
  if (frames) return seconds(frames[1]) + Number(frames[2]) / Number(frameRate)
  if (/^\d+(?::\d+)+(?:\.\d+)?$/.test(time)) return seconds(time)
  const offset = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)$/.exec(time)
  const units = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / Number(frameRate), t: 1 / Number(tickRate) }
  return offset ? Number(offset[1]) * units[offset[2] as keyof typeof units] : undefined
}
