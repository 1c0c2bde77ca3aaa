import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import { doubtOfChinese, doubtOfEnglish, isPlaceholder, isUntranslated } from './doubt.ts'
import type { GlossaryFile, Warn } from './source.ts'

/** Characters of the longest text that is still taken for a term. */
const LONGEST = 1000

/**
 * An entry as read, with white space and invisible characters gone from its terms, empty and repeated ones left out.
 * What stands for no translation is left out, what may be none is a proposal; a Chinese form that is not to be used any
 * more is none of the entry's forms, and is named in its note. Undefined where a language is missing. Each is told.
 */
export function conceptOf(
  file: GlossaryFile,
  line: number,
  { zh, en, ...entry }: Omit<ImportedConcept, 'place'>,
  warn: Warn,
): ImportedConcept | undefined {
  const all = cleaned(zh, line, warn)
  const { usable, deprecated } = byUse(all)
  const chinese = usable.length > 0 ? usable : deprecated
  const english = translated(cleaned(en, line, warn), chinese, line, warn)
  if (chinese.length > 0 && english.length > 0) {
    const isDeprecated = usable.length === 0
    const notes = isDeprecated ? [] : deprecated.map((term) => deprecatedForm(term, line, warn))
    const note = [entry.note, ...notes].filter(Boolean).join('\n') || undefined
    return {
      place: { file: file.name, line },
      zh: isDeprecated ? chinese.map(({ note: _, usage: __, ...term }) => term) : chinese,
      en: english.map((term) => asTheChinese(term, chinese, isDeprecated, line, warn)),
      ...withOwnId(trimmed({ ...entry, note })),
    }
  }
  const found = [...chinese, ...english].map(({ text }) => text)
  const missing = chinese.length > 0 ? 'an English' : english.length > 0 ? 'a Chinese' : 'a Chinese and an English'
  if (en.some(({ text }) => text.trim() !== '') && chinese.length > 0) return undefined
  warn(`an entry without ${missing} term was left out${found.length ? `: ${found[0]}` : ''}`, line)
  return undefined
}

/** The renderings without those that stand for none: a termbase has no use for them. */
function translated(
  terms: readonly ImportedTerm[],
  zh: readonly ImportedTerm[],
  line: number,
  warn: Warn,
): ImportedTerm[] {
  return terms.flatMap((term) => {
    const isKnown = isOwn(term.id)
    const chinese = zh[0]?.text ?? ''
    if (!isKnown && isPlaceholder(term.text)) {
      warn(`${chinese} has no translation yet ("${term.text}") and was left out`, line)
      return []
    }
    if (!isKnown && isUntranslated(term.text, zh)) {
      if (doubtOfEnglish(term.text) === 'is Chinese') {
        warn(`${chinese} is not translated (its English is the Chinese again) and was left out`, line)
        return []
      }
      warn(`${chinese} is the same on both sides: a proposal`, line)
      return [{ ...term, status: doubted(term) }]
    }
    const doubt = isKnown ? undefined : doubtOfEnglish(term.text)
    if (doubt) warn(`"${term.text}" for ${chinese} ${doubt}: a proposal`, line)
    return [doubt ? { ...term, status: doubted(term) } : term]
  })
}

/** What is said of the only Chinese terms of an entry is said of its pairs. */
function asTheChinese(
  term: ImportedTerm,
  zh: readonly ImportedTerm[],
  isDeprecated: boolean,
  line: number,
  warn: Warn,
): ImportedTerm {
  const doubt = isOwn(term.id) ? undefined : zh.map(({ text }) => doubtOfChinese(text)).find(Boolean)
  if (doubt) warn(`"${zh[0].text}" = "${term.text}": the Chinese ${doubt}: a proposal`, line)
  const isOpen = zh.every(({ status }) => status === 'proposed' || status === 'undecided' || status === 'rejected')
  const note = isDeprecated ? [term.note, ...zh.map((one) => one.note)].filter(Boolean).join('\n') : term.note
  return {
    ...term,
    ...((doubt || isOpen) && { status: doubted(term) }),
    ...(isDeprecated && { usage: 'deprecated' as const }),
    ...(note && { note }),
  }
}

const doubted = ({ status }: ImportedTerm) => (status === 'rejected' || status === 'undecided' ? status : 'proposed')

function byUse(terms: readonly ImportedTerm[]) {
  const isOut = ({ usage, status }: ImportedTerm) =>
    usage === 'deprecated' || usage === 'superseded' || status === 'rejected'
  return { usable: terms.filter((term) => !isOut(term)), deprecated: terms.filter(isOut) }
}

function deprecatedForm({ text, usage, note }: ImportedTerm, line: number, warn: Warn): string {
  const why = usage ?? 'rejected'
  warn(`the ${why} Chinese form ${text} is none of the entry's forms: it is named in the note of the concept`, line)
  return `${why}: ${text}${note ? ` (${note})` : ''}`
}

/** Whether an id is of a rendering of ours, which somebody has seen: see language/identity.ts. */
const isOwn = (id: string | undefined) => id !== undefined && /^r[0-9a-f]{16}$/.test(id)

/** What is looked at more closely: few texts have any of it. */
const UNSEEN = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2064\ufeff]/

/** White space around a term, and within it what no text has: zero-width characters, soft hyphens, direction marks. */
function cleanedText(text: string): string {
  if (!UNSEEN.test(text)) return text.trim()
  return text
    .replace(
      /(?!(?<=\p{Extended_Pictographic}\ufe0f?)\u200d)[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu,
      '',
    )
    .replace(/\u00a0|\u202f/g, ' ')
    .trim()
}

function cleaned(terms: readonly ImportedTerm[], line: number, warn: Warn): ImportedTerm[] {
  const byText = new Map<string, ImportedTerm>()
  for (const term of terms) {
    const text = cleanedText(term.text)
    if (text.length > LONGEST) warn(`a text of ${text.length} characters is no term and was left out`, line)
    else if (text && !byText.has(text)) byText.set(text, { ...withOwnId(trimmed(term)), text })
  }
  return [...byText.values()]
}

/** Without the fields that hold nothing, the others without white space around them. */
function trimmed<T extends object>(fields: T): T {
  const kept: Record<string, unknown> = {}
  for (const name in fields) {
    const value: unknown = fields[name]
    const text = typeof value === 'string' ? value.trim() : value
    if (text !== undefined && text !== '') kept[name] = text
  }
  return kept as T
}

/**
 * The id as a string of its own. Ids are remembered to the end of an import, and a piece of a longer string, as parsers
 * cut them, would keep all of that in memory.
 */
function withOwnId<T extends { readonly id?: string }>(fields: T): T {
  return fields.id === undefined ? fields : { ...fields, id: Buffer.from(fields.id).toString() }
}
