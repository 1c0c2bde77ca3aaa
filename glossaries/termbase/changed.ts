/** What was written: the batch in the history (absent where nothing changed), and what it touched. */
export interface Changed {
  readonly batch?: number
  readonly renderings: readonly string[]
  readonly concepts: readonly string[]
  /** Of undoing and redoing: what could not be put back. */
  readonly kept?: readonly Kept[]
}

/** A subject of which undoing or redoing left fields as they are. */
export interface Kept {
  /** Id of the rendering or concept, and what it says now; its last wording where it is gone. */
  readonly subject: string
  readonly zh: string
  readonly en?: string
  /** Who has changed it since; absent where it is gone, or another has the wording. */
  readonly by?: string
  readonly fields: readonly string[]
}
