import type { JobContext } from '../jobs/jobContext.ts'
import { runJob } from '../jobs/run.ts'
import { StoreError } from '../results/store.ts'
import { type Executor, JobError, reasonOf } from './executor.ts'

/** Jobs in this process, one after the other: for a document or two, where starting others would take longer. */
export function inProcess(context: JobContext): Executor {
  return {
    size: 1,
    async run(job) {
      try {
        await runJob(job, context)
      } catch (error) {
        throw error instanceof StoreError ? error : new JobError(reasonOf(error as Error), { cause: error })
      }
    },
    close() {},
  }
}
