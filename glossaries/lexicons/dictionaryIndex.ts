import { crc32 } from 'node:zlib'
import { type Association, associationsOf } from './associations.ts'
import type { HeadwordEntry } from './cedictSource.ts'
import type { Gloss } from './glosses.ts'

/** A Chinese-English dictionary. Words may be simplified or traditional; ASCII letters in either case. */
export interface Dictionary {
  /** Number of headwords. */
  readonly size: number
  has(word: string): boolean
  /** True where the characters of a text from `from` up to `end` are a headword: spares `has` the cutting. */
  hasPart(text: string, from: number, end: number): boolean
  /** English glosses in the order of the dictionary, without repeats; empty for a word that is not in it. */
  glosses(word: string): readonly Gloss[]
  /** Each reading as toneless pinyin syllables in lower case (`ü` stays `ü`); empty for an unknown word. */
  readings(word: string): readonly (readonly string[])[]
  /** English stems that the words with a character share, strongest first; empty for all but single characters. */
  associations(character: string): readonly Association[]
  /** True where the dictionary has the word as a name only (its pinyin is capitalised in every entry). */
  isProperNoun(word: string): boolean
  /** Length, in UTF-16 code units, of the longest headword that starts at `from`; 0 where none does. */
  longestMatch(text: string, from: number): number
}

/**
 * Layout of an index, little-endian 32-bit words unless said otherwise:
 *
 *     header    magic, format, headwords n, buckets b (a power of two), length of the words, length of the records, crc32
 *     buckets   b: 1 + number of the headword that hashes here, 0 = free (open addressing, linear probing)
 *     words     n + 1 offsets into the headword characters
 *     records   n offsets into the records (headwords with equal records share one)
 *     text      headword characters (UTF-16), then records (Latin-1)
 *
 * A record is `N` or `-` (name or not), the readings `zhong guo,zhong guo`, a line per gloss, for a character a line
 * `=fall 0.4565 drop 0.1087`, and a final NUL.
 */
const MAGIC = 0x59554853
const FORMAT = 2
const HEADER_WORDS = 8
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

interface Shape {
  /** Number of headwords. */
  readonly size: number
  readonly buckets: number
  /** Of all headwords together, in UTF-16 code units. */
  readonly wordLength: number
  /** Of all records together, in bytes. */
  readonly recordLength: number
}

const textStart = ({ size, buckets }: Shape): number => 4 * (HEADER_WORDS + buckets + size + 1 + size)

const byteLength = (shape: Shape): number => textStart(shape) + 2 * shape.wordLength + shape.recordLength

/** The sections of an index as views on its bytes, which start at a multiple of four. */
const sectionsOf = (bytes: Buffer, shape: Shape) => {
  const { size, buckets, wordLength } = shape
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, textStart(shape) / 4)
  const wordsAt = HEADER_WORDS + buckets
  return {
    header: numbers.subarray(0, HEADER_WORDS),
    table: numbers.subarray(HEADER_WORDS, wordsAt),
    wordAt: numbers.subarray(wordsAt, wordsAt + size + 1),
    recordAt: numbers.subarray(wordsAt + size + 1),
    characters: new Uint16Array(bytes.buffer, bytes.byteOffset + textStart(shape), wordLength),
    records: bytes.subarray(textStart(shape) + 2 * wordLength),
  }
}

/** Serialises entries to an index that `openIndex` reads. */
export const encodeIndex = (entries: readonly HeadwordEntry[]): Buffer => {
  const starts = new Map<string, number>()
  const associations = associationsOf(entries)
  let recordLength = 0
  const recordStarts = entries.map((entry) => {
    const record = encodeRecord(entry, associations.get(entry.word))
    const known = starts.get(record)
    if (known !== undefined) return known
    const start = recordLength
    starts.set(record, start)
    recordLength += record.length
    return start
  })
  const shape: Shape = {
    size: entries.length,
    buckets: 2 ** Math.ceil(Math.log2(entries.length * 2 + 2)),
    wordLength: entries.reduce((sum, { word }) => sum + word.length, 0),
    recordLength,
  }
  const bytes = Buffer.alloc(byteLength(shape))
  const { header, table, wordAt, recordAt, characters, records } = sectionsOf(bytes, shape)
  for (const [record, start] of starts) records.write(record, start, 'latin1')
  recordAt.set(recordStarts)
  entries.forEach(({ word }, n) => {
    for (let i = 0; i < word.length; i++) characters[wordAt[n] + i] = word.charCodeAt(i)
    wordAt[n + 1] = wordAt[n] + word.length
    let bucket = hashOf(word) & (shape.buckets - 1)
    while (table[bucket] !== 0) bucket = (bucket + 1) & (shape.buckets - 1)
    table[bucket] = n + 1
  })
  header.set([MAGIC, FORMAT, shape.size, shape.buckets, shape.wordLength, shape.recordLength])
  header[6] = crc32(bytes.subarray(HEADER_WORDS * 4))
  return bytes
}

const encodeRecord = (
  { properNoun, readings, glosses }: HeadwordEntry,
  associations?: readonly Association[],
): string => {
  const lines = [`${properNoun ? 'N' : '-'}${readings.map((syllables) => syllables.join(' ')).join(',')}`]
  for (const gloss of glosses) lines.push(gloss.join(' '))
  if (associations) lines.push(`=${associations.map(({ stem, share }) => `${stem} ${share.toFixed(4)}`).join(' ')}`)
  return `${lines.join('\n').replace(/[^\n -\u00ff]/g, '?')}\0`
}

const hashStep = (hash: number, code: number): number => {
  const folded = code >= 65 && code <= 90 ? code + 32 : code
  return Math.imul(hash ^ folded, FNV_PRIME)
}

/** FNV-1a keeps its low bits poor for short keys: one more mixing step before they choose the bucket. */
const finish = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

const hashOf = (text: string, from = 0, end = text.length): number => {
  let hash = FNV_OFFSET
  for (let i = from; i < end; i++) hash = hashStep(hash, text.charCodeAt(i))
  return finish(hash)
}

interface DecodedRecord {
  readonly properNoun: boolean
  readonly readings: readonly (readonly string[])[]
  readonly glosses: readonly Gloss[]
  readonly associations: readonly Association[]
}

const UNKNOWN: DecodedRecord = { properNoun: false, readings: [], glosses: [], associations: [] }

/**
 * Reads an index in place: nothing is decoded but the records asked for, each once.
 *
 * @returns undefined where the bytes are no index of this format, or damaged
 */
export const openIndex = (bytes: Buffer): Dictionary | undefined => {
  if (bytes.length < HEADER_WORDS * 4) return undefined
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
  const [magic, format, size, buckets, wordLength, recordLength, checksum] = new Uint32Array(
    aligned.buffer,
    aligned.byteOffset,
    HEADER_WORDS,
  )
  const shape = { size, buckets, wordLength, recordLength }
  if (magic !== MAGIC || format !== FORMAT || aligned.length !== byteLength(shape)) return undefined
  if (crc32(aligned.subarray(HEADER_WORDS * 4)) !== checksum) return undefined
  const { table, wordAt, recordAt, characters, records } = sectionsOf(aligned, shape)
  const decoded = new Map<number, DecodedRecord>()

  let longest = 0
  for (let n = 0; n < size; n++) longest = Math.max(longest, wordAt[n + 1] - wordAt[n])

  const equals = (n: number, text: string, from: number, length: number): boolean => {
    const start = wordAt[n]
    if (wordAt[n + 1] - start !== length) return false
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(from + i)
      if (characters[start + i] !== (code >= 65 && code <= 90 ? code + 32 : code)) return false
    }
    return true
  }

  const find = (hash: number, text: string, from: number, length: number): number => {
    for (let bucket = hash & (buckets - 1); table[bucket] !== 0; bucket = (bucket + 1) & (buckets - 1)) {
      if (equals(table[bucket] - 1, text, from, length)) return table[bucket] - 1
    }
    return -1
  }

  const record = (word: string): DecodedRecord => {
    const n = find(hashOf(word), word, 0, word.length)
    if (n < 0) return UNKNOWN
    const known = decoded.get(n)
    if (known) return known
    const fresh = decodeRecord(records.toString('latin1', recordAt[n], records.indexOf(0, recordAt[n])))
    decoded.set(n, fresh)
    return fresh
  }

  return {
    size,
    has: (word) => find(hashOf(word), word, 0, word.length) >= 0,
    hasPart: (text, from, end) => end - from <= longest && find(hashOf(text, from, end), text, from, end - from) >= 0,
    glosses: (word) => record(word).glosses,
    readings: (word) => record(word).readings,
    associations: (character) => record(character).associations,
    isProperNoun: (word) => record(word).properNoun,
    longestMatch: (text, from) => {
      const end = Math.min(text.length, from + longest)
      let best = 0
      let hash = FNV_OFFSET
      for (let i = from; i < end; i++) {
        hash = hashStep(hash, text.charCodeAt(i))
        const length = i + 1 - from
        if (find(finish(hash), text, from, length) >= 0) best = length
      }
      return best
    },
  }
}

const decodeRecord = (record: string): DecodedRecord => {
  const [head, ...lines] = record.split('\n')
  const readings = head.slice(1)
  const associations = lines.at(-1)?.startsWith('=') ? lines.pop()!.slice(1).split(' ') : []
  return {
    properNoun: head[0] === 'N',
    readings: readings === '' ? [] : readings.split(',').map((reading) => reading.split(' ')),
    glosses: lines.map((gloss) => gloss.split(' ')),
    associations: associations.flatMap((stem, n) =>
      n % 2 === 0 ? [{ stem, share: Number(associations[n + 1]) }] : [],
    ),
  }
}
