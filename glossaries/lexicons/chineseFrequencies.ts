import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const SPACE = 0x20
const NEWLINE = 0x0a

let dictionary: Buffer | undefined

/**
 * How often a simplified word stands in jieba's reference corpus (60 million words); 0 for a word it does not know.
 * jieba's dictionary is one line a word, `word count tag`, in byte order: it is searched as it lies, without an index.
 */
export function chineseFrequency(word: string): number {
  dictionary ??= readFileSync(createRequire(import.meta.url)('nodejieba').DEFAULT_DICT)
  const wanted = Buffer.from(word)
  let low = 0
  let high = dictionary.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = dictionary.lastIndexOf(NEWLINE, middle - 1) + 1
    const space = dictionary.indexOf(SPACE, start)
    const order = dictionary.compare(wanted, 0, wanted.length, start, space)
    if (order === 0) return Number.parseInt(dictionary.toString('latin1', space + 1, space + 12), 10)
    if (order < 0) low = nextLine(dictionary, space)
    else high = start
  }
  return 0
}

const nextLine = (bytes: Buffer, from: number): number => {
  const newline = bytes.indexOf(NEWLINE, from)
  return newline < 0 ? bytes.length : newline + 1
}
