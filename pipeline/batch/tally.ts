import type { InputError } from '../../model/errors.ts'
import type { BatchOptions } from './options.ts'
import { Shown } from './shown.ts'

/** What a batch in the course of its work knows of all its documents so far, and tells as its progress. */
export class BatchTally {
  readonly #options: Pick<BatchOptions, 'minConfidence' | 'onProgress'>
  /** Inputs that could not be used. */
  readonly failures: InputError[] = []
  shown: Shown
  /** Sentence pairs. */
  sentences = 0

  constructor(options: Pick<BatchOptions, 'minConfidence' | 'onProgress'>) {
    this.#options = options
    this.shown = new Shown(options.minConfidence)
  }

  /** Tells that so many of all documents are through a stage. */
  report(stage: string, done: number, total: number): void {
    const [sentences, pairs, failures] = [this.sentences, this.shown.size, this.failures.length]
    this.#options.onProgress?.({ stage, done, total, sentences, pairs, failures })
  }
}
