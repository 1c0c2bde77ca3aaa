import type { ImportedTerm } from '../../model/imported.ts'
import type { Status, Usage } from '../../model/term.ts'
import { dateOf } from './dates.ts'
import type { Field } from './titles.ts'
import { booleanOf, categoryNamed, isTermType, partOfSpeechOf, reliabilityOf, statusOf, usageOf } from './vocabulary.ts'

/** The text of a field, where there is one. */
export type FieldText = (field: Field) => string | undefined

/** Told of a value that is none of a closed list (status, usage, ...). */
export type Unknown = (field: Field, value: string) => void

/** How doubtful a status leaves a term; of several marks the most doubtful counts. */
const DOUBT: readonly Status[] = ['accepted', 'undecided', 'proposed', 'rejected']

const SEVERITY: readonly Usage[] = ['preferred', 'admitted', 'superseded', 'deprecated']

/**
 * What the marks of a term say: how far its review is, and how it is to be used. Whatever a mark is called, its value may
 * be of either kind. What is not understood is told, and makes the term a proposal: it may have been a prohibition.
 */
export function marksOf(cell: FieldText, unknown: Unknown): Pick<ImportedTerm, 'status' | 'usage'> {
  const statuses: Status[] = []
  const usages: Usage[] = []
  const read = (field: Field, understand: (text: string) => boolean) => {
    const written = cell(field)?.trim()
    if (!written || understand(written)) return
    statuses.push('proposed')
    unknown(field, written)
  }
  for (const field of ['status', 'usage'] as const) {
    read(field, (text) => {
      const [status, usage] = [statusOf(text), usageOf(text)]
      if (status) statuses.push(status)
      if (usage) usages.push(usage)
      return status !== undefined || usage !== undefined
    })
  }
  read('reliability', (text) => {
    const status = reliabilityOf(text) ?? statusOf(text)
    if (status) statuses.push(status)
    return status !== undefined
  })
  for (const [field, mark] of FLAGS) {
    read(field, (text) => {
      const isSet = booleanOf(text)
      if (isSet !== undefined) mark(isSet, statuses, usages)
      return isSet !== undefined
    })
  }
  read('flags', (text) => markWith(text.split(','), statuses, usages))
  read('info', (text) => markWith(text.split(/[;,|\s]+/), statuses, usages))
  const status = DOUBT.findLast((candidate) => statuses.includes(candidate))
  const usage = SEVERITY.findLast((candidate) => usages.includes(candidate))
  return { ...(status && { status }), ...(usage && { usage }) }
}

type Mark = (isSet: boolean, statuses: Status[], usages: Usage[]) => void

const FLAGS: readonly (readonly [Field, Mark])[] = [
  ['preferred', (isSet, _, usages) => isSet && usages.push('preferred')],
  ['forbidden', (isSet, _, usages) => isSet && usages.push('deprecated')],
  ['approved', (isSet, statuses) => statuses.push(isSet ? 'accepted' : 'proposed')],
  ['fuzzy', (isSet, statuses) => isSet && statuses.push('proposed')],
]

/** Lists of words of which a few are marks: `forbidden`, `fuzzy`. The others (`CasePermissive`, `read-only`) are none. */
function markWith(words: readonly string[], statuses: Status[], usages: Usage[]): boolean {
  for (const word of words.map((text) => text.trim()).filter(Boolean)) {
    const usage = usageOf(word)
    if (usage === 'deprecated' || usage === 'superseded') usages.push(usage)
    if (/^(fuzzy|needs-editing)$/i.test(word)) statuses.push('proposed')
  }
  return true
}

/** A term with what the fields beside it say of it. */
export function termOf(text: string, cell: FieldText, unknown: Unknown = () => {}): ImportedTerm {
  const value = <T>(field: Field, read: (text: string) => T | undefined): T | undefined => {
    const written = cell(field)?.trim()
    const known = written ? read(written) : undefined
    if (written && known === undefined) unknown(field, written)
    return known
  }
  const [by, at] = [cell('by')?.trim(), value('at', dateOf)]
  const category = cell('category')
  return {
    id: cell('id'),
    text,
    ...marksOf(cell, unknown),
    supersededBy: cell('supersededBy'),
    partOfSpeech: value('partOfSpeech', partOfSpeechOf),
    category:
      category !== undefined && isTermType(category) ? categoryNamed(category) : value('category', categoryNamed),
    note: cell('note'),
    source: cell('source'),
    confidence: value('score', probabilityOf),
    decided: by || at ? { ...(by && { by }), ...(at && { at }) } : undefined,
  }
}

function probabilityOf(text: string): number | undefined {
  const value = Number(text)
  return value >= 0 && value <= 1 ? value : undefined
}

/** What is said of an unknown value: of a mark, that its term is a proposal; of anything else, that it was left out. */
export function unknownValue(field: Field, value: string): string {
  const shown = value.length > 50 ? `${value.slice(0, 50)}…` : value
  return MARKS.includes(field)
    ? `${field} "${shown}" is not known: its term is a proposal`
    : `unknown ${field} left out: ${shown}`
}

const MARKS: readonly Field[] = ['status', 'usage', 'reliability', 'preferred', 'forbidden', 'approved', 'fuzzy']
