import * as v from 'valibot'
import { decode } from '../../files/decode.ts'
import { InputError } from '../../model/errors.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import { conceptOf } from './concept.ts'
import { isRecord, listIn, type Placed, rowsOf } from './jsonShapes.ts'
import { termOf, unknownValue } from './marks.ts'
import type { GlossaryFile, Importer, ImportOptions, Warn } from './source.ts'
import { tableConcepts } from './table.ts'
import type { Field } from './titles.ts'
import { categoryNamed } from './vocabulary.ts'

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
  essential: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  decided: v.optional(v.nullable(v.object({ by: text, at: text }))),
})
/** A concept as our exports write it. */
const entry = v.object({
  zh: v.string(),
  ...{ id: text, category: text, definition: text, domain: text, note: text, source: text },
  variants: v.optional(v.array(v.string()), []),
  renderings: v.array(rendering),
})

/**
 * JSON Lines and JSON: concepts with their renderings as our exports have them; else whatever shape names its languages or
 * shows them by script, read as a table: see `jsonShapes.ts`.
 */
export const json: Importer = async function* (file, options, warn) {
  const others: Placed[] = []
  for await (const placed of valuesOf(file)) {
    if (isRecord(placed.value) && 'renderings' in placed.value) yield* conceptIn(placed, file, warn)
    else if (others.push(placed) > MOST) throw new InputError(file.name, `expected at most ${MOST} entries, found more`)
  }
  if (others.length > 0) yield* tableOf(others, file, options, warn)
}

/** Entries that are held in memory to find out what they have in common. */
const MOST = 2_000_000

function* conceptIn({ value, line }: Placed, file: GlossaryFile, warn: Warn): Iterable<ImportedConcept> {
  const parsed = v.safeParse(entry, value)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    const found = `${v.getDotPath(issue) ?? 'a value'}: ${issue.message}`
    throw new InputError(file.name, `expected a concept with zh and renderings; found ${found}`, { line })
  }
  const { zh, variants, renderings, category, ...more } = parsed.output
  const unknown = (field: Field, written: string) => warn(unknownValue(field, written), line)
  const concept = conceptOf(
    file,
    line,
    {
      ...withoutNull(more),
      category: categoryNamed(category ?? ''),
      zh: [zh, ...variants].map((form) => ({ text: form })),
      en: renderings.map(({ en, score, essential, decided, ...fields }) => {
        const values: Readonly<Partial<Record<Field, string | null>>> = {
          ...fields,
          ...{ by: decided?.by, at: decided?.at, score: score === undefined ? undefined : String(score) },
        }
        return { ...termOf(en, (field) => values[field] ?? undefined, unknown), essential }
      }),
    },
    warn,
  )
  if (concept) yield concept
}

async function* tableOf(
  values: readonly Placed[],
  file: GlossaryFile,
  options: ImportOptions,
  warn: Warn,
): AsyncIterable<ImportedConcept> {
  const { rows, hasTitles } = rowsOf(values, file.name)
  const streamed = async function* () {
    yield* rows
  }
  yield* tableConcepts(streamed(), file, options, warn, { hasTitles })
}

function withoutNull<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never
}

/**
 * One value a line, whether the lines stand alone or in an array, read piece by piece; else the elements of the list that
 * the file is or holds.
 */
async function* valuesOf(file: GlossaryFile): AsyncIterable<Placed> {
  let first: Placed | undefined
  let isFirst = true
  for await (const { text, line } of linesOf(file)) {
    const written = text.trim().replace(/,$/, '')
    if (written === '' || written === '[' || written === ']') continue
    const value = parsed(written)
    if (isFirst) {
      isFirst = false
      // A file of one line is looked at as a whole; the first line of several is one of its values.
      if (value === undefined || !isRecord(value)) {
        yield* wholeOf(file)
        return
      }
      first = { value, line }
      continue
    }
    if (value === undefined)
      throw new InputError(file.name, 'expected one JSON value a line, found something else', { line })
    if (first) yield first
    first = undefined
    yield { value, line }
  }
  if (first && 'renderings' in Object(first.value)) yield first
  else if (first) yield* wholeOf(file)
}

async function* wholeOf(file: GlossaryFile): AsyncIterable<Placed> {
  const { text } = decode({ name: file.name, bytes: await file.bytes() })
  const value = parsed(text)
  const list = value === undefined ? undefined : listIn(value, text)
  if (list === undefined) {
    throw new InputError(
      file.name,
      'expected JSON Lines, a JSON list of entries or an object from Chinese to English, found neither',
    )
  }
  yield* list
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
