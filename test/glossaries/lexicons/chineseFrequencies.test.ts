import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { chineseFrequency } from '../../../glossaries/lexicons/chineseFrequencies.ts'

const lines = readFileSync(createRequire(import.meta.url)('nodejieba').DEFAULT_DICT, 'utf8')
  .trim()
  .split('\n')

describe('chineseFrequency', () => {
  it('finds the first word of the dictionary, the last, and every thousandth between', () => {
    for (const line of [lines[0], lines[lines.length - 1], ...lines.filter((_, i) => i % 1000 === 0)]) {
      const [word, count] = line.split(' ')
      expect(chineseFrequency(word), word).toBe(Number(count))
    }
  })

  it('gives 0 to what is no word: a part of one, more than one, nothing', () => {
    for (const text of ['', '合作的水库', '一带一', 'zzz', '\u0001', '\u{10ffff}'])
      expect(chineseFrequency(text)).toBe(0)
  })

  it('takes a word with what follows it in its line for no word', () => {
    const [word, count] = lines[1000].split(' ')
    expect(chineseFrequency(`${word} ${count}`)).toBe(0)
  })
})
