import type { Language } from '../../model/document.ts'

/** What parts terms in one cell: semicolons, line ends, bars and slashes between spaces. */
const SEPARATOR = /\s*[;；\n]\s*|\s+[/／|]\s+/
/** Chinese is parted by a slash without spaces, too. */
const BETWEEN_CHINESE = /(?<=\p{Script=Han}{2})[/／|](?=\p{Script=Han}{2})/u
/** `1. path 2. road`, `(1) path (2) road`, `① path ② road`. */
const NUMBERED = /(?:^|\s)(?:\(?\d{1,2}[.)、]\s?|[①②③④⑤⑥⑦⑧⑨]\s?)/

/**
 * The terms that stand in one cell; the cell alone where it is one term. A slash within a word (TCP/IP, and/or) belongs to
 * it, as do semicolons in brackets.
 */
export function severalIn(text: string, language: Language | undefined): string[] {
  const pieces =
    numbered(text) ??
    outsideBrackets(text).flatMap((piece) => (language === 'zh' ? piece.split(BETWEEN_CHINESE) : [piece]))
  const terms = pieces.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
  return terms.length > 1 ? terms : [text]
}

function numbered(text: string): string[] | undefined {
  if (!/^\s*(?:\(?1[.)、]|①)/.test(text) || !/(?:\(?2[.)、]|②)/.test(text)) return undefined
  return text.split(NUMBERED)
}

function outsideBrackets(text: string): string[] {
  const hidden: string[] = []
  const bare = text.replace(
    /\([^()]*\)|（[^（）]*）|\[[^[\]]*\]/g,
    (bracket) => `\u0000${hidden.push(bracket) - 1}\u0000`,
  )
  return bare.split(SEPARATOR).map((piece) => piece.replace(/\0(\d+)\0/g, (_, i) => hidden[Number(i)]))
}
