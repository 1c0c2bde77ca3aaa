import { placed } from './placed.ts'
import type { Content, SubtitleCue } from './source.ts'
import { cuesOfLines, seconds } from './subtitles.ts'

/** `[01:02.50]`, of which there may be several before a line that comes again. */
const TIMES = /^\s*((?:\[\d+:\d{1,2}(?:[.:]\d{1,3})?\]\s*)+)/

/** Whether most lines of a text begin with a time in square brackets, as lyrics and transcripts of recordings do. */
export function isLyrics(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '' && !TAG.test(line))
  return lines.length > 1 && lines.filter((line) => TIMES.test(line)).length > 0.8 * lines.length
}

/** What is said of the whole: `[ti:Title]`, `[by:Name]`, `[offset:+500]`. */
const TAG = /^(?:\xEF\xBB\xBF|\ufeff)?\s*\[[a-z#][a-z_]*:[^\]]*\]\s*$/i

/** Seconds for which the last line is shown, of which no other tells the end. */
const LAST = 5

/** Timed lines (LRC): lyrics, transcripts of recordings; lines of both languages under the same or following times. */
export function lyrics(text: string): Content {
  const lines: SubtitleCue[] = []
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    const times = TIMES.exec(line)
    if (TAG.test(line) || !times) continue
    const said = placed(line.slice(times[0].length), i + 1, times[0].length + 1)
    for (const [, time] of times[1].matchAll(/\[(\d+:\d{1,2}(?:[.:]\d{1,3})?)\]/g)) {
      const start = seconds(time.replace(/^(\d+:\d+):/, '$1.'))
      lines.push({ start, end: start + LAST, text: said })
    }
  }
  lines.sort((a, b) => a.start - b.start)
  return cuesOfLines(
    lines.map((line) => ({ ...line, end: lines.find(({ start }) => start > line.start)?.start ?? line.end })),
  )
}
