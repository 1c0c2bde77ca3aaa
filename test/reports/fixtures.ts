import type { ConceptUses, DatedUse } from '../../model/uses.ts'

/** Uses as `rendering document date [speaker]`, one occurrence each; renderings are their own ids. */
export function usesOf(zh: string, lines: readonly string[]): ConceptUses {
  const uses = lines.map((line): DatedUse => {
    const [rendering, document, date, speaker] = line.split(' ')
    return {
      ...{ rendering, document, count: 1 },
      ...(date && date !== '-' && { date }),
      ...(speaker && { speaker }),
    }
  })
  const ids = [...new Set(uses.map(({ rendering }) => rendering))]
  const renderings = ids.map((id) => ({
    ...{ id, en: id.replaceAll('_', ' '), status: 'proposed' as const },
    frequency: uses.filter(({ rendering }) => rendering === id).length,
  }))
  return { id: zh, zh, category: 'term', renderings, uses }
}

/** One document a month from January 2024 on, with a rendering each. */
export const monthly = (renderings: string, speaker = ''): string[] =>
  renderings
    .split(' ')
    .map((rendering, i) => `${rendering} ${i + 1}.md 2024-${String(i + 1).padStart(2, '0')}-10 ${speaker}`.trim())
