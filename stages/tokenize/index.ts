import type { EnglishAnalyser } from '../../language/english.ts'
import type { Segmenter } from '../../language/segmenter.ts'
import type { TranslationUnit } from '../../model/bitext.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import { chineseToken } from './chineseToken.ts'
import { splitCompound } from './compounds.ts'

export { cutAtKnownTerms } from './knownTerms.ts'

export interface TokenizeOptions {
  readonly segmenter: Segmenter
  readonly analyseEnglish: EnglishAnalyser
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
  /** Whether a simplified Chinese string is a word of the dictionary. */
  readonly isWord: (text: string) => boolean
}

/**
 * Stage `tokenize`: translation units → tokens of both sides, with offsets into the unit's text.
 * White space is no token; everything else is in exactly one.
 */
export const tokenize =
  (options: TokenizeOptions) =>
  (units: readonly TranslationUnit[]): TokenizedUnit[] =>
    units.map((unit) => ({
      unit,
      zh: tokenizeChinese(unit.zh, options),
      en: options.analyseEnglish(unit.en).map((token) => ({
        ...token,
        norm: token.text.normalize('NFKC').toLowerCase(),
      })),
    }))

function tokenizeChinese(text: string, { segmenter, simplify, isWord }: TokenizeOptions): Token[] {
  const folded = simplify(text)
  const tokens: Token[] = []
  let start = 0
  for (const { word, tag } of segmenter.tag(folded)) {
    const parts = splitCompound(word, isWord)
    for (const [number, part] of parts.entries()) {
      const end = start + part.length
      // The head of a Chinese compound is its last part: the tag of the whole is its tag.
      const pos = number === parts.length - 1 ? tag : (segmenter.tag(part)[0]?.tag ?? tag)
      tokens.push(...chineseToken({ text: text.slice(start, end), folded: folded.slice(start, end), start, pos }))
      start = end
    }
  }
  return tokens
}
