import type { Span } from '../api.ts'

/** Moving the boundaries of a span in its sentence: by characters in Chinese, by words in English. */

export type SpanSide = 'zh' | 'en'
export type Move = 'extendLeft' | 'extendRight' | 'shrinkLeft' | 'shrinkRight'

/**
 * The span after a move; the same one where there is nowhere to go or nothing would be left. It extends to the next word
 * that means something by itself, function words and marks on the way included ("in all respects", "urban and"), and
 * shrinks by one word or Chinese character, which gives back what was too much.
 */
export function move(text: string, span: Span, side: SpanSide, how: Move): Span {
  const { start, end } = span
  if (how === 'shrinkLeft' || how === 'shrinkRight') {
    const { starts, ends } = side === 'zh' ? characters(text) : words(text)
    return how === 'shrinkLeft'
      ? { start: starts.find((at) => at > start && at < end) ?? start, end }
      : { start, end: ends.findLast((at) => at < end && at > start) ?? end }
  }
  const { starts, ends } = side === 'zh' ? chineseWords(text) : words(text)
  const means = (n: number) => !FUNCTION_WORDS[side].test(text.slice(starts[n], ends[n]))
  if (how === 'extendLeft') {
    const first = starts.findLastIndex((at) => at < start)
    const found = starts.findLastIndex((at, n) => at < start && means(n))
    return { start: starts[found < 0 ? first : found] ?? start, end }
  }
  const first = ends.findIndex((at) => at > end)
  const found = ends.findIndex((at, n) => at > end && means(n))
  return { start, end: ends[found < 0 ? first : found] ?? end }
}

/** The next word that means something after a place in the text, or the last before it; undefined where there is none. */
export function wordFrom(text: string, side: SpanSide, at: number, direction: 1 | -1): Span | undefined {
  const { starts, ends } = side === 'zh' ? chineseWords(text) : words(text)
  const all = starts.map((start, n) => ({ start, end: ends[n] }))
  const meaningful = all.filter(({ start, end }) => !FUNCTION_WORDS[side].test(text.slice(start, end)))
  return direction > 0 ? meaningful.find(({ start }) => start >= at) : meaningful.findLast(({ end }) => end <= at)
}

/** Words, and marks, that no term ends with. */
const FUNCTION_WORDS = {
  zh: /^(?:[\p{P}\p{S}]+|[的地得之和与與及或了着著过過在对對于於以为為])$/u,
  en: /^(?:[\p{P}\p{S}]+|an?|the|of|in|on|at|to|by|for|from|with|into|through|under|and|or|nor|as|than|that|which|our|its|their|his|her|my|your)$/iu,
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

/** By the dictionary of the browser; where it has none, by characters. */
function chineseWords(text: string): Units {
  if (!('Segmenter' in Intl)) return characters(text)
  const found = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter(({ segment }) =>
    segment.trim(),
  )
  return { starts: found.map(({ index }) => index), ends: found.map(({ index, segment }) => index + segment.length) }
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
