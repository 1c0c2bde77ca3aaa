import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Files and folders that are gone when their process ends. Where it could not see to that (`kill -9`, a power cut), the
 * next process does: the name tells who made them.
 */

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6)
const MADE_BY = /shuyu-([0-9a-f]{6})-(\d+)-[\w]{6,8}(?:\.tmp)?$/
const DAY = 24 * 3600_000

const ownMark = () => `shuyu-${HOST}-${process.pid}-`

export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

const folders = new Set<string>()

/** Makes a folder that nobody else may enter. It is removed by `remove`, at the end of the process, or by its signals. */
export function temporaryFolder(parent: string = tmpdir()): TemporaryFolder {
  removeAbandoned(parent)
  removeAtEnd()
  const path = mkdtempSync(join(parent, ownMark()))
  folders.add(path)
  return {
    path,
    remove() {
      // Children of a program that was run in it may still be ending.
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
      folders.delete(path)
    },
  }
}

/** A name beside a file, to write its content under before it takes the name of the file. */
export function temporaryName(file: string): string {
  return `${file}.${ownMark()}${randomBytes(4).toString('hex')}.tmp`
}

/** Removes what dead processes left in a folder. One of another machine counts as dead a day after it last wrote. */
export function removeAbandoned(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, host, pid] = MADE_BY.exec(name) ?? []
    if (pid === undefined) continue
    const path = join(folder, name)
    try {
      const isDead = host === HOST ? !isAlive(Number(pid)) : Date.now() - statSync(path).mtimeMs > DAY
      if (isDead) rmSync(path, { recursive: true, force: true })
    } catch {
      // Somebody else's, or removed by another process at this moment.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

let isSeenTo = false

function removeAtEnd(): void {
  if (isSeenTo) return
  isSeenTo = true
  const removeAll = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', removeAll)
  for (const signal of SIGNALS) {
    const onSignal = () => {
      // Whoever else listens decides what becomes of the process; it may go on for a while.
      if (process.listenerCount(signal) > 1) return
      removeAll()
      process.off(signal, onSignal)
      process.kill(process.pid, signal)
    }
    // Before all others, of which those that listen once are no longer counted when their turn has come.
    process.prependListener(signal, onSignal)
  }
}
