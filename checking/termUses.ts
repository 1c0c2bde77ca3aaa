import type { Span } from '../model/term.ts'
import type { LinkedUnit } from '../model/token.ts'
import { EnglishText, type WordRange } from './englishText.ts'
import { looseMatches, readsRatherAs, strictMatches } from './renderingMatcher.ts'
import { slottedPlaces } from './slottedPlaces.ts'
import { termPlaces } from './termPlaces.ts'
import type { CheckedRendering, CheckedTerm, TermIndex } from './terms.ts'

/** A rendering in the English of a unit. */
export interface RenderingPlace {
  readonly rendering: CheckedRendering
  readonly range: WordRange
}

/** A term in one unit, with what stands for it there. */
export interface TermUse {
  readonly term: CheckedTerm
  readonly unit: CheckedUnit
  /** Where it stands in the Chinese. */
  readonly spans: readonly Span[]
  /** Accepted renderings in any of their forms; they may overlap. */
  readonly accepted: readonly RenderingPlace[]
  /** Forbidden renderings, word for word. */
  readonly forbidden: readonly RenderingPlace[]
  /** Whether a forbidden rendering stands there that is an accepted one of another term in the unit. */
  readonly isSuspect: boolean
}

/** A unit of a draft with the terms in it. */
export interface CheckedUnit {
  readonly linked: LinkedUnit
  /** Number of the unit in its document. */
  readonly number: number
  readonly english: EnglishText
  readonly uses: readonly TermUse[]
}

/** Looks for terms and their renderings in the units of one document. */
export function findUses(
  units: readonly LinkedUnit[],
  { trie, slotted }: TermIndex,
  simplify: (text: string) => string,
): CheckedUnit[] {
  return units.map((linked, number) => {
    const spans = new Map<CheckedTerm, Span[]>()
    for (const { term, span } of termPlaces(trie, linked.unit.zh, linked.zh, simplify))
      spans.set(term, [...(spans.get(term) ?? []), span])
    for (const { term, span } of slottedPlaces(slotted, linked, simplify))
      spans.set(term, [...(spans.get(term) ?? []), span])
    const english = new EnglishText(linked.unit.en)
    const uses: TermUse[] = []
    const unit = { linked, number, english, uses }
    const accepted = new Map([...spans.keys()].map((term) => [term, acceptedPlaces(term, english)]))
    for (const [term, places] of accepted)
      uses.push({
        term,
        unit,
        spans: spans.get(term) as Span[],
        accepted: places,
        forbidden: forbiddenPlaces(term, english, accepted),
        isSuspect: term.forbidden.some(({ en }) => strictMatches(en, english).length > 0),
      })
    return unit
  })
}

/** Where accepted renderings of a term stand, in any of their forms. */
export function acceptedPlaces(term: CheckedTerm, english: EnglishText): RenderingPlace[] {
  return term.accepted.flatMap((rendering) =>
    looseMatches(rendering.en, english).map((range) => ({ rendering, range })),
  )
}

/**
 * Where forbidden renderings of a term stand, but for those that are part of a longer accepted rendering, or are an
 * accepted rendering of another term in the unit ("growth" is wrong for 发展, but here it renders 增长).
 */
function forbiddenPlaces(
  term: CheckedTerm,
  english: EnglishText,
  accepted: ReadonlyMap<CheckedTerm, readonly RenderingPlace[]>,
): RenderingPlace[] {
  const isExcused = ({ rendering, range }: RenderingPlace) =>
    [...accepted].some(([other, places]) =>
      places.some((place) => {
        if (isPart(range, place.range)) return isStrict(place, english)
        if (!isSame(range, place.range)) return false
        if (other !== term) return true
        return isStrict(place, english) && readsRatherAs(english.slice(range), place.rendering.en, rendering.en)
      }),
    )
  return term.forbidden
    .flatMap((rendering) => strictMatches(rendering.en, english).map((range) => ({ rendering, range })))
    .filter((place) => !isExcused(place))
}

function isStrict({ rendering, range }: RenderingPlace, english: EnglishText): boolean {
  return strictMatches(rendering.en, english).some(({ from, to }) => from === range.from && to === range.to)
}

const isSame = (a: WordRange, b: WordRange) => a.from === b.from && a.to === b.to
const isPart = (a: WordRange, whole: WordRange) => whole.from <= a.from && a.to <= whole.to && !isSame(a, whole)
