import type { Segmenter } from '../language/segmenter.ts'
import type { FamilyFiller, FamilySlot, FormulaFamily } from '../model/family.ts'
import type { Span } from '../model/term.ts'
import { englishPatterns, type RenderedPlace } from './english.ts'
import { bare, type Productivity, productivityOf } from './fillers.ts'
import { frames } from './frames.ts'
import { type Pattern, type PatternPlace, patterns } from './patterns.ts'
import { type FamilyText, type StretchedTexts, stretched } from './stretches.ts'

export type { FamilyText }

/** A term where it stands in a text, and how it is rendered there. */
export interface RenderedTerm {
  /** In the Chinese text. */
  readonly zh: Span
  readonly en: string
  /** Where the English stands in its own text: what lies within another lies within its rendering. */
  readonly at: Span
}

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
const EXAMPLES = 3
const NAMES = ['X', 'Y', 'Z']

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
  return folded(found).map(({ narrower, ...one }) => familyOf(cut, one, narrower, mostFillers, termsOf))
}

interface Scored {
  readonly pattern: Pattern
  readonly slots: readonly Productivity[]
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

const documentsOf = ({ stretches }: StretchedTexts, places: readonly PatternPlace[]) =>
  new Set(places.map(({ stretch }) => stretches[stretch].document)).size

/** 以X为Y. */
const named = ({ parts }: Pattern) => parts.map((part, i) => (i ? NAMES[i - 1] + part : part)).join('')

function familyOf(
  texts: StretchedTexts,
  { pattern, slots }: Scored,
  narrower: readonly Scored[],
  mostFillers: number,
  termsOf: FamilyOptions['termsOf'],
): FormulaFamily {
  const rendered = termsOf ? pattern.places.flatMap((place) => renderedPlace(texts, place, termsOf) ?? []) : []
  const english = englishPatterns(rendered)
  return {
    pattern: named(pattern),
    zh: pattern.parts.join('……'),
    count: pattern.places.length,
    documents: documentsOf(texts, pattern.places),
    association: pattern.association,
    slots: slots.map((slot, n) => familySlot(texts, pattern, slot, n, mostFillers, termsOf)),
    narrower: narrower.map((one) => ({ pattern: named(one.pattern), count: one.pattern.places.length })),
    english,
    examples: examplesOf(texts, pattern, slots[0], rendered),
  }
}

function familySlot(
  texts: StretchedTexts,
  { places }: Pattern,
  { fillers, entropy, productivity }: Productivity,
  slot: number,
  mostFillers: number,
  termsOf: FamilyOptions['termsOf'],
): FamilySlot {
  const byText = new Map<string, { documents: Set<number>; english: Map<string, number> }>()
  for (const place of places) {
    const { document, text } = texts.stretches[place.stretch]
    const span = slotSpan(texts, place, slot)
    const zh = textOf(texts, place.stretch, span)
    const known = byText.get(zh) ?? { documents: new Set(), english: new Map() }
    byText.set(zh, known)
    known.documents.add(document)
    for (const term of termsOf?.(text) ?? [])
      if (isSame(term.zh, charactersOf(texts, place.stretch, span)))
        known.english.set(term.en, (known.english.get(term.en) ?? 0) + 1)
  }
  return {
    ...{ types: fillers.length, entropy, productivity },
    fillers: fillers.slice(0, mostFillers).map(({ text, count }): FamilyFiller => {
      const { documents, english } = byText.get(text) ?? { documents: new Set(), english: new Map() }
      const [best] = [...english].sort((a, b) => b[1] - a[1])
      return { zh: text, count, documents: documents.size, ...(best && { en: best[0] }) }
    }),
  }
}

type WordSpan = readonly [from: number, to: number]

const slotSpan = (texts: StretchedTexts, { stretch, slots }: PatternPlace, slot: number): WordSpan =>
  bare(texts, texts.stretches[stretch].words, slots[slot])

function textOf({ stretches, words }: StretchedTexts, stretch: number, [from, to]: WordSpan): string {
  return Array.from(stretches[stretch].words.subarray(from, to), (word) => words[word]).join('')
}

/** Words of a stretch as characters of its text. */
function charactersOf(texts: StretchedTexts, stretch: number, [from, to]: WordSpan): Span {
  const start = texts.stretches[stretch].start + textOf(texts, stretch, [0, from]).length
  return { start, end: start + textOf(texts, stretch, [from, to]).length }
}

const isSame = (a: Span, b: Span) => a.start === b.start && a.end === b.end

/** The rendering of a place, where the whole of it is a term that is rendered there. */
function renderedPlace(
  texts: StretchedTexts,
  place: PatternPlace,
  termsOf: NonNullable<FamilyOptions['termsOf']>,
): RenderedPlace | undefined {
  const { stretch, from, to } = place
  const terms = termsOf(texts.stretches[stretch].text)
  const whole = terms.find(({ zh }) => isSame(zh, charactersOf(texts, stretch, [from, to])))
  if (!whole) return undefined
  const fillers = place.slots.map((_, slot) => {
    const span = charactersOf(texts, stretch, slotSpan(texts, place, slot))
    const inside = terms.find(
      ({ zh, at }) => isSame(zh, span) && at.start >= whole.at.start && at.end <= whole.at.end && at !== whole.at,
    )
    return inside && { start: inside.at.start - whole.at.start, end: inside.at.end - whole.at.start }
  })
  return { zh: textOf(texts, stretch, [from, to]), text: whole.en, fillers }
}

function examplesOf(
  texts: StretchedTexts,
  { places }: Pattern,
  { fillers }: Productivity,
  rendered: readonly RenderedPlace[],
): FormulaFamily['examples'] {
  const translated = new Map(rendered.map(({ zh, text }) => [zh, text]))
  const byFiller = new Map<string, string>()
  for (const place of places) {
    const filler = textOf(texts, place.stretch, slotSpan(texts, place, 0))
    const zh = textOf(texts, place.stretch, [place.from, place.to])
    if (!byFiller.has(filler) || (translated.has(zh) && !translated.has(byFiller.get(filler) as string)))
      byFiller.set(filler, zh)
  }
  const all = fillers.flatMap(({ text }) => byFiller.get(text) ?? [])
  const best = [...all.filter((zh) => translated.has(zh)), ...all.filter((zh) => !translated.has(zh))]
  return best.slice(0, EXAMPLES).map((zh) => {
    const en = translated.get(zh)
    return { zh, ...(en && { en }) }
  })
}
