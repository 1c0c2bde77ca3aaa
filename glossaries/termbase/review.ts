/** What a reviewer looks at: the queue, an entry, its concordance. Types only; `queue.ts` and `entry.ts` read them. */
import type { ConceptState, Decided, HistoryRow } from '../../model/decision.ts'
import type { SourcedUnit } from '../../model/glossary.ts'
import type { Reason } from '../../model/reason.ts'
import type { Task, TermComment } from '../../model/team.ts'
import type { Category, ConceptEntry, PartOfSpeech, Span, Status, Usage } from '../../model/term.ts'

export interface Review {
  /** Ids of the renderings that pass the filter, in the order asked for. */
  queue(filter: QueueFilter): Promise<string[]>
  /** Rows of the queue by id, in the order of the ids; those that are gone are left out. */
  rows(ids: readonly string[]): Promise<QueueRow[]>
  /** Everything about one rendering but its occurrences; undefined where it is gone. */
  entry(id: string): Promise<Entry | undefined>
  /** What is said of a concept; undefined where it is gone. */
  concept(id: string): Promise<Entry['concept'] | undefined>
  /** The occurrences of a rendering by date, document and place; from `offset`, at most `limit`. */
  concordance(id: string, offset: number, limit: number): Promise<Concordance>
  /** The unit with those around it in its document, at most `around` on each side; none where the unit is gone. */
  neighbours(unit: string, around: number): Promise<SourcedUnit[]>
  overview(): Promise<Overview>
  statuses(): Promise<Overview['statuses']>
  /** How many batches this person can undo, and redo. */
  revertible(by: string): Promise<{ readonly undo: number; readonly redo: number }>
  /** How many pass the filter, by status. */
  counts(filter: QueueFilter): Promise<Readonly<Record<Status, number>>>
  /** When and by whom the renderings of a concept were said. */
  spread(concept: string): Promise<Spread[]>
  /** A part of a document (by its id) in both languages, with the terms in it; `from` counts units from 0. */
  reading(document: string, from: number, limit: number): Promise<ReadText>
  /** Sentence pairs that have all words of a search, newest documents first. */
  sentences(search: string, offset: number, limit: number): Promise<ReadText>
  /** What the review has found, and what is expected of the proposals that pass the filter. */
  yield(filter: QueueFilter): Promise<Yield>
  /** Where accepted terms do not agree with each other. */
  consistency(): Promise<Inconsistency[]>
  /** Prepares what the first search by pinyin would wait for; without it that takes a second longer. */
  warmUp(): Promise<void>
  /** Figures of the whole termbase. */
  pictures(): Promise<Pictures>
  /** What ids stand for: renderings by their English, concepts by their Chinese. */
  names(ids: readonly string[]): Promise<Readonly<Record<string, string>>>
  /** History rows after this id, oldest first, at most `limit`. */
  changesAfter(id: number, limit: number): Promise<HistoryRow[]>
  /** History of one rendering, newest first. */
  historyOf(rendering: string, limit: number): Promise<HistoryRow[]>
  /** Id of the last history row, 0 where there is none. */
  lastChange(): Promise<number>
}

export type QueueOrder = 'rank' | 'confidence' | 'informative' | 'frequency' | 'pinyin' | 'date' | 'category' | 'newest'

/** What is left out does not restrict. */
export interface QueueFilter {
  readonly statuses?: readonly Status[]
  readonly categories?: readonly Category[]
  /** Name of a document that has it. */
  readonly document?: string
  /** Dates of documents, YYYY-MM-DD, both inclusive. */
  readonly from?: string
  readonly to?: string
  /** As labelled in either language. */
  readonly speaker?: string
  readonly minConfidence?: number
  readonly maxConfidence?: number
  /**
   * Words that stand in it, whatever the script or case; of its Chinese also the pinyin, in full or by initials, with a
   * typing error where nothing else is found.
   */
  readonly search?: string
  /** Where to search: in the terms, in notes and definitions, or in the sentences it stands in. @default terms */
  readonly scope?: 'terms' | 'notes' | 'text'
  /** `missing`: terms of texts in Chinese alone, whose English is not there yet; `there`: pairs. @default both */
  readonly english?: 'missing' | 'there'
  /** `unlike`: pairs of which a second reader thinks otherwise than the ranker. @default all */
  readonly reader?: 'unlike'
  /** What waits for `person`; `mine`: any of it. */
  readonly task?: Task | 'mine'
  readonly person?: string
  /** Renderings, or of each concept the first. @default pair */
  readonly unit?: 'pair' | 'concept'
  /** `fold` leaves out proposals that stand nowhere but within a longer proposal that passes too. @default show */
  readonly nested?: 'fold' | 'show'
  /**
   * `rank`: what is probably right and essential first, as all glossaries are ranked. `informative`: nearest to a confidence of 0.5 first, where a decision teaches the ranker most (uncertainty sampling,
   * Lewis & Gale 1994). @default rank
   */
  readonly order?: QueueOrder
}

/** A rendering as the queue shows it. */
export interface QueueRow {
  readonly id: string
  readonly concept: string
  readonly zh: string
  readonly en: string
  readonly category: Category
  readonly confidence: number
  readonly frequency: number
  readonly status: Status
  readonly usage: Usage | null
  readonly supersededBy: string | null
  readonly partOfSpeech: PartOfSpeech | null
  readonly note: string | null
  /** Places that a person took out: see RenderingState. */
  readonly without: string | null
  /** Whose work it is, who asked for a second approval, who settled it, who approved: see RenderingState. */
  readonly assignedTo: string | null
  readonly approvalAskedBy: string | null
  readonly settledBy: string | null
  readonly approvedBy: string | null
  readonly decided: Decided | null
  readonly revision: number
  /** Other renderings of its concept; absent where they were not counted. */
  readonly siblings?: number
}

export interface Entry {
  readonly rendering: QueueRow
  readonly reasons: readonly Reason[]
  readonly concept: Omit<ConceptEntry, 'renderings'>
  /** Concepts that were merged into this one. */
  readonly merged: readonly (Pick<ConceptState, 'zh'> & { readonly id: string })[]
  /** Other renderings of the same concept, best first. */
  readonly competing: readonly QueueRow[]
  /** The same English for other Chinese terms. */
  readonly sameEnglish: readonly QueueRow[]
  /** Renderings within which it stands wherever it stands, and those that stand so within it; longest first. */
  readonly longer: readonly QueueRow[]
  readonly pieces: readonly QueueRow[]
  /** When and by whom the renderings of its concept were said. */
  readonly spread: readonly Spread[]
  /** What people said of it, oldest first. */
  readonly comments: readonly TermComment[]
}

/** Occurrences of one rendering in one month in the words of one speaker (the Chinese label where there is one). */
export interface Spread {
  readonly rendering: string
  /** YYYY-MM; null where the documents have no date. */
  readonly month: string | null
  readonly speaker: string | null
  readonly count: number
}

export interface ReadText {
  /** Units in all. */
  readonly total: number
  readonly lines: readonly ReadLine[]
}

/** A unit with the renderings that stand in it and are not rejected, by place, the longest first. */
export interface ReadLine {
  readonly unit: SourcedUnit
  readonly terms: readonly {
    readonly rendering: string
    readonly status: Status
    readonly zh: Span
    readonly en: Span
  }[]
}

/** What is known of the terms of a document. */
export interface DocumentShare {
  readonly id: string
  readonly name: string
  readonly date?: string
  readonly units: number
  /** Different renderings in it, and how many of them are decided, and accepted. */
  readonly pairs: number
  readonly decided: number
  readonly accepted: number
}

/** Accepted renderings that do not agree. */
export interface Inconsistency {
  /**
   * One concept with several preferred renderings; with several accepted of which none is preferred; one English for
   * several concepts; one English with other capitals; two that differ by one character.
   */
  readonly kind: 'severalPreferred' | 'nonePreferred' | 'sameEnglish' | 'capitals' | 'nearSpelling'
  readonly rows: readonly QueueRow[]
}

/** Found against reviewed, with what is expected: see ranking/remaining.ts. */
export interface Yield {
  readonly reviewed: number
  readonly found: number
  /** Proposals that pass. */
  readonly open: number
  /** How many of them are expected to be accepted, and the standard error of that. */
  readonly expected: number
  readonly error: number
  /** Running total of what the next of them are expected to give, at most 200. */
  readonly next: readonly number[]
  /** Points of both, the expected ones after those that were reviewed. */
  readonly curve: readonly { readonly reviewed: number; readonly found: number }[]
}

export interface Pictures {
  /** Different renderings that a person decided on a day (UTC), oldest day first. */
  readonly activity: readonly { readonly day: string; readonly by: string; readonly count: number }[]
  /** Ten bins of confidence: how many renderings by status, and their mean confidence. */
  readonly confidence: readonly ({ readonly from: number; readonly expected: number } & Readonly<
    Record<Status, number>
  >)[]
  readonly categories: readonly ({ readonly category: Category } & Readonly<Record<Status, number>>)[]
  readonly documents: readonly DocumentShare[]
}

export interface Concordance {
  readonly total: number
  readonly lines: readonly ReviewedLine[]
}

/** One occurrence in its unit. Spans follow a corrected wording where the text has it at that place. */
export interface ReviewedLine {
  readonly unit: SourcedUnit
  readonly zh: Span
  readonly en: Span
  /** Names the place, for taking it out: see RenderingState.without. */
  readonly place: string
}

export interface Overview {
  readonly statuses: Readonly<Record<Status, number>>
  readonly categories: Readonly<Partial<Record<Category, number>>>
  readonly documents: readonly { readonly name: string; readonly date?: string }[]
  readonly speakers: readonly string[]
  /** Accepted renderings that wait for a second approval. */
  readonly waiting: number
}
