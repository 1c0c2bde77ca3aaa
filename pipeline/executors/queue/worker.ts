import { DelayedError, UnrecoverableError, Worker } from 'bullmq'
import type { PipelineIdentity } from '../../identity.ts'
import type { Job } from '../../jobs/job.ts'
import { MalformedJob, parseQueuedJob } from '../../jobs/queuedJob.ts'
import { StoreError } from '../../results/store.ts'
import type { Executor } from '../executor.ts'
import { openClient, type QueueConnection, queueName } from './connection.ts'
import { waitingForOthers } from './otherVersions.ts'

export interface QueueWorkerOptions {
  /** Who does the jobs that are taken, `size` of them at once. */
  readonly executor: Executor
  /** The stages, where they are not those that ship. */
  readonly pipeline?: PipelineIdentity
  readonly onEvent?: (event: QueueWorkerEvent) => void
}

export type QueueWorkerEvent =
  | { readonly event: 'done'; readonly job: Job }
  | { readonly event: 'failed'; readonly job?: Job; readonly message: string }
  | { readonly event: 'disconnected'; readonly message: string }
  /** Told once: jobs that another version of shuyu submitted, or a pipeline of other stages. */
  | { readonly event: 'left alone'; readonly jobs: number }

/**
 * Milliseconds after which a job is taken from a worker that does not say that it lives, and given to another. The
 * jobs themselves run in other processes, so that this one can always say so.
 */
const LOCK = 10_000

/** Milliseconds until a job is tried again whose results could not be kept: no fault of the job. */
const STORE_AWAY = 2_000

/** Milliseconds between looks for jobs that are left alone. */
const LOOK_AROUND = 5_000

/** Takes jobs from the queue until it is closed; closing waits for what is in hand. */
export async function queueWorker(connection: QueueConnection, options: QueueWorkerOptions): Promise<QueueWorker> {
  const { executor, pipeline, onEvent = () => {} } = options
  const worker = new Worker<Job>(
    queueName(pipeline),
    async (job, token) => {
      try {
        await executor.run(parseQueuedJob(job.data))
      } catch (error) {
        // Tried again it would be no better.
        if (error instanceof MalformedJob) throw new UnrecoverableError(error.message)
        if (!(error instanceof StoreError)) throw error
        await job.moveToDelayed(Date.now() + STORE_AWAY, token)
        throw new DelayedError()
      }
    },
    { ...connection, concurrency: executor.size, lockDuration: LOCK, stalledInterval: LOCK / 2, maxStalledCount: 3 },
  )
  worker.on('completed', ({ data }) => onEvent({ event: 'done', job: data }))
  worker.on('failed', (job, { message }) => onEvent({ event: 'failed', job: job?.data, message }))
  worker.on('error', ({ message }) => onEvent({ event: 'disconnected', message }))
  await worker.waitUntilReady()
  const client = openClient(connection)
  let isTold = false
  const lookAround = async () => {
    const jobs = await waitingForOthers(client, connection.prefix ?? 'bull', queueName(pipeline))
    if (jobs === 0 || isTold) return
    isTold = true
    clearInterval(timer)
    client.disconnect()
    onEvent({ event: 'left alone', jobs })
  }
  // A server that is away is told of by the worker.
  const look = () => void lookAround().catch(() => {})
  const timer = setInterval(look, LOOK_AROUND)
  look()
  return {
    async close() {
      clearInterval(timer)
      client.disconnect()
      await worker.close()
      executor.close()
    },
  }
}

export interface QueueWorker {
  close(): Promise<void>
}
