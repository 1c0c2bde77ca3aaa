import type { Category, Status, Usage } from './term.ts'

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
  readonly zh?: string
  readonly en?: string
  readonly category?: Category
  readonly note?: string | null
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

/** One row of a termbase's history. Rows are only ever added. */
export interface HistoryRow {
  readonly id: number
  /** Rows of one batch were written together, and are undone together: the id of the first of them. */
  readonly batch: number
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string
  readonly by: string
  /** `extract`: documents were added or replaced. `decide`: a person's decision on one rendering or concept. */
  readonly action: 'extract' | 'decide'
  readonly concept?: string
  readonly rendering?: string
  /** The fields that changed, as they were and as they are; what they hold depends on the action. */
  readonly before: unknown
  readonly after: unknown
}
