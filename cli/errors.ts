import { fileURLToPath } from 'node:url'
import { InputError, SetupError } from '../model/errors.ts'

/** What the command line tells its caller; a command sets `process.exitCode` to `findings` itself. */
export const exitCode = {
  done: 0,
  /** Done, but there is something to look at: inputs that failed, rules that were broken. */
  findings: 1,
  /** Wrong use, unreadable input, or an unexpected error: nothing was done. */
  notDone: 2,
  /** Stopped by Ctrl-C: 128 and the number of the signal, as a shell says it. */
  interrupted: 130,
} as const

/** What a person is told of an error: one line where they can mend it, a request to report it where only we can. */
export function explain(error: unknown): string {
  const stack = process.env.SHUYU_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  if (error instanceof InputError) return `shuyu: ${error.located}${stack}`
  if (error instanceof SetupError) return `shuyu: ${error.message}${stack}`
  // By its name: its class need not be loaded to list the commands.
  if (error instanceof Error && error.name === 'DecisionRefused') return `shuyu: ${error.message}${stack}`
  if (isOfOtherNode(error)) return `shuyu: ${otherNode(error as Error)}${stack}`
  if (isSystemError(error)) return `shuyu: ${error.path ?? error.syscall}: ${describeSystemError(error)}${stack}`
  const message = error instanceof Error ? error.message : String(error)
  return stack
    ? `shuyu: unexpected error: ${message}${stack}`
    : `shuyu: unexpected error: ${message}\nThis is a defect of shuyu. Please report it, with the command and what SHUYU_DEBUG=1 makes it print.`
}

/** Compiled code that this Node.js does not load, as after an upgrade. */
function isOfOtherNode(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_DLOPEN_FAILED'
}

function otherNode({ message }: Error): string {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const what = /[^/\\\s']+\.node/.exec(message)?.[0] ?? 'a part'
  return `${what} was compiled for another Node.js than this one (${process.version}): run \`npm rebuild\` in ${folder}`
}

/** An error of the operating system (no such file, disk full, ...) as Node gives it. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string'
}

/** The usual system errors in words. */
export function describeSystemError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'no such file or folder'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no permission: choose another place or change the permissions'
    case 'EISDIR':
      return 'expected a file, found a folder'
    case 'ENOTDIR':
      return 'a part of the path is not a folder'
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'no space left to write: free some space or choose another place'
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open files'
    default:
      return error.message
  }
}
