import { type ChildProcess, fork } from 'node:child_process'
import type { Job } from '../jobs/job.ts'
import { StoreError } from '../results/store.ts'
import { type Executor, JobError } from './executor.ts'

/** What a worker answers: nothing where the outcome is in the store. */
export interface Answer {
  /** Resident memory of the worker now, in bytes. */
  readonly memory: number
  readonly error?: { readonly isStore: boolean; readonly message: string }
}

/**
 * Bytes with which a worker that has done some jobs is let go before the next. What a process once had it seldom gives back
 * to the system, and the dictionaries that reading needs, a third of a gigabyte, are of no use to the jobs that come after.
 */
const MOST_MEMORY = 640 * 2 ** 20
const MOST_MEMORY_READ = 400 * 2 ** 20
/** With fewer jobs, starting another takes longer than it is worth. */
const SOME = 4

/** Bytes of a dead worker's stderr that are looked at for the reason. */
const LAST_WORDS = 20_000

/**
 * Jobs in child processes, each of which does one at a time. Processes and not threads: a native crash or a lack of
 * memory takes one process with it and not the batch, and threads would save nothing, since each loads a copy of
 * nodejieba's dictionary too. A job whose process dies is tried once more, in a new one.
 * @param place of the store: see `openStore`
 * @param config the configuration file whose pipeline does them, where it is not the one that ships
 */
export function childProcesses(size: number, place: string, config?: string): Executor {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const idleFor = (job: Job): Worker | undefined => {
    const worker = idle.pop()
    if (!worker?.isLargeFor(job)) return worker
    worker.kill()
    all.delete(worker)
    return undefined
  }
  const attempt = async (job: Job): Promise<void> => {
    const worker = idleFor(job) ?? new Worker(config === undefined ? [place] : [place, config])
    all.add(worker)
    try {
      await worker.run(job)
    } finally {
      if (worker.isAlive) idle.push(worker)
      else all.delete(worker)
    }
  }
  return {
    size,
    async run(job) {
      try {
        await attempt(job)
      } catch (error) {
        if (!(error instanceof WorkerDied)) throw error
        await attempt(job).catch((again) => {
          throw again instanceof WorkerDied ? new JobError(`${again.message}, twice`) : again
        })
      }
    },
    close() {
      for (const worker of all) worker.kill()
    },
  }
}

class WorkerDied extends Error {}

class Worker {
  readonly #process: ChildProcess
  #stderr = ''
  #memory = 0
  #kind?: Job['kind']
  #jobs = 0

  constructor(args: readonly string[]) {
    this.#process = fork(new URL('./worker.mjs', import.meta.url), args, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#process.stderr?.on('data', (bytes) => {
      this.#stderr = (this.#stderr + bytes).slice(-LAST_WORDS)
    })
  }

  get isAlive(): boolean {
    return this.#process.connected
  }

  isLargeFor({ kind }: Job): boolean {
    const hasRead = this.#kind === 'prepare' && kind !== 'prepare'
    return this.#jobs >= SOME && this.#memory > (hasRead ? MOST_MEMORY_READ : MOST_MEMORY)
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  run(job: Job): Promise<void> {
    const child = this.#process
    this.#kind = job.kind
    this.#jobs++
    return new Promise((resolve, reject) => {
      const onAnswer = ({ error, memory }: Answer) => {
        child.off('close', onClose)
        this.#memory = memory
        if (!error) resolve()
        else reject(error.isStore ? new StoreError(error.message) : new JobError(error.message))
      }
      const onClose = (code: number | null, signal: string | null) => {
        child.off('message', onAnswer)
        reject(new WorkerDied(this.#causeOfDeath(code, signal)))
      }
      child.once('message', onAnswer as (message: unknown) => void)
      child.once('close', onClose)
      child.send(job, () => {
        // A process that is gone tells so by `close`.
      })
    })
  }

  #causeOfDeath(code: number | null, signal: string | null): string {
    if (/heap out of memory|Cannot allocate memory/.test(this.#stderr)) return 'its process ran out of memory'
    if (signal === 'SIGKILL') return 'its process was killed (by the system, for lack of memory?)'
    return `its process ended unexpectedly (${signal ?? `exit code ${code}`})`
  }
}
