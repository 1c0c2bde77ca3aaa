import type { OcrScript } from '../../model/ocrScript.ts'
import type { KnownTerm } from '../../model/token.ts'
import type { Executor } from '../executors/executor.ts'
import type { ResultStore } from '../results/store.ts'
import type { PipelineDefinition } from '../stages.ts'
import type { Decisions } from './decisions.ts'
import type { DivisionSizes } from './division.ts'
import type { FoundDocument } from './documents.ts'

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
