import { conceptId, renderingId } from '../../../language/identity.ts'
import type { ConceptEntry, Occurrence } from '../../../model/term.ts'
import type { AskedUnit } from '../../../stages/reader/question.ts'

export const unitOf = (n: number, zh: string, en: string): AskedUnit['unit'] => ({ id: `d:${n}`, zh, en })

/** A concept with one rendering, at its first place in each of these units. */
export function entryOf(units: readonly AskedUnit['unit'][], zh: string, en: string, confidence: number): ConceptEntry {
  const occurrences = units.flatMap((unit): Occurrence[] => {
    const [z, e] = [unit.zh.indexOf(zh), unit.en.indexOf(en)]
    if (z < 0 || e < 0) return []
    return [{ unit: unit.id, zh: { start: z, end: z + zh.length }, en: { start: e, end: e + en.length } }]
  })
  const pair = { zh, en, category: 'term', confidence, occurrences, reasons: [] } as const
  const rendering = { ...pair, id: renderingId(zh, en), status: 'proposed', revision: 0 } as const
  return { id: conceptId(zh), zh, variants: [], category: 'term', renderings: [rendering], revision: 0 }
}
