/**
 * Where excluded words stand in a term: they are the whole of it, it begins or ends with them (or is them), or they stand
 * within it, at neither end.
 */
export const exclusionPlaces = ['whole', 'first', 'last', 'inner'] as const

export type ExclusionPlace = (typeof exclusionPlaces)[number]

/** What a person does not want to be shown: a Chinese or an English term, or all that have some words at a place. */
export interface Exclusion {
  /** Chinese where there is a Chinese character in it, else English. */
  readonly words: string
  readonly place: ExclusionPlace
}

/** One that holds, with who said so, and when (ISO 8601). */
export interface ExclusionBy extends Exclusion {
  readonly by: string
  readonly at: string
  /** Proposals that it hides now. */
  readonly hides: number
}

/** A proposal that an exclusion hides, or would hide. */
export interface HiddenProposal {
  /** Id of the rendering. */
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly confidence: number
  readonly frequency: number
}
