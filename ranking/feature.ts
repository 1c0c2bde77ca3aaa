/** One number the ranker looks at, with what it means: the list of these is the documentation of the model. */
export interface Feature<Context> {
  readonly name: string
  readonly means: string
  readonly of: (context: Context) => number
}

/**
 * Values of all features for one context, in the order of the list. A plain array: typed ones are dear to make, and so
 * is one that grows, or that learns by and by that it holds more than integers.
 */
export function featureRow<Context>(features: readonly Feature<Context>[], context: Context): number[] {
  const row = blank.slice(0, features.length)
  for (let i = 0; i < features.length; i++) row[i] = features[i].of(context)
  return row
}

const blank: readonly number[] = Array.from({ length: 256 }, () => Number.NaN)

/**
 * Learned log-odds of word-class patterns at a boundary ("verb|noun" before a term begins). Absent patterns give 0.
 * Learned by `training/ranker.ts`; only word classes are keys, never words.
 */
export type PatternTable = Readonly<Record<string, number>>
