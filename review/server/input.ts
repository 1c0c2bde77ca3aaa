import * as v from 'valibot'
import { approvals, roles, sampleVerdicts, tasks } from '../../model/team.ts'
import { categories, partsOfSpeech, statuses, usages } from '../../model/term.ts'
import type { BatchChange, QueueFilter } from '../api.ts'

/** What requests may hold. Whatever does not fit is refused with 400 before the termbase is asked. */

/** A request that cannot be understood. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** Most ids in one request. */
export const idLimit = 200

const orders = ['rank', 'confidence', 'informative', 'frequency', 'pinyin', 'date', 'category', 'newest'] as const

const isClean = (text: string) => !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(text)
const text = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit), v.check(isClean, 'control characters or half a character'))
const line = (limit: number) =>
  v.pipe(text(limit), v.trim(), v.minLength(1), v.regex(/^[^\r\n\t\u2028\u2029]*$/, 'expected one line'))
/** Free text; an empty one takes the value away. */
const longText = v.nullable(
  v.pipe(
    text(5000),
    v.trim(),
    v.transform((value) => value || null),
  ),
)
const rendering = v.pipe(v.string(), v.regex(/^r[0-9a-f]{16}$/))
const concept = v.pipe(v.string(), v.regex(/^c[0-9a-f]{16}$/))
const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

const changes = {
  status: v.optional(v.picklist(statuses)),
  usage: v.optional(v.nullable(v.picklist(usages))),
  category: v.optional(v.picklist(categories)),
  partOfSpeech: v.optional(v.nullable(v.picklist(partsOfSpeech))),
  assignedTo: v.optional(v.nullable(line(60))),
  approvalAsked: v.optional(v.boolean()),
  approved: v.optional(v.boolean()),
}

const renderingDecision = v.strictObject({
  rendering,
  // Optional in the library, not over the network: who decides has seen what is decided on.
  revision,
  ...changes,
  supersededBy: v.optional(v.nullable(rendering)),
  zh: v.optional(line(300)),
  en: v.optional(line(500)),
  note: v.optional(longText),
  without: v.optional(v.nullable(text(100_000))),
})
const conceptDecision = v.strictObject({
  concept,
  revision,
  category: changes.category,
  definition: v.optional(longText),
  domain: v.optional(longText),
  note: v.optional(longText),
})

export const decisions = v.strictObject({
  decisions: v.pipe(v.array(v.union([renderingDecision, conceptDecision])), v.minLength(1), v.maxLength(idLimit)),
})

const filter = v.strictObject({
  statuses: v.optional(v.pipe(v.array(v.picklist(statuses)), v.maxLength(statuses.length))),
  categories: v.optional(v.pipe(v.array(v.picklist(categories)), v.maxLength(categories.length))),
  document: v.optional(text(1000)),
  speaker: v.optional(text(500)),
  from: v.optional(date),
  to: v.optional(date),
  minConfidence: v.optional(score),
  maxConfidence: v.optional(score),
  search: v.optional(text(500)),
  scope: v.optional(v.picklist(['terms', 'notes', 'text'])),
  unit: v.optional(v.picklist(['pair', 'concept'])),
  nested: v.optional(v.picklist(['fold', 'show'])),
  order: v.optional(v.picklist(orders)),
  task: v.optional(v.picklist([...tasks, 'mine'])),
  english: v.optional(v.picklist(['missing', 'there'])),
  reader: v.optional(v.literal('unlike')),
}) satisfies v.GenericSchema<unknown, QueueFilter>

export const batch = v.strictObject({
  filter,
  /** Of those that pass, which are decided. */
  statuses: v.optional(v.pipe(v.array(v.picklist(statuses)), v.minLength(1), v.maxLength(statuses.length))),
  change: v.pipe(
    v.strictObject(changes),
    v.check((change) => Object.values(change).some((value) => value !== undefined), 'expected a change'),
  ) satisfies v.GenericSchema<unknown, BatchChange>,
  expected: revision,
})

const conceptAt = v.strictObject({ id: concept, revision })
export const merger = v.strictObject({ from: conceptAt, into: conceptAt })
export const splitting = v.strictObject({ rendering, revision })
export const nothing = v.strictObject({})
export const term = v.strictObject({
  zh: line(300),
  en: line(500),
  category: v.optional(v.picklist(categories)),
  usage: v.optional(v.picklist(usages)),
  note: v.optional(v.pipe(text(5000), v.trim())),
})
export const team = v.strictObject({
  members: v.pipe(v.array(v.strictObject({ name: line(60), role: v.picklist(roles) })), v.maxLength(1000)),
  others: v.picklist(roles),
  approval: v.picklist(approvals),
  revision,
})
export const ownPassword = v.strictObject({
  name: line(60),
  password: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))),
})
export const newComment = v.strictObject({
  rendering,
  text: v.pipe(text(5000), v.trim(), v.minLength(1)),
  isQuestion: v.optional(v.boolean()),
})
export const closing = v.strictObject({ id: revision, isClosed: v.boolean() })
export const sampleDraw = v.strictObject({
  judges: v.tuple([line(60), line(60)]),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
  filter: v.optional(filter),
})
export const sampleVerdict = v.strictObject({ rendering, verdict: v.picklist(sampleVerdicts) })
export const settling = v.strictObject({ settled: v.pipe(v.array(sampleVerdict), v.minLength(1), v.maxLength(5000)) })
export const documentName = v.strictObject({ name: v.pipe(text(1000), v.minLength(1)) })

/** Parses a JSON body. */
export async function readBody<T>(request: Request, schema: v.GenericSchema<unknown, T>): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new BadRequest('expected JSON (Content-Type: application/json)')
  }
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await request.arrayBuffer()))
  } catch {
    throw new BadRequest('expected JSON in UTF-8')
  }
  return check(schema, body)
}

/** The filter of a query string; lists are separated by commas. */
export function readFilter(query: Readonly<Record<string, string>>): QueueFilter {
  const list = (value: string | undefined) => value?.split(',').filter(Boolean)
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value || Number.NaN))
  const { status, category, min, max, q, ...rest } = query
  return check(filter, {
    ...rest,
    statuses: list(status),
    categories: list(category),
    minConfidence: number(min),
    maxConfidence: number(max),
    search: q,
  })
}

export function readIds(value: string | undefined): string[] {
  return check(v.pipe(v.array(rendering), v.minLength(1), v.maxLength(idLimit)), (value ?? '').split(','))
}

export const readText = (value: string | undefined) => check(text(500), value ?? '')
export const readRendering = (value: string) => check(rendering, value)

/** A whole number of a query string between 0 and `most`. */
export function readCount(value: string | undefined, otherwise: number, most: number): number {
  if (value === undefined) return otherwise
  if (!/^\d{1,9}$/.test(value) || Number(value) > most) throw new BadRequest(`expected a whole number up to ${most}`)
  return Number(value)
}

function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const { path, message } = nearest(result.issues[0])
  throw new BadRequest(`${path || 'request'}: ${message}`)
}

/** Where a value fits none of several shapes, what is wrong with it in the shape that it fits best: the deepest issue. */
function nearest(issue: v.BaseIssue<unknown>, within: readonly string[] = []): { path: string; message: string } {
  const own = v.getDotPath(issue)
  const path = [...within, ...(own ? [own] : [])]
  const deeper = (issue.issues ?? []).map((one) => nearest(one, path))
  const depth = ({ path }: { path: string }) => path.split('.').length
  const [best] = deeper.toSorted((a, b) => depth(b) - depth(a))
  return best && depth(best) > path.join('.').split('.').length
    ? best
    : { path: path.join('.'), message: issue.message }
}
