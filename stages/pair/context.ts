import { chineseClass, EMPTY_CHINESE_CLASSES } from '../../language/wordClasses.ts'
import type { LinkedUnit } from '../../model/token.ts'
import type { EnglishSpan } from './englishSpans.ts'
import { type HyphenatedTokens, hyphenatedTokens } from './hyphens.ts'
import type { EquivalenceOdds } from './patterns.ts'
import { type Phrase, Phrases } from './phrases.ts'
import type { LinkPosteriors } from './posteriors.ts'

/** What pairing may draw on besides the text. */
export interface EquivalenceResources {
  /** Whether the dictionary gives exactly these words (stems, joined by spaces) for the Chinese key. */
  readonly isGloss: (key: string, stems: string) => boolean
  /** Occurrences of a lower-case word form in everyday English. */
  readonly frequency: (word: string) => number
}

/** What is known of the words of a unit, by token number. */
export interface SentencePair extends HyphenatedTokens {
  readonly norms: readonly string[]
  /** Occurrences of each word in everyday English. */
  readonly frequencies: Float64Array
  readonly phrases: Phrases
  readonly capitals: readonly boolean[]
  /** Classes of the Chinese tokens; all others are of the English ones. */
  readonly zhClasses: readonly string[]
}

/** What is known of the words of a unit. */
export function sentencePairOf(
  unit: LinkedUnit,
  stem: (word: string) => string,
  frequency: (word: string) => number,
): SentencePair {
  const words = hyphenatedTokens(unit.en)
  const stems = unit.en.map((token) => stem(token.norm))
  return {
    norms: unit.en.map((token) => token.norm),
    frequencies: Float64Array.from(unit.en, (token) => frequency(token.norm)),
    phrases: new Phrases(stems, words.classes),
    ...words,
    // A capital at the start of a sentence says nothing about the word.
    capitals: unit.en.map((token, i) => /^\p{Lu}/u.test(token.text) && i > 0 && !/[.!?:"“]$/.test(unit.en[i - 1].text)),
    zhClasses: unit.zh.map((token) => chineseClass(token.norm, token.pos)),
  }
}

/** One English span beside one Chinese span. */
export interface EquivalenceContext {
  readonly posteriors: LinkPosteriors
  /** Link mass of the Chinese span with the English tokens before j: `Posteriors.massUpTo`. */
  readonly own: Float64Array
  readonly sentence: SentencePair
  readonly from: number
  readonly to: number
  readonly key: string
  /** Content words of the Chinese span, by token number. */
  readonly zhContent: readonly number[]
  readonly span: EnglishSpan
  readonly phrase: Phrase
  /** 0 for the best fit, 1 for the next, ... and that best fit. */
  readonly rank: number
  readonly best: EnglishSpan
  /** Units of the document with this very pair among its candidates, and units with the Chinese key. */
  readonly support: number
  readonly keyUnits: number
  readonly resources: EquivalenceResources
  readonly patterns: EquivalenceOdds
}

/** Content words among the Chinese tokens [from, to), by token number. */
export function zhContentOf({ zhClasses }: SentencePair, from: number, to: number): number[] {
  const content: number[] = []
  for (let i = from; i < to; i++) if (!EMPTY_CHINESE_CLASSES.has(zhClasses[i])) content.push(i)
  return content
}
