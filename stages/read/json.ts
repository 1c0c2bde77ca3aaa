import type { TableRow } from '../../files/table.ts'
import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { languageOfTitle, namedColumns } from './columns.ts'
import { placed } from './placed.ts'
import type { Block, Content } from './source.ts'
import { readTable } from './tableRows.ts'

/** A text of a JSON file, under its path. */
export interface JsonText {
  readonly path: string
  readonly text: string
  readonly line: number
}

/**
 * JSON and JSON Lines: a list of objects (or of lists) that each hold a text and its translation, wherever in them, as
 * data sets have them; an object for each language with the same keys; an object from text to translation. The messages
 * of a program in one language are read too: with those of the other, in a file beside it, they pair by their keys.
 * @throws InputError for what is no JSON
 */
export function json(text: string, file: string): Content {
  const locate = locator(text)
  const { value, lines } = parsed(text, file)
  const entriesOf = (of: unknown, line?: number) => flattened(of, '', (found) => line ?? locate(found))
  const list = listIn(value)
  if (list) {
    const records = list.map((record, i) => entriesOf(record, lines?.[i]))
    const bitext = bitextOf(records, file)
    if (bitext) return bitext
  }
  const sides = list ? undefined : sidesOf(value)
  if (sides) {
    const zh = entriesOf(sides.zh)
    const en = new Map(entriesOf(sides.en).map((entry) => [entry.path, entry]))
    const rows = zh.flatMap((entry) => {
      const other = en.get(entry.path)
      return other ? [{ zh: placed(entry.text, entry.line), en: placed(other.text, other.line) }] : []
    })
    return { kind: 'rows', rows }
  }
  const messages = entriesOf(value)
  return fromTextToText(messages) ?? { kind: 'blocks', blocks: messages.map(messageBlock) }
}

function messageBlock({ path, text, line }: JsonText): Block {
  return { text: placed(text.replace(/\s+/g, ' ').trim(), line), item: true, key: path }
}

/** The value of the file; or the values of its lines, with the numbers of these. */
function parsed(text: string, file: string): { value: unknown; lines?: number[] } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch (cause) {
    const lines = text.split(/\r?\n/).flatMap((content, i) => (content.trim() === '' ? [] : [{ content, line: i + 1 }]))
    const values = lines.map(({ content, line }) => {
      try {
        return JSON.parse(content)
      } catch {
        const reason = cause instanceof Error ? cause.message : String(cause)
        const isLines = lines.length > 1 && line > 1 && /^[[{].*[}\]]$/.test(lines[0].content.trim())
        const message = isLines
          ? 'expected one JSON value a line, found something else'
          : `expected JSON, found an error in it: ${reason}`
        throw new InputError(file, message, isLines ? { line, cause } : { cause })
      }
    })
    return { value: values, lines: lines.map(({ line }) => line) }
  }
}

/** The list that a value is or holds, or the values of an object that are all alike. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  const values = Object.values(value)
  const keys = Object.keys(value)
  if (namedColumns(keys) && values.every((inner) => typeof inner === 'string')) return [value]
  if (namedColumns(keys)) return undefined
  const lists = values.filter((inner) => Array.isArray(inner) && inner.some((item) => typeof item === 'object'))
  if (lists.length === 1) return lists[0]
  const isRecord = (inner: unknown) => typeof inner === 'object' && inner !== null && namedColumns(Object.keys(inner))
  return values.length > 0 && values.every(isRecord) ? values : undefined
}

/** The values of an object that names both languages, each with texts of its own. */
function sidesOf(value: unknown): Readonly<Record<Language, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found: Partial<Record<Language, unknown>> = {}
  for (const [key, inner] of Object.entries(value)) {
    const language = languageOfTitle(key)
    if (language && typeof inner === 'object' && inner !== null) found[language] ??= inner
  }
  return found.zh && found.en ? { zh: found.zh, en: found.en } : undefined
}

/** How deep values may lie in each other. */
const MAX_DEPTH = 20

/** The texts in a value, each under its path. */
export function flattened(value: unknown, path: string, line: (text: string) => number, depth = 0): JsonText[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value, line: line(value) }]
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    flattened(inner, path === '' ? key : `${path}.${key}`, line, depth + 1),
  )
}

function bitextOf(records: readonly (readonly JsonText[])[], file: string): Content | undefined {
  const paths = pathsOf(records)
  if (paths.length < 2) return undefined
  const read = readTable(tableOf(paths, records), file, { ragged: false, name: file })
  return read?.rows.some(({ zh, en }) => zh.text && en.text) ? { kind: 'rows', ...read } : undefined
}

/** The fields of records, in the order in which they are met. */
export function pathsOf(records: readonly (readonly JsonText[])[]): string[] {
  return [...new Set(records.flatMap((entries) => entries.map(({ path }) => path)))].slice(0, MOST_COLUMNS)
}

/** Records as rows of a table with a column for each of these fields, under titles where these name both languages. */
export function tableOf(paths: readonly string[], records: readonly (readonly JsonText[])[]): TableRow[] {
  const titles = { cells: paths, places: paths.map(() => ({ line: 1, column: 1 })), line: 1 }
  return [...(namedColumns(paths) ? [titles] : []), ...records.flatMap((entries) => rowOf(paths, entries))]
}

/** The row of a record; none where it holds no text. */
export function rowOf(paths: readonly string[], entries: readonly JsonText[]): TableRow[] {
  if (entries.length === 0) return []
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const { line } = entries[0]
  const places = paths.map((path) => ({ line: byPath.get(path)?.line ?? line, column: 1 }))
  return [{ cells: paths.map((path) => byPath.get(path)?.text ?? ''), places, line }]
}

/** Fields of a record that are looked at. */
const MOST_COLUMNS = 200

/** Texts under other texts, most of them in the other language: a map from text to translation. */
function fromTextToText(entries: readonly JsonText[]): Content | undefined {
  const pairs = entries.map(({ path, text, line }) => {
    const [key, value] = [blockLanguage(path), blockLanguage(text)]
    if (key === 'zh' && value === 'en') return { zh: placed(path, line), en: placed(text, line) }
    return key === 'en' && value === 'zh' ? { zh: placed(text, line), en: placed(path, line) } : undefined
  })
  const rows = pairs.filter((pair) => pair !== undefined)
  // Keys of messages are words too, but of one language, without spaces.
  const isText = rows.some(({ zh, en }) => zh.text.length > 0 && /\s/.test(en.text)) || rows.every(({ en }) => en.text)
  const hasChineseKeys = entries.some(({ path }) => blockLanguage(path) === 'zh')
  const hasSentences = entries.filter(({ path }) => /\s/.test(path)).length * 2 > entries.length
  const isMap = rows.length * 2 > entries.length && isText && (hasChineseKeys || hasSentences)
  return isMap ? { kind: 'rows', rows } : undefined
}

/** A function that tells the line of a text, for texts in the order of the file. */
function locator(text: string): (value: string) => number {
  let at = 0
  let line = 1
  return (value) => {
    const found = text.indexOf(JSON.stringify(value), at)
    if (found < 0) return line
    for (let i = text.indexOf('\n', at); i >= 0 && i < found; i = text.indexOf('\n', i + 1)) line++
    at = found
    return line
  }
}

/** Whether a text begins as JSON does: a list or an object that is closed or goes on as one. */
export function isJson(head: string): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*(?:\[\s*(?:[[{"\d\]]|null|true|false)|\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}))/.test(head)
}
