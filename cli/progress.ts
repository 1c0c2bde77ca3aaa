/** Progress on stderr while a command runs: a bar on a terminal, sparse lines in a log, nothing when quiet. */
export interface Progress {
  /** `done` of `total` steps of a stage are through; a stage of unknown length gives no total. */
  report(stage: string, done?: number, total?: number): void
  /** A message of its own line: a warning, or what was done. */
  note(message: string): void
  /** Removes the bar; call it before results go to the terminal. */
  close(): void
}

export interface ProgressOptions {
  readonly quiet?: boolean
  /** @default process.stderr */
  readonly stream?: ProgressStream
  /** Milliseconds, for tests. @default Date.now */
  readonly now?: () => number
}

/** What is needed of a stream: `process.stderr`, or a stand-in. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const barWidth = 24
const redrawEvery = 100
const logLineEvery = 60_000
const clearLine = '\r\x1b[K'

export function createProgress(options: ProgressOptions = {}): Progress {
  const { quiet = false, stream = process.stderr, now = Date.now } = options
  if (quiet) return { report() {}, note() {}, close() {} }
  return stream.isTTY ? terminalProgress(stream, now) : logProgress(stream, now)
}

function terminalProgress(stream: ProgressStream, now: () => number): Progress {
  let shown = false
  let current = ''
  let drawnAt = 0
  const clear = () => {
    if (shown) stream.write(clearLine)
    shown = false
  }
  return {
    report(stage, done, total) {
      const time = now()
      if (stage === current && done !== total && time - drawnAt < redrawEvery) return
      current = stage
      drawnAt = time
      stream.write(`${clearLine}${barLine(stage, done, total).slice(0, (stream.columns ?? 80) - 1)}`)
      shown = true
    },
    note(message) {
      clear()
      stream.write(`${message}\n`)
    },
    close: clear,
  }
}

/** A line when a stage begins, then at most one a minute. */
function logProgress(stream: ProgressStream, now: () => number): Progress {
  let current = ''
  let writtenAt = 0
  return {
    report(stage, done, total) {
      const time = now()
      if (stage === current && time - writtenAt < logLineEvery) return
      current = stage
      writtenAt = time
      stream.write(`${done ? `${stage}: ${counted(done, total)}` : stage}\n`)
    },
    note(message) {
      stream.write(`${message}\n`)
    },
    close() {},
  }
}

function barLine(stage: string, done?: number, total?: number): string {
  if (done === undefined) return stage
  if (!total) return `${stage} ${counted(done)}`
  const filled = Math.round((barWidth * Math.min(done, total)) / total)
  return `${stage} [${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${counted(done, total)}`
}

function counted(done: number, total?: number): string {
  return total ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : done.toLocaleString('en')
}
