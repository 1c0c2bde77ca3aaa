import { fixedParts } from '../language/slots.ts'
import type { Finding } from '../model/finding.ts'
import { passage } from './places.ts'
import { contentWords } from './renderingMatcher.ts'
import { chosenPlaces } from './renderingVariants.ts'
import { type CheckedRendering, type CheckedTerm, expected } from './terms.ts'
import type { TermUse } from './termUses.ts'

/**
 * Rule `deprecated-rendering`: an error at each place of a rendering that people decided against. Where accepted
 * renderings already account for every place of the term, a single word may belong to something else: a note.
 */
export function deprecatedRenderings({ term, unit, spans, accepted, forbidden }: TermUse): Finding[] {
  const { english, linked } = unit
  return forbidden.map(({ rendering, range }) => {
    const elsewhere = accepted.filter((place) => place.range.to <= range.from || range.to <= place.range.from)
    const isWord = contentWords(rendering.en).length === 1
    const isAccountedFor = isWord && chosenPlaces(elsewhere).length >= spans.length
    const en = passage(linked.unit, 'en', english.span(range))
    return {
      rule: 'deprecated-rendering',
      level: isAccountedFor ? 'note' : 'error',
      concept: term.concept,
      term: term.zh,
      unit: linked.unit.id,
      zh: passage(linked.unit, 'zh', spans[0]),
      en,
      found: en.text,
      expected: expected(term),
      instead: successor(rendering, term),
      // What fills a slot would have to be moved.
      isCertain: isCertain(rendering, term) && ![rendering.en, ...expected(term)].some(fixedParts),
      deprecated: { en: rendering.en, usage: rendering.usage ?? 'deprecated' },
      ...(isAccountedFor && { excuse: { code: 'accountedFor' } }),
    }
  })
}

/** What is used now: the rendering that the decision names, else the first of the accepted. */
function successor({ supersededBy }: CheckedRendering, { accepted }: CheckedTerm): string | undefined {
  return (accepted.find(({ id }) => id === supersededBy) ?? accepted.at(0))?.en
}

/** Whether nobody has to choose: the decision names what is used now, or one is preferred, or only one is accepted. */
function isCertain({ supersededBy }: CheckedRendering, { accepted }: CheckedTerm): boolean {
  const preferred = accepted.filter(({ usage }) => usage === 'preferred')
  return accepted.some(({ id }) => id === supersededBy) || preferred.length === 1 || accepted.length === 1
}
