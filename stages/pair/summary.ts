/** Mean and least of some values, and what stands for them where there are none. */
export const mean = (values: readonly number[], empty: number): number =>
  values.length ? values.reduce((a, b) => a + b, 0) / values.length : empty
export const least = (values: readonly number[], empty: number): number => (values.length ? Math.min(...values) : empty)
