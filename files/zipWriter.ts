import { constants, crc32, deflateRawSync } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate'

/** A member of a ZIP archive; its content is asked for when its turn comes. */
export interface Member {
  readonly name: string
  readonly content: () => Iterable<string> | AsyncIterable<string>
}

/** The earliest date that ZIP can hold: the same content makes the same file. */
const modified = new Date(1980, 0, 1)

/** Characters that are compressed together. */
const blockSize = 1 << 18

/** A ZIP archive, piece by piece: no more of it is held in memory than one block. */
export async function* zip(members: readonly Member[]): AsyncIterable<Uint8Array> {
  const written: Uint8Array[] = []
  const archive = new Zip((error, piece) => {
    if (error) throw error
    written.push(piece)
  })
  for (const { name, content } of members) {
    const file = new Deflated(name)
    file.mtime = modified
    archive.add(file)
    for await (const block of blocks(content())) {
      file.push(Buffer.from(block), false)
      yield* written.splice(0)
    }
    file.push(new Uint8Array(0), true)
    yield* written.splice(0)
  }
  archive.end()
  yield* written
}

/** A member compressed and summed up by zlib, which is several times as fast as fflate's own code. */
class Deflated extends ZipPassThrough {
  override compression = 8

  override push(block: Uint8Array, final: boolean): void {
    this.crc = crc32(block, this.crc)
    this.size += block.length
    this.process(block, final)
  }

  protected override process(block: Uint8Array, final: boolean): void {
    // Blocks that are flushed to a byte's end follow each other as one stream.
    const finishFlush = final ? constants.Z_FINISH : constants.Z_FULL_FLUSH
    this.ondata(null, deflateRawSync(block, { level: constants.Z_BEST_SPEED, finishFlush }), final)
  }
}

async function* blocks(pieces: Iterable<string> | AsyncIterable<string>): AsyncIterable<string> {
  let block = ''
  for await (const piece of pieces) {
    block += piece
    if (block.length < blockSize) continue
    yield block
    block = ''
  }
  if (block) yield block
}
