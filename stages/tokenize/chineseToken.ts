import type { Token } from '../../model/token.ts'

/** A piece of Chinese text as a token, in a list of one; white space is none. */
export function chineseToken(piece: {
  readonly text: string
  /** The same in simplified characters. */
  readonly folded: string
  readonly start: number
  readonly pos: string
}): Token[] {
  const { text, folded, start, pos } = piece
  const norm = folded.normalize('NFKC').toLowerCase().trim()
  return norm ? [{ text, start, end: start + text.length, pos, norm, lemma: norm }] : []
}
