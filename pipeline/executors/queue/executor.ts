import { Queue, QueueEvents } from 'bullmq'
import { Interrupted } from '../../batch/interruptible.ts'
import type { PipelineIdentity } from '../../identity.ts'
import { loadInput } from '../../inputs.ts'
import { type Job, outcomeOf, putSource } from '../../jobs/job.ts'
import type { ResultStore } from '../../results/store.ts'
import { type Executor, JobError } from '../executor.ts'
import { type QueueConnection, queueName } from './connection.ts'

export interface QueueExecutorOptions {
  /** Where jobs find what they need and leave what they made: the same as the workers'. */
  readonly store: ResultStore
  /** The stages, where they are not those that ship. */
  readonly pipeline?: PipelineIdentity
  /** Aborted: jobs that no worker has taken are withdrawn. */
  readonly signal: AbortSignal
  /** Called once where jobs wait and no worker of this version is there. */
  readonly onIdle: () => void
}

/** Jobs in the queue at once: enough for many workers, and soon withdrawn. */
const AT_ONCE = 200

/** Milliseconds between looks at what became of jobs, should the server's word of it have been lost. */
const LOOK_AGAIN = 3_000

/** A job whose worker throws is tried again, after one second and after two. */
const TRIES = { attempts: 3, backoff: { type: 'exponential', delay: 1_000 } }

interface Waiting {
  readonly job: Job
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

/**
 * Jobs done by workers anywhere, through a queue (BullMQ). The queue only says who does what: the content of documents
 * and all results are in the store. A queue that loses its jobs gets them again, and a job that was done already is
 * not waited for.
 */
export async function queueExecutor(connection: QueueConnection, options: QueueExecutorOptions): Promise<Executor> {
  const { store, signal, onIdle, pipeline } = options
  const queue = new Queue<Job>(queueName(pipeline), connection)
  const events = new QueueEvents(queueName(pipeline), connection)
  // Told by ioredis at each try to reconnect; a server that is away is waited for.
  queue.on('error', () => {})
  events.on('error', () => {})
  await Promise.all([queue.waitUntilReady(), events.waitUntilReady()])

  const waiting = new Map<string, Waiting>()
  const settle = (id: string, how: (one: Waiting) => void) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (one) how(one)
  }
  const done = (id: string) => settle(id, ({ resolve }) => resolve())
  const add = (id: string, job: Job) =>
    queue.add(job.kind, job, { jobId: id, removeOnComplete: true, removeOnFail: true, ...TRIES })

  events.on('completed', ({ jobId }) => done(jobId))
  events.on('failed', ({ jobId, failedReason }) => settle(jobId, ({ reject }) => reject(new JobError(failedReason))))

  /** Jobs that are no longer in the queue: done, or lost with the server's memory. */
  const lookAgain = async () => {
    for (const [id, { job }] of [...waiting]) {
      if ((await queue.getJobState(id)) !== 'unknown') continue
      if (await outcomeOf(store, job, pipeline)) done(id)
      else if (waiting.has(id)) await add(id, job)
    }
  }
  const withdraw = async () => {
    for (const id of [...waiting.keys()]) {
      // Only what no worker has in hand can be removed.
      if (await queue.remove(id).catch(() => 0)) settle(id, ({ reject }) => reject(new Interrupted()))
    }
  }
  signal.addEventListener('abort', withdraw, { once: true })

  let isTold = false
  const look = async () => {
    if (waiting.size && !isTold && (await queue.getWorkersCount()) === 0) {
      isTold = true
      onIdle()
    }
    await lookAgain()
  }
  let looking = Promise.resolve()
  // A look that fails (a server away) is taken again the next time.
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => {})
  }, LOOK_AGAIN)

  return {
    size: AT_ONCE,
    async run(job) {
      const id = `${job.kind}-${job.key}`
      const portable = await withSource(job, store)
      const outcome = new Promise<void>((resolve, reject) => waiting.set(id, { job: portable, resolve, reject }))
      await add(id, portable)
      return outcome
    },
    close() {
      clearInterval(timer)
      signal.removeEventListener('abort', withdraw)
      void Promise.allSettled([events.close(), queue.close()])
    },
  }
}

/** The job for a machine that does not have the files of its document: they are put into the store. */
async function withSource(job: Job, store: ResultStore): Promise<Job> {
  if (job.kind !== 'prepare' || job.input === undefined) return job
  const { input, ...portable } = job
  await putSource(store, job.key, await loadInput(input))
  return portable
}
