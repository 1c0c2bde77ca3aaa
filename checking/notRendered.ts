import type { Finding } from '../model/finding.ts'
import { linkedEnglish } from './linkedEnglish.ts'
import { passage, wholeSide } from './places.ts'
import { contentWords, looseMatches, strictMatches } from './renderingMatcher.ts'
import type { CheckedUnit, TermUse } from './termUses.ts'
import { expected, listed, useInstead } from './wording.ts'

/** Units after which a term has to be named again, rather than by a pronoun or a part of it. */
const REMEMBERED = 2
/** A Chinese term of so many characters is an everyday word that a translation may well do without. */
const SHORT = 2

/**
 * Rule `not-rendered`: a term without any of its accepted renderings in its unit; where nothing else stands for it there,
 * nor in a unit beside it that has more of them than it needs itself. A warning; a note where the translation may well be
 * meant so: the term is left out or shortened soon after it was named in full, or a short word is left out. Where what
 * stands there was rejected by a reviewer, it is the rule `rejected-rendering`, and no excuse counts.
 */
export function notRendered(use: TermUse, units: readonly CheckedUnit[]): Finding[] {
  const { term, unit, spans, accepted, forbidden } = use
  if (!term.accepted.length || accepted.length || forbidden.length) return []
  const rejected = term.rejected.flatMap(({ en }) => strictMatches(en, unit.english))
  const guess = linkedEnglish(unit.linked, spans[0])
  if (!guess && isRenderedBeside(use, units)) return []
  const span = rejected.length ? unit.english.span(rejected[0]) : guess?.span
  const en = span ? passage(unit.linked.unit, 'en', span) : wholeSide(unit.linked.unit, 'en')
  const found = rejected.length ? en.text : guess?.text
  const excuse = rejected.length ? undefined : excuseOf(use, units, guess?.text)
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
      message: message(term.zh, renderings, found, rejected.length > 0, excuse),
      suggestion: useInstead(renderings[0], found),
    },
  ]
}

function message(
  zh: string,
  renderings: readonly string[],
  found: string | undefined,
  isRejected: boolean,
  excuse: string | undefined,
): string {
  const instead = found === undefined ? '' : `, but seems to be “${found}”${isRejected ? ', which was rejected' : ''}`
  return `${zh} is not rendered by ${listed(renderings)}${instead}${excuse ? ` (${excuse})` : ''}`
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

/** Why a term may stand without its rendering, in a few words; undefined where nothing speaks for it. */
function excuseOf(use: TermUse, units: readonly CheckedUnit[], found: string | undefined): string | undefined {
  const { term, spans } = use
  const isLeftOut = found === undefined
  if (isLeftOut && spans[0].end - spans[0].start <= SHORT) return 'a short word, which seems to be left out'
  if (!wasNamed(use, units)) return undefined
  if (isLeftOut) return 'it seems to be left out, and was named shortly before'
  const known = new Set(term.accepted.flatMap(({ en }) => contentWords(en).flatMap(({ keys }) => keys)))
  const isPart = contentWords(found).every(({ keys }) => keys.some((key) => known.has(key)))
  return isPart ? 'shortened, and named in full shortly before' : undefined
}

/** Whether the term was rendered in one of the units before. */
function wasNamed({ term, unit }: TermUse, units: readonly CheckedUnit[]): boolean {
  const before = units.slice(Math.max(0, unit.number - REMEMBERED), unit.number)
  return before.some(({ uses }) => uses.some((use) => use.term === term && use.accepted.length > 0))
}
