import { InputError } from '../model/errors.ts'

const MIB = 2 ** 20

/** As much as a file may have. */
const MAX_BYTES = 256 * MIB

/** All that comes by stdin. @throws InputError where it is more than is read of a file, or nothing */
export async function readStdin(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of process.stdin) {
    pieces.push(piece)
    size += piece.length
    if (size > MAX_BYTES)
      throw new InputError('stdin', `expected at most ${MAX_BYTES / MIB} MiB, found more; divide it`)
  }
  return Buffer.concat(pieces)
}
