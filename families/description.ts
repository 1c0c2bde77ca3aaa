import type { FamilyFiller, FamilySlot, FormulaFamily } from '../model/family.ts'
import type { Span } from '../model/term.ts'
import { englishPatterns, type RenderedPlace } from './english.ts'
import { bare, type Productivity } from './fillers.ts'
import type { Pattern, PatternPlace } from './patterns.ts'
import type { StretchedTexts } from './stretches.ts'

/** A term where it stands in a text, and how it is rendered there. */
export interface RenderedTerm {
  /** In the Chinese text. */
  readonly zh: Span
  readonly en: string
  /** Where the English stands in its own text: what lies within another lies within its rendering. */
  readonly at: Span
}

/** A pattern whose slots are filled freely. */
export interface FreePattern {
  readonly pattern: Pattern
  readonly slots: readonly Productivity[]
}

interface DescriptionOptions {
  /** Fillers that are told of each slot. */
  readonly mostFillers: number
  /** The terms of a text, by its number. */
  readonly termsOf?: (text: number) => readonly RenderedTerm[]
}

const EXAMPLES = 3
const NAMES = ['X', 'Y', 'Z']

export const documentsOf = ({ stretches }: StretchedTexts, places: readonly PatternPlace[]) =>
  new Set(places.map(({ stretch }) => stretches[stretch].document)).size

/** 以X为Y. */
const named = ({ parts }: Pattern) => parts.map((part, i) => (i ? NAMES[i - 1] + part : part)).join('')

/** What is told of a family. */
export function describedFamily(
  texts: StretchedTexts,
  { pattern, slots }: FreePattern,
  narrower: readonly FreePattern[],
  { mostFillers, termsOf }: DescriptionOptions,
): FormulaFamily {
  const rendered = termsOf ? pattern.places.flatMap((place) => renderedPlace(texts, place, termsOf) ?? []) : []
  const english = englishPatterns(rendered)
  return {
    pattern: named(pattern),
    zh: pattern.parts.join('……'),
    count: pattern.places.length,
    documents: documentsOf(texts, pattern.places),
    association: pattern.association,
    slots: slots.map((slot, n) => describedSlot(texts, pattern, slot, n, { mostFillers, termsOf })),
    narrower: narrower.map((one) => ({ pattern: named(one.pattern), count: one.pattern.places.length })),
    english,
    examples: examplesOf(texts, pattern, slots[0], rendered),
  }
}

function describedSlot(
  texts: StretchedTexts,
  { places }: Pattern,
  { fillers, entropy, productivity }: Productivity,
  slot: number,
  { mostFillers, termsOf }: DescriptionOptions,
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
  termsOf: NonNullable<DescriptionOptions['termsOf']>,
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
