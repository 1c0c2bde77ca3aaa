import { runJob } from '../jobs/run.ts'
import type { Workshop } from '../jobs/workshop.ts'
import { StoreError } from '../store/store.ts'
import { type Crew, JobError } from './crew.ts'

/** Jobs in this process, one after the other: for a document or two, where starting others would take longer. */
export function inProcess(workshop: Workshop): Crew {
  return {
    size: 1,
    async run(job) {
      try {
        await runJob(job, workshop)
      } catch (error) {
        throw error instanceof StoreError ? error : new JobError((error as Error).message, { cause: error })
      }
    },
    close() {},
  }
}
