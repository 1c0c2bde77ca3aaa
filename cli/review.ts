import { spawn } from 'node:child_process'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { openTermbase } from '../glossaries/termbase/open.ts'
import { InputError } from '../model/errors.ts'
import { isLoopback } from '../review/server/guard.ts'
import { startReview } from '../review/server/server.ts'
import { isReviewerName } from '../review/server/sessions.ts'
import { describeSystemError, explain, isSystemError } from './errors.ts'
import { termbaseOption, userName } from './options.ts'

interface Options {
  readonly termbase: string
  readonly port: number
  readonly open: boolean
  readonly reviewer?: string
  readonly host: string
  readonly password?: string
  readonly allowHost: readonly string[]
  readonly quiet?: boolean
}

export function reviewCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .option('-p, --port <n>', 'port to serve on (default: any that is free)', parsePort, 0)
    .option('--no-open', 'print the address and open no browser')
    .option('-r, --reviewer <name>', 'your name in the history (default: that of your account)', parseReviewer)
    .option('--host <address>', 'address to serve on; any but this machine needs a password', '127.0.0.1')
    .addOption(new Option('--password <password>', 'lets colleagues in, each with a name').env('SHUYU_PASSWORD'))
    .option('--allow-host <name>', 'a further name the page is reached by (repeatable)', collect, [])
    .addHelpText(
      'after',
      `
Opens a page on this machine to accept, reject and correct the terms of a termbase, by keyboard; ? there shows the keys.
Every decision is saved at once, and can be undone.

Examples:
  shuyu review
  shuyu review --termbase speeches.db --reviewer 'Li Hua'
  SHUYU_PASSWORD=... shuyu review --host 0.0.0.0 --port 8080 --no-open`,
    )
    .action(run)
}

const collect = (value: string, before: readonly string[]) => [...before, value]

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.')
  return port
}

function parseReviewer(name: string): string {
  if (!isReviewerName(name)) throw new InvalidArgumentError('It must be one line of at most 60 characters.')
  return name
}

async function run(options: Options, command: Command): Promise<void> {
  const { host, port, password, quiet } = options
  if (!isLoopback(host) && !password) {
    command.error('error: --host lets others reach the page: give it a --password (or set SHUYU_PASSWORD)')
  }
  const termbase = await openTermbase(options.termbase, 'write')
  try {
    const server = await startReview({
      ...{ termbase, host, port, password },
      file: termbase.name,
      reviewer: options.reviewer ?? userName(),
      allowedHosts: options.allowHost,
      onError: (error) => process.stderr.write(`${explain(error)}\n`),
    }).catch((error) => {
      if (!isSystemError(error)) throw error
      const taken = error.code === 'EADDRINUSE' ? 'the port is taken: choose another' : describeSystemError(error)
      throw new InputError(`${host}:${port}`, taken, { cause: error })
    })
    process.stdout.write(`${server.url}\n`)
    if (!quiet)
      process.stderr.write(`shuyu: reviewing ${termbase.name}; Ctrl+C ends it, everything is saved as you decide\n`)
    if (options.open) openBrowser(server.url)
    await interrupted()
    await server.close()
  } finally {
    await termbase.close()
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** Where there is no browser to open, the address is on the terminal. */
function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
