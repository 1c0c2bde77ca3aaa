import { describe, expect, test } from 'vitest'
import { chineseWords, englishAlignmentWords } from '../../../stages/align/words.ts'
import { resources } from './fixtures.ts'

const english = (sentence: string) => [...englishAlignmentWords([sentence])][0]
const chinese = (...sentences: string[]) => [...chineseWords(sentences, resources.segmentChinese)]

describe('words as alignment compares them', () => {
  test('English: stems, parts of hyphenated words, marks that translations keep', () => {
    expect(english('The students loved peace-building!')).toEqual(['the', 'student', 'love', 'peac', 'build', '!'])
  })

  test('an apostrophe inside a word is none of the marks, around words it is a quotation mark', () => {
    expect(english("'We don't,' he said.").filter((word) => word === '"')).toHaveLength(2)
  })

  test('numbers have one form in both languages', () => {
    expect(english('On March 8 there were eighty.')).toEqual(expect.arrayContaining(['#m3', '#8', '#80']))
    expect(chinese('3月8日八十')[0].filter((word) => word.startsWith('#'))).toEqual(['#m3', '#8', '#80'])
  })

  test('Chinese: words of the segmenter, simplified, without punctuation that is not kept', () => {
    expect(chinese('我們愛和平，發展。', '開放！')).toEqual([
      ['我们', '爱', '和平', '发展'],
      ['开放', '!'],
    ])
  })

  test('Latin words in Chinese are as English has them', () => {
    expect(chinese('APEC')[0]).toEqual(english('APEC'))
  })

  test('as many results as sentences, whatever is in them', () => {
    const sentences = ['', ' ', '\n', '。。。', 'constructor', ...Array<string>(450).fill('和平')]
    expect(chinese(...sentences)).toHaveLength(sentences.length)
    expect(english('constructor __proto__')).toEqual(expect.arrayContaining([expect.any(String)]))
    for (const word of english('constructor toString')) expect(typeof word).toBe('string')
  })
})
