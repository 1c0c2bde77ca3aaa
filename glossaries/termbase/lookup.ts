/** What is found for a word that somebody looks up. Types only; read/lookup.ts looks. */
import type { Citation } from '../../model/glossary.ts'
import type { Category, Status, Usage } from '../../model/term.ts'

export interface LookupOptions {
  /** Most concepts to give. @default 20 */
  readonly limit?: number
  /** Renderings with other statuses are not looked at. @default all but rejected */
  readonly statuses?: readonly Status[]
}

/**
 * How a concept was found, best first: it is what was asked for; begins with it; has it in it; lies in it (a term of the
 * text that was asked for); is spelt so in pinyin, in full or by initials; is nearly so, with a typing error.
 */
export const lookupMatches = ['exact', 'begins', 'contains', 'within', 'pinyin', 'near'] as const

export type LookupMatch = (typeof lookupMatches)[number]

/** A concept that was found, with its renderings: decided ones first, of these the preferred one. */
export interface LookedUp {
  /** Id of the concept. */
  readonly id: string
  readonly match: LookupMatch
  readonly zh: string
  readonly variants: readonly string[]
  /** With tone marks. */
  readonly pinyin: string
  readonly category: Category
  readonly definition?: string
  readonly domain?: string
  readonly note?: string
  readonly renderings: readonly LookedUpRendering[]
}

export interface LookedUpRendering {
  readonly id: string
  readonly en: string
  readonly status: Status
  readonly usage?: Usage
  /** The wording that is used now. */
  readonly supersededBy?: string
  readonly note?: string
  /** 0..1 */
  readonly confidence: number
  /** Number of its occurrences. */
  readonly frequency: number
  /** The newest place where it stands. */
  readonly example?: Citation
}
