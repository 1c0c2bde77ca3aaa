import type { Trellis } from './trellis.ts'

/** Longest jump that has a probability of its own. */
const REACH = 10
const JUMPS = 2 * REACH + 1
/** Steepness of the preference for the diagonal (Dyer, Chahuneau & Smith 2013 call it the tension). */
const TENSION = 8
const DIAGONAL_BINS = 1024
const DIAGONAL = Float64Array.from({ length: DIAGONAL_BINS + 1 }, (_, n) => Math.exp((-TENSION * n) / DIAGONAL_BINS))
/** State probabilities below this are not carried on: the sums stay exact to about 1e-6. */
const NEGLIGIBLE = 1e-7

/** Where the next token comes from: the parameters of one direction. */
export interface Transitions {
  /** Probability of a jump of d states, at index d + 10. */
  readonly jumps: Float64Array
  /** Share of transitions that go by the diagonal and not by the last state. */
  readonly diagonal: number
  /** Probability that a token comes from no state. */
  readonly toNull: number
}

/** Expected numbers of transitions, for the next estimate. */
export class TransitionCounts {
  readonly jumps = new Float64Array(JUMPS)
  diagonal = 0
}

/** Transitions before anything is learned: most jumps go one ahead. */
export const initialTransitions = (toNull: number): Transitions => {
  const jumps = Float64Array.from({ length: JUMPS }, (_, n) => Math.exp(-0.5 * Math.abs(n - REACH - 1)))
  const sum = jumps.reduce((a, b) => a + b)
  return { jumps: jumps.map((jump) => jump / sum), diagonal: 0.3, toNull }
}

/** The transitions that expected counts suggest, smoothed by the first guess as if it had been seen 100 times. */
export const estimateTransitions = ({ jumps, diagonal }: TransitionCounts, toNull: number): Transitions => {
  const first = initialTransitions(toNull)
  const local = jumps.reduce((a, b) => a + b)
  return {
    jumps: jumps.map((count, n) => (count + 100 * first.jumps[n]) / (local + 100)),
    diagonal: (diagonal + 100 * first.diagonal) / (local + diagonal + 100),
    toNull,
  }
}

/**
 * Posteriors of a hidden Markov alignment model (Vogel, Ney & Tillmann 1996) with a null state per state, which
 * remembers where the last linked token came from (Och & Ney 2003). A transition is a mixture of a jump from the last
 * state and a fresh start near the diagonal. Fills `posterior` and `nullPosterior`, and adds to `counts`.
 */
export class ForwardBackward {
  #carried = new Float64Array(0)
  #incoming = new Float64Array(0)
  #beta = new Float64Array(0)
  #pull = new Float64Array(0)
  #exit = new Float64Array(0)
  #scale = new Float64Array(0)
  #near = new Float64Array(0)

  run(trellis: Trellis, transitions: Transitions, counts?: TransitionCounts): void {
    if (trellis.steps === 0 || trellis.states === 0) return
    this.#makeRoom(trellis)
    this.#diagonal(trellis)
    this.#exits(trellis.states, transitions.jumps)
    this.#forward(trellis, transitions)
    this.#backward(trellis, transitions, counts)
  }

  #makeRoom({ steps, states, at }: Trellis): void {
    if (this.#incoming.length < states) {
      this.#incoming = new Float64Array(2 * states)
      this.#beta = new Float64Array(2 * states)
      this.#pull = new Float64Array(2 * states)
      this.#exit = new Float64Array(2 * states)
    }
    if (this.#scale.length < steps) this.#scale = new Float64Array(2 * steps)
    if (this.#carried.length < at[steps]) {
      this.#carried = new Float64Array(2 * at[steps])
      this.#near = new Float64Array(2 * at[steps])
    }
  }

  /** near[cell]: probability of a state for a step by the diagonal alone. */
  #diagonal({ steps, states, first, end, at }: Trellis): void {
    const near = this.#near
    const perStep = DIAGONAL_BINS / steps
    const perState = DIAGONAL_BINS / states
    for (let t = 0; t < steps; t++) {
      const here = (t + 0.5) * perStep
      let sum = 0
      for (let s = first[t], cell = at[t]; s < end[t]; s++, cell++) {
        const distance = Math.abs((s + 0.5) * perState - here)
        near[cell] = DIAGONAL[distance | 0]
        sum += near[cell]
      }
      for (let cell = at[t]; cell < at[t + 1]; cell++) near[cell] /= sum
    }
  }

  /** exit[s]: one over the probability of the jumps that stay within the sentence. */
  #exits(states: number, jumps: Float64Array): void {
    for (let s = 0; s < states; s++) {
      let inside = 0
      const last = Math.min(REACH, states - 1 - s)
      for (let d = Math.max(-REACH, -s); d <= last; d++) inside += jumps[d + REACH]
      this.#exit[s] = 1 / inside
    }
  }

  #forward(trellis: Trellis, { jumps, diagonal, toNull }: Transitions): void {
    const { steps, first, end, at, emission, nullEmission, posterior } = trellis
    const carried = this.#carried
    const incoming = this.#incoming
    const near = this.#near
    const exit = this.#exit
    for (let t = 0; t < steps; t++) {
      const from = first[t]
      const to = end[t]
      const base = at[t] - from
      if (t === 0) {
        for (let s = from; s < to; s++) incoming[s] = near[base + s]
      } else {
        for (let s = from; s < to; s++) incoming[s] = diagonal * near[base + s]
        const before = at[t - 1] - first[t - 1]
        for (let r = first[t - 1]; r < end[t - 1]; r++) {
          const mass = carried[before + r]
          if (mass < NEGLIGIBLE) continue
          const share = (1 - diagonal) * mass * exit[r]
          const low = Math.max(from, r - REACH)
          const high = Math.min(to - 1, r + REACH)
          for (let s = low; s <= high; s++) incoming[s] += share * jumps[s - r + REACH]
        }
      }
      const nullHere = toNull * nullEmission[t]
      let sum = 0
      for (let s = from; s < to; s++) {
        const cell = base + s
        const linked = (1 - toNull) * incoming[s] * emission[cell]
        const last =
          t === 0 ? near[cell] : s >= first[t - 1] && s < end[t - 1] ? carried[at[t - 1] + s - first[t - 1]] : 0
        posterior[cell] = linked
        carried[cell] = linked + nullHere * last
        sum += carried[cell]
      }
      if (!(sum > 0)) {
        // Nothing can have produced this token: start afresh from the diagonal.
        for (let cell = at[t]; cell < at[t + 1]; cell++) {
          carried[cell] = near[cell]
          posterior[cell] = 0
        }
        sum = 1
      }
      const scale = 1 / sum
      this.#scale[t] = scale
      for (let cell = at[t]; cell < at[t + 1]; cell++) {
        carried[cell] *= scale
        posterior[cell] *= scale
      }
    }
  }

  #backward(trellis: Trellis, { jumps, diagonal, toNull }: Transitions, counts?: TransitionCounts): void {
    const { steps, states, first, end, at, emission, nullEmission, posterior, nullPosterior } = trellis
    const carried = this.#carried
    const beta = this.#beta
    const pull = this.#pull
    const near = this.#near
    const exit = this.#exit
    beta.fill(1, 0, states)
    for (let t = steps - 1; t >= 0; t--) {
      const base = at[t] - first[t]
      let linked = 0
      for (let s = first[t]; s < end[t]; s++) {
        const cell = base + s
        posterior[cell] = Math.min(1, posterior[cell] * beta[s])
        linked += posterior[cell]
      }
      nullPosterior[t] = Math.max(0, 1 - linked)
      if (t === 0) return

      // pull[s]: what step t and all after it give for state s; beta then moves to step t - 1.
      let byDiagonal = 0
      let strongest = 0
      for (let s = first[t]; s < end[t]; s++) {
        const value = (1 - toNull) * emission[base + s] * beta[s] * this.#scale[t]
        pull[s] = value
        byDiagonal += near[base + s] * value
        if (value > strongest) strongest = value
      }
      const nullHere = toNull * nullEmission[t] * this.#scale[t]
      const from = first[t - 1]
      const to = end[t - 1]
      const before = at[t - 1] - from
      for (let r = from; r < to; r++) {
        beta[r] = diagonal * byDiagonal + (r >= first[t] && r < end[t] ? nullHere * beta[r] : 0)
      }
      for (let s = first[t]; s < end[t]; s++) {
        const value = (1 - diagonal) * pull[s]
        if (value < NEGLIGIBLE * strongest) continue
        const low = Math.max(from, s - REACH)
        const high = Math.min(to - 1, s + REACH)
        for (let r = low; r <= high; r++) {
          const flow = value * jumps[s - r + REACH] * exit[r]
          beta[r] += flow
          if (counts) counts.jumps[s - r + REACH] += carried[before + r] * flow
        }
      }
      if (counts) counts.diagonal += diagonal * byDiagonal
    }
  }
}
