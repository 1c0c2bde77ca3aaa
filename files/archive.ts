import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate'
import { InputError } from '../model/errors.ts'

/** What an archive may hold; one that holds more is refused as soon as that is seen. */
export interface ArchiveLimits {
  /** Bytes of all entries together, unpacked. @default 256 MiB */
  readonly maxBytes?: number
  /** @default 10 000 */
  readonly maxEntries?: number
  /** Entries that are wanted; the others are not unpacked and not counted. @default all */
  readonly only?: (name: string) => boolean
}

const MIB = 2 ** 20

/** Bytes that are unpacked at a time. Deflate packs at most 1032 to 1, so no step makes more than 17 MB. */
const STEP = 16 * 1024

/** Whether a file begins as a zip archive does: DOCX, XLSX, ... */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Unpacks a zip archive (as DOCX and XLSX are) in memory, by name of the entry. What comes out is counted as it comes:
 * the sizes that an archive states are not believed.
 * @throws InputError where it is no zip archive, is damaged or encrypted, or holds more than the limits allow.
 */
export function openArchive(bytes: Uint8Array, file: string, limits: ArchiveLimits = {}): Map<string, Uint8Array> {
  const { maxBytes = 256 * MIB, maxEntries = 10_000, only = () => true } = limits
  if (!isArchive(bytes)) throw new InputError(file, 'expected a zip archive, found something else; is it complete?')
  const entries = new Map<string, Uint8Array>()
  let seen = 0
  let unfinished = 0
  let total = 0
  const unpack = (entry: UnzipFile) => {
    if (++seen > maxEntries) throw tooLarge(file, `${maxEntries} entries`)
    if (entry.name.endsWith('/') || !only(entry.name)) return
    const pieces: Uint8Array[] = []
    unfinished++
    entry.ondata = (error, piece, isLast) => {
      if (error) throw error
      pieces.push(piece)
      total += piece.length
      if (total > maxBytes) throw tooLarge(file, `${Math.floor(maxBytes / MIB)} MiB when unpacked`)
      if (!isLast) return
      entries.set(entry.name, Buffer.concat(pieces))
      unfinished--
    }
    entry.start()
  }
  const unzip = new Unzip(unpack)
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw damaged(file, error)
  }
  if (unfinished > 0) throw damaged(file)
  return entries
}

/** The entries as an archive that is what it says it is: for libraries that unpack it themselves, without limits. */
export function repack(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(entries), { level: 0 })
}

function tooLarge(file: string, limit: string): InputError {
  return new InputError(file, `expected at most ${limit}, found more; divide the file, or check where it comes from`)
}

function damaged(file: string, cause?: unknown): InputError {
  const message =
    'expected a zip archive, found one that is damaged, cut off or encrypted; get it anew, without a password'
  return new InputError(file, message, { cause })
}
