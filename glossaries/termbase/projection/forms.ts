import { byCodePoint } from '../../../language/order.ts'

/** A way to write a term, and how often it occurs so. */
export interface CountedForm {
  readonly text: string
  readonly frequency: number
}

/** For `sort`: the form to show first. */
export const byFrequency = (a: CountedForm, b: CountedForm) =>
  b.frequency - a.frequency || [...a.text].length - [...b.text].length || byCodePoint(a.text, b.text)

export const total = (forms: readonly CountedForm[]) => forms.reduce((sum, { frequency }) => sum + frequency, 0)

/** Rows that have a key in common, in their order. */
export function grouped<K, T>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
