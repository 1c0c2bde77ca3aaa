import { Redis } from 'ioredis'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { submitHostileJobs } from '../../bench/hostile.ts'
import type { InputError } from '../../model/errors.ts'
import { runBatch } from '../../pipeline/batch/batch.ts'
import { Interrupted } from '../../pipeline/batch/interruptible.ts'
import { type Executor, JobError } from '../../pipeline/executors/executor.ts'
import { inProcess } from '../../pipeline/executors/inProcess.ts'
import { connectQueue } from '../../pipeline/executors/queue/connection.ts'
import { queueExecutor } from '../../pipeline/executors/queue/executor.ts'
import { type QueueWorkerEvent, queueWorker } from '../../pipeline/executors/queue/worker.ts'
import { openJobContext } from '../../pipeline/jobs/jobContext.ts'
import { readConcepts } from '../../pipeline/results/codec/concepts.ts'
import { memoryStore } from '../../pipeline/results/memoryStore.ts'
import { type ResultStore, StoreError } from '../../pipeline/results/store.ts'
import { hasRedis, redisServer } from '../redis.ts'
import { temporaryFolder, workplace, writeDocuments } from './fixtures.ts'
import { lightPipeline } from './lightPipeline.ts'

describe.skipIf(!hasRedis)('a queue', () => {
  const redis = redisServer()
  let count = 0
  const newQueue = () => redis.url(`test${++count}`)

  async function submit(
    url: string,
    files: readonly string[],
    store: ResultStore,
    signal = new AbortController().signal,
  ) {
    let isIdle = false
    const onIdle = () => {
      isIdle = true
    }
    const executor = await queueExecutor(await connectQueue(url), { store, signal, onIdle, pipeline: lightPipeline })
    onTestFinished(() => executor.close())
    return {
      batch: runBatch(files, { store, executor: () => executor, minConfidence: 0.3, signal, pipeline: lightPipeline }),
      isIdle: () => isIdle,
    }
  }

  async function startWorker(url: string, store: ResultStore, run?: Executor['run']) {
    const executor = inProcess(openJobContext(store, lightPipeline))
    const worker = await queueWorker(await connectQueue(url), {
      pipeline: lightPipeline,
      executor: run ? { ...executor, run } : executor,
    })
    onTestFinished(() => worker.close())
  }

  test('gives what one machine gives', async () => {
    const files = writeDocuments(temporaryFolder(), 8)
    const local = workplace()
    const expected = await local.run(files)
    const [url, store] = [newQueue(), memoryStore()]
    await startWorker(url, store)
    await startWorker(url, store)
    const { documents, shown } = await (await submit(url, files, store)).batch
    expect(documents).toEqual(expected.documents)
    expect(shown.size).toBe(expected.shown.size)
    for (const { found } of documents) {
      expect(await readConcepts(store, found)).toEqual(await readConcepts(local.store, found))
    }
  })

  test('jobs of another version are left alone, which is told once', async () => {
    const [url, store, abort] = [newQueue(), memoryStore(), new AbortController()]
    const { batch } = await submit(url, writeDocuments(temporaryFolder(), 3), store, abort.signal)
    const refused = expect(batch).rejects.toThrow(Interrupted)
    const other = { ...lightPipeline, resources: { version: 'other', open: (shipped: never) => shipped } }
    const events: QueueWorkerEvent[] = []
    const worker = await queueWorker(await connectQueue(url), {
      pipeline: other,
      executor: inProcess(openJobContext(store, other as never)),
      onEvent: (event) => events.push(event),
    })
    onTestFinished(() => worker.close())
    await expect.poll(() => events.length, { timeout: 30_000 }).toBe(1)
    expect(events).toEqual([{ event: 'left alone', jobs: 3 }])
    abort.abort()
    await refused
  })

  test('a document that cannot be used fails alone', async () => {
    const [url, store] = [newQueue(), memoryStore()]
    const files = [...writeDocuments(temporaryFolder(), 2), 'no-such-file.tsv']
    await startWorker(url, store)
    const { documents, failures } = await (await submit(url, files, store)).batch
    expect(documents).toHaveLength(2)
    expect(failures.map(({ file }) => file)).toEqual(['no-such-file.tsv'])
  })

  test('that forgets its jobs, or whose server restarts, gets them again', async () => {
    const [url, store] = [newQueue(), memoryStore()]
    const { batch, isIdle } = await submit(url, writeDocuments(temporaryFolder(), 4), store)
    await expect.poll(isIdle, { timeout: 20_000 }).toBe(true)
    await redis.stop()
    await redis.start()
    await startWorker(url, store)
    expect((await batch).documents).toHaveLength(4)
  })

  test('a job is tried three times; then its document fails', async () => {
    const [url, store] = [newQueue(), memoryStore()]
    let tries = 0
    await startWorker(url, store, async () => {
      tries++
      throw new JobError('its process was killed')
    })
    const { documents, failures } = await (await submit(url, writeDocuments(temporaryFolder(), 1), store)).batch
    expect(tries).toBe(3)
    expect(documents).toEqual([])
    expect(failures[0].message).toContain('its process was killed')
  })

  test('a job whose results cannot be kept waits until they can', async () => {
    const [url, store] = [newQueue(), memoryStore()]
    const workers = inProcess(openJobContext(store, lightPipeline))
    let failing = 4
    await startWorker(url, store, async (job) => {
      if (--failing >= 0) throw new StoreError('the server is away')
      await workers.run(job)
    })
    const { documents, failures } = await (await submit(url, writeDocuments(temporaryFolder(), 1), store)).batch
    expect(documents).toHaveLength(1)
    expect(failures).toEqual([])
  })

  test('an interrupted batch withdraws what nobody has begun', async () => {
    const [url, store, abort] = [newQueue(), memoryStore(), new AbortController()]
    const { batch, isIdle } = await submit(url, writeDocuments(temporaryFolder(), 4), store, abort.signal)
    const refused = expect(batch).rejects.toThrow(Interrupted)
    await expect.poll(isIdle, { timeout: 20_000 }).toBe(true)
    abort.abort()
    await refused
  })

  test('jobs that no submitter sends are refused: no file is read, nothing is written, the worker goes on', async () => {
    const [url, store] = [newQueue(), memoryStore()]
    const written: string[] = []
    const noting = {
      ...store,
      put: async (key: string, value: Uint8Array) => {
        written.push(key)
        await store.put(key, value)
      },
    }
    await startWorker(url, noting)
    expect(await submitHostileJobs(url, { count: 150, seed: 9, pipeline: lightPipeline })).toBe(150)
    expect(written).toEqual([])
    const { documents } = await (await submit(url, writeDocuments(temporaryFolder(), 1), store)).batch
    expect(documents).toHaveLength(1)
  })

  test('a password may be in the environment, and never in a message', async () => {
    const secret = 'se:cr@et'
    const [, port] = /:(\d+)/.exec(redis.url('x')) as RegExpExecArray
    const admin = new Redis(Number(port))
    const address = `redis://worker@127.0.0.1:${port}?prefix=secured`
    try {
      await admin.call('ACL', 'SETUSER', 'worker', 'on', `>${secret}`, '~*', '&*', '+@all')
      vi.stubEnv('REDISCLI_AUTH', 'wrong')
      const refusal = await connectQueue(address).catch((error: Error) => error)
      expect(refusal).toMatchObject({ message: expect.stringContaining('does not let this user in') })
      vi.stubEnv('REDISCLI_AUTH', secret)
      const connection = await connectQueue(address)
      const worker = await queueWorker(connection, {
        executor: inProcess(openJobContext(memoryStore(), lightPipeline)),
      })
      await worker.close()
      vi.unstubAllEnvs()
      for (const mistyped of [
        `redi://:${secret}@host`,
        `redis://:${secret}@host:none`,
        `redis://:${secret}@127.0.0.1:1`,
      ]) {
        const { located } = (await connectQueue(mistyped).catch((error) => error)) as InputError
        expect(located).not.toMatch(/cr|et@/)
      }
    } finally {
      vi.unstubAllEnvs()
      await admin.call('ACL', 'DELUSER', 'worker')
      admin.disconnect()
    }
  })

  test('that is not there is told at once', async () => {
    await expect(connectQueue('redis://127.0.0.1:1')).rejects.toThrow('nobody answers')
    await expect(connectQueue('http://127.0.0.1')).rejects.toThrow('expected the URL of a queue')
  })
})
