import { once } from 'node:events'
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { removeAbandoned, temporaryName } from '../files/temporary.ts'
import { InputError } from '../model/errors.ts'
import { describeSystemError, isSystemError } from './errors.ts'
import { printableStyled } from './print.ts'

const bufferSize = 1 << 16

/** The pieces of a file: texts, which are written as UTF-8, or bytes. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/**
 * Writes the chunks to `file`, or to stdout where none is named. A file appears whole or not at all: the chunks go
 * to a temporary file beside it, which takes its name at the end; devices and pipes are written directly. A terminal
 * gets no control characters of what is shown.
 * Throws InputError where the file cannot be written.
 */
export async function writeResult(chunks: Chunks, file?: string): Promise<void> {
  if (file === undefined) {
    const shown = (block: string | Uint8Array) =>
      process.stdout.isTTY && typeof block === 'string' ? printableStyled(block) : block
    for await (const block of buffered(chunks))
      if (!process.stdout.write(shown(block))) await once(process.stdout, 'drain')
    return
  }
  const { target, regular, mode } = await destination(file)
  const written = regular ? temporaryName(target) : target
  if (regular) removeAbandoned(dirname(target))
  try {
    const handle = await open(written, regular ? 'wx' : 'w', mode)
    try {
      for await (const block of buffered(chunks)) await handle.writeFile(block)
      if (regular) await handle.sync()
    } finally {
      await handle.close()
    }
    if (regular) await rename(written, target)
  } catch (error) {
    if (regular) await rm(written, { force: true })
    throw asInputError(error, file)
  }
}

/** Looks whether a file can be written there, before the work that would be lost. Throws InputError where it cannot. */
export async function requireWritable(file: string): Promise<void> {
  const { target, regular } = await destination(file)
  await access(regular ? dirname(target) : target, constants.W_OK).catch((error) => {
    throw asInputError(error, file)
  })
}

/** Where a name leads: links are followed, so that the file they point to is replaced and not the link. */
async function destination(file: string): Promise<{ target: string; regular: boolean; mode?: number }> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) throw new InputError(file, 'expected the name of a file to write, found a folder')
    return { target: await realpath(file), regular: found.isFile(), mode: found.mode & 0o777 }
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw asInputError(error, file)
    return { target: file, regular: true }
  }
}

/** Short texts joined: a call of the system for each would cost more than its text. */
async function* buffered(chunks: Chunks): AsyncIterable<string | Uint8Array> {
  let buffer = ''
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') buffer += chunk
    if (buffer && (typeof chunk !== 'string' || buffer.length >= bufferSize)) {
      yield buffer
      buffer = ''
    }
    if (typeof chunk !== 'string') yield chunk
  }
  if (buffer) yield buffer
}

function asInputError(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error
  const reason =
    error.code === 'ENOENT' ? `the folder ${dirname(file)} does not exist: make it first` : describeSystemError(error)
  return new InputError(file, `cannot write: ${reason}`, { cause: error })
}
