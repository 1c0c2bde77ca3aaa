import { describe, expect, test } from 'vitest'
import { functionWordRenderings } from '../../../glossaries/lexicons/functionWords.ts'
import { isEnglishStopWord } from '../../../glossaries/lexicons/stopWords.ts'

describe('functionWordRenderings', () => {
  test('function words, most usual rendering first', () => {
    expect(functionWordRenderings('的')?.slice(0, 2)).toEqual(['of', "'s"])
    expect(functionWordRenderings('因为')?.[0]).toBe('because')
    expect(functionWordRenderings('我们')).toEqual(['we', 'us', 'our', 'ours'])
  })

  test('punctuation', () => {
    expect(functionWordRenderings('。')).toEqual(['.'])
    expect(functionWordRenderings('、')).toEqual([',', 'and'])
  })

  test('a word without rendering differs from a word not in the table', () => {
    expect(functionWordRenderings('把')).toEqual([])
    expect(functionWordRenderings('和平')).toBeUndefined()
    expect(functionWordRenderings('')).toBeUndefined()
  })

  test('affixes noted in the table are no renderings', () => {
    expect(functionWordRenderings('地')).toEqual([])
    expect(functionWordRenderings('(')).toContain('-lrb-')
  })
})

test('stop words', () => {
  expect(['the', 'of', "n't"].every(isEnglishStopWord)).toBe(true)
  expect(['peace', 'china', '', '2026'].some(isEnglishStopWord)).toBe(false)
})
