import { AsyncLocalStorage } from 'node:async_hooks'
import { runCommand } from '../../cli/main.ts'

interface Run {
  stdout: string
  stderr: string
}

/**
 * The command that is run here and now. What it writes is its own: one whose test has timed out goes on, and would write
 * among the output of the next otherwise, or take the next one's away.
 */
const runs = new AsyncLocalStorage<Run>()

for (const stream of ['stdout', 'stderr'] as const) {
  const write = process[stream].write.bind(process[stream])
  process[stream].write = ((text: string | Uint8Array, ...others: never[]) => {
    const run = runs.getStore()
    if (!run) return write(text, ...others)
    run[stream] += text
    const callback = others.at(-1) as unknown
    if (typeof callback === 'function') callback()
    return true
  }) as typeof process.stdout.write
}

/** Runs a command in this process. */
export async function shuyu(...args: string[]) {
  const run: Run = { stdout: '', stderr: '' }
  process.exitCode = undefined
  await runs.run(run, () => runCommand(args))
  const status = process.exitCode ?? 0
  process.exitCode = undefined
  return { ...run, status }
}
