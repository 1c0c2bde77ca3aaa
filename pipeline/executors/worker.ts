import type { Job } from '../jobs/job.ts'
import { openJobContext } from '../jobs/jobContext.ts'
import { runJob } from '../jobs/run.ts'
import { openStore } from '../results/open.ts'
import { StoreError } from '../results/store.ts'
import type { Answer } from './childProcesses.ts'

/** Does the jobs that the parent process sends, until it is gone. Results go to the store at `place`. */
export async function work(place: string): Promise<void> {
  const context = openJobContext(await openStore(place))
  // Ctrl-C reaches every process of the terminal; what becomes of the job in hand is for the parent to say.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', async (job: Job) => {
    const answer: Answer = await runJob(job, context).then(
      () => ({}),
      (error: Error) => ({ error: { isStore: error instanceof StoreError, message: error.message } }),
    )
    process.send?.(answer)
  })
}
