import type { Place } from '../../model/document.ts'

/**
 * Text put together from pieces of a source that still knows where every character stood: lines are joined, markup
 * is taken out, and a segment found in the result can still be shown in the source.
 */
export interface PlacedText {
  readonly text: string
  /** Ascending by `start`; the first starts at 0. A piece runs to the next one. Empty for empty text. */
  readonly pieces: readonly Piece[]
}

/** A place in a file, both from 1. */
export type Position = Pick<Place, 'line' | 'column'>

/** From offset `start` on, the characters stand at a position and after it, on one line. */
interface Piece extends Position {
  readonly start: number
  /** Columns are not those of characters: all of the piece is at its position. */
  readonly whole?: boolean
}

/** Characters that stand together on one line of the source. */
export function placed(text: string, line: number, column = 1): PlacedText {
  return { text, pieces: [{ start: 0, line, column }] }
}

/** Characters on one line of a page, which are at the page and the line, whatever the column. */
export function placedOnPage(text: string, page: number, line: number): PlacedText {
  return { text, pieces: [{ start: 0, line: page, column: line, whole: true }] }
}

/** Where the character at `offset` stands. */
export function placeAt(source: PlacedText, offset: number): Position {
  const { line, column } = pieceFrom(source, offset)
  return { line, column }
}

/** What is left of a piece from `offset` on, as the first one. */
function pieceFrom({ pieces }: PlacedText, offset: number): Piece {
  const piece = pieces.findLast(({ start }) => start <= offset) ?? { start: 0, line: 1, column: 1 }
  return { ...piece, start: 0, column: piece.whole ? piece.column : piece.column + offset - piece.start }
}

/** Like `String.slice`, for 0 <= start <= end. */
export function slice(source: PlacedText, start: number, end = source.text.length): PlacedText {
  if (start === 0 && end >= source.text.length) return source
  const inside = source.pieces.filter((piece) => piece.start > start && piece.start < end)
  const pieces = inside.map((piece) => ({ ...piece, start: piece.start - start }))
  return { text: source.text.slice(start, end), pieces: [pieceFrom(source, start), ...pieces] }
}

/** Without white space at either end. */
export function trim(source: PlacedText): PlacedText {
  const start = source.text.length - source.text.trimStart().length
  return slice(source, start, Math.max(start, source.text.trimEnd().length))
}

/** One after the other; the separator belongs to no place of its own. */
export function concat(a: PlacedText, separator: string, b: PlacedText): PlacedText {
  const shift = a.text.length + separator.length
  const pieces = b.pieces.map((piece) => ({ ...piece, start: piece.start + shift }))
  return { text: a.text + separator + b.text, pieces: [...a.pieces, ...pieces] }
}

/** Like `String.replace` with a global pattern; what is put in stands where the match stood. */
export function replace(
  source: PlacedText,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): PlacedText {
  const parts: { start: number; end: number; put: string }[] = []
  for (const match of source.text.matchAll(pattern))
    parts.push({ start: match.index, end: match.index + match[0].length, put: replacement(match) })
  if (parts.length === 0) return source

  let text = ''
  const pieces: Piece[] = []
  const append = (start: number, end: number, characters: string) => {
    if (characters === '') return
    for (const piece of slice(source, start, end).pieces) pieces.push({ ...piece, start: piece.start + text.length })
    text += characters
  }
  let at = 0
  for (const { start, end, put } of parts) {
    append(at, start, source.text.slice(at, start))
    append(start, start, put)
    at = end
  }
  append(at, source.text.length, source.text.slice(at))
  return { text, pieces }
}
