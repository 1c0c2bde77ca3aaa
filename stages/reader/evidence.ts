import { type Feature, featureRow } from '../../ranking/feature.ts'

/** What is known of a pair when a reader has spoken. */
export interface Said {
  /** Of the pair itself; undefined where it was not asked about, or not answered. */
  readonly verdict?: 'keep' | 'mend' | 'reject' | 'unsure'
  /** Whether the mend of another pair is this one. */
  readonly isMend: boolean
  /** Whether the reader named it as missing. */
  readonly isMissing: boolean
  /** Log-odds of the ranker; undefined where it has not proposed the pair. */
  readonly odds?: number
  /** Log-odds of the ranker for the pair that was mended into it. */
  readonly mendedOdds?: number
}

const flag = (condition: boolean) => (condition ? 1 : 0)
const within = (x: number) => Math.min(4, Math.max(-4, x))
const oddsIf = (condition: boolean, odds = 0) => (condition ? within(odds) : 0)
const isNew = ({ odds }: Said) => odds === undefined

/** The evidence of a reader: columns beside what the ranker knows. All are 0 where the reader said nothing. */
export const READER_FEATURES: readonly Feature<Said>[] = [
  { name: 'keep', means: 'kept as it stands', of: (s) => flag(s.verdict === 'keep') },
  { name: 'keepOdds', means: 'log-odds of what is kept', of: (s) => oddsIf(s.verdict === 'keep', s.odds) },
  { name: 'mend', means: 'to be mended', of: (s) => flag(s.verdict === 'mend') },
  { name: 'mendOdds', means: 'log-odds of what is to be mended', of: (s) => oddsIf(s.verdict === 'mend', s.odds) },
  { name: 'reject', means: 'rejected', of: (s) => flag(s.verdict === 'reject') },
  { name: 'rejectOdds', means: 'log-odds of what is rejected', of: (s) => oddsIf(s.verdict === 'reject', s.odds) },
  { name: 'unsure', means: 'the reader cannot tell', of: (s) => flag(s.verdict === 'unsure') },
  { name: 'unsureOdds', means: 'log-odds of these', of: (s) => oddsIf(s.verdict === 'unsure', s.odds) },
  { name: 'target', means: 'found, and the mend of another', of: (s) => flag(s.isMend && !isNew(s)) },
  { name: 'named', means: 'found, and named as missing', of: (s) => flag(s.isMissing && !isNew(s)) },
  { name: 'mended', means: 'not found, and the mend of another', of: (s) => flag(s.isMend && isNew(s)) },
  {
    name: 'mendedOdds',
    means: 'not found: log-odds of the pair that it mends',
    of: (s) => oddsIf(s.isMend && isNew(s), s.mendedOdds),
  },
  { name: 'missing', means: 'not found, and named as missing', of: (s) => flag(s.isMissing && !s.isMend && isNew(s)) },
]

export const READER_COLUMNS: readonly string[] = READER_FEATURES.map(({ name }) => name)

/** Log-odds of a pair that the ranker has not proposed, before the reader is believed: hardly any is right. */
const UNPROPOSED = -2

/** Values of `READER_FEATURES`, and the log-odds that they correct. */
export function readerEvidence(said: Said): { readonly row: number[]; readonly offset: number } {
  return { row: featureRow(READER_FEATURES, said), offset: said.odds ?? UNPROPOSED }
}
