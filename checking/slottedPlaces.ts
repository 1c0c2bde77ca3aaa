import { slotRules, slottedSpans } from '../language/slots.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { TermPlace } from './termPlaces.ts'
import type { CheckedTerm, TermIndex } from './terms.ts'

/**
 * Where terms with a slot stand in a unit, from their first part to their last. Each part begins and ends with words: 以 is
 * not found in 可以. What fills the slot is looked for by itself.
 */
export function slottedPlaces(
  slotted: TermIndex['slotted'],
  { unit, zh }: Pick<LinkedUnit, 'unit' | 'zh'>,
  simplify: (text: string) => string,
): TermPlace<CheckedTerm>[] {
  if (!slotted.length) return []
  const text = simplify(unit.zh)
  const starts = new Set(zh.map(({ start }) => start))
  const ends = new Set(zh.map(({ end }) => end))
  const isPart = ({ start, end }: { start: number; end: number }) => starts.has(start) && ends.has(end)
  return slotted.flatMap(({ parts, term }) =>
    slottedSpans(text, parts, { ...slotRules.zh, isPart }).map((span) => ({ term, span })),
  )
}
