import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'
import { InputError } from '../../model/errors.ts'
import type { SourceInput } from '../../stages/read/index.ts'
import { identityOf, type PipelineIdentity } from '../identity.ts'
import type { Input } from '../inputs.ts'
import { getJson, putJson, type ResultStore } from '../results/store.ts'

/**
 * The units of work: plain data, so that any engine can carry them to any process. A job finds what it needs in the
 * store and leaves its outcome there, under its kind and key; running it again does no harm. The key is a hash of
 * everything the outcome depends on.
 */
export type Job = PrepareJob | LearnJob | FindJob

/** Read, align and tokenise a document. */
export interface PrepareJob {
  readonly kind: 'prepare'
  readonly key: string
  /** Absent where the files stand in the store, under `source/KEY`, for a machine that does not have them. */
  readonly input?: Input
  readonly encoding?: string
}

/** Learn from a sample of documents what helps to link the words of others. */
export interface LearnJob {
  readonly kind: 'learn'
  readonly key: string
  /** Keys of their prepare jobs. */
  readonly documents: readonly string[]
}

/** Find the concepts of a document. */
export interface FindJob {
  readonly kind: 'find'
  readonly key: string
  /** Key of its prepare job. */
  readonly document: string
  /** Key of a learn job, where there is a model. */
  readonly linkModel?: string
  /** Store key of the accepted terms (JSON: KnownTerm[]), where there are any. */
  readonly knownTerms?: string
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

type Named = Pick<Job, 'kind' | 'key'>

/** What became of a job; undefined where nobody did it, or somebody whose code was another. */
export async function outcomeOf<Result>(
  store: ResultStore,
  { kind, key }: Named,
  pipeline?: PipelineIdentity,
): Promise<Outcome<Result> | undefined> {
  const kept = await getJson<Outcome<Result> & { readonly code?: string }>(store, `${kind}/${key}`)
  return kept?.code === identityOf(kind, pipeline) ? kept : undefined
}

export function putOutcome<Result>(
  store: ResultStore,
  { kind, key }: Named,
  outcome: Outcome<Result>,
  pipeline?: PipelineIdentity,
): Promise<void> {
  return putJson(store, `${kind}/${key}`, { code: identityOf(kind, pipeline), ...outcome })
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
export const putSource = (store: ResultStore, key: string, source: SourceInput) =>
  store.put(`source/${key}`, serialize(source))

/** The key of the job that prepares this source. */
export function prepareKey(source: SourceInput, encoding = '', pipeline?: PipelineIdentity): string {
  const files = 'zh' in source ? [source.zh, source.en] : [source]
  const contents = files.flatMap(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest()])
  return hashOf('prepare', identityOf('prepare', pipeline), encoding, ...contents)
}

export function learnJob(documents: readonly string[], pipeline?: PipelineIdentity): LearnJob {
  return { kind: 'learn', key: hashOf('learn', identityOf('learn', pipeline), ...documents), documents }
}

export function findJob(
  { document, linkModel, knownTerms }: Omit<FindJob, 'kind' | 'key'>,
  pipeline?: PipelineIdentity,
): FindJob {
  const key = hashOf('find', identityOf('find', pipeline), document, linkModel ?? '', knownTerms ?? '')
  return { kind: 'find', key, document, linkModel, knownTerms }
}
