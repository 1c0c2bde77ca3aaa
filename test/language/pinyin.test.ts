import { describe, expect, test } from 'vitest'
import { nameMatcher } from '../../language/pinyin.ts'

const similarity = (syllables: string, word: string) =>
  nameMatcher(syllables.split(' ').map((syllable) => syllable.split('/')))(word)

describe('nameMatcher', () => {
  test('is 1 for the pinyin itself', () => {
    expect(similarity('bei jing', 'beijing')).toBe(1)
    expect(similarity('xi an', "xi'an")).toBe(1)
    expect(similarity('dan/shan', 'shan')).toBe(1)
    expect(similarity('lü', 'lu')).toBe(1)
  })

  test.each([
    ['ke lin dun', 'clinton'],
    ['hua sheng dun', 'washington'],
    ['lun dun', 'london'],
    ['ba li', 'paris'],
    ['ka bu er', 'kabul'],
    ['mo si ke', 'moscow'],
    ['ao ba ma', 'obama'],
    ['pu jing', 'putin'],
    ['ma ke long', 'macron'],
    ['nai luo bi', 'nairobi'],
  ])('%s resembles %s more than other words', (syllables, name) => {
    const others = ['government', 'cooperation', 'president', 'people', 'economy', 'table', 'history', 'said', 'and']
    expect(similarity(syllables, name)).toBeGreaterThan(0.5)
    for (const other of others) expect(similarity(syllables, other)).toBeLessThan(similarity(syllables, name))
  })

  test('is 0 for what is no word', () => {
    for (const token of ['', '2026', ',', '中国']) expect(similarity('bei jing', token)).toBe(0)
  })

  test('copes with characters that have no reading', () => {
    expect(nameMatcher([[], []])('beijing')).toBe(0)
    expect(nameMatcher([['bei'], [], ['jing']])('beijing')).toBe(1)
  })
})
