import type { Excuse, ExcuseCode, Finding } from '../model/finding.ts'

/** How many accepted renderings a finding lists. */
const LISTED = 3

/** What is the matter, in a sentence without its full stop. */
export function messageOf(finding: Finding): string {
  const { excuse } = finding
  return `${matterOf(finding)}${excuse ? ` (${excuseText(excuse)})` : ''}`
}

function matterOf({ rule, term, found, expected, deprecated, renderings = [], isPreferred }: Finding): string {
  if (rule === 'deprecated-rendering') return `“${deprecated?.en}” is ${deprecated?.usage} for ${term}`
  if (rule === 'inconsistent-renderings') {
    const counts = renderings.map(({ en, places }) => `“${en}” (${places})`)
    return `${term} is rendered by ${counts.join(' and ')}${isPreferred ? '; the first is preferred' : ''}`
  }
  const rejected = rule === 'rejected-rendering' ? ', which was rejected' : ''
  const instead = found === undefined ? '' : `, but seems to be “${found}”${rejected}`
  return `${term} is not rendered by ${listed(expected)}${instead}`
}

/** What to do about it, in a sentence. */
export function suggestionOf({ rule, instead, found }: Finding): string {
  if (instead === undefined) return 'Choose another rendering; the termbase has no accepted one.'
  if (rule === 'inconsistent-renderings') return `Use “${instead}” throughout.`
  return found === undefined || rule === 'deprecated-rendering'
    ? `Use “${instead}”.`
    : `Use “${instead}” for “${found}”.`
}

const EXCUSES: Readonly<Record<ExcuseCode, string>> = {
  shortWordLeftOut: 'a short word, which seems to be left out',
  leftOutButNamed: 'it seems to be left out, and is named elsewhere',
  shortened: 'it seems to be shortened',
  shortenedAfterNamed: 'shortened, and named in full shortly before',
  mostOfItsWords: 'most words of it stand there',
  everydayWording: 'an everyday expression, which may be rendered so here',
  allAccepted: 'all of them are accepted, and none is preferred',
  allAdmitted: 'all of them are admitted',
  accountedFor: 'the term is rendered otherwise there',
  asInDocuments: 'as in the termbase’s documents',
}

function excuseText({ code, times, of }: Excuse): string {
  return times === undefined ? EXCUSES[code] : `${EXCUSES[code]}, ${times} times of ${of}`
}

/** Renderings as a sentence lists them. */
function listed(renderings: readonly string[]): string {
  const shown = renderings.slice(0, LISTED).map((en) => `“${en}”`)
  return `${shown.join(' or ')}${renderings.length > LISTED ? ', ...' : ''}`
}
