import { type XliffSegment, type XliffUnit, xliffUnits } from '../../files/xliff.ts'
import { languageOf } from '../../language/names.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedTerm } from '../../model/imported.ts'
import type { Status } from '../../model/term.ts'
import { conceptOf } from './concept.ts'
import type { Importer } from './source.ts'
import { unitsAsTerms } from './units.ts'

/**
 * XLIFF: entries of the Glossary module of 2.x, and the units (1.2: `trans-unit`, 2.x: `segment`) that are as short as
 * terms. How far a unit is says how far its term is; what is not to be translated is no term.
 */
export const xliff: Importer = async function* (file, _options, warn) {
  const isTerm = unitsAsTerms(file, warn)
  let entries = 0
  let fixed = 0
  for await (const unit of xliffUnits(file)) {
    const isReversed = isFromEnglish(unit, file.name)
    if (unit.isFixed) {
      fixed++
      continue
    }
    for (const { line, source, target, ...more } of [...glossaryEntries(unit), ...bitextUnits(unit)]) {
      const [zh, en] = isReversed ? [target, source] : [source, target]
      if (more.isEntry) entries++
      else if (entries > 0 || !isTerm.take(zh[0]?.text, en[0]?.text)) continue
      const rendered = en.map((term) => ({ ...term, ...(more.status && { status: more.status }) }))
      const concept = conceptOf(file, line, { zh, en: rendered, definition: more.definition, note: more.note }, warn)
      if (concept) yield concept
    }
  }
  if (fixed > 0) warn(`${fixed} units are not to be translated and were left out`)
  if (entries === 0) isTerm.finish()
}

interface Pair {
  readonly isEntry: boolean
  readonly line: number
  readonly source: readonly ImportedTerm[]
  readonly target: readonly ImportedTerm[]
  readonly status?: Status
  readonly definition?: string
  readonly note?: string
}

function glossaryEntries({ glossary }: XliffUnit): Pair[] {
  return glossary.map(({ line, terms, translations, definition }) => {
    return { isEntry: true, line, source: terms, target: translations, definition }
  })
}

function bitextUnits({ segments, notes, isApproved }: XliffUnit): Pair[] {
  return segments.map(({ line, source, target, ...segment }) => ({
    isEntry: false,
    line,
    source: source ? [{ text: source.text }] : [],
    target: target ? [{ text: target.text }] : [],
    status: statusOf(segment, isApproved),
    note: notes.map((note) => note.trim()).join('\n'),
  }))
}

/** States of 1.2 and 2.x (and what Trados confirms), in which somebody has signed a unit. */
const SIGNED = ['final', 'signed-off', 'reviewed', 'ApprovedTranslation', 'ApprovedSignOff']
const OPEN =
  /^(?:new|initial|needs-|Draft|Unspecified|fuzzy-match|leveraged-|mt-suggestion|id-match|NeedsReview|NeedsTranslation)/
const REJECTED = /^(?:rejected|RejectedTranslation|RejectedSignOff)/

/** How far a unit is. What is translated and no more has no status: whoever imports says what that is. */
function statusOf({ state, marks }: Pick<XliffSegment, 'state' | 'marks'>, isApproved?: boolean): Status | undefined {
  const states = [...(state === undefined ? [] : [state]), ...marks]
  if (states.some((one) => REJECTED.test(one))) return 'rejected'
  if (isApproved === false || states.some((one) => OPEN.test(one))) return 'proposed'
  return isApproved || states.some((one) => SIGNED.includes(one)) ? 'accepted' : undefined
}

function isFromEnglish({ languages: { source, target }, line }: XliffUnit, file: string): boolean {
  const found = [languageOf(source), languageOf(target)]
  if (found.includes('zh') && found.includes('en')) return found[0] === 'en'
  const message = `expected Chinese and English, found ${source ?? 'no language'} and ${target ?? 'no language'}`
  throw new InputError(file, message, { line })
}
