import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { InputError } from '../../model/errors.ts'
import type { OcrScript } from '../../model/ocrScript.ts'
import type { ReadOptions, SourceInput, SourcePart } from '../../stages/read/index.ts'
import { identityOf, type PipelineIdentity, type StageGroup } from '../identity.ts'
import type { Input } from '../inputs.ts'
import { getJson, putJson, type ResultStore } from '../results/store.ts'

/**
 * The units of work: plain data, so that any engine can carry them to any process. A job finds what it needs in the
 * store and leaves its outcome there, under its kind and key; running it again does no harm. The key is a hash of
 * everything the outcome depends on.
 */
export type Job = PrepareJob | LearnJob | CountJob | AddUpJob | FindJob

/** Read, align and tokenise a document. */
export interface PrepareJob {
  readonly kind: 'prepare'
  readonly key: string
  /** Absent where the files stand in the store, under `source/KEY`, for a machine that does not have them. */
  readonly input?: Input
  readonly encoding?: string
  readonly ocr?: OcrScript
}

/** Learn from a sample of documents what helps to link the words of others. */
export interface LearnJob {
  readonly kind: 'learn'
  readonly key: string
  /** Keys of their prepare jobs. */
  readonly documents: readonly string[]
}

/** Count the candidate terms of a part of a large document. */
export interface CountJob {
  readonly kind: 'count'
  readonly key: string
  /** Key of its prepare job. */
  readonly document: string
  /** As of a find job. */
  readonly knownTerms?: string
  /** Ranges of candidates, by their numbers, that are added up each by itself. */
  readonly ranges: number
}

/** Add up, over all parts of a large document, how the candidates of one range are used in it. */
export interface AddUpJob {
  readonly kind: 'addUp'
  readonly key: string
  /** Names of what was counted in its parts, in their order. */
  readonly counts: readonly string[]
  /** Number of the range, from 0. */
  readonly range: number
}

/** Find the concepts of a document, or of a part of one. */
export interface FindJob {
  readonly kind: 'find'
  readonly key: string
  /** Key of its prepare job. */
  readonly document: string
  /** Of a part: where it stands among what was added up for the document. */
  readonly within?: WithinDocument
  /** Key of a learn job, where there is a model. */
  readonly linkModel?: string
  /** Store key of the accepted terms (JSON: KnownTerm[]), where there are any. */
  readonly knownTerms?: string
}

/** A part of a large document. */
export interface WithinDocument {
  /** Keys of the jobs that added up, range by range. */
  readonly sums: readonly string[]
  /** Number of the part among those that were counted, from 0. */
  readonly part: number
}

/** What became of a job: a result, or why its document cannot be used. */
export type Outcome<Result> = { readonly done: Result } | { readonly failed: Failure }

/** Fields of an InputError. */
export interface Failure {
  readonly file: string
  readonly line?: number
  readonly message: string
}

/** Of a prepare job. Its bitext and tokens stand under `bitext/KEY` and `tokens/KEY`. */
export interface Prepared {
  /** Id of the document. */
  readonly document: string
  readonly units: number
  readonly warnings: readonly string[]
}

/** Of a find job: where its concepts stand: `concepts/NAME`, and `summary/NAME` (see codec/summary.ts). */
export interface Found {
  readonly name: string
}

/** Of a count job: where its counts stand, `counts/NAME-RANGE`. Those of an addUp job stand under `uses/KEY-PART`. */
export interface Counted {
  readonly name: string
}

type Named = Pick<Job, 'kind' | 'key'>

/** The stages that a kind of job runs: candidates are counted as they are found. */
const groupOf = (kind: Job['kind']): StageGroup => (kind === 'count' || kind === 'addUp' ? 'find' : kind)

/** What became of a job; undefined where nobody did it, or somebody whose code was another. */
export async function outcomeOf<Result>(
  store: ResultStore,
  { kind, key }: Named,
  pipeline?: PipelineIdentity,
): Promise<Outcome<Result> | undefined> {
  const kept = await getJson<Outcome<Result> & { readonly code?: string }>(store, `${kind}/${key}`)
  return kept?.code === identityOf(groupOf(kind), pipeline) ? kept : undefined
}

export function putOutcome<Result>(
  store: ResultStore,
  { kind, key }: Named,
  outcome: Outcome<Result>,
  pipeline?: PipelineIdentity,
): Promise<void> {
  return putJson(store, `${kind}/${key}`, { code: identityOf(groupOf(kind), pipeline), ...outcome })
}

export const failureOf = ({ file, line, message }: InputError): Failure => ({ file, line, message })

export const errorOf = ({ file, line, message }: Failure): InputError => new InputError(file, message, { line })

/** A hash of all parts, in their order. Text without NUL, or bytes. */
export function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 32)
}

/** Keeps a source for a job on a machine, or in a process, that does not have its files. */
export const putSource = (store: ResultStore, key: string, source: SourceInput | SourcePart) =>
  store.put(`source/${key}`, deflateRawSync(serialize(source), { level: 1 }))

/** The source that was kept so. */
export async function storedSource(store: ResultStore, key: string): Promise<SourceInput | SourcePart> {
  const bytes = await store.get(`source/${key}`)
  if (!bytes) throw new Error(`the document source/${key} is not in the store`)
  return deserialize(inflateRawSync(bytes))
}

/** The key of the job that prepares this source. */
export function prepareKey(
  source: SourceInput | SourcePart,
  { encoding = '', ocr }: ReadOptions = {},
  pipeline?: PipelineIdentity,
): string {
  if ('part' in source) return hashOf('prepare', identityOf('prepare', pipeline), JSON.stringify(source))
  const files = 'zh' in source ? [source.zh, source.en] : [source]
  const contents = files.flatMap(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest()])
  return hashOf('prepare', identityOf('prepare', pipeline), encoding, ocr ?? '', ...contents)
}

export function learnJob(documents: readonly string[], pipeline?: PipelineIdentity): LearnJob {
  return { kind: 'learn', key: hashOf('learn', identityOf('learn', pipeline), ...documents), documents }
}

export function countJob(
  { document, knownTerms, ranges }: Omit<CountJob, 'kind' | 'key'>,
  pipeline?: PipelineIdentity,
): CountJob {
  const key = hashOf('count', identityOf('find', pipeline), document, knownTerms ?? '', String(ranges))
  return { kind: 'count', key, document, knownTerms, ranges }
}

export function addUpJob({ counts, range }: Omit<AddUpJob, 'kind' | 'key'>, pipeline?: PipelineIdentity): AddUpJob {
  const key = hashOf('addUp', identityOf('find', pipeline), String(range), ...counts)
  return { kind: 'addUp', key, counts, range }
}

export function findJob(
  { document, linkModel, knownTerms, within }: Omit<FindJob, 'kind' | 'key'>,
  pipeline?: PipelineIdentity,
): FindJob {
  const whole = within ? [String(within.part), ...within.sums] : []
  const key = hashOf('find', identityOf('find', pipeline), document, linkModel ?? '', knownTerms ?? '', ...whole)
  return { kind: 'find', key, document, linkModel, knownTerms, within }
}
