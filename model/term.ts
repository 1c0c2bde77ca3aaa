import type { Reason } from './reason.ts'

/** Half-open span in UTF-16 code units of one side of a translation unit. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What kind of glossary entry a pair is. */
export const categories = [
  'formulation',
  'name',
  'person',
  'place',
  'term',
  'set phrase',
  'verbal formulation',
] as const

export type Category = (typeof categories)[number]

/** Whether what a pair stands for is one of its kind: names and places are listed apart from terms. */
export const isNaming = (category: Category): boolean => ['name', 'person', 'place'].includes(category)

/** One place where a pair stands. */
export interface Occurrence {
  /** Id of the translation unit. */
  readonly unit: string
  readonly zh: Span
  readonly en: Span
}

/**
 * A Chinese term and one English rendering: a translation equivalent with its evidence.
 * `zh` and `en` are as they stand in the text (English without a leading article).
 */
export interface TermPair {
  readonly zh: string
  readonly en: string
  readonly category: Category
  /** Probability that a reviewer accepts the pair, 0..1. */
  readonly confidence: number
  /** Probability that readers count it among the essential pairs of a glossary, given that it is right, 0..1. @default unknown */
  readonly essential?: number
  /** Every occurrence, in text order; `frequency` of an output row is its length. */
  readonly occurrences: readonly Occurrence[]
  /** What speaks for and against it. */
  readonly reasons: readonly Reason[]
}

/** Where a person's decision has brought a rendering. `proposed` is the only status a program sets. */
export const statuses = ['proposed', 'accepted', 'rejected', 'undecided'] as const

export type Status = (typeof statuses)[number]

/** How a rendering is to be used (TBX-Basic administrativeStatus without its suffix). */
export const usages = ['preferred', 'admitted', 'deprecated', 'superseded'] as const

export type Usage = (typeof usages)[number]

/** TBX-Basic partOfSpeech, and `phrase` for what is longer than a word and no noun phrase. */
export const partsOfSpeech = ['noun', 'verb', 'adjective', 'adverb', 'properNoun', 'phrase', 'other'] as const

export type PartOfSpeech = (typeof partsOfSpeech)[number]

/** One English rendering of a concept's Chinese term. */
export interface Rendering extends TermPair {
  /** `renderingId` of the pair as the program proposed it; it stays when a person corrects the wording. */
  readonly id: string
  /** Confidence of the ranker alone, where decisions of reviewers changed it. */
  readonly prior?: number
  readonly status: Status
  readonly usage?: Usage
  /** Id of the rendering that is used now, where the usage is `superseded` and it is known. */
  readonly supersededBy?: string
  readonly partOfSpeech?: PartOfSpeech
  readonly note?: string
  /** Where it was taken from, as the glossary says that it was imported from. */
  readonly source?: string
  /** Who dealt with it last, and when (ISO 8601); absent until then. A re-run leaves the decided alone. */
  readonly decided?: { readonly by: string; readonly at: string }
  /** The second person who approved of it. */
  readonly approvedBy?: string
  /** Number of decisions so far: who decides on an older revision than the stored one has not seen the latest. */
  readonly revision: number
}

/**
 * A concept entry (ISO 30042): the renderings of one Chinese term, and of its variants, kept together.
 * `zh` is the most frequent form; `variants` the other Chinese forms (quoted, traditional, spaced).
 */
export interface ConceptEntry {
  /** `conceptId` of its Chinese term. */
  readonly id: string
  readonly zh: string
  readonly variants: readonly string[]
  /** Category of its best rendering, unless a person chose one. */
  readonly category: Category
  /** The surest first: by confidence, then by number of occurrences. */
  readonly renderings: readonly Rendering[]
  readonly definition?: string
  readonly domain?: string
  readonly note?: string
  /** Where the definition was taken from. */
  readonly source?: string
  /** As for renderings. */
  readonly revision: number
}
