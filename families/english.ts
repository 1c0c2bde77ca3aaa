import { stem } from '../language/stem.ts'
import type { Span } from '../model/term.ts'

/** The rendering of one place of a family, with where its fillers are rendered in it, as far as that is known. */
export interface RenderedPlace {
  readonly zh: string
  readonly text: string
  /** By slot; spans of `text`. */
  readonly fillers: readonly (Span | undefined)[]
}

/** Fewest renderings that must have a word for it to belong to the pattern. */
const FEWEST = 2
/** Share of the renderings likewise. */
const SHARE = 0.3
/** Different renderings from which shared words are told. */
const ENOUGH = 3
const NAMES = ['X', 'Y', 'Z']

/**
 * How a family is rendered: each rendering with its fillers taken out. Where it is not known what renders a filler, the
 * words that renderings of different fillers share are the pattern, and what stands between them is the slot.
 */
export function englishPatterns(
  places: readonly RenderedPlace[],
): { readonly pattern: string; readonly count: number }[] {
  const different = new Map(places.map((place) => [`${place.zh}\t${place.text.toLowerCase()}`, place]))
  const counts = new Map<string, number>()
  for (const { text } of different.values())
    for (const word of new Set(wordsOf(text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  const least = Math.max(FEWEST, SHARE * different.size)
  const isShared = (word: string) => different.size >= ENOUGH && (counts.get(stem(word.toLowerCase())) ?? 0) >= least
  const patterns = new Map<string, number>()
  const gapped = new Set<string>()
  for (const place of places) {
    const known = place.fillers.filter((span) => span !== undefined)
    const isWhole = known.length === place.fillers.length && known.every((span, i) => !overlaps(span, known[i - 1]))
    const pattern = isWhole ? withSlots(place) : withGaps(place.text, isShared)
    if (pattern) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
    if (pattern && !isWhole) gapped.add(pattern)
  }
  // Words that are merely shared prove something only where they recur as they are.
  const found = [...patterns]
    .map(([pattern, count]) => ({ pattern, count }))
    .filter(({ pattern, count }) => count > 1 || !gapped.has(pattern))
  return found.sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1))
}

const wordsOf = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).map(stem)

const overlaps = (a: Span, b: Span | undefined) => b !== undefined && a.start < b.end && b.start < a.end

/** Undefined where the whole is nothing but fillers. */
function withSlots({ text, fillers }: RenderedPlace): string | undefined {
  const spans = fillers.flatMap((span, slot) => (span ? { ...span, name: NAMES[slot] } : []))
  let pattern = text
  for (const { start, end, name } of spans.toSorted((a, b) => b.start - a.start))
    pattern = pattern.slice(0, start) + name + pattern.slice(end)
  return /\p{Ll}/u.test(pattern) ? decapitalised(pattern) : undefined
}

/** What is not shared becomes `...`; undefined where nothing or everything is. */
function withGaps(text: string, isShared: (word: string) => boolean): string | undefined {
  const words = text.split(/\s+/).map((word) => (isShared(word.replace(/[^\p{L}\p{N}'’]/gu, '')) ? word : '...'))
  const pattern = words.filter((word, i) => word !== '...' || words[i - 1] !== '...').join(' ')
  const content = pattern.replaceAll('...', '').replace(/\b(?:the|an?|of|and|to|in)\b/gi, '')
  return pattern.includes('...') && /\p{L}/u.test(content) ? decapitalised(pattern) : undefined
}

/** A sentence may have begun with it; names keep their capitals. */
const decapitalised = (pattern: string) =>
  /^\p{Lu}\p{Ll}/u.test(pattern) ? pattern.charAt(0).toLowerCase() + pattern.slice(1) : pattern
