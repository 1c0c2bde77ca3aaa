import { JUMPS, jointClass, REACH, STEP_CLASSES, type TransitionCounts, type Transitions } from './transitions.ts'
import type { Trellis } from './trellis.ts'

/** Steepness of the preference for the diagonal (Dyer, Chahuneau & Smith 2013 call it the tension). */
const TENSION = 8
const DIAGONAL_BINS = 1024
const DIAGONAL = Float64Array.from({ length: DIAGONAL_BINS + 1 }, (_, n) => Math.exp((-TENSION * n) / DIAGONAL_BINS))
/** States below this share of a step's probability are not carried on: that changes few links, and halves the time. */
const NEGLIGIBLE = 5e-4

/**
 * Posteriors of a hidden Markov alignment model (Vogel, Ney & Tillmann 1996) with a null state per state, which
 * remembers where the last linked token came from (Och & Ney 2003). A transition is a mixture of a jump from the last
 * state and a fresh start near the diagonal. Fills `posterior` and `nullPosterior`, and adds to `counts`.
 */
export class ForwardBackward {
  readonly #negligible: number
  #carried = new Float64Array(0)
  #incoming = new Float64Array(0)
  #last = new Float64Array(0)
  #beta = new Float64Array(0)
  #pull = new Float64Array(0)
  #scale = new Float64Array(0)
  #near = new Float64Array(0)
  #stay = new Float64Array(0)
  #jumpAt = new Int32Array(0)

  /** @param negligible share of a step's probability below which a state is not carried on; 0 for exact posteriors */
  constructor(negligible = NEGLIGIBLE) {
    this.#negligible = negligible
  }

  run(trellis: Trellis, transitions: Transitions, counts: TransitionCounts): void {
    if (trellis.steps === 0 || trellis.states === 0) return
    this.#makeRoom(trellis)
    this.#diagonal(trellis)
    this.#insideShares(trellis, transitions)
    this.#forward(trellis, transitions)
    this.#backward(trellis, transitions, counts)
  }

  #makeRoom({ steps, states, at }: Trellis): void {
    if (this.#incoming.length < states) {
      this.#incoming = new Float64Array(2 * states)
      this.#last = new Float64Array(2 * states)
      this.#beta = new Float64Array(2 * states)
      this.#pull = new Float64Array(2 * states)
      this.#stay = new Float64Array(2 * STEP_CLASSES * states)
      this.#jumpAt = new Int32Array(2 * STEP_CLASSES * states)
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

  /**
   * By class of step and state, at class * states + state: in stay, one over the probability of the jumps that stay
   * within the sentence; in jumpAt, the index of the jump to state 0.
   */
  #insideShares({ states, stateClass }: Trellis, { below }: Transitions): void {
    for (let step = 0; step < STEP_CLASSES; step++) {
      for (let s = 0; s < states; s++) {
        const joint = jointClass(step, stateClass[s])
        const base = joint * (JUMPS + 1)
        const low = Math.max(0, REACH - s)
        const high = Math.min(JUMPS, states - s + REACH)
        this.#stay[step * states + s] = 1 / (below[base + high] - below[base + low])
        this.#jumpAt[step * states + s] = joint * JUMPS + REACH - s
      }
    }
  }

  #forward(trellis: Trellis, { jumps, diagonal, toNull }: Transitions): void {
    const { steps, states, first, end, at, emission, nullEmission, posterior, stepClass } = trellis
    const carried = this.#carried
    const incoming = this.#incoming
    const last = this.#last
    const near = this.#near
    const stay = this.#stay
    const jumpAt = this.#jumpAt
    const negligible = this.#negligible
    for (let t = 0; t < steps; t++) {
      const from = first[t]
      const to = end[t]
      const base = at[t] - from
      if (t === 0) {
        for (let s = from; s < to; s++) {
          incoming[s] = near[base + s]
          last[s] = near[base + s]
        }
      } else {
        for (let s = from; s < to; s++) incoming[s] = diagonal * near[base + s]
        const inside = stepClass[t] * states
        for (let r = first[t - 1]; r < end[t - 1]; r++) {
          if (last[r] < negligible) continue
          const share = (1 - diagonal) * last[r] * stay[inside + r]
          const jump = jumpAt[inside + r]
          const low = Math.max(from, r - REACH)
          const high = Math.min(to - 1, r + REACH)
          for (let s = low; s <= high; s++) incoming[s] += share * jumps[jump + s]
        }
        // States new in the band have carried nothing.
        if (to > end[t - 1]) last.fill(0, end[t - 1], to)
      }
      const nullHere = toNull * nullEmission[t]
      let sum = 0
      for (let s = from; s < to; s++) {
        const linked = (1 - toNull) * incoming[s] * emission[base + s]
        const all = linked + nullHere * last[s]
        posterior[base + s] = linked
        last[s] = all
        sum += all
      }
      if (!(sum > 0)) {
        // Nothing can have produced this token: start afresh from the diagonal.
        for (let s = from; s < to; s++) {
          last[s] = near[base + s]
          posterior[base + s] = 0
        }
        sum = 1
      }
      const scale = 1 / sum
      this.#scale[t] = scale
      for (let s = from; s < to; s++) {
        posterior[base + s] *= scale
        last[s] *= scale
        carried[base + s] = last[s]
      }
    }
  }

  #backward(trellis: Trellis, { jumps, diagonal, toNull }: Transitions, counts: TransitionCounts): void {
    const { steps, states, first, end, at, emission, nullEmission, posterior, nullPosterior } = trellis
    const { stepClass } = trellis
    const tally = counts.jumps
    const carried = this.#carried
    const beta = this.#beta
    const pull = this.#pull
    const near = this.#near
    const stay = this.#stay
    const jumpAt = this.#jumpAt
    const negligible = this.#negligible
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
      const scale = this.#scale[t]
      let byDiagonal = 0
      for (let s = first[t]; s < end[t]; s++) {
        const value = (1 - toNull) * emission[base + s] * beta[s] * scale
        pull[s] = value
        byDiagonal += near[base + s] * value
      }
      const nullHere = toNull * nullEmission[t] * scale
      const from = first[t - 1]
      const to = end[t - 1]
      for (let r = from; r < to; r++) {
        beta[r] = diagonal * byDiagonal + (r >= first[t] && r < end[t] ? nullHere * beta[r] : 0)
      }
      const before = at[t - 1] - from
      const inside = stepClass[t] * states
      counts.diagonal += diagonal * byDiagonal
      for (let r = from; r < to; r++) {
        const mass = carried[before + r]
        if (mass < negligible) continue
        const share = (1 - diagonal) * stay[inside + r]
        const jump = jumpAt[inside + r]
        const low = Math.max(first[t], r - REACH)
        const high = Math.min(end[t] - 1, r + REACH)
        let sum = 0
        const weight = share * mass
        for (let s = low; s <= high; s++) {
          const flow = pull[s] * jumps[jump + s]
          sum += flow
          tally[jump + s] += weight * flow
        }
        beta[r] += share * sum
      }
    }
  }
}
