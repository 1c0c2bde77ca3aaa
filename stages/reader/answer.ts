import * as v from 'valibot'
import type { Category } from '../../model/term.ts'

/** What a reader answers. Nothing of it is believed before `verified` has seen it. */
export interface ReaderAnswer {
  readonly keep: readonly Kept[]
  /** A side that is right as it is may be empty. */
  readonly mend: readonly (Kept & Wording)[]
  readonly reject: readonly number[]
  readonly unsure: readonly number[]
  readonly missing: readonly (Wording & { readonly s: number; readonly c?: Category })[]
  /** Parts of the answer that are none of these. */
  readonly malformed: number
}

interface Kept {
  /** Number of the pair. */
  readonly n: number
  readonly c?: Category
}

interface Wording {
  readonly zh: string
  readonly en: string
}

/** The kinds of pairs by the letters that an answer has for them. */
const KINDS: Readonly<Record<string, Category>> = {
  F: 'formulation',
  N: 'name',
  P: 'person',
  G: 'place',
  T: 'term',
  I: 'set phrase',
  V: 'verbal formulation',
}

const object = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const list = (items: unknown) => ({ type: 'array', items })
const integer = { type: 'integer' }
const text = { type: 'string' }
const kind = { type: 'string', enum: Object.keys(KINDS) }

/** The form of an answer as a JSON Schema, for servers that hold a model to one. */
export const ANSWER_SCHEMA: Readonly<Record<string, unknown>> = object({
  keep: object(Object.fromEntries(Object.keys(KINDS).map((letter) => [letter, list(integer)]))),
  mend: list(object({ n: integer, zh: text, en: text, c: kind })),
  reject: list(integer),
  unsure: list(integer),
  missing: list(object({ s: integer, zh: text, en: text, c: kind })),
})

const number = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d{1,4}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(1),
)
const wording = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))
/** A side of a mend; empty where it stays as it is. */
const side = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((text) => text ?? ''),
  v.trim(),
  v.maxLength(300),
)
/** A letter that is none of ours says nothing, and the rest of the item still holds. */
const letter = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => KINDS[String(value).trim().toUpperCase()]),
  ),
)
const kept = v.union([
  v.object({ n: number, c: letter }),
  v.pipe(
    number,
    v.transform((n) => ({ n })),
  ),
])
const bare = v.union([
  number,
  v.pipe(
    v.object({ n: number }),
    v.transform(({ n }) => n),
  ),
])
const parts = {
  keep: kept,
  mend: v.pipe(
    v.object({ n: number, zh: side, en: side, c: letter }),
    v.check(({ zh, en }) => zh !== '' || en !== ''),
  ),
  reject: bare,
  unsure: bare,
  missing: v.object({ s: number, zh: wording, en: wording, c: letter }),
} as const

/** A longer answer comes from no question of ours. */
const LONGEST = 200_000

/**
 * The answer in what a model wrote: with its thoughts, a fence or talk around it, or broken off (what is whole of it
 * counts). Undefined where there is none.
 */
export function parseAnswer(written: string): ReaderAnswer | undefined {
  const bareText = written.slice(0, LONGEST).replace(/<think>[\s\S]*?(<\/think>|$)/g, '')
  const value = objectIn(bareText)
  if (value === undefined || !Object.keys(parts).some((part) => part in value)) return undefined
  let malformed = 0
  const those = <Part extends keyof typeof parts>(part: Part): v.InferOutput<(typeof parts)[Part]>[] => {
    const items = part === 'keep' ? keptItems(value[part]) : value[part]
    if (items !== undefined && !Array.isArray(items)) malformed++
    return (Array.isArray(items) ? items : []).flatMap((item) => {
      const result = v.safeParse(parts[part], item)
      if (result.success) return [result.output as v.InferOutput<(typeof parts)[Part]>]
      malformed++
      return []
    })
  }
  const read = {
    keep: those('keep'),
    mend: those('mend'),
    reject: those('reject'),
    unsure: those('unsure'),
    missing: those('missing'),
  }
  return { ...read, malformed }
}

/** What is kept: numbers by kind as asked for, or a list of items as models write it, too. */
function keptItems(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value).flatMap(([c, numbers]) =>
    Array.isArray(numbers) ? numbers.map((n) => (typeof n === 'object' ? n : { n, c })) : [numbers],
  )
}

type Values = Readonly<Record<string, unknown>>

/** The first object in a text that can be read, whole or as far as it goes. */
function objectIn(text: string): Values | undefined {
  for (
    let start = text.indexOf('{'), tries = 0;
    start >= 0 && tries < 20;
    start = text.indexOf('{', start + 1), tries++
  ) {
    const value = parsed(wholeFrom(text, start))
    if (value) return value
  }
  return undefined
}

function parsed(json: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined
  } catch {
    return undefined
  }
}

/**
 * The object that begins at `start`. One that is broken off ends after its last whole item: a figure or a text that
 * stands at the break may have been longer.
 */
function wholeFrom(text: string, start: number): string {
  const open: string[] = []
  let isString = false
  /** The text up to the last whole item, with what closes it. */
  let whole = ''
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (isString) {
      if (character === '\\') i++
      else if (character === '"') isString = false
    } else if (character === '"') isString = true
    else if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']')
    else if (character === '}' || character === ']') {
      if (open.pop() !== character) return ''
      if (!open.length) return withoutLooseCommas(text.slice(start, i + 1))
      if (open.length <= 3) whole = text.slice(start, i + 1) + open.toReversed().join('')
    } else if (character === ',' && open.at(-1) === ']' && open.length <= 3)
      whole = text.slice(start, i) + open.toReversed().join('')
  }
  return withoutLooseCommas(whole)
}

/** Commas before a closing bracket, which models write and JSON forbids; texts stay as they are. */
const withoutLooseCommas = (json: string) =>
  json.replace(/("(?:[^"\\]|\\.)*")|,(\s*[\]}])/g, (_, string, closing) => string ?? closing)
