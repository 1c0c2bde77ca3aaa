import type { Place } from './document.ts'
import type { Span } from './term.ts'

/** What is said of a draft that does not follow the termbase, by the name of the rule. */
export const findingRules = {
  'not-rendered': 'A term is rendered by none of its accepted renderings.',
  'rejected-rendering': 'A term is rendered by what a reviewer rejected, and by none of its accepted renderings.',
  'deprecated-rendering': 'A deprecated or superseded rendering is used.',
  'inconsistent-renderings': 'One term is rendered in several ways within the draft.',
} as const

export type FindingRule = keyof typeof findingRules

/** Gravest first, in the words of SARIF: against a decision; probably wrong; may well be intended. */
export const findingLevels = ['error', 'warning', 'note'] as const

export type FindingLevel = (typeof findingLevels)[number]

/** A piece of one side of a translation unit. */
export interface Passage {
  /** The characters of the span. */
  readonly text: string
  /** In `context`. */
  readonly span: Span
  /** The whole side of the unit. */
  readonly context: string
  /** Where the span begins in the source (exact where its sentence stands on one line). */
  readonly place: Place
}

/** One place of a draft to look at. */
export interface Finding {
  readonly rule: FindingRule
  readonly level: FindingLevel
  /** Id of the concept. */
  readonly concept: string
  /** The Chinese term as the termbase shows it. */
  readonly term: string
  /** Id of the translation unit. */
  readonly unit: string
  /** The term. */
  readonly zh: Passage
  /** What stands for it; all of the English where nothing does or it is not known. */
  readonly en: Passage
  /** What stands for the term in English, as far as it is known. */
  readonly found?: string
  /** Accepted renderings, the preferred first. */
  readonly expected: readonly string[]
  /** In a sentence: what is the matter. */
  readonly message: string
  /** In a sentence: what to do about it. */
  readonly suggestion: string
}
