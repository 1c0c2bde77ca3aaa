import type { Place } from './document.ts'
import type { Span, Usage } from './term.ts'

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
  /** The rendering to use; absent where the termbase has none that is accepted. */
  readonly instead?: string
  /** Of a deprecated rendering: whether people named the one to use, or have accepted no other. */
  readonly isCertain?: boolean
  /** Of a deprecated rendering: as the termbase has it, and what it is. */
  readonly deprecated?: { readonly en: string; readonly usage: Usage }
  /** Of inconsistent renderings: each with the number of its places, the one to use first. */
  readonly renderings?: readonly { readonly en: string; readonly places: number }[]
  /** Of inconsistent renderings: whether the first is the preferred one. */
  readonly isPreferred?: boolean
  /** Why the draft may well be meant so; of notes only. */
  readonly excuse?: Excuse
}

/** Why a draft may be right that does not follow the termbase; worded where it is shown. */
export const excuseCodes = [
  /** A short word, which nothing stands for. */
  'shortWordLeftOut',
  /** Nothing stands for it, and it is rendered elsewhere in the document. */
  'leftOutButNamed',
  /** Only a part of its rendering stands there. */
  'shortened',
  'shortenedAfterNamed',
  /** Most words of its long rendering stand there. */
  'mostOfItsWords',
  /** An action, an idiom or an everyday word, which sentences ask for in various words. */
  'everydayWording',
  /** Several accepted renderings, none of them preferred. */
  'allAccepted',
  'allAdmitted',
  /** A single word, beside enough accepted renderings. */
  'accountedFor',
  /** The documents of the termbase do the same: with numbers, if they are known. */
  'asInDocuments',
] as const

export type ExcuseCode = (typeof excuseCodes)[number]

export interface Excuse {
  readonly code: ExcuseCode
  /** Of places in the documents of the termbase, those that do the same, and all. */
  readonly times?: number
  readonly of?: number
}
