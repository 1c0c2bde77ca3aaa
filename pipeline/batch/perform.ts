import { type Executor, JobError } from '../executors/executor.ts'
import { errorOf, type Outcome, outcomeOf } from '../jobs/job.ts'
import { eachOf, FILES_AT_ONCE } from './interruptible.ts'
import type { BatchOptions } from './options.ts'
import type { BatchTally } from './tally.ts'
import type { DocumentTask } from './task.ts'

/** The results of jobs, of each as soon as it is there; undefined for what failed. */
export async function performed<Result>(
  stage: string,
  tasks: readonly DocumentTask[],
  options: BatchOptions,
  tally: BatchTally,
  onResult: (result: Result) => Promise<void> = async () => {},
): Promise<(Result | undefined)[]> {
  if (!tasks.length) return []
  const { store, pipeline, retryFailed, signal } = options
  let done = 0
  const report = () => tally.report(stage, done, tasks.length)
  const accept = async (outcome: Outcome<Result>): Promise<Result | undefined> => {
    done++
    if ('failed' in outcome) tally.failures.push(errorOf(outcome.failed))
    else await onResult(outcome.done)
    return 'done' in outcome ? outcome.done : undefined
  }
  const missing: number[] = []
  const results = await eachOf(
    tasks,
    FILES_AT_ONCE,
    async ({ job }: DocumentTask, n: number) => {
      const outcome = await outcomeOf<Result>(store, job, pipeline)
      if (outcome && !(retryFailed && 'failed' in outcome)) return accept(outcome)
      missing.push(n)
      return undefined
    },
    signal,
  )
  report()
  if (!missing.length) return results
  const executor = options.executor(
    missing.length,
    missing.reduce((sum, n) => sum + tasks[n].bytes, 0),
  )
  await eachOf(
    missing.toSorted((a, b) => a - b),
    executor.size,
    async (n: number) => {
      results[n] = await accept(await outcomeBy<Result>(executor, tasks[n], options))
      report()
    },
    signal,
  )
  return results
}

/**
 * Has a job done. One that ends without an outcome fails in this run alone: the next tries it again, for its process
 * may have been killed, or have been short of memory.
 */
async function outcomeBy<Result>(
  executor: Executor,
  { job, name }: DocumentTask,
  { store, pipeline }: BatchOptions,
): Promise<Outcome<Result>> {
  const failed = (message: string) => ({ failed: { file: name, message: `could not be worked on: ${message}` } })
  try {
    await executor.run(job)
    const outcome = await outcomeOf<Result>(store, job, pipeline)
    return outcome ?? failed('another version of shuyu did its work')
  } catch (error) {
    if (!(error instanceof JobError)) throw error
    return failed(error.message)
  }
}
