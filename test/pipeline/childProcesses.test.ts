import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { childProcesses } from '../../pipeline/executors/childProcesses.ts'
import { loadInput } from '../../pipeline/inputs.ts'
import { type Job, outcomeOf, type Prepared, prepareKey } from '../../pipeline/jobs/job.ts'
import { folderStore } from '../../pipeline/results/folderStore.ts'
import { temporaryFolder, writeDocuments } from './fixtures.ts'

async function executorWithJob() {
  const cache = temporaryFolder()
  const [input] = writeDocuments(temporaryFolder(), 1)
  const job: Job = { kind: 'prepare', key: prepareKey(await loadInput(input)), input }
  const executor = childProcesses(1, cache)
  onTestFinished(() => executor.close())
  return { executor, job, outcome: () => outcomeOf<Prepared>(folderStore(cache), job) }
}

/** Waits for a worker process of this one, another than `before`, and kills it. */
async function killWorker(before?: number): Promise<number> {
  for (;;) {
    const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    const processes = stdout.split('\n').map((line) => line.trim().split(/\s+/))
    const worker = processes.find(
      ([pid, parent, ...args]) =>
        Number(parent) === process.pid &&
        Number(pid) !== before &&
        args.some((arg) => arg.endsWith('executors/worker.mjs')),
    )
    if (worker) {
      process.kill(Number(worker[0]), 'SIGKILL')
      return Number(worker[0])
    }
    await sleep(20)
  }
}

test('a job whose process dies is done by another', async () => {
  const { executor, job, outcome } = await executorWithJob()
  const done = executor.run(job)
  await killWorker()
  await done
  expect(await outcome()).toMatchObject({ done: { units: 4 } })
})

test('a job that takes two processes with it fails, and the next is done', async () => {
  const { executor, job, outcome } = await executorWithJob()
  const failing = executor.run(job).catch((error: Error) => error.message)
  await killWorker(await killWorker())
  expect(await failing).toBe('its process was killed (by the system, for lack of memory?), twice')
  expect(await outcome()).toBeUndefined()
  await executor.run(job)
  expect(await outcome()).toMatchObject({ done: { units: 4 } })
})
