import type { Span } from '../../model/term.ts'

/** The line of a place: its pair, its unit, and its spans as found. */
export function placeLine(pair: string, unit: string, zh: Span, en: Span): string {
  return [pair, unit, zh.start, zh.end, en.start, en.end].join(' ')
}
