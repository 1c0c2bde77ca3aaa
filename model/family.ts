/** A formula whose slots are filled by ever other words: 构建X共同体, 以X为Y. */
export interface FormulaFamily {
  /** Its fixed parts with X, Y for the slots. */
  readonly pattern: string
  /** The same as a glossary writes it: 以……为……. */
  readonly zh: string
  /** Places, and documents that have one. */
  readonly count: number
  readonly documents: number
  /** How much its parts hold each other: log-likelihood ratio G² (Dunning 1993). */
  readonly association: number
  readonly slots: readonly FamilySlot[]
  /** Families whose places are mostly places of this one: 以X为中心 of 以X为Y. */
  readonly narrower: readonly { readonly pattern: string; readonly count: number }[]
  /** How it is rendered as a whole, the commonest first; none where no translation is known. */
  readonly english: readonly { readonly pattern: string; readonly count: number }[]
  /** The texts of some places, those of the commonest fillers first. */
  readonly examples: readonly { readonly zh: string; readonly en?: string }[]
}

/** How freely a slot is filled. */
export interface FamilySlot {
  /** The commonest first. */
  readonly fillers: readonly FamilyFiller[]
  /** Different fillers. */
  readonly types: number
  /** Shannon entropy of the fillers, bits. */
  readonly entropy: number
  /** Share of the places whose filler stands there only: P of Baayen (1992), 0..1. */
  readonly productivity: number
}

export interface FamilyFiller {
  readonly zh: string
  readonly count: number
  readonly documents: number
  /** How it is rendered where it fills the slot, most often. */
  readonly en?: string
}
