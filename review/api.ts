/** What goes over the API, as docs/review.md describes it. Types only: the page is compiled against them too. */

import type { Concordance, Entry, Overview, QueueFilter, QueueOrder, QueueRow } from '../glossaries/termbase/review.ts'
import type { BatchChange } from '../glossaries/termbase/termbase.ts'
import type { ConceptDecision, HistoryRow, RenderingDecision } from '../model/decision.ts'
import type { SourcedUnit } from '../model/glossary.ts'
import type { Category, PartOfSpeech, Span, Status, Usage } from '../model/term.ts'

export type {
  BatchChange,
  Category,
  ConceptDecision,
  Concordance,
  Entry,
  HistoryRow,
  Overview,
  PartOfSpeech,
  QueueFilter,
  QueueOrder,
  QueueRow,
  RenderingDecision,
  SourcedUnit,
  Span,
  Status,
  Usage,
}

/** GET /api/session */
export interface Session extends Totals {
  readonly reviewer: string
  /** File name of the termbase. */
  readonly termbase: string
  readonly overview: Overview
}

/** Counts that every decision changes. */
export interface Totals {
  readonly statuses: Readonly<Record<Status, number>>
  readonly undo: number
  readonly redo: number
}

/** GET /api/queue */
export interface Queue {
  readonly ids: readonly string[]
  /** The first of them. */
  readonly rows: readonly QueueRow[]
  /** The very first with all that is shown of it: one request answers a search. */
  readonly first?: Sheet
}

/** GET /api/renderings/ID */
export interface Sheet extends Entry {
  /** The first lines. */
  readonly concordance: Concordance
}

/** POST /api/decisions, /api/batch, /api/merge, /api/split, /api/undo, /api/redo */
export interface Written extends Totals {
  /** Absent where nothing changed. */
  readonly batch?: number
  readonly changed: number
  /** The renderings that changed, unless they are very many. */
  readonly rows: readonly QueueRow[]
}

/** What every request gets that is not carried out. */
export interface Refusal {
  readonly error: string
  /** With 409: the rendering as it is now, where it is one and it is there. */
  readonly current?: QueueRow
}

/** Events of GET /api/events: somebody decided, or `shuyu extract` added documents. */
export interface ChangeEvent {
  /** Id of the last history row told. */
  readonly id: number
  readonly batches: readonly number[]
  readonly by: readonly string[]
  readonly extracted: boolean
  /** Absent where very many changed. */
  readonly renderings?: readonly string[]
  readonly statuses: Readonly<Record<Status, number>>
}
