import type { Occurrence, Span } from '../../model/term.ts'

/**
 * The occurrences of several forms of one pair, in text order (documents in the order they come in). Forms may stand
 * in the same place (the term with its quotation marks and without): of occurrences that overlap in both languages
 * the first stands for all.
 */
export function mergeOccurrences(occurrences: readonly Occurrence[]): Occurrence[] {
  const merged: Occurrence[] = []
  for (const occurrence of inTextOrder(occurrences)) {
    let i = merged.length - 1
    while (i >= 0 && merged[i].unit === occurrence.unit && !overlapping(merged[i], occurrence)) i--
    if (i < 0 || merged[i].unit !== occurrence.unit) merged.push(occurrence)
  }
  return merged
}

function inTextOrder(occurrences: readonly Occurrence[]): Occurrence[] {
  const documents = new Map<string, number>()
  const placed = occurrences.map((occurrence) => {
    // Unit ids are `<document>:<ordinal>`.
    const colon = occurrence.unit.lastIndexOf(':')
    const document = occurrence.unit.slice(0, colon)
    if (!documents.has(document)) documents.set(document, documents.size)
    const place = [documents.get(document) ?? 0, Number(occurrence.unit.slice(colon + 1))]
    return { occurrence, place: [...place, ...spanEnds(occurrence)] }
  })
  return placed.sort((a, b) => lexicographic(a.place, b.place)).map(({ occurrence }) => occurrence)
}

function spanEnds({ zh, en }: Occurrence): number[] {
  return [zh.start, en.start, zh.end, en.end]
}

function lexicographic(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, k) => value !== b[k])
  return i < 0 ? 0 : a[i] - b[i]
}

function overlapping(a: Occurrence, b: Occurrence): boolean {
  return overlap(a.zh, b.zh) && overlap(a.en, b.en)
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
