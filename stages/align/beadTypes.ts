import type { AlignParameters } from './parameters.ts'

/** The most sentences of one language in a bead. */
export const longestBlock = 6
/** The most sentences of both languages together in a bead. */
const largestBead = 8

/** How many Chinese and English sentences the two-sided beads have: 1:1, 1:2, ... 6:2. */
export const beadTypes: readonly { readonly zh: number; readonly en: number }[] = Array.from(
  { length: longestBlock * longestBlock },
  (_, n) => ({ zh: 1 + Math.floor(n / longestBlock), en: 1 + (n % longestBlock) }),
).filter(({ zh, en }) => zh + en <= largestBead)

/** The log prior of every bead type. */
export function typePriors(parameters: AlignParameters): Float64Array {
  return Float64Array.from(beadTypes, ({ zh, en }) => {
    const longer = Math.max(zh, en)
    const shorter = Math.min(zh, en)
    return parameters.oneToOne + (longer - 1) * parameters.extraSentence + (shorter - 1) * parameters.manyToMany
  })
}
