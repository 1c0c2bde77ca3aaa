import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { InputError } from '../model/errors.ts'

/** A file that is read piece by piece, or as a whole where its format asks for that. */
export interface InputFile {
  /** As the user named it. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Its first bytes, at most `HEAD`. */
  readonly head: Uint8Array
  /** All of it, piece by piece. */
  readonly stream: () => AsyncIterable<Uint8Array>
  /** All of it. @throws InputError where it is larger than `MAX_WHOLE` */
  readonly bytes: () => Promise<Uint8Array>
}

/** Bytes that formats are told by. */
export const HEAD = 64 * 1024

const MIB = 2 ** 20

/** The largest file that is read piece by piece: XML, JSON Lines. A TBX of 100 000 concepts has about 100 MB. */
export const MAX_STREAMED = 512 * MIB

/** The largest file that is read as a whole: tables, JSON, spreadsheets. */
export const MAX_WHOLE = 128 * MIB

/** Other limits than those above, in bytes. */
export interface FileLimits {
  /** @default MAX_STREAMED */
  readonly streamed?: number
  /** @default MAX_WHOLE */
  readonly whole?: number
}

/** A file on disk. @throws InputError where there is none that can be read. */
export async function openFile(name: string, limits: FileLimits = {}): Promise<InputFile> {
  const { streamed = MAX_STREAMED, whole = MAX_WHOLE } = limits
  const { head, size } = await look(name)
  return {
    ...{ name, size, head },
    stream: () => {
      refuseLarger(name, size, streamed)
      return createReadStream(name, { highWaterMark: HEAD })
    },
    bytes: async () => {
      refuseLarger(name, size, whole)
      return readWithin(name, whole)
    },
  }
}

/**
 * All bytes of a file, which may be a pipe or a device: they are counted as they come, whatever size it states.
 * @param limit in bytes
 * @throws InputError where there are more, and what the system says where it cannot be read
 */
export async function readWithin(name: string, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of createReadStream(name, { highWaterMark: MIB }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) {
      throw new InputError(
        name,
        `expected a file of at most ${Math.floor(limit / MIB)} MiB, found more; divide the file`,
      )
    }
    pieces.push(piece)
  }
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)
}

async function look(name: string): Promise<{ head: Uint8Array; size: number }> {
  try {
    // Before it is opened: a pipe that nobody writes to is never open.
    const found = await stat(name)
    if (!found.isFile()) throw new InputError(name, 'expected a file, found a folder, a pipe or a device')
    const handle = await open(name, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      return { head: buffer.subarray(0, bytesRead), size: found.size }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = (error as NodeJS.ErrnoException).code
    const reason = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
    throw new InputError(name, reason, { cause: error })
  }
}

/** A file that is in memory already. */
export function fileInMemory(name: string, bytes: Uint8Array, limits: FileLimits = {}): InputFile {
  const { streamed = MAX_STREAMED, whole: maxWhole = MAX_WHOLE } = limits
  const stream = async function* () {
    refuseLarger(name, bytes.length, streamed)
    for (let at = 0; at < bytes.length; at += HEAD) yield bytes.subarray(at, at + HEAD)
  }
  const whole = async () => {
    refuseLarger(name, bytes.length, maxWhole)
    return bytes
  }
  return { name, size: bytes.length, head: bytes.subarray(0, HEAD), stream, bytes: whole }
}

function refuseLarger(name: string, size: number, limit: number): void {
  if (size <= limit) return
  const message = `expected at most ${limit / MIB} MiB of this format, found ${Math.ceil(size / MIB)}; divide the file`
  throw new InputError(name, message)
}
