/**
 * The contract of every stage: `(options) => (input) => output`. A stage is pure (same input, same output),
 * prints nothing, and keeps no state beyond caches that change no result.
 */
export type Stage<Options, Input, Output> = (options: Options) => (input: Input) => Output
