import { writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { temporaryFolder } from '../../files/temporary.ts'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { InputError } from '../../model/errors.ts'
import { runBatch } from '../../pipeline/batch/batch.ts'
import { decisionsIn } from '../../pipeline/batch/decisions.ts'
import { Interrupted } from '../../pipeline/batch/interruptible.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import { childProcesses } from '../../pipeline/executors/childProcesses.ts'
import { type BatchInput, isInMemory, loadInput, resolveInputs } from '../../pipeline/inputs.ts'
import { operatingPoint } from '../../pipeline/models.ts'
import { openStore } from '../../pipeline/results/open.ts'
import type { SourceInput } from '../../stages/read/index.ts'
import type { ExtractionState } from '../api.ts'

/** A file that came over the network. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Extracts the terms of documents that are dropped on the page: one batch at a time, in a process of its own. */
export class Extractions {
  readonly #termbase: Termbase
  readonly #onError: (error: unknown) => void
  #state: ExtractionState = { status: 'idle' }
  #abort?: AbortController

  constructor(termbase: Termbase, onError: (error: unknown) => void) {
    this.#termbase = termbase
    this.#onError = onError
  }

  get state(): ExtractionState {
    return this.#state
  }

  /** Begins, unless one is under way; returns whether it did. */
  start(files: readonly UploadedFile[], by: string): boolean {
    if (this.#state.status === 'running') return false
    this.#abort = new AbortController()
    this.#state = { status: 'running', stage: 'read and align', done: 0, total: files.length }
    this.#run(files, by, this.#abort.signal).catch((error) => {
      if (error instanceof Interrupted) this.#state = { status: 'stopped' }
      else {
        this.#onError(error)
        const why = error instanceof InputError ? error.located : 'an unexpected error; the terminal tells more'
        this.#state = { status: 'failed', failures: [why] }
      }
    })
    return true
  }

  /** Stops at once. What was saved so far stays. */
  stop(): void {
    this.#abort?.abort()
  }

  async #run(files: readonly UploadedFile[], by: string, signal: AbortSignal): Promise<void> {
    const folder = temporaryFolder()
    const termbase = this.#termbase
    const executor = childProcesses(1, join(folder.path, 'results'))
    signal.addEventListener('abort', () => executor.close())
    try {
      const store = await openStore(join(folder.path, 'results'))
      const { inputs, failures } = await sourcesOf(files, folder.path)
      const known = await termbase.knownTerms()
      const batch = await runBatch(inputs, {
        store,
        executor: () => executor,
        signal,
        minConfidence: operatingPoint(),
        decisions: await decisionsIn(termbase),
        knownTerms: known.flatMap(({ zh, variants, en }) =>
          [zh, ...variants].flatMap((chinese) => en.map((english) => ({ zh: chinese, en: english }))),
        ),
        onProgress: ({ stage, done, total, sentences, pairs }) => {
          this.#state = { status: 'running', stage, done, total, sentences, pairs }
        },
      }).catch((error) => {
        // A job whose process was stopped fails; that it was stopped is why.
        throw signal.aborted ? new Interrupted() : error
      })
      if (signal.aborted) throw new Interrupted()
      const saved = await saveBatch(batch, { store, termbase, by, signal })
      const failed = [...failures, ...batch.failures].map(({ located }) => located.replaceAll(`${folder.path}/`, ''))
      const { documentsAdded, documentsReplaced, renderingsAdded } = saved
      const status = batch.documents.length ? 'done' : 'failed'
      this.#state = { status, failures: failed, documentsAdded, documentsReplaced, renderingsAdded }
    } finally {
      executor.close()
      folder.remove()
    }
  }
}

/** The documents that the files make, by their own names; two files of one text in two languages are one. */
async function sourcesOf(files: readonly UploadedFile[], folder: string) {
  for (const { name, bytes } of files) await writeFile(join(folder, basename(name)), bytes)
  const { inputs, failures } = await resolveInputs(files.map(({ name }) => join(folder, basename(name))))
  const load = async (input: BatchInput): Promise<SourceInput> => {
    const source = isInMemory(input) ? input : await loadInput(input)
    const named = <T extends { readonly name: string }>(file: T): T => ({ ...file, name: relative(folder, file.name) })
    return 'zh' in source ? { zh: named(source.zh), en: named(source.en) } : named(source)
  }
  return { inputs: await Promise.all(inputs.map(load)), failures }
}
