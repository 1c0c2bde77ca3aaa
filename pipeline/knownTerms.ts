import type { TokenizedUnit } from '../model/token.ts'

/** A Chinese term and a rendering of it that a person accepted, as written. */
export interface KnownTerm {
  readonly zh: string
  readonly en: string
}

/** Those known terms that link words in these units: both of their sides stand in them. */
export function knownTermsIn(units: readonly TokenizedUnit[], known: readonly KnownTerm[]): KnownTerm[] {
  if (!known.length) return []
  const zh = units.map((unit) => unit.unit.zh).join('\n')
  const en = textOf(units.map((unit) => unit.unit.en).join('\n'))
  return known.filter((term) => zh.includes(term.zh) && en.includes(textOf(term.en)))
}

/** Case and the kind of spaces do not matter. */
const textOf = (english: string) => english.toLowerCase().replace(/\s+/g, ' ')
