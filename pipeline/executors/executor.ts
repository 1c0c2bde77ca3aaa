import { InputError } from '../../model/errors.ts'
import type { Job } from '../jobs/job.ts'

/** Whoever does the jobs: this process, child processes, other machines. */
export interface Executor {
  /** Jobs that it has in hand at once. */
  readonly size: number
  /** Resolves when the outcome is in the store. @throws JobError, StoreError */
  run(job: Job): Promise<void>
  /** Lets its processes go, whatever they have in hand. */
  close(): void
}

/** What is told of a job that ended without an outcome. */
export const reasonOf = (error: Error): string => (error instanceof InputError ? error.located : error.message)

/** A job that ended without an outcome, through a defect or the death of its process. */
export class JobError extends Error {
  override readonly name = 'JobError'
}
