import { foldChinese, WordEdges } from '../language/chineseText.ts'
import type { TermTrie } from '../language/termTrie.ts'
import type { Span } from '../model/term.ts'
import type { Token } from '../model/token.ts'

/** A term in the Chinese of a unit. */
export interface TermPlace<Term> {
  readonly term: Term
  /** In UTF-16 code units of the unit's text. */
  readonly span: Span
}

/**
 * The terms of a Chinese text: of terms that overlap the longest (of equals the first), and only where they begin
 * and end with words. So 共同体 is not found in 人类命运共同体 where that is a term too, nor 国人 in 中国人民, nor 科学发展
 * in 科学发展观.
 */
export function termPlaces<Term>(
  trie: TermTrie<Term>,
  zh: string,
  tokens: readonly Token[],
  simplify: (text: string) => string,
): TermPlace<Term>[] {
  const { text, offsets } = foldChinese(zh, simplify)
  const matches = trie.matches(text)
  if (!matches.length) return []
  const edges = new WordEdges(tokens, zh)
  const places = matches
    .map(({ start, end, term }) => ({ term, span: { start: offsets[start], end: offsets[end - 1] + 1 } }))
    .filter(({ span }) => edges.isWords(span) && !edges.isStem(span))
    .sort((a, b) => length(b.span) - length(a.span) || a.span.start - b.span.start)
  const taken: TermPlace<Term>[] = []
  for (const place of places) if (!taken.some(({ span }) => overlap(span, place.span))) taken.push(place)
  return taken.sort((a, b) => a.span.start - b.span.start)
}

const length = ({ start, end }: Span) => end - start
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end
