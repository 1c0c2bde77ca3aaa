import type { Finding } from '../model/finding.ts'
import { passage } from './places.ts'
import { chosenPlaces, isShortened, variantOf } from './renderingVariants.ts'
import { type CheckedTerm, expected } from './terms.ts'
import type { CheckedUnit, RenderingPlace, TermUse } from './termUses.ts'

interface Choice {
  readonly use: TermUse
  readonly place: RenderingPlace
}

/**
 * Rule `inconsistent-renderings`: a term that a draft renders in several accepted ways, one finding a term and a
 * document, at the first place that does not have the preferred or most used of them. A warning where one of them is
 * preferred, else a note: people accepted each of them. A term in full and shortened are one way.
 */
export function inconsistentRenderings(units: readonly CheckedUnit[]): Finding[] {
  const choices = new Map<CheckedTerm, Map<string, Choice[]>>()
  for (const use of units.flatMap(({ uses }) => uses)) {
    const chosen = chosenPlaces(use.accepted)
    if (new Set(chosen.map(variantOf)).size !== 1) continue
    const ways = choices.get(use.term) ?? new Map<string, Choice[]>()
    choices.set(use.term, ways)
    const [place] = chosen
    ways.set(variantOf(place), [...(ways.get(variantOf(place)) ?? []), { use, place }])
  }
  return [...choices].flatMap(([term, ways]) => finding(term, [...ways.values()]))
}

function finding(term: CheckedTerm, ways: readonly Choice[][]): Finding[] {
  const isPreferred = (way: readonly Choice[]) => way.some(({ place }) => place.rendering.usage === 'preferred')
  const ranked = [...ways].sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)) || b.length - a.length)
  const [main, ...rest] = ranked
  const others = rest.filter(([{ place }]) => !isShortened(variantOf(place), variantOf(main[0].place)))
  if (!others.length) return []
  const [first] = others.flat().sort((a, b) => a.use.unit.number - b.use.unit.number)
  const { linked, english } = first.use.unit
  const en = passage(linked.unit, 'en', english.span(first.place.range))
  const all = [main, ...others].flat()
  const excuse = all.every(({ place }) => place.rendering.usage === 'admitted')
    ? 'allAdmitted'
    : isPreferred(main)
      ? undefined
      : 'allAccepted'
  return [
    {
      rule: 'inconsistent-renderings',
      level: excuse ? 'note' : 'warning',
      concept: term.concept,
      term: term.zh,
      unit: linked.unit.id,
      zh: passage(linked.unit, 'zh', first.use.spans[0]),
      en,
      found: en.text,
      expected: expected(term),
      instead: main[0].place.rendering.en,
      renderings: [main, ...others].map((way) => ({ en: way[0].place.rendering.en, places: way.length })),
      isPreferred: isPreferred(main),
      ...(excuse && { excuse: { code: excuse } }),
    },
  ]
}
