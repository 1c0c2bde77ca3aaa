import { expect, test } from 'vitest'
import type { Dictionary } from '../../../glossaries/lexicons/cedict.ts'
import { CorpusBuilder } from '../../../stages/link/corpus.ts'
import { SpelledWordFinder } from '../../../stages/link/spelledWords.ts'

const readings: Record<string, string[][]> = { 何: [['he']], 远: [['yuan']], 航: [['hang']] }
const dictionary = {
  has: (word: string) => word === '远航',
  isProperNoun: () => false,
  readings: (word: string) => readings[word] ?? [],
} as unknown as Dictionary

/** The cells found, as `zh-en`. */
function cells(zh: string, en: string): string[] {
  const builder = new CorpusBuilder()
  builder.add({ zh: zh.split(' '), en: en.split(' ') })
  const found: string[] = []
  new SpelledWordFinder(builder.build(), dictionary).find(0, (i, j) => found.push(`${i}-${j}`))
  return found
}

test('a name is linked with all words that spell it, each of which may mean something else', () => {
  expect(cells('今天 何远航 说', 'today he yuanhang said he came')).toEqual(['1-1', '1-2'])
  expect(cells('何远航', 'he yuan - hang')).toEqual(['0-0', '0-1', '0-2', '0-3'])
})

test('a word of the dictionary is no name, and half a spelling is none', () => {
  expect(cells('远航', 'yuanhang')).toEqual([])
  expect(cells('何远航', 'he yuan said')).toEqual([])
})
