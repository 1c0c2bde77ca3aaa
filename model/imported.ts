import type { Decided } from './decision.ts'
import type { Category, PartOfSpeech, Status, Usage } from './term.ts'

/** How Chinese is written: simplified or traditional (ISO 15924). */
export type Script = 'Hans' | 'Hant'

/** A term of one language as another glossary has it. What that glossary does not tell is absent. */
export interface ImportedTerm {
  /** In that glossary; a rendering's id where it is one of ours. */
  readonly id?: string
  /** Without white space around it, not empty. */
  readonly text: string
  readonly status?: Status
  readonly usage?: Usage
  /** Id of the term of the same language that is used now, where the usage is `superseded`. */
  readonly supersededBy?: string
  readonly partOfSpeech?: PartOfSpeech
  readonly category?: Category
  readonly note?: string
  /** Where the term was taken from, in that glossary's words. */
  readonly source?: string
  /** Who dealt with it last there, and when (ISO 8601, a day or a moment). */
  readonly decided?: Partial<Decided>
  /** Probability that the term is right, 0..1, where the glossary was made by this program. */
  readonly confidence?: number
  /** As TermPair has it, where the glossary was made by this program. */
  readonly essential?: number
}

/**
 * A concept entry of another glossary: terms of both languages that mean the same. The first of each language is the
 * one to show.
 */
export interface ImportedConcept {
  /** Where it stands: the file as the user named it, and its line (of a spreadsheet its row), from 1. */
  readonly id?: string
  readonly place: { readonly file: string; readonly line: number }
  /** Not empty. */
  readonly zh: readonly ImportedTerm[]
  /** Not empty. */
  readonly en: readonly ImportedTerm[]
  readonly category?: Category
  readonly definition?: string
  readonly domain?: string
  readonly note?: string
  /** Where the definition, or the whole entry, was taken from. */
  readonly source?: string
}
