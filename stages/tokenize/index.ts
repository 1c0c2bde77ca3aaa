import type { EnglishAnalyser } from '../../language/english.ts'
import type { Segmenter } from '../../language/segmenter.ts'
import type { TranslationUnit } from '../../model/bitext.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import { splitCompound } from './compounds.ts'
import { boundaryMatcher } from './knownTerms.ts'

export interface TokenizeOptions {
  readonly segmenter: Segmenter
  readonly analyseEnglish: EnglishAnalyser
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
  /** Whether a simplified Chinese string is a word of the dictionary. */
  readonly isWord: (text: string) => boolean
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
  const add = (start: number, end: number, tag: string) => {
    const norm = folded.slice(start, end).normalize('NFKC').toLowerCase().trim()
    if (norm) tokens.push({ text: text.slice(start, end), start, end, pos: tag, norm, lemma: norm })
  }
  let start = 0
  for (const { word, tag } of options.segmenter.tag(folded)) {
    const parts = splitCompound(word, options.isWord)
    for (const [number, part] of parts.entries()) {
      const end = start + part.length
      // The head of a Chinese compound is its last part: the tag of the whole is its tag.
      const partTag = number === parts.length - 1 ? tag : (options.segmenter.tag(part)[0]?.tag ?? tag)
      let from = start
      for (let cut = start + 1; cut <= end; cut++) {
        if (cut < end && !edges.has(cut)) continue
        add(from, cut, partTag)
        from = cut
      }
      start = end
    }
  }
  return tokens
}
