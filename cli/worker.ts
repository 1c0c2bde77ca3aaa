import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { Option } from 'commander'
import { isPostgresUrl } from '../glossaries/termbase/database/postgresPlace.ts'
import { childProcesses } from '../pipeline/executors/childProcesses.ts'
import { loadQueue } from '../pipeline/executors/queue/load.ts'
import type { QueueWorkerEvent } from '../pipeline/executors/queue/worker.ts'
import { exitCode } from './errors.ts'
import { configOption, parseCount, queueOption, termbaseOption } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { createProgress, type ProgressLine } from './progress.ts'

interface Options {
  readonly queue: string
  readonly termbase: string
  readonly jobs: number
  readonly config?: string
  readonly log?: 'json'
  readonly quiet?: boolean
}

export function workerCommand(command: Command): void {
  command
    .addOption(queueOption().makeOptionMandatory())
    .addOption(termbaseOption())
    .addOption(configOption())
    .option('-j, --jobs <n>', 'processes that work at the same time', parseCount, availableParallelism())
    .addOption(new Option('--log <format>', 'messages on stderr as one JSON event a line').choices(['json']))
    .addHelpText(
      'after',
      `
Works on the documents that \`shuyu extract --queue\` submits, on any machine that reaches the queue and the termbase,
until Ctrl-C, which finishes what is in hand. Start as many as you like. A job whose worker dies is given to another.
All machines need the same version of shuyu: a worker of another version takes no jobs.

Example:
  shuyu worker --queue redis://host:6379 --termbase postgres://user@host/terms --jobs 8`,
    )
    .action(run)
}

async function run(options: Options, command: Command): Promise<void> {
  const { queue, termbase, jobs } = options
  if (!isPostgresUrl(termbase)) {
    command.error('error: --termbase must be one that all machines reach: postgres://USER@HOST/DATABASE')
  }
  const progress = createProgress(options)
  const own = await ownPipeline(options)
  const { connectQueue, queueWorker } = await loadQueue(queue)
  const worker = await queueWorker(await connectQueue(queue), {
    executor: childProcesses(jobs, termbase, own?.file),
    pipeline: own?.definition,
    onEvent: teller(progress),
  })
  progress.note(`shuyu: waiting for jobs, ${jobs} at a time; Ctrl-C finishes what is in hand`, { event: 'ready', jobs })
  await interrupted()
  progress.note('shuyu: finishing what is in hand; Ctrl-C again stops at once', { event: 'stopping' })
  for (const signal of SIGNALS) process.once(signal, () => process.exit(exitCode.interrupted))
  await worker.close()
  progress.close()
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve())
  })
}

function teller(progress: ProgressLine): (event: QueueWorkerEvent) => void {
  let done = 0
  return (event) => {
    if (event.event === 'done') progress.report('jobs', ++done)
    else if (event.event === 'failed') progress.error(`shuyu: a job failed: ${event.message}`, { ...event })
    else if (event.event === 'left alone') progress.error(leftAlone(event.jobs), { ...event })
    else progress.error(`shuyu: the queue is away: ${event.message}`, { ...event })
  }
}

const leftAlone = (jobs: number) =>
  `shuyu: ${jobs} ${jobs === 1 ? 'job waits' : 'jobs wait'} for workers of another version of shuyu, or with other stages, and ` +
  'are left alone: whoever submits and whoever works needs the same version, packages and --config'
