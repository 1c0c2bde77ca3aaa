import { conceptId, renderingId } from '../../language/identity.ts'
import { byCodePoint, byConfidence, byRank } from '../../language/order.ts'
import type { ConceptEntry, Rendering, TermPair } from '../../model/term.ts'
import { mergeOccurrences } from './occurrences.ts'

/**
 * Gathers pairs into concept entries: one concept for a Chinese term and its variants (quotation marks, spaces,
 * traditional characters), in it one rendering for an English term and its inflections. Each shows its most frequent
 * form and has the occurrences of all of them; confidence, category, reasons, and whether it is essential are those of the
 * best pair. Renderings come by confidence, entries ranked by their first: what is probably essential before the rest.
 */
export const concepts =
  () =>
  (pairs: readonly TermPair[]): ConceptEntry[] =>
    [...groupBy(pairs, (pair) => conceptId(pair.zh))]
      .map(([id, members]) => conceptEntry(id, members))
      .sort((a, b) => byRank(a.renderings[0], b.renderings[0]))

function conceptEntry(id: string, pairs: readonly TermPair[]): ConceptEntry {
  const [zh, ...variants] = formsByFrequency(pairs, (pair) => pair.zh)
  const renderings = [...groupBy(pairs, (pair) => renderingId(pair.zh, pair.en))]
    .map(([renderingId, members]) => rendering(renderingId, zh, members))
    .sort(byConfidence)
  const [{ category }] = renderings
  return { id, zh, variants: variants.sort(byCodePoint), category, renderings, revision: 0 }
}

function rendering(id: string, zh: string, pairs: readonly TermPair[]): Rendering {
  const [en] = formsByFrequency(pairs, (pair) => pair.en)
  const occurrences = mergeOccurrences(pairs.flatMap((pair) => pair.occurrences))
  const [{ category, confidence, essential, reasons }] = [...pairs].sort(byConfidence)
  const told = { category, confidence, ...(essential !== undefined && { essential }) }
  return { id, zh, en, ...told, occurrences, reasons, status: 'proposed', revision: 0 }
}

/** The distinct forms of a group: most occurrences first, of equals the shorter (the one without quotation marks). */
function formsByFrequency(pairs: readonly TermPair[], form: (pair: TermPair) => string): string[] {
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(form(pair), (counts.get(form(pair)) ?? 0) + pair.occurrences.length)
  return [...counts].sort(([a, n], [b, m]) => m - n || a.length - b.length || byCodePoint(a, b)).map(([text]) => text)
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const itsKey = key(item)
    const group = groups.get(itsKey)
    if (group) group.push(item)
    else groups.set(itsKey, [item])
  }
  return groups
}
