import type { Token, TokenizedUnit } from '../../model/token.ts'
import { chineseToken } from './chineseToken.ts'

export interface KnownTermsOptions {
  /** Chinese terms a person has accepted: no token crosses the edge of one. Simplified. */
  readonly knownTerms: readonly string[]
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
}

/**
 * Cuts the Chinese tokens of units where known terms begin and end. A step of its own after `tokenize`, so that the
 * tokens of a document stay good when people accept terms; units that no edge cuts are passed on as they are.
 */
export const cutAtKnownTerms = ({ knownTerms, simplify }: KnownTermsOptions) => {
  const edgesIn = boundaryMatcher(knownTerms)
  return (units: readonly TokenizedUnit[]): readonly TokenizedUnit[] => {
    if (!knownTerms.length) return units
    return units.map((unit) => {
      const folded = simplify(unit.unit.zh)
      const edges = edgesIn(folded)
      const zh = edges.size ? unit.zh.flatMap((token) => cut(token, folded, edges)) : unit.zh
      return zh.length > unit.zh.length ? { ...unit, zh } : unit
    })
  }
}

/** The parts of a token between edges; each keeps its tag. */
function cut(token: Token, folded: string, edges: ReadonlySet<number>): Token[] {
  const { start, end, pos } = token
  const parts: Token[] = []
  let from = start
  for (let at = start + 1; at <= end; at++) {
    if (at < end && !edges.has(at)) continue
    const text = token.text.slice(from - start, at - start)
    for (const part of chineseToken({ text, folded: folded.slice(from, at), start: from, pos })) parts.push(part)
    from = at
  }
  return parts
}

/**
 * Finds where known terms begin and end in a text: at every position the longest known term wins, and terms
 * may not overlap. Returns a function that gives the set of their edges (offsets in UTF-16 code units).
 */
export function boundaryMatcher(terms: readonly string[]): (text: string) => Set<number> {
  const known = new Set(terms.filter((term) => term.length > 0))
  const lengths = [...new Set([...known].map((term) => term.length))].sort((a, b) => b - a)
  return (text) => {
    const edges = new Set<number>()
    if (!lengths.length) return edges
    for (let at = 0; at < text.length; ) {
      const length = lengths.find((n) => at + n <= text.length && known.has(text.slice(at, at + n)))
      if (length) edges.add(at).add(at + length)
      at += length ?? 1
    }
    return edges
  }
}
