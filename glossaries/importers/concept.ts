import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import type { GlossaryFile, Warn } from './source.ts'

/** Characters of the longest text that is still taken for a term. */
const LONGEST = 1000

/**
 * An entry as read, with white space around its texts gone, empty and repeated terms left out. Undefined, with a
 * warning, where a language is missing.
 */
export function conceptOf(
  file: GlossaryFile,
  line: number,
  { zh, en, ...entry }: Omit<ImportedConcept, 'place'>,
  warn: Warn,
): ImportedConcept | undefined {
  const terms = { zh: cleaned(zh, line, warn), en: cleaned(en, line, warn) }
  if (terms.zh.length > 0 && terms.en.length > 0) {
    return { place: { file: file.name, line }, ...terms, ...withOwnId(trimmed(entry)) }
  }
  const found = [...terms.zh, ...terms.en].map(({ text }) => text)
  const missing = terms.zh.length > 0 ? 'an English' : terms.en.length > 0 ? 'a Chinese' : 'a Chinese and an English'
  warn(`an entry without ${missing} term was left out${found.length ? `: ${found[0]}` : ''}`, line)
  return undefined
}

function cleaned(terms: readonly ImportedTerm[], line: number, warn: Warn): ImportedTerm[] {
  const byText = new Map<string, ImportedTerm>()
  for (const term of terms) {
    const text = term.text.trim()
    if (text.length > LONGEST) warn(`a text of ${text.length} characters is no term and was left out`, line)
    else if (text && !byText.has(text)) byText.set(text, { ...withOwnId(trimmed(term)), text })
  }
  return [...byText.values()]
}

/** Without the fields that hold nothing, the others without white space around them. */
function trimmed<T extends object>(fields: T): T {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== '')) as T
}

/**
 * The id as a string of its own. Ids are remembered to the end of an import, and a piece of a longer string, as parsers
 * cut them, would keep all of that in memory.
 */
function withOwnId<T extends { readonly id?: string }>(fields: T): T {
  return fields.id === undefined ? fields : { ...fields, id: Buffer.from(fields.id).toString() }
}
