import type { Examples } from './boosting.ts'

export interface LabelledRow {
  readonly row: ArrayLike<number>
  readonly label: number
  readonly weight: number
}

/** Rows as the booster takes them. */
export function examplesOf(features: readonly string[], rows: readonly LabelledRow[]): Examples {
  const values = new Float32Array(rows.length * features.length)
  for (const [i, { row }] of rows.entries()) values.set(row, i * features.length)
  return {
    features,
    values,
    labels: Uint8Array.from(rows, ({ label }) => label),
    weights: Float32Array.from(rows, ({ weight }) => weight),
  }
}
