/** Longest jump that has a probability of its own; farther ones go by the diagonal. */
export const REACH = 5
/** Number of different jumps, back and ahead. */
export const JUMPS = 2 * REACH + 1
/** Classes of generated tokens (see wordClasses.ts). */
export const STEP_CLASSES = 3
/** Classes of the tokens they come from. */
const STATE_CLASSES = 4
const CLASSES = STEP_CLASSES * STATE_CLASSES

/** Number of the class that a step and a state have together. */
export function jointClass(step: number, state: number): number {
  return step * STATE_CLASSES + state
}

/** Where the next token comes from: the parameters of one direction. */
export interface Transitions {
  /** Probability of a jump of d states, by class: at index JUMPS * class + d + REACH. */
  readonly jumps: Float64Array
  /** Sums of the jumps below an index, by class: Σ of jumps n < k at index (JUMPS + 1) * class + k. */
  readonly below: Float64Array
  /** Share of transitions that go by the diagonal and not by the last state. */
  readonly diagonal: number
  /** Probability that a token comes from no state. */
  readonly toNull: number
}

/** Expected numbers of transitions, for the next estimate. */
export class TransitionCounts {
  readonly jumps = new Float64Array(CLASSES * JUMPS)
  diagonal = 0
}

/** Observations that the first guess, and then the average of all classes, count as. */
const SMOOTHING = 100
const FIRST_DIAGONAL = 0.3
const FIRST_JUMPS = normalised(Float64Array.from({ length: JUMPS }, (_, n) => Math.exp(-0.5 * Math.abs(n - REACH - 1))))

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((a, b) => a + b)
  return values.map((value) => value / sum)
}

/** Transitions before anything is learned: most jumps go one ahead, in all classes. */
export const initialTransitions = (toNull: number): Transitions =>
  withSums(
    Float64Array.from({ length: CLASSES * JUMPS }, (_, n) => FIRST_JUMPS[n % JUMPS]),
    FIRST_DIAGONAL,
    toNull,
  )

/** The transitions that expected counts suggest: each class smoothed by all, all by the first guess. */
export const estimateTransitions = ({ jumps, diagonal }: TransitionCounts, toNull: number): Transitions => {
  const overall = FIRST_JUMPS.map((jump) => SMOOTHING * jump)
  jumps.forEach((count, n) => {
    overall[n % JUMPS] += count
  })
  const average = normalised(overall)
  const estimated = new Float64Array(jumps.length)
  for (let c = 0; c < CLASSES; c++) {
    const own = jumps.subarray(c * JUMPS, (c + 1) * JUMPS).map((count, n) => count + SMOOTHING * average[n])
    estimated.set(normalised(own), c * JUMPS)
  }
  const local = jumps.reduce((a, b) => a + b)
  const share = (diagonal + SMOOTHING * FIRST_DIAGONAL) / (local + diagonal + SMOOTHING)
  return withSums(estimated, share, toNull)
}

const withSums = (jumps: Float64Array, diagonal: number, toNull: number): Transitions => {
  const below = new Float64Array(CLASSES * (JUMPS + 1))
  for (let c = 0; c < CLASSES; c++) {
    for (let n = 0; n < JUMPS; n++) below[c * (JUMPS + 1) + n + 1] = below[c * (JUMPS + 1) + n] + jumps[c * JUMPS + n]
  }
  return { jumps, below, diagonal, toNull }
}
