import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))

/** A run of `shuyu extract`. */
export interface ExtractCost {
  /** Seconds, from start to end. */
  readonly wall: number
  /** Seconds in the stages of single documents. */
  readonly perDocument: number
  /** Peak resident memory of all its processes together, of the command's own, and of the largest other one, MB. */
  readonly memory: number
  readonly submitter: number
  readonly worker: number
  readonly sentences: number
  readonly pairs: number
}

interface LogEvent {
  readonly time: string
  readonly event: string
  readonly stage?: string
  readonly sentences?: number
  readonly pairs?: number
}

/** Runs `shuyu extract` with these arguments, and looks at its processes twice a second. */
export function measureExtract(args: readonly string[]): Promise<ExtractCost> {
  const started = performance.now()
  const child = spawn(process.execPath, [bin, 'extract', ...args, '--log', 'json', '--format', 'tsv'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (bytes) => {
    log += bytes
  })
  const peak = { memory: 0, submitter: 0, worker: 0 }
  const watch = setInterval(() => {
    const sizes = memoryOfTree(child.pid as number)
    const own = sizes.get(child.pid as number) ?? 0
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    const others = [...sizes].filter(([pid]) => pid !== child.pid).map(([, size]) => size)
    peak.memory = Math.max(peak.memory, all)
    peak.submitter = Math.max(peak.submitter, own)
    peak.worker = Math.max(peak.worker, ...others)
  }, 500)
  return new Promise((resolve, reject) => {
    child.on('close', (status) => {
      clearInterval(watch)
      if (status !== 0) return reject(new Error(`shuyu extract ${args.join(' ')} ended with ${status}:\n${log}`))
      const events = log
        .trim()
        .split('\n')
        .map((line): LogEvent => JSON.parse(line))
      const { sentences = 0, pairs = 0 } = events[events.length - 1]
      const perDocument = stageSeconds(events, 'read and align') + stageSeconds(events, 'find terms')
      resolve({ wall: (performance.now() - started) / 1000, perDocument, ...peak, sentences, pairs })
    })
  })
}

/** From its first event to its last. */
function stageSeconds(events: readonly LogEvent[], stage: string): number {
  const times = events.filter((event) => event.stage === stage).map(({ time }) => Date.parse(time))
  return times.length ? (times[times.length - 1] - times[0]) / 1000 : 0
}

/** Resident memory of a process and of all below it, in MB, by their numbers. */
function memoryOfTree(root: number): Map<number, number> {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const tree = new Set([root])
  // A child has a higher number than its parent, but for rare wrap-arounds.
  for (const [pid, parent] of processes) if (tree.has(parent)) tree.add(pid)
  return new Map(processes.flatMap(([pid, , rss]) => (tree.has(pid) ? [[pid, rss / 1024] as const] : [])))
}
