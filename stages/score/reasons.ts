import type { PairInstance } from './instances.ts'

/** A fact that speaks for or against a pair: what is said, and when. `at` gives the value of a feature by its name. */
interface Reason {
  readonly applies: (at: (feature: string) => number, times: number) => boolean
  readonly says: (at: (feature: string) => number, times: number) => string
}

const fixed = (text: string) => () => text
/** Counts are features as log2(1 + n). */
const counted = (log: number) => Math.round(2 ** log - 1)

const FOR: readonly Reason[] = [
  {
    applies: (at) => at('zh.reportSpread') >= 1.5,
    says: (at) => `recurs in political reports (${counted(at('zh.reportSpread'))})`,
  },
  { applies: (at) => at('en.gloss') > 0, says: fixed('the dictionary renders it so') },
  { applies: (at) => at('zh.word') > 0 && at('en.gloss') === 0, says: fixed('a word of the dictionary') },
  { applies: (at) => at('en.capitals') === 1, says: fixed('capitalised like a name') },
  { applies: (at) => at('zh.quoted') > 0, says: fixed('in quotation marks') },
  { applies: (at) => at('zh.idioms') === 1, says: fixed('a set phrase') },
  {
    applies: (at) => at('en.fit') >= 0.8 && at('en.zhLeast') >= 0.5 && at('en.least') >= 0.5,
    says: fixed('every word has its counterpart'),
  },
  {
    applies: (at, times) => times > 1 && at('en.support') === 1,
    says: (_, times) => `rendered so all ${times} times`,
  },
]

const AGAINST: readonly Reason[] = [
  { applies: (at) => at('longer') > 0, says: fixed('part of a longer term') },
  { applies: (at) => at('unit') < 0.7, says: fixed('doubtful sentence alignment') },
  { applies: (at) => at('en.zhLeast') < 0.2, says: fixed('part of the Chinese has no counterpart') },
  { applies: (at) => at('en.unlinked') > 0, says: fixed('part of the English has no counterpart') },
  { applies: (at) => at('en.foreign') > 0.3, says: fixed('the English belongs partly to other words') },
  { applies: (at) => at('lead') < 0.3, says: fixed('another rendering is nearly as likely') },
  { applies: (at) => at('zh.inLonger') > 0.8, says: fixed('always beside the same word') },
  { applies: (at) => at('zh.rarest') > 13 && at('zh.tokens') === 1, says: fixed('an everyday word') },
  { applies: (at) => at('en.support') < 0.5, says: fixed('mostly rendered otherwise') },
]

/**
 * What spoke for ("for: ...") and against ("against: ...") a pair at its clearest occurrence; `columns` has the place of
 * each feature in a row, `times` is the frequency of the pair.
 */
export function reasonsFor({ row }: PairInstance, columns: ReadonlyMap<string, number>, times: number): string[] {
  const at = (feature: string) => row[columns.get(feature) as number]
  const said = (reasons: readonly Reason[], side: string) =>
    reasons.filter(({ applies }) => applies(at, times)).map(({ says }) => `${side}: ${says(at, times)}`)
  return [...said(FOR, 'for'), ...said(AGAINST, 'against')]
}
