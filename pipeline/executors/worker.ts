import type { Job } from '../jobs/job.ts'
import { type JobContext, openJobContext } from '../jobs/jobContext.ts'
import { runJob } from '../jobs/run.ts'
import { openStore } from '../results/open.ts'
import { StoreError } from '../results/store.ts'
import type { Answer } from './childProcesses.ts'
import { reasonOf } from './executor.ts'

/**
 * Does the jobs that the parent process sends, until it is gone. Results go to the store at `place`.
 * @param config the configuration file whose pipeline does them
 */
export async function work(place: string, config?: string): Promise<void> {
  // In between, a job may come that waits for this.
  const opened = openContext(place, config)
  // Ctrl-C reaches every process of the terminal; what becomes of the job in hand is for the parent to say.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', async (job: Job) => {
    const answer: Answer = await opened
      .then((context) => runJob(job, context))
      .then(
        () => ({ memory: process.memoryUsage.rss() }),
        (error: Error) => ({
          memory: process.memoryUsage.rss(),
          error: { isStore: error instanceof StoreError, message: reasonOf(error) },
        }),
      )
    process.send?.(answer)
  })
}

async function openContext(place: string, config: string | undefined): Promise<JobContext> {
  const store = await openStore(place)
  if (config === undefined) return openJobContext(store)
  const { loadConfig } = await import('../config.ts')
  return openJobContext(store, await loadConfig(config))
}
