import type { EnglishAnalyser } from '../../language/english.ts'
import type { Segmenter } from '../../language/segmenter.ts'
import type { TranslationUnit } from '../../model/bitext.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import { boundaryMatcher } from './knownTerms.ts'

export interface TokenizeOptions {
  readonly segmenter: Segmenter
  readonly analyseEnglish: EnglishAnalyser
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
  /** Chinese terms a person has accepted: no token crosses the edge of one. Simplified. */
  readonly knownTerms?: readonly string[]
}

/**
 * Stage `tokenize`: translation units → tokens of both sides, with offsets into the unit's text.
 * White space is no token; everything else is in exactly one.
 */
export const tokenize = (options: TokenizeOptions) => {
  const edgesIn = boundaryMatcher(options.knownTerms ?? [])
  return (units: readonly TranslationUnit[]): TokenizedUnit[] =>
    units.map((unit) => ({
      unit,
      zh: tokenizeChinese(unit.zh, options, edgesIn),
      en: options.analyseEnglish(unit.en).map((token) => ({
        ...token,
        norm: token.text.normalize('NFKC').toLowerCase(),
      })),
    }))
}

function tokenizeChinese(text: string, options: TokenizeOptions, edgesIn: (text: string) => Set<number>): Token[] {
  const folded = options.simplify(text)
  const edges = edgesIn(folded)
  const tokens: Token[] = []
  let start = 0
  for (const { word, tag } of options.segmenter.tag(folded)) {
    const end = start + word.length
    let from = start
    for (let cut = start + 1; cut <= end; cut++) {
      if (cut < end && !edges.has(cut)) continue
      const norm = folded.slice(from, cut).normalize('NFKC').toLowerCase().trim()
      if (norm) tokens.push({ text: text.slice(from, cut), start: from, end: cut, pos: tag, norm, lemma: norm })
      from = cut
    }
    start = end
  }
  return tokens
}
