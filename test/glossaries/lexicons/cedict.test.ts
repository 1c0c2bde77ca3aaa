import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compileDictionary,
  type Dictionary,
  openDictionary,
  readCompiled,
} from '../../../glossaries/lexicons/cedict.ts'

const phrases = (dictionary: Dictionary, word: string) => dictionary.glosses(word).map((gloss) => gloss.join(' '))

describe('CC-CEDICT', () => {
  const dictionary = openDictionary()

  test('is complete', () => {
    expect(dictionary.size).toBeGreaterThan(150_000)
    for (const word of ['和平', '发展', '中国', '多边主义', '的']) expect(dictionary.has(word), word).toBe(true)
    for (const word of ['', 'zzz', '和平发', '。']) expect(dictionary.has(word), word).toBe(false)
  })

  test('glosses are cleaned', () => {
    expect(phrases(dictionary, '欧洲联盟')).toEqual(['european union'])
    expect(phrases(dictionary, '因为')).toEqual(['because', 'owing to', 'on account of'])
    expect(phrases(dictionary, '世行')).toContain('world bank')
  })

  test('traditional headwords have the glosses of their own sense only', () => {
    expect(phrases(dictionary, '發展')).toEqual(phrases(dictionary, '发展'))
    expect(phrases(dictionary, '后')).toContain('empress')
    expect(phrases(dictionary, '後')).not.toContain('empress')
  })

  test('readings are toneless syllables', () => {
    expect(dictionary.readings('中国')).toEqual([['zhong', 'guo']])
    expect(dictionary.readings('女')[0]).toEqual(['nü'])
    expect(dictionary.readings('zzz')).toEqual([])
  })

  test('knows proper nouns by their capital', () => {
    expect(dictionary.isProperNoun('北京')).toBe(true)
    expect(dictionary.isProperNoun('和平')).toBe(false)
    expect(dictionary.isProperNoun('zzz')).toBe(false)
  })

  test('longest match', () => {
    expect(dictionary.longestMatch('我们坚持和平发展', 4)).toBe(2)
    expect(dictionary.longestMatch('中华人民共和国成立', 0)).toBe(7)
    expect(dictionary.longestMatch('，和平', 0)).toBe(0)
    expect(dictionary.longestMatch('和平', 2)).toBe(0)
  })

  test('ASCII letters in either case', () => {
    expect(dictionary.glosses('3d打印')).toEqual(dictionary.glosses('3D打印'))
    expect(dictionary.glosses('3d打印').length).toBeGreaterThan(0)
  })
})

describe('the cache of the compiled dictionary', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shuyu-cache-'))
    compileDictionary([join(folder, 'deep')])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const file = () => join(folder, 'deep', readdirSync(join(folder, 'deep'))[0])

  test('is one file that reads back', () => {
    expect(readdirSync(join(folder, 'deep')).length).toBe(1)
    expect(readCompiled([join(folder, 'deep')])?.size).toBe(openDictionary().size)
  })

  test('is not used when damaged or truncated', () => {
    const whole = readFileSync(file())
    const damaged = Buffer.from(whole)
    damaged[damaged.length - 1000] ^= 1
    writeFileSync(file(), damaged)
    expect(readCompiled([join(folder, 'deep')])).toBeUndefined()
    writeFileSync(file(), whole)
    truncateSync(file(), whole.length - 1)
    expect(readCompiled([join(folder, 'deep')])).toBeUndefined()
    truncateSync(file(), 0)
    expect(readCompiled([join(folder, 'deep')])).toBeUndefined()
  })

  test('is passed over where no folder can be written', () => {
    writeFileSync(join(folder, 'a-file'), '')
    expect(compileDictionary([join(folder, 'a-file', 'x')]).size).toBe(openDictionary().size)
  })
})
