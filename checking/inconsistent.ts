import type { Finding } from '../model/finding.ts'
import { passage } from './places.ts'
import { chosenPlaces, isShortened, variantOf } from './renderingVariants.ts'
import type { CheckedTerm } from './terms.ts'
import type { CheckedUnit, RenderingPlace, TermUse } from './termUses.ts'
import { expected } from './wording.ts'

interface Choice {
  readonly use: TermUse
  readonly place: RenderingPlace
}

/**
 * Rule `inconsistent-renderings`: a term that a draft renders in several accepted ways, one finding a term and a
 * document, at the first place that does not have the preferred or most used of them. A warning; a note where all of
 * them are explicitly admitted. A term in full and shortened are one way.
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
  const isAdmitted = [main, ...others].flat().every(({ place }) => place.rendering.usage === 'admitted')
  const counts = [main, ...others].map((way) => `“${way[0].place.rendering.en}” (${way.length})`)
  return [
    {
      rule: 'inconsistent-renderings',
      level: isAdmitted ? 'note' : 'warning',
      concept: term.concept,
      term: term.zh,
      unit: linked.unit.id,
      zh: passage(linked.unit, 'zh', first.use.spans[0]),
      en,
      found: en.text,
      expected: expected(term),
      message: `${term.zh} is rendered by ${counts.join(' and ')}${isPreferred(main) ? '; the first is preferred' : ''}`,
      suggestion: `Use “${main[0].place.rendering.en}” throughout.`,
    },
  ]
}
