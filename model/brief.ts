import type { Language } from './document.ts'
import type { Finding } from './finding.ts'
import type { Category } from './term.ts'

/** What an interpreter wants to have seen of a paper before it is spoken. Sentences are numbered from 0. */
export interface Brief {
  /** Name of the paper. */
  readonly document: string
  readonly title?: string
  /** YYYY-MM-DD */
  readonly date?: string
  readonly language: Language | 'both'
  /** Where the terms are from, as a person may be told. */
  readonly termbase: string
  /** Number of characters of Chinese, or of words of English. */
  readonly length: number
  /** Terms that people have decided on, in the order of the text. */
  readonly terms: readonly BriefTerm[]
  /** People whom the termbase does not have, in the order of the text. */
  readonly names: readonly BriefName[]
  readonly acronyms: readonly BriefAcronym[]
  readonly numbers: readonly BriefNumber[]
  readonly departures: readonly BriefDeparture[]
  /** What is probably a term and has no decided rendering, best first. */
  readonly proposals: readonly BriefProposal[]
  readonly text: readonly BriefSentence[]
}

export interface BriefTerm {
  readonly zh: string
  /** With tone marks. */
  readonly pinyin: string
  /** Renderings that may be used, the preferred one first. */
  readonly en: readonly string[]
  /** Renderings that are not used any more. */
  readonly former: readonly string[]
  readonly note?: string
  /** Whether it was decided on since the day that was asked for. */
  readonly isChanged: boolean
  readonly places: number
  readonly firstSentence: number
}

export interface BriefName {
  /** As the paper writes it. */
  readonly name: string
  /** What stands beside it there. */
  readonly title?: string
  /** Of a Chinese name: with tone marks, and as passports spell it. */
  readonly pinyin?: string
  readonly spelled?: string
  /** What the paper itself, or the dictionary, has for it in the other language. */
  readonly rendering?: string
  readonly places: number
  readonly firstSentence: number
}

export interface BriefAcronym {
  readonly acronym: string
  /** What it stands for, in either language, as the paper or the termbase tells it. */
  readonly meanings: readonly string[]
  readonly places: number
}

export interface BriefNumber {
  readonly text: string
  /** In the other language. */
  readonly rendering: string
  readonly places: number
}

/** Where the paper is not worded as the termbase has it. */
export type BriefDeparture =
  | {
      readonly kind: 'wording'
      /** As the paper says it. */
      readonly zh: string
      /** The nearest term that was decided on, and its renderings. */
      readonly known: string
      readonly en: readonly string[]
    }
  | { readonly kind: 'finding'; readonly finding: Finding }

export const suggestionSources = ['paper', 'termbase', 'dictionary', 'parts', 'near'] as const

/** A proposal's rendering, by nobody decided: see `from`. */
export interface BriefSuggestion {
  readonly text: string
  /**
   * The translation in the paper; a proposal in the termbase; the dictionary; put together from terms and words in it;
   * that of a near term.
   */
  readonly from: (typeof suggestionSources)[number]
  /** The near term. */
  readonly of?: string
}

export interface BriefProposal {
  readonly term: string
  /** Of a Chinese term, with tone marks. */
  readonly pinyin?: string
  readonly category: Category
  /** 0..1 */
  readonly termhood: number
  readonly suggestions: readonly BriefSuggestion[]
  readonly places: number
  readonly firstSentence: number
}

/** A stretch of a sentence; `above` is what stands over it. */
export interface BriefRun {
  readonly text: string
  readonly above?: string
  readonly kind?: 'term' | 'name' | 'number' | 'proposal'
}

export interface BriefSentence {
  readonly kind: 'title' | 'sentence'
  /** Number of its paragraph. */
  readonly paragraph: number
  readonly speaker?: string
  readonly language: Language
  readonly runs: readonly BriefRun[]
  /** Its translation in the paper. */
  readonly translation?: string
}
