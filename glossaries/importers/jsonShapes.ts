import { languageTagOf } from '../../language/names.ts'
import { InputError } from '../../model/errors.ts'
import type { LinedRow } from './layout.ts'
import { SEVERAL } from './table.ts'
import { titleOf } from './titles.ts'

/** A value of a list, and its line in the file. */
export interface Placed {
  readonly value: unknown
  readonly line: number
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names of members that hold the entries of a file. */
const LISTS =
  /^(?:terms?|entries|entry|glossary|glossaries|items|data|concepts|rows|records|list|words|results|translations|dictionary|术语|术语表|词条)$/i

/**
 * The entries that a JSON file holds, with their lines: the list that it is, or that a member of it is; an object from
 * Chinese to English or the other way; objects of languages with the same keys; one entry. Undefined where it is none.
 */
export function listIn(value: unknown, text: string): Placed[] | undefined {
  if (Array.isArray(value)) return placed(value, text, 0)
  if (!isRecord(value)) return undefined
  const members = Object.entries(value)
  const parallel = members.filter(([name, member]) => languageTagOf(name) !== undefined && isRecord(member))
  if (parallel.length > 1) return joined(parallel as [string, Record<string, unknown>][], text)
  if (namesBoth(value)) return [{ value, line: 1 }]
  const list = members.filter(([, member]) => Array.isArray(member) && member.some((one) => typeof one === 'object'))
  const chosen = list.find(([name]) => LISTS.test(name)) ?? list[0]
  if (chosen) return placed(chosen[1] as unknown[], text, memberAt(text, chosen[0]))
  const inner = members.filter(([name, member]) => isRecord(member) && LISTS.test(name))
  if (inner.length === 1) return listIn(inner[0][1], text)
  if (members.length === 1 && isRecord(members[0][1]) && !isEntry(members[0][1])) return listIn(members[0][1], text)
  if (members.length === 0) return undefined
  // From one language to the other, or to what is said of it.
  const lines = linesOfKeys(
    text,
    members.map(([name]) => name),
  )
  return members.map(([name, member], i) => ({
    value: isRecord(member) ? { '': name, ...member } : [name, member],
    line: lines[i],
  }))
}

const isEntry = (member: unknown) =>
  isRecord(member) && Object.keys(member).some((name) => titleOf(name).field !== undefined)

function namesBoth(value: Record<string, unknown>): boolean {
  const languages = Object.keys(value).map((name) => titleOf(name))
  const has = (language: string) => languages.some((title) => title.field === 'term' && title.language === language)
  return has('zh') && has('en')
}

/** `{"zh": {"greeting": "你好"}, "en": {"greeting": "hello"}}`: what has the same key belongs together. */
function joined(members: readonly (readonly [string, Record<string, unknown>])[], text: string): Placed[] {
  const keys = [...new Set(members.flatMap(([, texts]) => Object.keys(texts)))]
  const lines = linesOfKeys(text, keys)
  return keys.map((key, i) => ({
    value: Object.fromEntries(members.map(([language, texts]) => [language, texts[key]])),
    line: lines[i],
  }))
}

/**
 * The values as rows of a table, the first of which is titles where they have names: members of members under both names, a list
 * of texts as several in a cell, a list of terms with their languages as a column for each language.
 * @throws InputError where a value is neither an object nor a list
 */
export function rowsOf(values: readonly Placed[], file: string): { rows: LinedRow[]; hasTitles: boolean } {
  const wrong = values.find(({ value }) => typeof value !== 'object' || value === null)
  if (wrong) {
    const message = `expected entries as objects or lists, found ${JSON.stringify(wrong.value)?.slice(0, 50)}`
    throw new InputError(file, message, { line: wrong.line })
  }
  if (values.every(({ value }) => Array.isArray(value))) {
    const rows = values.map(({ value, line }) => ({ cells: (value as unknown[]).map(cellOf), line }))
    return { rows, hasTitles: false }
  }
  const titles = new Map<string, number>()
  const flat = values.map(({ value, line }) => {
    const members = Array.isArray(value) ? value.map((cell, i) => [String(i), cellOf(cell)] as const) : membersOf(value)
    for (const [name] of members) if (!titles.has(name)) titles.set(name, titles.size)
    return { members, line }
  })
  const rows = flat.map(({ members, line }) => {
    const cells = Array.from({ length: titles.size }, () => '')
    for (const [name, text] of members) {
      const column = titles.get(name) as number
      cells[column] = cells[column] && text ? `${cells[column]}${SEVERAL}${text}` : cells[column] || text
    }
    return { cells, line }
  })
  return { rows: [{ cells: [...titles.keys()], line: 1 }, ...rows], hasTitles: true }
}

function membersOf(value: unknown, path = ''): (readonly [string, string])[] {
  return Object.entries(Object(value)).flatMap(([name, member]): (readonly [string, string])[] => {
    const title = path ? `${path} ${name}` : name
    if (Array.isArray(member) && member.length > 0 && member.every(isRecord))
      return member.flatMap((one) => termOf(one, title))
    if (isRecord(member)) return membersOf(member, title)
    return [[title, cellOf(member)]]
  })
}

/** A term with its language: `{"lang": "zh", "term": "和平"}`; any other object by its names. */
function termOf(value: Record<string, unknown>, path: string): (readonly [string, string])[] {
  const named = (field: string) => Object.entries(value).find(([name]) => titleOf(name).field === field)?.[1]
  const [language, term] = [named('language'), named('term')]
  if (typeof language !== 'string' || typeof term !== 'string') return membersOf(value, path)
  const more = Object.entries(value).filter(([, one]) => one !== language && one !== term)
  return [[language, term], ...more.map(([name, one]) => [`${name} ${language}`, cellOf(one)] as const)]
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join(SEVERAL)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function memberAt(text: string, name: string): number {
  const at = new RegExp(`${JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*:\\s*\\[`).exec(text)
  return at ? at.index + at[0].length - 1 : 0
}

/** The elements of a list that begins at an offset or behind it, each with the line on which it begins. */
function placed(list: readonly unknown[], text: string, from: number): Placed[] {
  const lines: number[] = []
  let line = 1 + (text.slice(0, from).match(/\n/g)?.length ?? 0)
  let depth = 0
  let inText = false
  let isNew = true
  for (let at = from; at < text.length && lines.length < list.length; at++) {
    const character = text[at]
    if (character === '\n') line++
    if (inText) {
      if (character === '\\') at++
      else if (character === '"') inText = false
      continue
    }
    if (depth === 1 && isNew && !/[\s,\]]/.test(character)) {
      lines.push(line)
      isNew = false
    }
    if (character === '"') inText = true
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    else if (character === ',' && depth === 1) isNew = true
  }
  return list.map((value, i) => ({ value, line: lines[i] ?? 1 }))
}

/** The lines on which keys first stand, one after the other. */
function linesOfKeys(text: string, keys: readonly string[]): number[] {
  let at = 0
  let line = 1
  return keys.map((key) => {
    const found = text.indexOf(JSON.stringify(key), at)
    if (found < 0) return line
    for (let i = at; i < found; i++) if (text[i] === '\n') line++
    at = found
    return line
  })
}
