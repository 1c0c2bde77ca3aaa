import type { Brief, BriefProposal } from '../../model/brief.ts'

/** Lines of three columns on two pages of A4. */
const LINES = 330
/** Of these at least so many for proposals, however many terms are known. */
const FEWEST_PROPOSALS = 30
/** Characters of Chinese spoken in an hour; of English words. */
const AN_HOUR = { zh: 12_000, en: 8_000 }

/**
 * The proposals that stand on the two pages of the sheet, and those that follow after the text. A longer paper has more
 * pages: two for each hour of speech.
 */
export function briefSheet(brief: Brief): {
  readonly first: readonly BriefProposal[]
  readonly more: readonly BriefProposal[]
} {
  const hours = Math.max(1, Math.ceil(brief.length / AN_HOUR[brief.language === 'en' ? 'en' : 'zh']))
  const { terms, names, acronyms, numbers, departures, proposals } = brief
  // A term or a departure often takes two lines.
  const taken = 2 * terms.length + names.length + acronyms.length + numbers.length + 2 * departures.length
  const places = Math.max(FEWEST_PROPOSALS, Math.floor((hours * LINES - taken) / 2))
  return { first: proposals.slice(0, places), more: proposals.slice(places) }
}
