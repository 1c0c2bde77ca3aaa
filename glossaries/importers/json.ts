import * as v from 'valibot'
import { decode } from '../../files/decode.ts'
import { InputError } from '../../model/errors.ts'
import { type Field, termOf } from './columns.ts'
import { conceptOf } from './concept.ts'
import type { GlossaryFile, Importer } from './source.ts'
import { categoryOf } from './vocabulary.ts'

const text = v.optional(v.nullable(v.string()))
const rendering = v.object({
  en: v.string(),
  ...{
    id: text,
    status: text,
    usage: text,
    supersededBy: text,
    partOfSpeech: text,
    category: text,
    note: text,
    source: text,
  },
  score: v.optional(v.number()),
  decided: v.optional(v.nullable(v.object({ by: text, at: text }))),
})
/** A concept as our exports write it, or one pair: `{"zh": "...", "en": "..."}`. */
const entry = v.object({
  zh: v.string(),
  ...{ id: text, category: text, definition: text, domain: text, note: text, source: text },
  variants: v.optional(v.array(v.string()), []),
  renderings: v.array(rendering),
})

/** JSON Lines and JSON arrays of concepts with their renderings, or of pairs of `zh` and `en`. */
export const json: Importer = async function* (file, _options, warn) {
  for await (const { value, line } of valuesOf(file)) {
    const parsed = v.safeParse(entry, isPair(value) ? asEntry(value) : value)
    if (!parsed.success) {
      const issue = parsed.issues[0]
      const message = `expected a concept with zh and renderings, or a pair of zh and en; found ${v.getDotPath(issue) ?? 'a value'}: ${issue.message}`
      throw new InputError(file.name, message, { line })
    }
    const { zh, variants, renderings, category, ...more } = parsed.output
    const concept = conceptOf(
      file,
      line,
      {
        ...withoutNull(more),
        category: categoryOf(category ?? ''),
        zh: [zh, ...variants].map((form) => ({ text: form })),
        en: renderings.map(termIn),
      },
      warn,
    )
    if (concept) yield concept
  }
}

function termIn({ en, score, decided, ...fields }: v.InferOutput<typeof rendering>) {
  const values: Readonly<Partial<Record<Field, string | null>>> = {
    ...fields,
    ...{ by: decided?.by, at: decided?.at, score: score === undefined ? undefined : String(score) },
  }
  return termOf(en, (field) => values[field] ?? undefined)
}

function isPair(value: unknown): value is { zh?: unknown; en: unknown } {
  return typeof value === 'object' && value !== null && 'en' in value && !('renderings' in value)
}

/** What stands beside a pair belongs to its rendering. */
function asEntry({ zh, ...rendering }: { zh?: unknown }): unknown {
  return { zh, renderings: [rendering] }
}

function withoutNull<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never
}

interface Placed {
  readonly value: unknown
  readonly line: number
}

/**
 * One value a line, whether the lines stand alone or in an array, read piece by piece; else the elements of the array
 * that the file is or holds.
 */
async function* valuesOf(file: GlossaryFile): AsyncIterable<Placed> {
  let isFirst = true
  for await (const { text, line } of linesOf(file)) {
    const written = text.trim().replace(/,$/, '')
    if (written === '' || written === '[' || written === ']') continue
    const value = parsed(written)
    if (value === undefined && isFirst) {
      yield* wholeOf(file)
      return
    }
    if (value === undefined)
      throw new InputError(file.name, 'expected one JSON value a line, found something else', { line })
    isFirst = false
    for (const element of Array.isArray(value) ? value : [value]) yield { value: element, line }
  }
}

async function* wholeOf(file: GlossaryFile): AsyncIterable<Placed> {
  const value = parsed(decode({ name: file.name, bytes: await file.bytes() }).text)
  const list = Array.isArray(value) ? value : Object.values(Object(value)).find(Array.isArray)
  if (list === undefined)
    throw new InputError(file.name, 'expected JSON Lines or a JSON array of concepts, found neither')
  for (const element of list) yield { value: element, line: 1 }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Characters of the longest line: a concept with all its occurrences. */
const MAX_LINE = 2 ** 24

async function* linesOf(file: GlossaryFile): AsyncIterable<{ text: string; line: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new InputError(file.name, 'expected UTF-8, as JSON has it, found bytes that are not', { line, cause })
    }
  }
  let line = 1
  let rest = ''
  for await (const piece of file.stream()) {
    const lines = (rest + decode(piece)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE) {
      throw new InputError(file.name, `expected lines of at most ${MAX_LINE} characters, found a longer one`, { line })
    }
    for (const text of lines) yield { text, line: line++ }
  }
  yield { text: rest + decode(), line }
}
