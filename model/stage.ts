/**
 * A stage of the pipeline: one value. `run` is opened with what the run knows, once for many inputs, and is pure then:
 * the same input gives the same output, nothing is printed, and what it keeps changes no result.
 */
export interface Stage<Context = never, Input = never, Output = unknown> {
  /** No other stage of its pipeline has it. */
  readonly name: string
  /**
   * Changes whenever results may: it is part of the key under which they are kept. The stages that ship have none, for
   * their code is looked at.
   */
  readonly version?: string
  /** Of a stage that does not ship: the one that ships whose place it has, or after which it comes. @default its own */
  readonly place?: string
  readonly run: (context: Context) => (input: Input) => Output
}
