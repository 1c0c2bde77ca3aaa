import PQueue from 'p-queue'
import { byCodePoint } from '../../language/order.ts'
import { InputError } from '../../model/errors.ts'
import type { OcrScript } from '../../model/ocrScript.ts'
import type { KnownTerm } from '../../model/token.ts'
import { fileOfPart, type SourceInput } from '../../stages/read/index.ts'
import { type Executor, JobError } from '../executors/executor.ts'
import { type BatchInput, canBeReadAgain, isInMemory, loadInput } from '../inputs.ts'
import {
  errorOf,
  type Found,
  findJob,
  hashOf,
  learnJob,
  type Outcome,
  outcomeOf,
  type Prepared,
  type PrepareJob,
  prepareKey,
  putSource,
} from '../jobs/job.ts'
import { confidenceModel } from '../models.ts'
import { readSummary } from '../results/codec/summary.ts'
import { putJson, type ResultStore } from '../results/store.ts'
import type { PipelineDefinition } from '../stages.ts'
import { countWholes } from './countWholes.ts'
import { type Decisions, decidedPairsOf } from './decisions.ts'
import { type DivisionSizes, divisionOf } from './division.ts'
import { type PersonalisedFindings, personalisedFindings } from './personalisedFindings.ts'
import { halfOf, type Sample, sampleOf } from './sample.ts'
import { Shown } from './shown.ts'
import { type DocumentTask, groupBy, type Perform } from './task.ts'
import { foundReader, WholeConfidence } from './wholeConfidence.ts'

export interface BatchOptions {
  /** Keeps what was made of each document; what is there already is not made again. */
  readonly store: ResultStore
  /** Who does so many jobs, on documents of so many bytes in all. */
  readonly executor: (jobs: number, bytes: number) => Executor
  /** The stages; the executor's are the same. @default the pipeline as it ships */
  readonly pipeline?: PipelineDefinition
  /** Renderings that nowhere have this confidence are not shown, 0..1. */
  readonly minConfidence: number
  /** Encoding of every input. @default found out */
  readonly encoding?: string
  /** The script of the Chinese in pictures whose text is to be recognised. @default pictures are refused */
  readonly ocr?: OcrScript
  /** Accepted terms. @default none */
  readonly knownTerms?: readonly KnownTerm[]
  /** What reviewers decided. @default nothing */
  readonly decisions?: Decisions
  /** Gives documents what a second reader makes of what was found in them: see secondReading.ts. @default nobody reads */
  readonly secondReading?: (documents: readonly FoundDocument[]) => Promise<readonly FoundDocument[]>
  /** Names what the documents are added to, so that they are linked by the model that its documents were linked by. */
  readonly archive?: string
  /** Learn anew from these documents. @default false */
  readonly retrain?: boolean
  /** Try again what failed before, and is unchanged since. @default false */
  readonly retryFailed?: boolean
  readonly onProgress?: (progress: BatchProgress) => void
  /** Called with what the reader of a document should know; every warning names its file. */
  readonly onWarning?: (warning: string) => void
  /** Aborted: documents in hand are finished, others not begun. */
  readonly signal?: AbortSignal
  /** Which bitexts are divided: for tests, for the units of a part are part of the method. */
  readonly division?: DivisionSizes
}

/** How far a batch is. */
export interface BatchProgress {
  readonly stage: string
  /** Documents that are through this stage, and all. */
  readonly done: number
  readonly total: number
  /** Of all documents so far: sentence pairs, different term pairs that will be shown, documents that failed. */
  readonly sentences: number
  readonly pairs: number
  readonly failures: number
}

/** A document that could be read. */
export interface BatchDocument {
  readonly id: string
  readonly name: string
  /** Key of its prepare job. */
  readonly key: string
  readonly units: number
  /** Of its files. */
  readonly bytes: number
  /** The large file that it is a part of. */
  readonly whole?: string
}

/** A document that went through. */
export interface FoundDocument extends BatchDocument {
  /** Name of what was found in it, in the store. */
  readonly found: string
}

export interface Batch {
  /** In the order of the inputs; of two with the same content that whose name comes first. */
  readonly documents: readonly FoundDocument[]
  /** The same with what the ranker found, before a second reader spoke. */
  readonly ranked: readonly FoundDocument[]
  readonly findings: PersonalisedFindings
  readonly shown: Shown
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** The batch was stopped by its signal. Everything done so far is in the store. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Files looked at at once, to see whether they changed. */
const FILES_AT_ONCE = 8

/**
 * Runs the pipeline over many inputs. Every document goes by itself, twice: until it is cut into words, and, when a
 * sample of all documents has taught how words translate, until its terms are found. What a document gives is kept in
 * the store under the content it depends on; nothing of it stays in memory but the entry in this list.
 */
export function runBatch(inputs: readonly BatchInput[], options: BatchOptions): Promise<Batch> {
  return new BatchRun(options).run(inputs)
}

/** What a batch would end with now, of documents in which an earlier one found terms (its `ranked`). */
export function judgeAgain(
  ranked: readonly FoundDocument[],
  options: Pick<BatchOptions, 'store' | 'pipeline' | 'minConfidence' | 'decisions' | 'secondReading'>,
): Promise<Batch> {
  const nobody = (): never => {
    throw new Error('what was found is not found again')
  }
  return new BatchRun({ ...options, executor: nobody }).judge(ranked)
}

class BatchRun {
  readonly #options: BatchOptions
  readonly #failures: InputError[] = []
  #shown: Shown
  #sentences = 0

  constructor(options: BatchOptions) {
    this.#options = options
    this.#shown = new Shown(options.minConfidence)
  }

  async run(inputs: readonly BatchInput[]): Promise<Batch> {
    const tasks = await this.#identify(inputs)
    const prepared = await this.#perform<Prepared>('read and align', tasks, async ({ units, warnings }) => {
      this.#sentences += units
      for (const warning of warnings) this.#options.onWarning?.(warning)
    })
    const documents = distinct(
      tasks.flatMap(({ job: { key }, name, bytes, whole }, n) => {
        const result = prepared[n]
        return result ? [{ id: result.document, key, units: result.units, name, bytes, whole }] : []
      }),
    )
    const wholes = groupBy(
      tasks.filter(({ whole }, n) => whole !== undefined && prepared[n]),
      ({ whole = '' }) => whole,
    )
    const searched = await this.#findTasks(documents, [...wholes.values()])
    const { store } = this.#options
    const findTasks = searched.map(({ task }) => task)
    const found = await this.#perform<Found>('find terms', findTasks, async ({ name }) => {
      this.#shown.add(await readSummary(store, name))
    })
    const ranked = searched.flatMap(({ document }, n) => (found[n] ? [{ ...document, found: found[n].name }] : []))
    return this.judge(ranked)
  }

  /** What was found, as a second reader has it where there is one, and as the decisions suggest. */
  async judge(ranked: readonly FoundDocument[]): Promise<Batch> {
    const documents = await this.#readAgain(ranked)
    return { documents, ranked, ...(await this.#personalised(documents)), failures: this.#failures }
  }

  async #readAgain(documents: readonly FoundDocument[]): Promise<readonly FoundDocument[]> {
    const { store, secondReading, minConfidence } = this.#options
    if (!secondReading) return documents
    const read = await secondReading(documents)
    this.#shown = new Shown(minConfidence)
    for (const { found } of read) this.#shown.add(await readSummary(store, found))
    return read
  }

  /** What was found as the decisions suggest, and what is shown of it. */
  async #personalised(documents: readonly FoundDocument[]): Promise<Pick<Batch, 'findings' | 'shown'>> {
    const { decisions, pipeline, minConfidence } = this.#options
    const wholes = await this.#wholeConfidences(documents)
    const found = foundReader(this.#options.store, wholes)
    const decided = decisions && (await decidedPairsOf(found, decisions, documents))
    const findings = personalisedFindings({ found, decisions: decided, pipeline })
    if (!findings.differ) {
      for (const document of documents)
        if (wholes.has(document.found)) this.#shown.add(await found.summary(document.found))
      return { findings, shown: this.#shown }
    }
    const shown = new Shown(minConfidence)
    for (const document of documents) shown.add(await findings.summary(document.found))
    return { findings, shown }
  }

  /** How sure large documents are of their pairs, by the names of what was found in their parts. */
  async #wholeConfidences(documents: readonly FoundDocument[]): Promise<ReadonlyMap<string, WholeConfidence>> {
    const { store, pipeline } = this.#options
    const byName = new Map<string, WholeConfidence>()
    if (!scoresAsShipped(pipeline)) return byName
    const parts = documents.filter(({ whole }) => whole !== undefined)
    for (const members of groupBy(parts, ({ whole = '' }) => whole).values()) {
      const confidence = new WholeConfidence(confidenceModel())
      for (const { found } of members) {
        confidence.add(await readSummary(store, found))
        byName.set(found, confidence)
      }
    }
    return byName
  }

  /** The prepare jobs of the inputs that can be read at all. Their keys tell whether a file changed. */
  async #identify(inputs: readonly BatchInput[]): Promise<DocumentTask[]> {
    const tasks = await this.#each(inputs, FILES_AT_ONCE, async (input): Promise<DocumentTask[]> => {
      try {
        const parts = await this.#divided(input)
        if (parts) return parts
        const source = isInMemory(input) ? input : await loadInput(input)
        const files = 'zh' in source ? [source.zh, source.en] : [source]
        const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
        return [
          {
            job: await this.#prepareJob(isInMemory(input) || (await canBeReadAgain(input)) ? input : source, source),
            name: files[0].name,
            bytes,
          },
        ]
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        this.#failures.push(error)
        return []
      }
    })
    return tasks.flat()
  }

  /** The prepare jobs of the parts of a large bitext. */
  async #divided(input: BatchInput): Promise<DocumentTask[] | undefined> {
    const { store, encoding, pipeline, signal, division: sizes, onWarning } = this.#options
    const onProgress = (done: number, total: number) => this.#report('divide large files', done, total)
    const division = await divisionOf(input, { ...sizes, store, encoding, pipeline, signal, onProgress })
    for (const warning of division?.warnings ?? []) onWarning?.(warning)
    return division?.parts.map(({ key, name, bytes }) => {
      return { job: { kind: 'prepare', key }, name, bytes, whole: fileOfPart(name) }
    })
  }

  async #prepareJob(input: BatchInput, source: SourceInput): Promise<PrepareJob> {
    const { store, encoding, ocr, pipeline } = this.#options
    const key = prepareKey(source, { encoding, ocr }, pipeline)
    if (!isInMemory(input)) return { kind: 'prepare', key, input, encoding, ocr }
    await putSource(store, key, source)
    return { kind: 'prepare', key, encoding, ocr }
  }

  /** The find jobs of documents, with the document of each. `wholes` are the prepare tasks of the parts of large ones. */
  async #findTasks(
    documents: readonly BatchDocument[],
    wholes: readonly (readonly DocumentTask[])[],
  ): Promise<{ readonly document: BatchDocument; readonly task: DocumentTask }[]> {
    const { store, archive, pipeline, retrain = false } = this.#options
    const sample = await sampleOf(store, archive, documents, { retrain, pipeline })
    const models = await this.#learn(sample, documents)
    const knownTerms = await this.#storeKnownTerms()
    const perform: Perform = (stage, tasks) => this.#perform(stage, tasks, async () => {})
    const places = await countWholes(wholes, { perform, pipeline, knownTerms })
    return documents.flatMap((document) => {
      const { id, key, name, bytes } = document
      const place = places.get(key)
      // What could not be counted was told, and is not searched.
      if (place === 'failed') return []
      const linkModel = models[1 - halfOf(id)]
      const job = findJob({ document: key, linkModel, knownTerms, within: place }, pipeline)
      return [{ document, task: { job, name, bytes } }]
    })
  }

  /** The keys of the models of both halves, where there is one and documents of the other half need it. */
  async #learn({ halves }: Sample, documents: readonly BatchDocument[]): Promise<(string | undefined)[]> {
    const present = new Set(documents.map(({ id }) => halfOf(id)))
    const bytes = documents.reduce((sum, document) => sum + document.bytes, 0)
    const tasks = halves.map((keys) => ({ job: learnJob(keys, this.#options.pipeline), name: 'the link model', bytes }))
    const needed = tasks.filter(({ job }, half) => job.documents.length > 0 && present.has(half === 0 ? 1 : 0))
    const learned = await this.#perform('learn how words translate', needed, async () => {})
    return tasks.map((task) => (learned[needed.indexOf(task)] ? task.job.key : undefined))
  }

  async #storeKnownTerms(): Promise<string | undefined> {
    const { store, knownTerms = [] } = this.#options
    if (!knownTerms.length) return undefined
    const sorted = knownTerms.toSorted((a, b) => byCodePoint(a.zh, b.zh) || byCodePoint(a.en, b.en))
    const key = `terms/${hashOf(JSON.stringify(sorted))}`
    await putJson(store, key, sorted)
    return key
  }

  /** The results of jobs, of each as soon as it is there; undefined for what failed. */
  async #perform<Result>(
    stage: string,
    tasks: readonly DocumentTask[],
    onResult: (result: Result) => Promise<void>,
  ): Promise<(Result | undefined)[]> {
    if (!tasks.length) return []
    const { store, pipeline, retryFailed } = this.#options
    let done = 0
    const report = () => this.#report(stage, done, tasks.length)
    const accept = async (outcome: Outcome<Result>): Promise<Result | undefined> => {
      done++
      if ('failed' in outcome) this.#failures.push(errorOf(outcome.failed))
      else await onResult(outcome.done)
      return 'done' in outcome ? outcome.done : undefined
    }
    const missing: number[] = []
    const results = await this.#each(tasks, FILES_AT_ONCE, async ({ job }, n) => {
      const outcome = await outcomeOf<Result>(store, job, pipeline)
      if (outcome && !(retryFailed && 'failed' in outcome)) return accept(outcome)
      missing.push(n)
      return undefined
    })
    report()
    if (!missing.length) return results
    const executor = this.#options.executor(
      missing.length,
      missing.reduce((sum, n) => sum + tasks[n].bytes, 0),
    )
    await this.#each(
      missing.toSorted((a, b) => a - b),
      executor.size,
      async (n) => {
        results[n] = await accept(await this.#outcome<Result>(executor, tasks[n]))
        report()
      },
    )
    return results
  }

  #report(stage: string, done: number, total: number): void {
    const [sentences, pairs, failures] = [this.#sentences, this.#shown.size, this.#failures.length]
    this.#options.onProgress?.({ stage, done, total, sentences, pairs, failures })
  }

  /**
   * Has a job done. One that ends without an outcome fails in this run alone: the next tries it again, for its process
   * may have been killed, or have been short of memory.
   */
  async #outcome<Result>(executor: Executor, { job, name }: DocumentTask): Promise<Outcome<Result>> {
    const { store, pipeline } = this.#options
    const failed = (message: string) => ({ failed: { file: name, message: `could not be worked on: ${message}` } })
    try {
      await executor.run(job)
      const outcome = await outcomeOf<Result>(store, job, pipeline)
      return outcome ?? failed('another version of shuyu did its work')
    } catch (error) {
      if (!(error instanceof JobError)) throw error
      return failed(error.message)
    }
  }

  /** @throws Interrupted, once what was in hand is done. */
  async #each<Item, Result>(
    items: readonly Item[],
    atOnce: number,
    work: (item: Item, number: number) => Promise<Result>,
  ): Promise<Result[]> {
    const { signal } = this.#options
    const queue = new PQueue({ concurrency: atOnce })
    const results: Result[] = []
    const tasks = items.map((item, n) => async () => {
      if (!signal?.aborted) results[n] = await work(item, n)
    })
    try {
      await queue.addAll(tasks)
    } finally {
      queue.clear()
    }
    if (signal?.aborted) throw new Interrupted()
    return results
  }
}

const scoresAsShipped = (pipeline?: PipelineDefinition): boolean =>
  !pipeline || pipeline.stages.find.some(({ name, version }) => name === 'score' && version === undefined)

/** Of documents with the same content the one whose name comes first: which is given first does not matter. */
function distinct<Document extends { readonly id: string; readonly name: string }>(
  documents: readonly Document[],
): Document[] {
  const byId = new Map<string, Document>()
  for (const document of documents) {
    const known = byId.get(document.id)
    if (!known || byCodePoint(document.name, known.name) < 0) byId.set(document.id, document)
  }
  return [...byId.values()]
}
