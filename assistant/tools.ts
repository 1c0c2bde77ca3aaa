import * as v from 'valibot'
import { checkBitexts, readDrafts } from '../checking/drafts.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { singleStages } from '../pipeline/pipeline.ts'

/** Something an assistant may ask of a termbase. Nothing here writes. */
export interface Tool {
  readonly name: string
  readonly title: string
  /** For the assistant: when to ask, and what the answer holds. */
  readonly description: string
  /** JSON Schema of what is asked with; an object. */
  readonly inputSchema: { readonly type: 'object'; readonly [key: string]: unknown }
  /** @throws WrongArguments */
  readonly call: (given: unknown) => Promise<unknown>
}

/** What a tool was asked with does not fit; the message says how. */
export class WrongArguments extends Error {
  override readonly name = 'WrongArguments'
}

/** Most concepts and places that one answer holds. */
const MOST = 50

/** The tools over one termbase. */
export function toolsOf(termbase: Termbase): Tool[] {
  return [lookUp(termbase), checkSentence(termbase), quote(termbase), changes(termbase)]
}

const text = (limit: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limit))
const count = (most: number) => v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most)))

const textSchema = (description: string) => ({ type: 'string', minLength: 1, description })
const countSchema = (most: number) => ({ type: 'integer', minimum: 1, maximum: most })

function lookUp(termbase: Termbase): Tool {
  const asked = v.strictObject({ query: text(500), limit: count(MOST) })
  return {
    name: 'look_up_term',
    title: 'Look up a term',
    description:
      'Renderings of a Chinese or English term, with status (accepted ones were decided by a person; proposed ones are a ' +
      'guess), usage (preferred, admitted, deprecated, superseded), notes and the newest quotation. Takes Chinese in either ' +
      'script, English, pinyin, or a whole sentence, of which it gives the terms. Ask before translating a term.',
    inputSchema: {
      type: 'object',
      properties: { query: textSchema('a term, a part of one, or a sentence'), limit: countSchema(MOST) },
      required: ['query'],
      additionalProperties: false,
    },
    call: async (given) => {
      const { query, limit } = read(asked, given)
      return { concepts: await termbase.lookup(query, { limit: limit ?? 10 }) }
    },
  }
}

function checkSentence(termbase: Termbase): Tool {
  const asked = v.strictObject({ zh: text(5000), en: text(10_000) })
  return {
    name: 'check_translation',
    title: 'Check a translation',
    description:
      'Where an English translation of a Chinese sentence does not follow the accepted terms: not rendered as decided, a ' +
      'deprecated rendering, two renderings of one term. Each finding has the rule, the level, the places in both texts and ' +
      'what was expected.',
    inputSchema: {
      type: 'object',
      properties: { zh: textSchema('the Chinese sentence'), en: textSchema('its translation') },
      required: ['zh', 'en'],
      additionalProperties: false,
    },
    call: async (given) => {
      const { zh, en } = read(asked, given)
      const row = [zh, en].map((side) => side.replace(/\s+/g, ' ')).join('\t')
      const input = { name: 'sentence.tsv', bytes: new TextEncoder().encode(`zh\ten\n${row}\n`) }
      const pipeline = singleStages({})
      const { bitexts, failures } = await readDrafts([input], pipeline, {})
      if (failures.length) throw new WrongArguments(failures[0].located)
      const { documents, terms } = await checkBitexts(bitexts, pipeline, termbase.glossary({ withoutWaiting: true }))
      return { terms, findings: documents.flatMap(({ findings }) => findings) }
    },
  }
}

function quote(termbase: Termbase): Tool {
  const asked = v.strictObject({ rendering: v.pipe(v.string(), v.regex(/^r[0-9a-f]{16}$/)), limit: count(MOST) })
  return {
    name: 'quote_evidence',
    title: 'Quote the evidence',
    description:
      'Sentence pairs in which a rendering stands, oldest first, with document, date, speaker and place. Takes the id of a ' +
      'rendering, as look_up_term gives it.',
    inputSchema: {
      type: 'object',
      properties: { rendering: textSchema('id of a rendering: r and 16 hexadecimal digits'), limit: countSchema(MOST) },
      required: ['rendering'],
      additionalProperties: false,
    },
    call: async (given) => {
      const { rendering, limit } = read(asked, given)
      return termbase.review.concordance(rendering, 0, limit ?? 10)
    },
  }
}

function changes(termbase: Termbase): Tool {
  const asked = v.strictObject({
    since: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'expected YYYY-MM-DD'))),
    limit: count(MOST),
  })
  return {
    name: 'list_changes',
    title: 'List what changed',
    description: 'The last changes of the termbase, newest first: who decided what of which term, and when (UTC).',
    inputSchema: {
      type: 'object',
      properties: {
        since: { type: 'string', description: 'a day, YYYY-MM-DD: changes of that day and later' },
        limit: countSchema(MOST),
      },
      additionalProperties: false,
    },
    call: async (given) => {
      const { since = '', limit = 20 } = read(asked, given)
      const last = await termbase.review.lastChange()
      const rows = await termbase.review.changesAfter(Math.max(0, last - 1000), 1000)
      const newest = rows
        .filter(({ at }) => at >= since)
        .toReversed()
        .slice(0, limit)
      const ids = new Set(
        newest.flatMap(({ rendering, concept }) => [rendering, concept].filter((id) => id !== undefined)),
      )
      return { changes: newest, names: await termbase.review.names([...ids]) }
    },
  }
}

function read<T>(schema: v.GenericSchema<unknown, T>, given: unknown): T {
  const result = v.safeParse(schema, given ?? {}, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new WrongArguments(`${v.getDotPath(issue) ?? 'arguments'}: ${issue.message}`)
}
