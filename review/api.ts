/** What goes over the API, as docs/review.md describes it. Types only: the page is compiled against them too. */

import type {
  Concordance,
  DocumentShare,
  Entry,
  Inconsistency,
  Overview,
  Pictures,
  QueueFilter,
  QueueOrder,
  QueueRow,
  ReadLine,
  ReadText,
  Spread,
  Yield,
} from '../glossaries/termbase/review.ts'
import type { BatchChange, ImportSummary, Kept, TermAddition } from '../glossaries/termbase/termbase.ts'
import type { ConceptDecision, HistoryRow, RenderingDecision } from '../model/decision.ts'
import type { ConceptDetails, SourcedUnit } from '../model/glossary.ts'
import type { RefusalCode, RefusalValues } from '../model/refusal.ts'
import type {
  Act,
  Agreement,
  Approval,
  ReviewSample,
  Role,
  SampleItem,
  SampleResult,
  SampleVerdict,
  Task,
  TaskCounts,
  Team,
  TeamMember,
  TermComment,
} from '../model/team.ts'
import type { Category, PartOfSpeech, Span, Status, Usage } from '../model/term.ts'

export type {
  Act,
  Agreement,
  Approval,
  BatchChange,
  Category,
  ConceptDecision,
  ConceptDetails,
  Concordance,
  DocumentShare,
  Entry,
  HistoryRow,
  ImportSummary,
  Inconsistency,
  Kept,
  Overview,
  PartOfSpeech,
  Pictures,
  QueueFilter,
  QueueOrder,
  QueueRow,
  ReadLine,
  ReadText as Reading,
  RefusalCode,
  RefusalValues,
  RenderingDecision,
  ReviewSample,
  Role,
  SampleItem,
  SampleResult,
  SampleVerdict,
  SourcedUnit,
  Span,
  Spread,
  Status,
  Task,
  TaskCounts,
  Team,
  TeamMember,
  TermAddition,
  TermComment,
  Usage,
  Yield,
}

/** GET /api/session */
export interface Session extends Totals {
  readonly reviewer: string
  readonly role: Role
  /** What the reviewer may do. */
  readonly may: readonly Act[]
  readonly approval: Approval
  /** Names that can be called with @, and be given work. */
  readonly people: readonly string[]
  /** File name of the termbase. */
  readonly termbase: string
  readonly overview: Overview
}

/** Counts that every decision changes. */
export interface Totals {
  /** Id of the last history row they tell. */
  readonly version: number
  readonly statuses: Readonly<Record<Status, number>>
  readonly undo: number
  readonly redo: number
}

/** GET, POST /api/team, POST /api/team/password */
export interface TeamView extends Team {
  /** Names that are known. */
  readonly people: readonly string[]
}

/** GET /api/comments */
export type OpenComment = TermComment & { readonly zh?: string; readonly en?: string }

/** GET /api/samples/ID: without what the other judge says. */
export interface SampleView {
  readonly sample: ReviewSample
  readonly items: readonly SampleItem[]
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
  /** Id of the last history row before it was read. */
  readonly version: number
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
  /** Of undoing and redoing: what others have changed since, and stays. */
  readonly kept?: readonly Kept[]
}

/** POST /api/terms */
export interface AddedTerm extends Written {
  readonly rendering: string
  readonly isNew: boolean
  readonly status: Status
  readonly occurrences: number
}

/** GET /api/renderings/ID/history */
export interface PastChanges {
  readonly rows: readonly HistoryRow[]
  /** What the ids in the rows stand for. */
  readonly names: Readonly<Record<string, string>>
}

/** GET /api/units/ID/english: the span that a Chinese passage is linked with, if it is. */
export interface EnglishOf {
  readonly en?: Span
}

/** GET, POST /api/extraction */
export interface ExtractionState {
  readonly status: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  /** While it runs: what is done of how many documents, and what was found so far. */
  readonly stage?: string
  readonly done?: number
  readonly total?: number
  readonly sentences?: number
  readonly pairs?: number
  /** Once it is done. */
  readonly documentsAdded?: number
  readonly documentsReplaced?: number
  readonly renderingsAdded?: number
  /** Files that could not be used, and why. */
  readonly failures?: readonly string[]
}

/** POST /api/import */
export interface Imported {
  readonly summary: ImportSummary
  /** Which columns of a table were taken for what, and which were left. */
  readonly taken: readonly string[]
  readonly left: readonly string[]
  readonly warnings: readonly string[]
}

/** GET /api/export */
export interface FormatSummary {
  readonly name: string
  readonly for: string
  readonly summary: string
}

/** What every request gets that is not carried out. */
export interface Refusal {
  /** In English, for programs and logs. */
  readonly error: string
  readonly code:
    | RefusalCode
    | 'notUnderstood'
    | 'noSession'
    | 'readOnly'
    | 'nothing'
    | 'unwritable'
    | 'unexpected'
    | 'refused'
    | 'busy'
    | 'tooLarge'
    | 'unreadable'
  readonly values?: RefusalValues
  /** With 409: the concept as it is now, where it is about one. */
  readonly concept?: ConceptDetails
  /** With 409 `taken`: the rendering that has the wording. */
  readonly other?: QueueRow
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
  /** Whether it was changed who may do what. */
  readonly team: boolean
  /** Absent where very many changed. */
  readonly renderings?: readonly string[]
  readonly statuses: Readonly<Record<Status, number>>
}
