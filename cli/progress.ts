import { printableJson, printableMessage } from './print.ts'

/** Messages on stderr while a command runs, and how far it is: for a terminal, a log, or a program that reads along. */
export interface ProgressLine {
  /**
   * `done` of `total` steps of a stage are through; a stage of unknown length gives no total. Counts are shown in their
   * order, unless they are 0: `{ sentences: 1200, failures: 2 }`.
   */
  report(stage: string, done?: number, total?: number, counts?: Counts): void
  /** What a person should know, on a line of its own; `event` says it to a program. */
  note(message: string, event?: ProgressEvent): void
  /** Something that went wrong: told even when quiet. */
  error(message: string, event?: ProgressEvent): void
  /** Removes the bar; call it before results go to the terminal. */
  close(): void
}

export type Counts = Readonly<Record<string, number>>

/** `event` names its kind; the rest is what there is to know. */
export type ProgressEvent = Readonly<Record<string, unknown>> & { readonly event: string }

export interface ProgressOptions {
  readonly quiet?: boolean
  /** `json`: an event a line, for programs. @default a bar on a terminal, else lines now and then */
  readonly log?: 'json'
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

/** Reports of one kind of output: how often at most (ms), and what is written. */
interface Display {
  readonly every: number
  /** A stage that begins is told at once, and so is its end. */
  readonly tellsEnds: boolean
  write(state: StageState): void
  message(text: string, event: ProgressEvent): void
  close(): void
}

interface StageState {
  readonly stage: string
  readonly done?: number
  readonly total?: number
  readonly counts: Counts
  /** Estimated from the pace since the stage began. */
  readonly secondsLeft?: number
}

/** A pace is believed after so many milliseconds. */
const patience = 3000

export function createProgress(options: ProgressOptions = {}): ProgressLine {
  const { quiet = false, log, stream = process.stderr, now = Date.now } = options
  const display =
    log === 'json' ? eventLines(stream, now) : stream.isTTY && !quiet ? terminalBar(stream) : logLines(stream)
  let begun = { stage: '', done: 0, time: 0 }
  let written = Number.NEGATIVE_INFINITY

  const secondsLeft = (time: number, done = 0, total = done): number | undefined => {
    const [elapsed, steps] = [time - begun.time, done - begun.done]
    return steps > 0 && elapsed >= patience ? ((total - done) * elapsed) / steps / 1000 : undefined
  }

  return {
    report(stage, done, total, counts = {}) {
      if (quiet) return
      const time = now()
      const isNew = stage !== begun.stage
      if (isNew) begun = { stage, done: done ?? 0, time }
      const isEnd = display.tellsEnds && done === total
      if (!isNew && !isEnd && time - written < display.every) return
      written = time
      display.write({ stage, done, total, counts, secondsLeft: secondsLeft(time, done, total) })
    },
    note(message, event = { event: 'note', message }) {
      if (!quiet) display.message(printableMessage(message), event)
    },
    error(message, event = { event: 'error', message }) {
      display.message(printableMessage(message), event)
    },
    close: () => display.close(),
  }
}

const barWidth = 24
const clearLine = '\r\x1b[K'

function terminalBar(stream: ProgressStream): Display {
  let shown = false
  const close = () => {
    if (shown) stream.write(clearLine)
    shown = false
  }
  return {
    every: 100,
    tellsEnds: true,
    write({ stage, done = 0, total, ...rest }) {
      const filled = total ? Math.round((barWidth * Math.min(done, total)) / total) : 0
      const bar = total ? `${stage} [${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}]` : stage
      const line = [`${bar}${total || done ? ` ${howMany(done, total)}` : ''}`, ...details(rest)].join(' · ')
      stream.write(`${clearLine}${line.slice(0, (stream.columns ?? 80) - 1)}`)
      shown = true
    },
    message(text) {
      close()
      stream.write(`${text}\n`)
    },
    close,
  }
}

/** A line when a stage begins, then at most one a minute. */
function logLines(stream: ProgressStream): Display {
  return {
    every: 60_000,
    tellsEnds: false,
    write({ stage, done, total, ...rest }) {
      stream.write(`${done ? `${stage}: ${[howMany(done, total), ...details(rest)].join(', ')}` : stage}\n`)
    },
    message: (text) => void stream.write(`${text}\n`),
    close() {},
  }
}

/** One JSON object a line. */
function eventLines(stream: ProgressStream, now: () => number): Display {
  const write = (event: ProgressEvent) =>
    void stream.write(`${printableJson({ time: new Date(now()).toISOString(), ...event })}\n`)
  return {
    every: 1000,
    tellsEnds: true,
    write: ({ counts, ...state }) => write({ event: 'progress', ...state, ...counts }),
    message: (_, event) => write(event),
    close() {},
  }
}

function details({ counts, secondsLeft }: Pick<StageState, 'counts' | 'secondsLeft'>): string[] {
  const numbers = Object.entries(counts).flatMap(([name, n]) => (n ? [`${n.toLocaleString('en')} ${name}`] : []))
  return secondsLeft ? [...numbers, `${duration(secondsLeft)} left`] : numbers
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}

function howMany(done: number, total?: number): string {
  return total ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : done.toLocaleString('en')
}
