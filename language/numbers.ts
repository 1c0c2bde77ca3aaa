import { chineseNumber } from './chineseNumerals.ts'
import { englishNumber } from './englishNumerals.ts'

/**
 * A number or date expression over consecutive tokens. Equal keys mean the same in both languages:
 *
 *     80, 0.5, 15000000   a quantity, an ordinal, a year, a day, a per cent (第八十 = 80th = eighty)
 *     1/3                 a fraction
 *     m3                  a month
 *     w1                  a day of the week, Monday is 1
 *     d80                 a decade (80年代 = 1980s)
 *     ~100                an indefinite number (数百 = hundreds; 几十年 = decades is ~10)
 */
export interface NumberMention {
  /** Index of its first token. */
  readonly start: number
  /** Index after its last token. */
  readonly end: number
  readonly key: string
}

type Parse = (tokens: readonly string[], start: number) => { readonly end: number; readonly key: string } | undefined

const mentionsBy =
  (parse: Parse) =>
  (tokens: readonly string[]): readonly NumberMention[] => {
    const mentions: NumberMention[] = []
    for (let start = 0; start < tokens.length; ) {
      const found = parse(tokens, start)
      if (found?.key) mentions.push({ start, end: found.end, key: found.key })
      start = found?.end ?? start + 1
    }
    return mentions
  }

/**
 * Number and date expressions in Chinese tokens (NFKC, simplified), whether a segmenter keeps `5月` and `1500万` whole
 * or cuts them. Numerals in a row that make no number are none: “三八” is a holiday, not 38 and not 3 and 8.
 */
export const chineseNumbers = mentionsBy(chineseNumber)

/** Number and date expressions in English tokens (lower case), `twenty-one` whole or cut at its hyphen. */
export const englishNumbers = mentionsBy(englishNumber)
