/** A set of strings that are numbered from 0 and found without being decoded. ASCII letters count as lower case. */
export interface StringTable {
  readonly size: number
  /** Length of the longest string, in UTF-16 code units. */
  readonly longest: number
  /** Number of the string that a text has from `from` up to `end`, -1 where that is none of the set. */
  find(text: string, from?: number, end?: number): number
  /** Length of the longest string that starts at `from`, 0 where none does. */
  longestMatch(text: string, from: number): number
  /** The string of a number. */
  text(n: number): string
}

/**
 * Layout, in 32-bit words: number of strings n, number of buckets b (a power of two), number of code units;
 * b buckets: 1 + number of the string that hashes here, 0 = free (open addressing, linear probing);
 * n + 1 offsets into the code units; the code units of all strings (UTF-16).
 */
const HEADER = 3
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

const sectionsOf = (block: Uint32Array) => {
  const [size, buckets, length] = block
  const offsetsAt = HEADER + buckets
  const unitsAt = offsetsAt + size + 1
  return {
    size,
    table: block.subarray(HEADER, offsetsAt),
    offsets: block.subarray(offsetsAt, unitsAt),
    units: new Uint16Array(block.buffer, block.byteOffset + 4 * unitsAt, length),
  }
}

/** Writes different strings, which have no capital ASCII letters, as a block that `openStrings` reads. */
export const encodeStrings = (strings: readonly string[]): Uint32Array => {
  const buckets = 2 ** Math.ceil(Math.log2(strings.length * 2 + 2))
  const length = strings.reduce((sum, text) => sum + text.length, 0)
  const block = new Uint32Array(HEADER + buckets + strings.length + 1 + Math.ceil(length / 2))
  block.set([strings.length, buckets, length])
  const { table, offsets, units } = sectionsOf(block)
  strings.forEach((text, n) => {
    for (let i = 0; i < text.length; i++) units[offsets[n] + i] = text.charCodeAt(i)
    offsets[n + 1] = offsets[n] + text.length
    let bucket = hashOf(text, 0, text.length) & (buckets - 1)
    while (table[bucket] !== 0) bucket = (bucket + 1) & (buckets - 1)
    table[bucket] = n + 1
  })
  return block
}

/** Reads a block in place. */
export const openStrings = (block: Uint32Array): StringTable => {
  const { size, table, offsets, units } = sectionsOf(block)
  const mask = table.length - 1

  let longest = 0
  for (let n = 0; n < size; n++) longest = Math.max(longest, offsets[n + 1] - offsets[n])

  const equals = (n: number, text: string, from: number, length: number): boolean => {
    const start = offsets[n]
    if (offsets[n + 1] - start !== length) return false
    for (let i = 0; i < length; i++) if (units[start + i] !== lowerCase(text.charCodeAt(from + i))) return false
    return true
  }

  const findHashed = (hash: number, text: string, from: number, length: number): number => {
    for (let bucket = hash & mask; table[bucket] !== 0; bucket = (bucket + 1) & mask) {
      if (equals(table[bucket] - 1, text, from, length)) return table[bucket] - 1
    }
    return -1
  }

  return {
    size,
    longest,
    find: (text, from = 0, end = text.length) =>
      end - from > longest ? -1 : findHashed(hashOf(text, from, end), text, from, end - from),
    longestMatch: (text, from) => {
      const end = Math.min(text.length, from + longest)
      let best = 0
      let hash = FNV_OFFSET
      for (let i = from; i < end; i++) {
        hash = hashStep(hash, text.charCodeAt(i))
        const length = i + 1 - from
        if (findHashed(finish(hash), text, from, length) >= 0) best = length
      }
      return best
    },
    text: (n) => String.fromCharCode(...units.subarray(offsets[n], offsets[n + 1])),
  }
}

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

const hashStep = (hash: number, code: number): number => Math.imul(hash ^ lowerCase(code), FNV_PRIME)

/** FNV-1a keeps its low bits poor for short keys: one more mixing step before they choose the bucket. */
const finish = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

const hashOf = (text: string, from: number, end: number): number => {
  let hash = FNV_OFFSET
  for (let i = from; i < end; i++) hash = hashStep(hash, text.charCodeAt(i))
  return finish(hash)
}
