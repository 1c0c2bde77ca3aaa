import { withoutQuotationMarks } from '../../language/quotationMarks.ts'
import { chineseClass } from '../../language/wordClasses.ts'
import type { Token } from '../../model/token.ts'

/** A span of Chinese tokens that may be a term: half-open range of token numbers. */
export interface TokenSpan {
  readonly from: number
  readonly to: number
  /** The span in simplified characters, without quotes and spaces. */
  readonly key: string
}

/** Longest candidate, in tokens and in characters. */
const MAX_TOKENS = 14
const MAX_CHARACTERS = 30
/** A slogan has at most so many. */
const MAX_COMMAS = 3

/** A term neither begins nor ends with these. */
const NEVER_AT_AN_EDGE = new Set(['particle', '的', 'comma', 'listing comma', 'colon', 'bracket', 'joiner', 'stop'])
const NEVER_LAST = new Set(['preposition', 'conjunction', 'prefix', 'open quote'])
const NEVER_FIRST = new Set(['suffix', 'close quote'])
const NEVER_INSIDE = new Set(['stop', 'colon'])
const OPEN_BRACKET = /[（(]/

/**
 * Every span of Chinese tokens that could be a term. Recall is the aim: whether a span is a term is decided later, with
 * evidence from both languages. Quotation marks may stand inside when they are balanced, also around a part at one end
 * (“十二五”规划, 共建“一带一路”), but not around the whole; balanced brackets between other words, as in titles of laws
 * (证券（修订）条例); commas only between clauses of equal length, as slogans have them.
 */
export function spansOf(tokens: readonly Token[]): TokenSpan[] {
  const classes = tokens.map((token) => chineseClass(token.norm, token.pos))
  const keys = tokens.map((token) => withoutQuotationMarks(token.norm))
  const spans: TokenSpan[] = []
  for (let from = 0; from < tokens.length; from++) {
    if (NEVER_AT_AN_EDGE.has(classes[from]) || NEVER_FIRST.has(classes[from])) continue
    let key = ''
    let openQuotes = 0
    let openBrackets = 0
    let commas = 0
    for (let to = from + 1; to <= Math.min(tokens.length, from + MAX_TOKENS); to++) {
      const last = classes[to - 1]
      if (NEVER_INSIDE.has(last) || tokens[to - 1].end - tokens[from].start > MAX_CHARACTERS) break
      key += keys[to - 1]
      if (last === 'open quote') openQuotes++
      if (last === 'close quote' && --openQuotes < 0) break
      if (last === 'bracket') openBrackets += OPEN_BRACKET.test(tokens[to - 1].norm) ? 1 : -1
      if (openBrackets < 0) break
      if (last === 'comma') commas++
      if (openQuotes || openBrackets || NEVER_AT_AN_EDGE.has(last) || NEVER_LAST.has(last)) continue
      if (classes[from] === 'open quote' && last === 'close quote') continue
      if (commas && (commas > MAX_COMMAS || !isSlogan(tokens.slice(from, to)))) continue
      spans.push({ from, to, key })
    }
  }
  return spans
}

/** Clauses of equal length around the commas: 治国必先治党，治党务必从严. */
function isSlogan(tokens: readonly Token[]): boolean {
  const clauses = tokens
    .map((token) => token.norm)
    .join('')
    .split(/[，,]/)
  return clauses.every((clause) => clause.length >= 3 && clause.length === clauses[0].length)
}
