import type { EnglishAnalyser } from '../../language/english.ts'
import type { Segmenter } from '../../language/segmenter.ts'
import type { ReadingsOf } from '../../language/spelledNames.ts'
import type { TranslationUnit } from '../../model/bitext.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import { chineseToken } from './chineseToken.ts'
import { splitCompound } from './compounds.ts'
import { withSpelledNames } from './names.ts'

export { cutAtKnownTerms } from './knownTerms.ts'

export interface TokenizeOptions {
  readonly segmenter: Segmenter
  readonly analyseEnglish: EnglishAnalyser
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
  /** Whether a simplified Chinese string is a word of the dictionary. */
  readonly isWord: (text: string) => boolean
  /** How a character may be spelled in names. */
  readonly spellingsOf: ReadingsOf
}

/**
 * Stage `tokenize`: translation units → tokens of both sides, with offsets into the unit's text.
 * White space is no token; everything else is in exactly one.
 */
export const tokenize =
  (options: TokenizeOptions) =>
  (units: readonly TranslationUnit[]): TokenizedUnit[] => {
    const zh = tokenizeChinese(
      units.map((unit) => unit.zh),
      options,
    )
    return units.map((unit, n) => {
      const en = options.analyseEnglish(unit.en).map((token) => ({
        ...token,
        norm: token.text.normalize('NFKC').toLowerCase(),
      }))
      return withSpelledNames({ unit, zh: zh[n], en }, options.simplify(unit.zh), options.spellingsOf)
    })
  }

/** A piece of a text, and its tag where that is known. */
interface Piece {
  readonly word: string
  readonly tag?: string
}

function tokenizeChinese(texts: readonly string[], { segmenter, simplify, isWord }: TokenizeOptions): Token[][] {
  const folded = texts.map(simplify)
  const pieces = segmenter.tag(folded).map((words): Piece[] =>
    words.flatMap(({ word, tag }) => {
      const parts = splitCompound(word, isWord)
      // The head of a Chinese compound is its last part: the tag of the whole is its tag.
      return parts.map((part, n) => (n === parts.length - 1 ? { word: part, tag } : { word: part }))
    }),
  )
  const untagged = [...new Set(pieces.flat().flatMap(({ word, tag }) => (tag === undefined ? [word] : [])))]
  const tags = new Map(segmenter.tag(untagged).map(([first], n) => [untagged[n], first.tag]))
  return pieces.map((ofText, n) => {
    let start = 0
    return ofText.flatMap(({ word, tag }) => {
      const end = start + word.length
      const text = texts[n].slice(start, end)
      const pos = tag ?? (tags.get(word) as string)
      const token = chineseToken({ text, folded: folded[n].slice(start, end), start, pos })
      start = end
      return token
    })
  })
}
