import type { Reason } from './reason.ts'
import type { Category, PartOfSpeech, Status, Usage } from './term.ts'

/**
 * What a person decides about a rendering. Fields left out stay as they are; `null` takes a value away.
 * A corrected `zh` moves the rendering to the concept of that Chinese term.
 */
export interface RenderingDecision {
  /** Id of the rendering. */
  readonly rendering: string
  /** The revision that was decided on; where it is not the stored one, the decision is refused. @default any */
  readonly revision?: number
  readonly status?: Status
  readonly usage?: Usage | null
  /** Id of the rendering of the same concept that is used now; goes with the usage `superseded`. */
  readonly supersededBy?: string | null
  readonly partOfSpeech?: PartOfSpeech | null
  readonly zh?: string
  readonly en?: string
  readonly category?: Category
  readonly note?: string | null
  /** Places that are none of it: all of them, as RenderingState has them. */
  readonly without?: string | null
  /** Name of who is to deal with it. */
  readonly assignedTo?: string | null
  /** Asks for a second approval, or takes that back. */
  readonly approvalAsked?: boolean
  /** Gives the second approval, or takes it back. Who brought the term to where it is cannot give it. */
  readonly approved?: boolean
}

/** What a person decides about a concept as a whole. */
export interface ConceptDecision {
  /** Id of the concept. */
  readonly concept: string
  readonly revision?: number
  readonly category?: Category
  readonly definition?: string | null
  readonly domain?: string | null
  readonly note?: string | null
}

export type Decision = RenderingDecision | ConceptDecision

/** A pair as the program proposed it, and whether the person who decided on it took it so: what the ranker learns from. */
export interface DecidedPair {
  readonly zh: string
  readonly en: string
  readonly category: Category
  /** That of the ranker alone: `Rendering.prior` where there is one. */
  readonly confidence: number
  /** Occurrences in the document where it was clearest. */
  readonly frequency: number
  /** False where it was rejected, or accepted in another wording. */
  readonly accepted: boolean
}

/** Whether a person accepted a pair as the program proposed it, and what had spoken for and against it. */
export interface DecidedReasons {
  readonly accepted: boolean
  readonly reasons: readonly Reason[]
}

/** What a person decided of a rendering, as far as it tells of a pair that the program finds. */
export interface Verdict {
  /** Id of the pair. */
  readonly pair: string
  /** The English that stands in the termbase: another than the pair's where a person corrected it. */
  readonly en: string
  /** False where it was rejected, or accepted for another Chinese term. */
  readonly accepted: boolean
}

/** What a person decided of a rendering: all of it, as a history row tells it before and after. */
export interface RenderingState {
  readonly concept: string
  /** Of the concept. */
  readonly zh: string
  readonly en: string
  readonly category: Category
  readonly status: Status
  readonly usage: Usage | null
  readonly supersededBy: string | null
  readonly partOfSpeech: PartOfSpeech | null
  readonly note: string | null
  /** Where it was taken from, as the glossary says that it was imported from. */
  readonly source: string | null
  /** Places that are none of it, one a line: unit, then the spans of the Chinese and of the English as found. */
  readonly without: string | null
  /** Who is to deal with it. */
  readonly assignedTo: string | null
  /** Who asked that a second person approves of it. */
  readonly approvalAskedBy: string | null
  /** Who brought status, usage and wording to what they are. */
  readonly settledBy: string | null
  /** The second person: gone as soon as somebody changes status, usage or wording. */
  readonly approvedBy: string | null
  readonly decided: Decided | null
}

/** What a person decided of a concept. */
export interface ConceptState {
  readonly zh: string
  readonly category: Category
  readonly definition: string | null
  readonly domain: string | null
  readonly note: string | null
  /** Where its definition was taken from. */
  readonly source: string | null
  /** Chinese forms that another glossary gave beside `zh`, one a line. */
  readonly forms: string | null
  /** Id of the concept that took over its renderings, and takes those found later. */
  readonly mergedInto: string | null
  readonly decided: Decided | null
}

/** Who dealt with it last, and when (ISO 8601). */
export interface Decided {
  readonly by: string
  readonly at: string
}

/** One row of a termbase's history. Rows are only ever added. */
export interface HistoryRow {
  readonly id: number
  /** Rows of one batch were written together, and are undone together: the id of the first of them. */
  readonly batch: number
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string
  readonly by: string
  /**
   * `extract`: documents were added or replaced; `remove`: one was taken out. The others are a person's: a decision on one
   * rendering or concept, a term added, a merge or split of concepts, the import of a glossary, the undoing of a batch
   * or its redoing; `comment`: something was said of a term, or called done; `team`: who may do what was changed;
   * `sample`: what two people said of one pair, each without seeing the other's.
   */
  readonly action:
    | 'extract'
    | 'remove'
    | 'decide'
    | 'add'
    | 'merge'
    | 'split'
    | 'import'
    | 'undo'
    | 'redo'
    | 'comment'
    | 'team'
    | 'sample'
  /** Of `undo` and `redo`: the batch that is undone or redone. */
  readonly reverts?: number
  readonly concept?: string
  readonly rendering?: string
  /**
   * A RenderingState where `rendering` is there, else a ConceptState where `concept` is; of `extract` and `remove` the
   * documents; of `comment`, `team` and `sample` what was said.
   */
  readonly before: unknown
  readonly after: unknown
}

/** Rows that bring about no state of a rendering or concept: they are not undone, and tell nothing to a rebuilt state. */
export const actionsBesideDecisions = ['extract', 'remove', 'comment', 'team', 'sample'] as const
