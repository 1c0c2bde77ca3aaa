import type { Finding } from '../model/finding.ts'
import { linkedEnglish } from './linkedEnglish.ts'
import { passage, wholeSide } from './places.ts'
import { looseMatches, strictMatches } from './renderingMatcher.ts'
import { expected } from './terms.ts'
import type { CheckedUnit, TermUse } from './termUses.ts'
import { type UsageKnowledge, variation } from './variation.ts'

/**
 * Rule `not-rendered`: a term without any of its accepted renderings in its unit; where nothing else stands for it there,
 * nor, unless the draft came aligned, in a unit beside it that has more of them than it needs itself. A warning; a note where the translation may well be
 * meant so (see variation.ts). Where what stands there was rejected by a reviewer, it is the rule `rejected-rendering`,
 * and no excuse counts; nor does one where a forbidden rendering stands there, for another term or not.
 */
export function notRendered(
  use: TermUse,
  units: readonly CheckedUnit[],
  knowledge: UsageKnowledge,
  isAligned: boolean,
): Finding[] {
  const { term, unit, spans, accepted, forbidden } = use
  if (!term.accepted.length || accepted.length || forbidden.length) return []
  const rejected = term.rejected.flatMap(({ en }) => strictMatches(en, unit.english))
  const guess = linkedEnglish(unit.linked, spans[0])
  if (!guess && !isAligned && isRenderedBeside(use, units)) return []
  const span = rejected.length ? unit.english.span(rejected[0]) : guess?.span
  const en = span ? passage(unit.linked.unit, 'en', span) : wholeSide(unit.linked.unit, 'en')
  const found = rejected.length ? en.text : guess?.text
  const excuse = rejected.length || use.isSuspect ? undefined : variation(use, units, guess, knowledge)
  const renderings = expected(term)
  return [
    {
      rule: rejected.length ? 'rejected-rendering' : 'not-rendered',
      level: excuse ? 'note' : 'warning',
      concept: term.concept,
      term: term.zh,
      unit: unit.linked.unit.id,
      zh: passage(unit.linked.unit, 'zh', spans[0]),
      en,
      ...(found !== undefined && { found }),
      expected: renderings,
      instead: renderings[0],
      ...(excuse && { excuse }),
    },
  ]
}

/** Whether a neighbour has the rendering for no term of its own: sentences may be divided otherwise. */
function isRenderedBeside({ term, unit }: TermUse, units: readonly CheckedUnit[]): boolean {
  return [unit.number - 1, unit.number + 1].some((number) => {
    const beside = units.at(number)
    if (number < 0 || !beside) return false
    const needed = beside.uses.find((use) => use.term === term)?.spans.length ?? 0
    return term.accepted.some(({ en }) => looseMatches(en, beside.english).length > needed)
  })
}
