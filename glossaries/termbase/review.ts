/** What a reviewer looks at: the queue, an entry, its concordance. Types only; `queue.ts` and `entry.ts` read them. */
import type { ConceptState, Decided, HistoryRow } from '../../model/decision.ts'
import type { SourcedUnit } from '../../model/glossary.ts'
import type { Reason } from '../../model/reason.ts'
import type { Category, ConceptEntry, PartOfSpeech, Span, Status, Usage } from '../../model/term.ts'

export interface Review {
  /** Ids of the renderings that pass the filter, in the order asked for. */
  queue(filter: QueueFilter): Promise<string[]>
  /** Rows of the queue by id, in the order of the ids; those that are gone are left out. */
  rows(ids: readonly string[]): Promise<QueueRow[]>
  /** Everything about one rendering but its occurrences; undefined where it is gone. */
  entry(id: string): Promise<Entry | undefined>
  /** The occurrences of a rendering by date, document and place; from `offset`, at most `limit`. */
  concordance(id: string, offset: number, limit: number): Promise<Concordance>
  /** The unit with those around it in its document, at most `around` on each side; none where the unit is gone. */
  neighbours(unit: string, around: number): Promise<SourcedUnit[]>
  overview(): Promise<Overview>
  statuses(): Promise<Overview['statuses']>
  /** How many batches this person can undo, and redo. */
  revertible(by: string): Promise<{ readonly undo: number; readonly redo: number }>
  /** History rows after this id, oldest first, at most `limit`. */
  changesAfter(id: number, limit: number): Promise<HistoryRow[]>
  /** History of one rendering, newest first. */
  historyOf(rendering: string, limit: number): Promise<HistoryRow[]>
  /** Id of the last history row, 0 where there is none. */
  lastChange(): Promise<number>
}

export type QueueOrder = 'confidence' | 'informative' | 'frequency'

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
  /** Words that stand in its Chinese or English, whatever the script or case. */
  readonly search?: string
  /**
   * `informative`: nearest to a confidence of 0.5 first, where a decision teaches the ranker most (uncertainty sampling,
   * Lewis & Gale 1994). @default confidence
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
  readonly decided: Decided | null
  readonly revision: number
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
}

export interface Concordance {
  readonly total: number
  readonly lines: readonly ConcordanceLine[]
}

/** One occurrence in its unit. Spans follow a corrected wording where the text has it at that place. */
export interface ConcordanceLine {
  readonly unit: SourcedUnit
  readonly zh: Span
  readonly en: Span
}

export interface Overview {
  readonly statuses: Readonly<Record<Status, number>>
  readonly categories: Readonly<Partial<Record<Category, number>>>
  readonly documents: readonly { readonly name: string; readonly date?: string }[]
  readonly speakers: readonly string[]
}
