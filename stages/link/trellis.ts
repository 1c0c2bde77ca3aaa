import { fillBand } from './band.ts'

/**
 * One direction of a sentence pair: the tokens of the generated language are the steps, those of the other language
 * the states, and each step comes from one state or from none (null). Cells are kept step by step within the band:
 * state s of step t has cell `at[t] + s - first[t]`. The arrays are longer than needed: one trellis serves all pairs.
 */
export class Trellis {
  steps = 0
  states = 0
  first = new Int32Array(0)
  end = new Int32Array(0)
  at = new Int32Array(1)
  /** Classes of the tokens, see wordClasses.ts. */
  stepClass = new Uint8Array(0)
  stateClass = new Uint8Array(0)
  /** Probability of the step's token given the state's. */
  emission = new Float64Array(0)
  /** Probability of the step's token given no state. */
  nullEmission = new Float64Array(0)
  /** Probability, given both sentences, that the step comes from the state. */
  posterior = new Float64Array(0)
  /** Likewise that it comes from none. */
  nullPosterior = new Float64Array(0)

  /** Makes room for a pair; emissions and posteriors are left as they are. Returns the number of cells. */
  shape(steps: number, states: number): number {
    this.steps = steps
    this.states = states
    if (this.first.length < steps) {
      this.first = new Int32Array(2 * steps)
      this.end = new Int32Array(2 * steps)
      this.at = new Int32Array(2 * steps + 1)
      this.stepClass = new Uint8Array(2 * steps)
      this.nullEmission = new Float64Array(2 * steps)
      this.nullPosterior = new Float64Array(2 * steps)
    }
    if (this.stateClass.length < states) this.stateClass = new Uint8Array(2 * states)
    fillBand(steps, states, this.first, this.end)
    let cells = 0
    for (let t = 0; t < steps; t++) {
      this.at[t] = cells
      cells += this.end[t] - this.first[t]
    }
    this.at[steps] = cells
    if (this.emission.length < cells) {
      this.emission = new Float64Array(2 * cells)
      this.posterior = new Float64Array(2 * cells)
    }
    return cells
  }

  /** Posterior of a step and a state within the band. */
  posteriorOf(step: number, state: number): number {
    return this.posterior[this.at[step] + state - this.first[step]]
  }
}
