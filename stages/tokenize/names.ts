import { type ReadingsOf, spelledNames } from '../../language/spelledNames.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import { chineseToken } from './chineseToken.ts'

/** Tags of a person's name: jieba's, and the universal one. */
const ZH_PERSON = 'nr'
const EN_NAME = 'PROPN'

/**
 * A sentence pair in which every name that the English spells is one Chinese token, whatever the segmenter made of it,
 * and its English words are names, whatever else they mean.
 * @param folded the Chinese in simplified characters
 */
export function withSpelledNames(unit: TokenizedUnit, folded: string, readingsOf: ReadingsOf): TokenizedUnit {
  const names = spelledNames(
    folded,
    unit.en.map(({ text }) => text),
    readingsOf,
  )
  if (!names.length) return unit
  const en = unit.en.map((token, n) =>
    names.some(({ from, to }) => from <= n && n < to) ? { ...token, pos: EN_NAME } : token,
  )
  return { ...unit, zh: names.reduce((tokens, name) => joined(tokens, folded, name.start, name.end), unit.zh), en }
}

/** The tokens with one for [start, end); what of others reaches over its edges is cut off, and keeps its tag. */
function joined(tokens: readonly Token[], folded: string, start: number, end: number): readonly Token[] {
  const touched = tokens.filter((token) => token.start < end && start < token.end)
  if (!touched.length) return tokens
  const [first, last] = [touched[0], touched[touched.length - 1]]
  const text = touched.map((token) => token.text).join('')
  const piece = (from: number, to: number, pos: string) =>
    chineseToken({
      text: text.slice(from - first.start, to - first.start),
      folded: folded.slice(from, to),
      start: from,
      pos,
    })
  const made = [
    ...piece(first.start, start, first.pos),
    ...piece(start, end, ZH_PERSON),
    ...piece(end, last.end, last.pos),
  ]
  return tokens.flatMap((token) => (token === first ? made : touched.includes(token) ? [] : [token]))
}
