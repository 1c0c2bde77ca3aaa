import type { Span } from '../api.ts'

/** Moving the boundaries of a span in its sentence: by characters in Chinese, by words in English. */

export type SpanSide = 'zh' | 'en'
export type Move = 'extendLeft' | 'extendRight' | 'shrinkLeft' | 'shrinkRight'

/** The span after a move; the same one where there is nowhere to go or nothing would be left. */
export function move(text: string, span: Span, side: SpanSide, how: Move): Span {
  const { starts, ends } = side === 'zh' ? characters(text) : words(text)
  const { start, end } = span
  switch (how) {
    case 'extendLeft':
      return { start: starts.findLast((at) => at < start) ?? start, end }
    case 'extendRight':
      return { start, end: ends.find((at) => at > end) ?? end }
    case 'shrinkLeft':
      return { start: starts.find((at) => at > start && at < end) ?? start, end }
    case 'shrinkRight':
      return { start, end: ends.findLast((at) => at < end && at > start) ?? end }
  }
}

/** A selection without white space at its ends; in English it takes whole words. Undefined where nothing is left. */
export function snap(text: string, { start, end }: Span, side: SpanSide): Span | undefined {
  const { starts, ends } = side === 'zh' ? characters(text) : words(text)
  const touched = starts
    .map((from, i) => ({ start: from, end: ends[i] }))
    .filter((one) => one.start < end && one.end > start)
  if (!touched.length) return undefined
  return { start: touched[0].start, end: touched[touched.length - 1].end }
}

interface Units {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function characters(text: string): Units {
  return matches(text, /\S/gu)
}

/** Words with their inner apostrophes and hyphens; other signs stand alone. */
function words(text: string): Units {
  return matches(text, /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu)
}

function matches(text: string, pattern: RegExp): Units {
  const found = [...text.matchAll(pattern)]
  return { starts: found.map(({ index }) => index), ends: found.map(({ index, 0: one }) => index + one.length) }
}
