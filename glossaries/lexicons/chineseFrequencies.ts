import { readFileSync } from 'node:fs'
import { segmenterEngine } from '../../language/segmenterEngine.ts'

const NEWLINE = 0x0a

let dictionary: Buffer | undefined

/**
 * How often a simplified word stands in jieba's reference corpus (60 million words); 0 for a word it does not know.
 * jieba's dictionary is one line a word, `word count tag`, in byte order: it is searched as it lies, without an index.
 */
export function chineseFrequency(word: string): number {
  dictionary ??= readFileSync(segmenterEngine().dictionary)
  if (word.includes(' ')) return 0
  // With the space that ends it in its line: no other line begins so.
  const wanted = Buffer.from(`${word} `)
  let low = 0
  let high = dictionary.length
  while (low < high) {
    const start = lineStart(dictionary, (low + high) >> 1)
    const order = compareAt(dictionary, start, wanted)
    if (order === 0) {
      const count = start + wanted.length
      return Number.parseInt(dictionary.toString('latin1', count, count + 11), 10)
    }
    if (order < 0) low = nextLine(dictionary, start)
    else high = start
  }
  return 0
}

// Loops, where a Buffer has methods: calling those costs more than the few bytes that are looked at.

/** Below 0 where the bytes from `start` on sort before the wanted ones, 0 where they begin with them. */
function compareAt(bytes: Uint8Array, start: number, wanted: Uint8Array): number {
  for (let i = 0; i < wanted.length; i++) {
    const order = bytes[start + i] - wanted[i]
    if (order !== 0) return order
  }
  return 0
}

function lineStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && bytes[start - 1] !== NEWLINE) start--
  return start
}

function nextLine(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && bytes[end] !== NEWLINE) end++
  return Math.min(end + 1, bytes.length)
}
