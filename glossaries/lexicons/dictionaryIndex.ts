import { crc32 } from 'node:zlib'
import { stem } from '../../language/stem.ts'
import { associationsOf } from './associations.ts'
import type { HeadwordEntry } from './cedictSource.ts'
import type { Gloss } from './glosses.ts'
import { encodeStrings, openStrings, type StringTable } from './stringTable.ts'

/** A gloss as the numbers of its words in `Dictionary.words`. */
export type NumberedGloss = readonly number[]

/** English stems that go with a Chinese character, strongest first: numbers in `Dictionary.words`. */
export interface NumberedAssociations {
  readonly stems: Uint32Array
  /** Shares of the character's words that they go with, in ten-thousandths. */
  readonly shares: Uint32Array
}

/** A Chinese-English dictionary. Words may be simplified or traditional; ASCII letters in either case. */
export interface Dictionary {
  /** Number of headwords. */
  readonly size: number
  has(word: string): boolean
  /** True where the characters of a text from `from` up to `end` are a headword: spares `has` the cutting. */
  hasPart(text: string, from: number, end: number): boolean
  /** English glosses in the order of the dictionary, without repeats; empty for a word that is not in it. */
  glosses(word: string): readonly Gloss[]
  /** The same by number: spares those who weigh many glosses the strings. */
  numberedGlosses(word: string): readonly NumberedGloss[]
  /** All words of glosses, their stems, and the syllables of readings. */
  readonly words: StringTable
  /** By number of a word, that of its stem. */
  readonly stems: Uint32Array
  /** Each reading as toneless pinyin syllables in lower case (`ü` stays `ü`); empty for an unknown word. */
  readings(word: string): readonly (readonly string[])[]
  /** English stems that the words with a character share; none for all but single characters. */
  associations(character: string): NumberedAssociations
  /** True where the dictionary has the word as a name only (its pinyin is capitalised in every entry). */
  isProperNoun(word: string): boolean
  /** Length, in UTF-16 code units, of the longest headword that starts at `from`; 0 where none does. */
  longestMatch(text: string, from: number): number
}

/**
 * Layout of an index, in little-endian 32-bit words:
 *
 *     header    magic, format, lengths of the five blocks, crc32 of the blocks
 *     headwords a table of strings
 *     words     a table of strings: words of glosses, their stems, syllables
 *     stems     by number of a word, that of its stem
 *     starts    by number of a headword, where its record starts (headwords with equal records share one)
 *     records   1 for a name or 0; readings; glosses; associations: stems, then as many shares in ten-thousandths
 *
 * Readings and glosses are lists of lists of words, each list after its length; so are the stems of associations.
 */
const MAGIC = 0x59554853
const FORMAT = 3
const BLOCKS = 5
const HEADER = 2 + BLOCKS + 1

/** Serialises entries to an index that `openIndex` reads. */
export const encodeIndex = (entries: readonly HeadwordEntry[]): Buffer => {
  const associations = associationsOf(entries)
  const words = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = words.get(word) ?? words.size
    words.set(word, number)
    return number
  }
  const listOf = (list: readonly string[]): number[] => [list.length, ...list.map(numberOf)]
  const listsOf = (lists: readonly (readonly string[])[]): number[] => [lists.length, ...lists.flatMap(listOf)]
  const records: number[] = []
  const known = new Map<string, number>()
  const starts = entries.map(({ word, properNoun, readings, glosses }) => {
    const strong = associations.get(word) ?? []
    const shares = strong.map(({ share }) => Math.round(1e4 * share))
    const stems = listOf(strong.map((association) => association.stem))
    const record = [properNoun ? 1 : 0, ...listsOf(readings), ...listsOf(glosses), ...stems, ...shares]
    const key = record.join(' ')
    const start = known.get(key) ?? records.length
    known.set(key, start)
    if (start === records.length) for (const number of record) records.push(number)
    return start
  })
  // Stems are words and have stems themselves: the map grows while it is read.
  const stems: number[] = []
  for (const word of words.keys()) stems.push(numberOf(stem(word)))
  return joined([
    encodeStrings(entries.map(({ word }) => word)),
    encodeStrings([...words.keys()]),
    Uint32Array.from(stems),
    Uint32Array.from(starts),
    Uint32Array.from(records),
  ])
}

const joined = (blocks: readonly Uint32Array[]): Buffer => {
  const lengths = blocks.map(({ length }) => length)
  const index = new Uint32Array(lengths.reduce((sum, length) => sum + length, HEADER))
  let at = HEADER
  for (const block of blocks) {
    index.set(block, at)
    at += block.length
  }
  const bytes = Buffer.from(index.buffer)
  index.set([MAGIC, FORMAT, ...lengths, crc32(bytes.subarray(4 * HEADER))])
  return bytes
}

/** The blocks of an index as views on its bytes; undefined where the bytes are no whole index of this format. */
const blocksOf = (bytes: Buffer): readonly Uint32Array[] | undefined => {
  if (bytes.length < 4 * HEADER || bytes.length % 4 !== 0) return undefined
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
  const index = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
  const [magic, format, ...lengths] = index.subarray(0, HEADER - 1)
  if (magic !== MAGIC || format !== FORMAT) return undefined
  if (lengths.reduce((sum, length) => sum + length, HEADER) !== index.length) return undefined
  if (crc32(aligned.subarray(4 * HEADER)) !== index[HEADER - 1]) return undefined
  let at = HEADER
  return lengths.map((length) => {
    at += length
    return index.subarray(at - length, at)
  })
}

/**
 * Reads an index in place: nothing is decoded but the records asked for, each once.
 *
 * @returns undefined where the bytes are no index of this format, or damaged
 */
export const openIndex = (bytes: Buffer): Dictionary | undefined => {
  const blocks = blocksOf(bytes)
  if (blocks === undefined) return undefined
  const [headwordBlock, wordBlock, stems, starts, records] = blocks
  const headwords = openStrings(headwordBlock)
  const words = openStrings(wordBlock)
  const decoded = new Map<number, DecodedRecord>()
  const written = new Map<readonly NumberedGloss[], readonly Gloss[]>()

  const record = (word: string): DecodedRecord => {
    const n = headwords.find(word)
    if (n < 0) return UNKNOWN
    const known = decoded.get(starts[n]) ?? decodeRecord(records, starts[n])
    decoded.set(starts[n], known)
    return known
  }
  const texts = (lists: readonly NumberedGloss[]): readonly Gloss[] => {
    const known = written.get(lists) ?? lists.map((list) => list.map(words.text))
    written.set(lists, known)
    return known
  }

  return {
    size: headwords.size,
    has: (word) => headwords.find(word) >= 0,
    hasPart: (text, from, end) => headwords.find(text, from, end) >= 0,
    glosses: (word) => texts(record(word).glosses),
    numberedGlosses: (word) => record(word).glosses,
    words,
    stems,
    readings: (word) => texts(record(word).readings),
    associations: (character) => record(character).associations,
    isProperNoun: (word) => record(word).properNoun,
    longestMatch: headwords.longestMatch,
  }
}

interface DecodedRecord {
  readonly properNoun: boolean
  readonly readings: readonly NumberedGloss[]
  readonly glosses: readonly NumberedGloss[]
  readonly associations: NumberedAssociations
}

const NOTHING = new Uint32Array(0)
const UNKNOWN: DecodedRecord = {
  properNoun: false,
  readings: [],
  glosses: [],
  associations: { stems: NOTHING, shares: NOTHING },
}

const decodeRecord = (records: Uint32Array, start: number): DecodedRecord => {
  let at = start + 1
  const lists = (): NumberedGloss[] => {
    const read: number[][] = []
    for (let left = records[at++]; left > 0; left--) {
      const list: number[] = []
      for (let words = records[at++]; words > 0; words--) list.push(records[at++])
      read.push(list)
    }
    return read
  }
  const readings = lists()
  const glosses = lists()
  const count = records[at++]
  return {
    properNoun: records[start] === 1,
    readings,
    glosses,
    associations: {
      stems: records.subarray(at, at + count),
      shares: records.subarray(at + count, at + 2 * count),
    },
  }
}
