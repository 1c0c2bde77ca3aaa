/** Tells of a cell, tokens `i` and `j` of a sentence pair, and the least probability that they translate each other. */
export type Add = (i: number, j: number, weight: number) => void
