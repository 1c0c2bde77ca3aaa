import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PartCounts, PartUses } from '../../../stages/candidates/index.ts'
import type { ResultStore } from '../store.ts'

/**
 * Counts of candidates as bytes: the lengths of the arrays, then the arrays, those of eight bytes first. Compressed as fast
 * as can be.
 */
export const encodeCounts = ({ keys, starts, before, after }: PartCounts): Uint8Array =>
  packedArrays([keys, starts, before, after])

/** @param name as `counts/NAME` */
export async function readCounts(store: ResultStore, name: string): Promise<PartCounts> {
  const [keys, starts, before, after] = await arraysIn(store, `counts/${name}`, [8, 4, 4, 4])
  return {
    keys: new Float64Array(keys),
    starts: new Uint32Array(starts),
    before: new Uint32Array(before),
    after: new Uint32Array(after),
  }
}

export const encodeUses = (uses: PartUses): Uint8Array =>
  packedArrays([uses.keys, uses.counts, uses.leftEntropies, uses.rightEntropies, uses.nestedShares])

/** @param name as `uses/NAME` */
export async function readUses(store: ResultStore, name: string): Promise<PartUses> {
  const [keys, counts, left, right, nested] = await arraysIn(store, `uses/${name}`, [8, 4, 4, 4, 4])
  return {
    keys: new Float64Array(keys),
    counts: new Uint32Array(counts),
    leftEntropies: new Float32Array(left),
    rightEntropies: new Float32Array(right),
    nestedShares: new Float32Array(nested),
  }
}

type Numbers = Float64Array | Float32Array | Uint32Array

function packedArrays(arrays: readonly Numbers[]): Uint8Array {
  const lengths = Uint32Array.from(arrays, ({ length }) => length)
  const bytes = [lengths, ...arrays].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  return deflateRawSync(Buffer.concat(bytes), { level: 1 })
}

/** The arrays of elements of so many bytes, each in a buffer of its own. */
async function arraysIn(store: ResultStore, key: string, sizes: readonly number[]): Promise<ArrayBuffer[]> {
  const packed = await store.get(key)
  if (!packed) throw new Error(`${key} is not in the store of intermediate results: was a part of it deleted?`)
  const bytes = new Uint8Array(inflateRawSync(packed))
  const lengths = new Uint32Array(bytes.buffer, 0, sizes.length)
  let at = lengths.byteLength
  return sizes.map((size, n) => {
    const end = at + lengths[n] * size
    const found = bytes.buffer.slice(at, end)
    at = end
    return found
  })
}
