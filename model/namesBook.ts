/** A person of a names book. */
export interface NamedPerson {
  /** Simplified and traditional. */
  readonly zh: string
  readonly traditional: string
  readonly pinyin: string
  /** As it is spelled where nothing else is known: Wang Yi. */
  readonly spelled: string
  /** How the name is written in English, the commonest first; none where no translation is known. */
  readonly english: readonly { readonly en: string; readonly count: number }[]
  /** Titles beside the name, the earliest first. */
  readonly titles: readonly PersonTitle[]
  /** Dates of the first and last document that has the name, YYYY-MM-DD; none where no document has one. */
  readonly first?: string
  readonly last?: string
  readonly places: number
  readonly documents: number
}

export interface PersonTitle {
  readonly zh: string
  /** How it is rendered, most often. */
  readonly en?: string
  readonly places: number
  /** As of the person. */
  readonly first?: string
  readonly last?: string
}
