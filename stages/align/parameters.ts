/**
 * The constants of the bead model. All scores are natural logarithms of likelihood ratios against "these sentences
 * have nothing to do with each other", so an unaligned sentence scores zero before its gap cost.
 */
export interface AlignParameters {
  /** Share of a sentence's words that owe nothing to the other language (IBM model 1's null word), 0..1. */
  readonly nullShare: number
  /** Log prior of a 1:1 bead. */
  readonly oneToOne: number
  /** Added for every sentence beyond the first on the longer side of a bead. */
  readonly extraSentence: number
  /** Added when both sides have more than one sentence, for every one beyond the first on the shorter side. */
  readonly manyToMany: number
  /** Cost of beginning a run of unaligned sentences of one language, its first sentence included. */
  readonly openGap: number
  /** Cost of each further sentence of such a run. */
  readonly extendGap: number
  /** Standard deviation of the length difference, in units of the square root of the English length. */
  readonly lengthSpread: number
  /** Degrees of freedom of the length model: smaller is more tolerant of extremes. */
  readonly lengthFreedom: number
  /** Weight of the lexical evidence; below 1 because words of a sentence are not independent. */
  readonly lexicalWeight: number
}

export const defaultParameters: AlignParameters = {
  nullShare: 0.5,
  oneToOne: -0.3,
  extraSentence: -1.5,
  manyToMany: -2,
  openGap: -5,
  extendGap: -1,
  lengthSpread: 2.5,
  lengthFreedom: 4,
  lexicalWeight: 0.5,
}
