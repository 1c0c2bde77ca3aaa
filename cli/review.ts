import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { isPersonName } from '../language/personName.ts'
import { InputError } from '../model/errors.ts'
import { isLoopback } from '../review/server/guard.ts'
import { startReview } from '../review/server/server.ts'
import { describeSystemError, explain, isSystemError } from './errors.ts'
import { termbaseOption, userName } from './options.ts'
import { firstLineOf } from './password.ts'
import { tell } from './print.ts'
import { writeReviewFiles } from './reviewFiles.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly port: number
  readonly open: boolean
  readonly reviewer?: string
  readonly host: string
  readonly password?: string
  readonly passwordFile?: string
  readonly allowHost: readonly string[]
  readonly trustProxy?: boolean
  readonly quiet?: boolean
}

export function reviewCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .option('-p, --port <n>', 'port to serve on (default: any that is free)', parsePort, 0)
    .option('--no-open', 'print the address and open no browser')
    .option('-r, --reviewer <name>', 'your name in the history (default: that of your account)', parseReviewer)
    .option('--host <address>', 'address to serve on; any but this machine needs a password', '127.0.0.1')
    .addOption(
      new Option(
        '--password <password>',
        'lets colleagues in, each with a name; as an argument it is seen by all users of this machine',
      ).env('SHUYU_REVIEW_PASSWORD'),
    )
    .addOption(
      new Option('--password-file <file>', 'the same, from the first line of a file').env('SHUYU_REVIEW_PASSWORD_FILE'),
    )
    .option('--allow-host <name>', 'a further name the page is reached by (repeatable)', collect, [])
    .option('--trust-proxy', 'a proxy in front sets X-Forwarded-Proto and X-Forwarded-For: believe them')
    .addHelpText(
      'after',
      `
Opens a page on this machine to accept, reject and correct the terms of a termbase, by keyboard; ? there shows the keys.
Every decision is saved at once, and can be undone. The link that is printed opens the page once; Enter prints another.

Examples:
  shuyu review
  shuyu review --termbase speeches.db --reviewer 'Li Hua'
  SHUYU_REVIEW_PASSWORD=... shuyu review --host 0.0.0.0 --port 8080 --no-open`,
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
  if (!isPersonName(name)) throw new InvalidArgumentError('It must be one line of at most 60 characters.')
  return name
}

async function run(options: Options, command: Command): Promise<void> {
  const { host, port, quiet, trustProxy } = options
  const password = await passwordOf(options)
  if (!isLoopback(host) && !password) {
    command.error(
      'error: --host lets others reach the page: give it a password (SHUYU_REVIEW_PASSWORD, --password-file)',
    )
  }
  const say = (message: string) => {
    if (!quiet) tell(`shuyu: ${message}`)
  }
  const termbase = await openForCommand(options.termbase, 'write')
  try {
    const server = await startReview({
      ...{ termbase, host, port, password, trustProxy },
      file: termbase.name,
      reviewer: options.reviewer ?? userName(),
      allowedHosts: options.allowHost,
      onError: (error) => tell(explain(error)),
    }).catch((error) => {
      if (!isSystemError(error)) throw error
      const taken = error.code === 'EADDRINUSE' ? 'the port is taken: choose another' : describeSystemError(error)
      throw new InputError(`${host}:${port}`, taken, { cause: error })
    })
    const files = writeReviewFiles(server.newLink(), {
      url: server.origin,
      token: server.apiToken,
      readToken: server.readToken,
    })
    try {
      process.stdout.write(`${server.newLink()}\n`)
      say(`reviewing ${termbase.name}; Ctrl+C ends it, everything is saved as you decide`)
      say(`the link works once, Enter prints another; programs find their way in in ${files.access}`)
      if (options.open) openBrowser(files.page)
      const links = onEnter(() => process.stdout.write(`${server.newLink()}\n`))
      await interrupted()
      links?.close()
    } finally {
      files.remove()
      await server.close()
    }
  } finally {
    await termbase.close()
  }
}

/** @throws InputError where the file cannot be read or holds none */
async function passwordOf({ password, passwordFile }: Options): Promise<string | undefined> {
  // The older name of the variable still works.
  if (passwordFile === undefined) return password || process.env.SHUYU_PASSWORD || undefined
  return firstLineOf(passwordFile)
}

/** Where a person sits at the terminal. */
function onEnter(act: () => void) {
  if (!process.stdin.isTTY) return undefined
  return createInterface({ input: process.stdin }).on('line', act)
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** Where there is no browser to open, the address is on the terminal. */
function openBrowser(page: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', page]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', page]
        : ['xdg-open', page]
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
