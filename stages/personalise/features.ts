import { type Category, categories } from '../../model/term.ts'
import { type Feature, featureRow } from '../../ranking/feature.ts'

/** A pair as far as a reviewer's taste is learned from it. */
export interface PersonalContext {
  readonly zh: string
  readonly en: string
  readonly category: Category
  /** Log-odds of the ranker. */
  readonly odds: number
  /** Occurrences in its document. */
  readonly frequency: number
  /** Whether another rendering of the Chinese was accepted, and whether one was turned down. */
  readonly otherAccepted: boolean
  readonly otherRejected: boolean
}

const flag = (condition: boolean) => (condition ? 1 : 0)
const within = (least: number, x: number, most: number) => Math.min(most, Math.max(least, x))

/** What reviewers differ in: how strict they are, which kinds of terms they want, how long ones, how often seen. */
export const PERSONAL_FEATURES: readonly Feature<PersonalContext>[] = [
  { name: 'strict', means: 'how much of all is accepted', of: () => 1 },
  { name: 'odds', means: 'how far the ranker is trusted: its log-odds, within ±3', of: (c) => within(-3, c.odds, 3) },
  { name: 'zhLength', means: 'Chinese characters, against 5', of: (c) => Math.log(c.zh.length / 5) },
  { name: 'enLength', means: 'English words, against 3', of: (c) => Math.log(c.en.split(/\s+/).length / 3) },
  { name: 'frequency', means: 'occurrences', of: (c) => Math.log(Math.max(1, c.frequency)) },
  { name: 'de', means: '的 inside', of: (c) => flag(c.zh.includes('的')) },
  { name: 'list', means: 'a list or a slogan', of: (c) => flag(/[、，,]/.test(c.zh)) },
  { name: 'otherAccepted', means: 'the Chinese is accepted, rendered otherwise', of: (c) => flag(c.otherAccepted) },
  { name: 'otherRejected', means: 'the Chinese was rejected, rendered otherwise', of: (c) => flag(c.otherRejected) },
  ...categories.map((category) => ({
    name: category,
    means: `is a ${category}`,
    of: (c: PersonalContext) => flag(c.category === category),
  })),
]

export const personalRow = (context: PersonalContext): number[] => featureRow(PERSONAL_FEATURES, context)
