import type { Category, Status, Usage } from './term.ts'

/** One rendering in the words of one speaker in one document. */
export interface DatedUse {
  /** Id of the rendering. */
  readonly rendering: string
  /** Name of the document. */
  readonly document: string
  /** Of the document, YYYY-MM-DD. */
  readonly date?: string
  /** The Chinese label where there is one. */
  readonly speaker?: string
  /** Occurrences. */
  readonly count: number
}

/** A concept with everything that is known of when, where and by whom its renderings were used. */
export interface ConceptUses {
  readonly id: string
  readonly zh: string
  readonly category: Category
  readonly renderings: readonly {
    readonly id: string
    readonly en: string
    readonly status: Status
    readonly usage?: Usage
    /** Occurrences in all. */
    readonly frequency: number
  }[]
  /** By date, document, rendering and speaker. */
  readonly uses: readonly DatedUse[]
}
