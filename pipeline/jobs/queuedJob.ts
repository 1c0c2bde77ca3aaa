import * as v from 'valibot'
import { ocrScripts } from '../../model/ocrScript.ts'
import type { Job } from './job.ts'

/**
 * What may come out of a queue, to which others may write than those who submit documents. A job names what it is about
 * by keys in the store of results and nothing else: no file of the worker's own disk.
 */

/** As `hashOf` makes it. */
const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))

/** Documents of a sample: bounded by their sentence pairs, of which a document may have none. */
const MAX_SAMPLE = 1_000_000

/** Parts of a document, a thousand units each, and ranges of its candidates. */
const MAX_PARTS = 100_000
const MAX_RANGES = 16_384

const knownTerms = v.pipe(v.string(), v.regex(/^terms\/[0-9a-f]{32}$/))

const queuedJob = v.variant('kind', [
  v.strictObject({
    kind: v.literal('prepare'),
    key,
    encoding: v.optional(v.pipe(v.string(), v.regex(/^[\w:.-]{1,40}$/))),
    ocr: v.optional(v.picklist(ocrScripts)),
  }),
  v.strictObject({
    kind: v.literal('learn'),
    key,
    documents: v.pipe(v.array(key), v.minLength(1), v.maxLength(MAX_SAMPLE)),
  }),
  v.strictObject({
    kind: v.literal('count'),
    key,
    document: key,
    knownTerms: v.optional(knownTerms),
    ranges: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_RANGES)),
  }),
  v.strictObject({
    kind: v.literal('addUp'),
    key,
    counts: v.pipe(v.array(key), v.minLength(1), v.maxLength(MAX_PARTS)),
    range: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_RANGES - 1)),
  }),
  v.strictObject({
    kind: v.literal('find'),
    key,
    document: key,
    linkModel: v.optional(key),
    knownTerms: v.optional(knownTerms),
    within: v.optional(
      v.strictObject({
        sums: v.pipe(v.array(key), v.minLength(1), v.maxLength(MAX_RANGES)),
        part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PARTS - 1)),
      }),
    ),
  }),
])

/** A job that no submitter sends. */
export class MalformedJob extends Error {
  override readonly name = 'MalformedJob'
}

/** The job that a value from a queue is. @throws MalformedJob */
export function parseQueuedJob(value: unknown): Job {
  const result = v.safeParse(queuedJob, value, { abortEarly: true })
  if (result.success) return result.output
  const [{ message }] = result.issues
  const place = v.getDotPath(result.issues[0]) ?? 'job'
  throw new MalformedJob(`expected a job as \`shuyu extract\` submits it, found ${place}: ${message.slice(0, 200)}`)
}
