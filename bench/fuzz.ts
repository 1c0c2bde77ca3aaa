/**
 * Nobody in, nothing out: 10,000 requests to the review server and 1,000 jobs in a queue, of which none may be carried
 * out. Counts the answers; nothing may be written, no answer may be a 5xx, and the worker must live.
 *
 *   npm run bench:fuzz [-- --requests 10000] [--jobs 1000] [--seed 1] [--queue redis://...]
 *
 * Without --queue a Redis server is started for it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../files/temporary.ts'
import { openTermbase } from '../glossaries/termbase/open.ts'
import { inProcess } from '../pipeline/executors/inProcess.ts'
import { connectQueue } from '../pipeline/executors/queue/connection.ts'
import { queueWorker } from '../pipeline/executors/queue/worker.ts'
import { extract } from '../pipeline/extract.ts'
import { openJobContext } from '../pipeline/jobs/jobContext.ts'
import { memoryStore } from '../pipeline/results/memoryStore.ts'
import { startReview } from '../review/server/server.ts'
import { sendHostileRequests, submitHostileJobs } from './hostile.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    queue: { type: 'string' },
  },
})
const seed = Number(values.seed)
const folder = temporaryFolder()

async function requests(count: number): Promise<boolean> {
  const file = join(folder.path, 'termbase.db')
  const termbase = await openTermbase(file, 'create')
  const sample = new URL('../samples/press-conference.txt', import.meta.url).pathname
  await termbase.save(await extract([sample], { minConfidence: 0.3 }), 'bench')
  const unforeseen: unknown[] = []
  const server = await startReview({
    ...{ termbase, file, reviewer: 'bench', password: 'bench' },
    onError: (error) => void unforeseen.push(error),
  })
  try {
    const before = await termbase.review.lastChange()
    const [rendering] = await termbase.review.queue({})
    const statuses = await sendHostileRequests(server, rendering, { count, seed })
    const written = (await termbase.review.lastChange()) - before
    const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} x ${status || 'no answer'}`)
    console.log(`${count} requests (seed ${seed}): ${told.join(', ')}; ${written} changes, ${unforeseen.length} errors`)
    return written === 0 && unforeseen.length === 0 && ![...statuses.keys()].some((status) => status >= 500)
  } finally {
    await server.close()
    await termbase.close()
  }
}

async function jobs(count: number): Promise<boolean> {
  const port = 21_000 + (process.pid % 10_000)
  const own: ChildProcess | undefined = values.queue
    ? undefined
    : spawn('redis-server', ['--port', String(port), '--save', ''], { stdio: 'ignore' })
  const url = values.queue ?? `redis://127.0.0.1:${port}`
  if (own) await new Promise((resolve) => setTimeout(resolve, 1000))
  const stored: string[] = []
  const store = memoryStore()
  const put = async (key: string, value: Uint8Array) => {
    stored.push(key)
    await store.put(key, value)
  }
  const executor = inProcess(openJobContext({ ...store, put }))
  const worker = await queueWorker(await connectQueue(url), { executor })
  try {
    const failed = await submitHostileJobs(url, { count, seed })
    console.log(`${count} jobs (seed ${seed}): ${failed} refused; ${stored.length} results written; the worker lives`)
    return failed === count && stored.length === 0
  } finally {
    await worker.close()
    own?.kill()
  }
}

const isRight = [await requests(Number(values.requests)), await jobs(Number(values.jobs))].every(Boolean)
folder.remove()
process.exit(isRight ? 0 : 1)
