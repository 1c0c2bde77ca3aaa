import type { Reason, ReasonCode } from '../../model/reason.ts'
import type { PairInstance } from './instances.ts'

/** When a fact is told, and with what value. `at` gives the value of a feature by its name. */
interface Rule {
  readonly code: ReasonCode
  readonly applies: (at: (feature: string) => number, times: number) => boolean
  readonly value?: (at: (feature: string) => number, times: number) => number
}

/** Counts are features as log2(1 + n). */
const counted = (log: number) => Math.round(2 ** log - 1)

const FOR: readonly Rule[] = [
  {
    code: 'inReports',
    applies: (at) => at('zh.reportSpread') >= 1.5,
    value: (at) => counted(at('zh.reportSpread')),
  },
  { code: 'glossed', applies: (at) => at('en.gloss') > 0 },
  { code: 'dictionaryWord', applies: (at) => at('zh.word') > 0 && at('en.gloss') === 0 },
  { code: 'capitalised', applies: (at) => at('en.capitals') === 1 },
  { code: 'quoted', applies: (at) => at('zh.quoted') > 0 },
  { code: 'setPhrase', applies: (at) => at('zh.idioms') === 1 },
  {
    code: 'fullyLinked',
    applies: (at) => at('en.fit') >= 0.8 && at('en.zhLeast') >= 0.5 && at('en.least') >= 0.5,
  },
  {
    code: 'alwaysSo',
    applies: (at, times) => times > 1 && at('en.support') === 1,
    value: (_, times) => times,
  },
]

const AGAINST: readonly Rule[] = [
  { code: 'partOfLonger', applies: (at) => at('longer') > 0 },
  { code: 'doubtfulAlignment', applies: (at) => at('unit') < 0.7 },
  { code: 'chineseUnlinked', applies: (at) => at('en.zhLeast') < 0.2 },
  { code: 'englishUnlinked', applies: (at) => at('en.unlinked') > 0 },
  { code: 'englishOfOthers', applies: (at) => at('en.foreign') > 0.3 },
  { code: 'closeRival', applies: (at) => at('lead') < 0.3 },
  { code: 'sameNeighbour', applies: (at) => at('zh.inLonger') > 0.8 },
  { code: 'everydayWord', applies: (at) => at('zh.rarest') > 13 && at('zh.tokens') === 1 },
  { code: 'mostlyOtherwise', applies: (at) => at('en.support') < 0.5 },
]

/**
 * What spoke for and against a pair at its clearest occurrence; `columns` has the place of each feature in a row, `times`
 * is the frequency of the pair.
 */
export function reasonsFor({ row }: PairInstance, columns: ReadonlyMap<string, number>, times: number): Reason[] {
  const at = (feature: string) => row[columns.get(feature) as number]
  const told = (rules: readonly Rule[], side: Reason['side']) =>
    rules
      .filter(({ applies }) => applies(at, times))
      .map(({ code, value }): Reason => ({ side, code, ...(value && { value: value(at, times) }) }))
  return [...told(FOR, 'for'), ...told(AGAINST, 'against')]
}
