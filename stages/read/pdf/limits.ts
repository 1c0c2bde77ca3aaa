import { createInflate } from 'node:zlib'
import { InputError } from '../../../model/errors.ts'
import type { SourceFile } from '../source.ts'

/** Bytes that one stream of a PDF (a page, a font, a picture) may have unpacked. */
const MAX_STREAM = 256 * 2 ** 20

/**
 * Refuses a PDF of which a few packed bytes would fill the memory: pdf.js unpacks the streams it reads as a whole.
 * Counts what comes out of each deflated stream without keeping it.
 */
export async function refuseBombs({ name, bytes }: SourceFile): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 1)) {
    const start = at + 'stream'.length + (buffer[at + 'stream'.length] === 0x0d ? 2 : 1)
    // The second byte of a zlib stream makes the first two a multiple of 31.
    if ((buffer[start] & 0x0f) !== 8 || buffer.readUInt16BE(Math.min(start, buffer.length - 2)) % 31 !== 0) continue
    const end = buffer.indexOf('endstream', start)
    if (await unpacksBeyond(buffer.subarray(start, end < 0 ? buffer.length : end), MAX_STREAM)) {
      const limit = `${MAX_STREAM / 2 ** 20} MiB`
      throw new InputError(name, `expected at most ${limit} in each part of a PDF when unpacked, found more`)
    }
  }
}

/** The most that deflate packs, to one. */
const MAX_RATIO = 1032

function unpacksBeyond(packed: Uint8Array, limit: number): Promise<boolean> {
  if (packed.length * MAX_RATIO <= limit) return Promise.resolve(false)
  return new Promise((resolve) => {
    const inflate = createInflate()
    let size = 0
    inflate.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= limit) return
      inflate.destroy()
      resolve(true)
    })
    // Damage is for pdf.js to judge.
    inflate.on('error', () => resolve(false))
    inflate.on('end', () => resolve(false))
    inflate.end(packed)
  })
}
