import type { GoldPair } from '../evaluation/gold.ts'
import { type Comparable, comparable } from '../evaluation/termScores.ts'
import type { Category } from '../model/term.ts'

/** The letters that reference glossaries use. */
const BY_LETTER: Readonly<Record<string, Category>> = {
  F: 'formulation',
  N: 'name',
  P: 'person',
  G: 'place',
  T: 'term',
  I: 'set phrase',
  V: 'verbal formulation',
}

/** For each category of the reference: right pairs of that category by the category they are shown with. */
export type Confusion = ReadonlyMap<Category, ReadonlyMap<Category, number>>

/** Categories of the right pairs against those of the reference, where it has any. */
export function confusionOf(
  pairs: readonly (Comparable & { readonly category: Category })[],
  gold: readonly GoldPair[],
): Confusion {
  const expected = new Map(comparable(gold).map(({ key, category }) => [key, BY_LETTER[category]]))
  const confusion = new Map<Category, Map<Category, number>>()
  for (const { key, category } of pairs) {
    const right = expected.get(key)
    if (!right) continue
    const row = confusion.get(right) ?? new Map<Category, number>()
    row.set(category, (row.get(category) ?? 0) + 1)
    confusion.set(right, row)
  }
  return confusion
}

/** Share of the pairs that are shown with the category of the reference. */
export function accuracyOf(confusion: Confusion): number {
  let right = 0
  let all = 0
  for (const [expected, row] of confusion)
    for (const [category, count] of row) {
      all += count
      if (category === expected) right += count
    }
  return all ? right / all : 0
}
