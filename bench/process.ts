import { spawnSync } from 'node:child_process'

/** What a process took, from its start to its end. */
export interface Cost {
  /** Wall time in seconds. */
  readonly wall: number
  /** CPU time in seconds, of all its threads. */
  readonly cpu: number
  /** Peak resident memory in MB. */
  readonly memory: number
}

/**
 * Loaded before a program: tells what the process took (microseconds, KB) as it ends. Linux counts into maxRSS what the
 * parent had before the program was loaded, but not into VmHWM.
 */
const REPORTER = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeSync } from 'node:fs'
  import { isMainThread } from 'node:worker_threads'
  if (isMainThread) process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
    const peak = /VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? maxRSS
    writeSync(2, 'usage ' + (userCPUTime + systemCPUTime) + ' ' + peak + '\\n')
  })`)}`

/** Runs Node.js with these arguments in `folder` and measures the process. Its output is dropped. */
export function measureNode(args: readonly string[], folder: string): Cost {
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--import', REPORTER, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const wall = (performance.now() - started) / 1000
  const usage = /^usage (\d+) (\d+)$/m.exec(stderr)
  if (status !== 0 || !usage) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return { wall, cpu: Number(usage[1]) / 1e6, memory: Number(usage[2]) / 1024 }
}

/** The middle value, of each figure by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  const median = (figure: keyof Cost) => {
    const sorted = costs.map((cost) => cost[figure]).sort((a, b) => a - b)
    return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
  }
  return { wall: median('wall'), cpu: median('cpu'), memory: median('memory') }
}
