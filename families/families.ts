import type { Segmenter } from '../language/segmenter.ts'
import type { FormulaFamily } from '../model/family.ts'
import { describedFamily, documentsOf, type FreePattern, type RenderedTerm } from './description.ts'
import { type Productivity, productivityOf } from './fillers.ts'
import { frames } from './frames.ts'
import { type Pattern, patterns } from './patterns.ts'
import { type FamilyText, stretched } from './stretches.ts'

export type { FamilyText, RenderedTerm }

export interface FamilyOptions {
  /** The terms of a text, by its number in the order of the texts. @default none are known */
  readonly termsOf?: (text: number) => readonly RenderedTerm[]
  /** Fewest places of a family. @default 4 to 8, by the size of the texts */
  readonly fewest?: number
  /** Fillers that are told of each slot. @default 12 */
  readonly mostFillers?: number
}

/** Fewest different fillers, their entropy in bits, most of the places that one filler may have, and documents of fifteen or more. */
const LEAST = { fillers: 4, entropy: 1.75, coherence: 0.6, documents: 3 }
const MOST_OF_ONE = 0.5
/** Share of the places of a family that lie in places of another, from which it is a narrower one of it. */
const NARROWER = 0.7

/**
 * Formula families of Chinese texts: parts that hold each other over a gap (log-likelihood ratio, Dunning 1993), grown by
 * what always stands beside them, whose gap is filled freely (number and entropy of the fillers; productivity, Baayen
 * 1992). The best first: association times relative entropy. See docs/families.md.
 */
export function formulaFamilies(
  texts: Iterable<FamilyText>,
  segmenter: Segmenter,
  { termsOf, fewest, mostFillers = 12 }: FamilyOptions = {},
): FormulaFamily[] {
  const cut = stretched(texts, segmenter)
  const words = cut.stretches.reduce((sum, { words }) => sum + words.length, 0)
  const least = fewest ?? Math.max(4, Math.min(8, Math.round(words / 80_000)))
  const documents = new Set(cut.stretches.map(({ document }) => document)).size
  const found = patterns(cut, frames(cut, least)).flatMap((pattern) => {
    if (pattern.places.length < least) return []
    const slots = pattern.places[0].slots.map((_, slot) => productivityOf(cut, pattern, slot))
    return isFree(slots, pattern) &&
      documentsOf(cut, pattern.places) >= Math.max(1, Math.min(LEAST.documents, Math.floor(documents / 5)))
      ? { pattern, slots, score: scoreOf(pattern, slots) }
      : []
  })
  found.sort((a, b) => b.score - a.score || (a.pattern.parts.join() < b.pattern.parts.join() ? -1 : 1))
  return folded(found).map(({ narrower, ...one }) => describedFamily(cut, one, narrower, { mostFillers, termsOf }))
}

interface Scored extends FreePattern {
  readonly score: number
}

const isFree = (slots: readonly Productivity[], { places }: Pattern): boolean =>
  slots.every(
    ({ fillers, entropy, coherence }) =>
      fillers.length >= LEAST.fillers &&
      entropy >= LEAST.entropy &&
      coherence >= LEAST.coherence &&
      fillers[0].count <= MOST_OF_ONE * places.length,
  )

function scoreOf({ association, places }: Pattern, [{ entropy }]: readonly Productivity[]): number {
  return (association * entropy) / Math.log2(places.length)
}

/** Families that are told, each with those that are mostly places of it. */
function folded(found: readonly Scored[]): (Scored & { readonly narrower: Scored[] })[] {
  const told: (Scored & { readonly narrower: Scored[] })[] = []
  /** By stretch the spans of the families told so far. */
  const taken = new Map<number, { readonly from: number; readonly to: number; readonly family: number }[]>()
  for (const one of found) {
    const { places } = one.pattern
    const counts = new Map<number, number>()
    for (const { stretch, from, to } of places)
      for (const span of taken.get(stretch) ?? [])
        if (span.from <= from && to <= span.to) counts.set(span.family, (counts.get(span.family) ?? 0) + 1)
    const [wider, inside] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0]
    const owner = inside >= NARROWER * places.length ? wider : told.findIndex((other) => isNarrower(one, other))
    if (owner >= 0) {
      told[owner].narrower.push(one)
      continue
    }
    for (const { stretch, from, to } of places) {
      const spans = taken.get(stretch)
      const span = { from, to, family: told.length }
      if (spans) spans.push(span)
      else taken.set(stretch, [span])
    }
    told.push({ ...one, narrower: [] })
  }
  return told
}

/** Whether it begins and ends as another does, and says more: 促进…健康发展 of 促进…发展. */
function isNarrower({ pattern: { parts } }: Scored, { pattern: { parts: wider } }: Scored): boolean {
  if (parts.length !== wider.length || parts.join() === wider.join()) return false
  return parts.every((part, i) => (i === 0 ? part.startsWith(wider[i]) : part.endsWith(wider[i])))
}
