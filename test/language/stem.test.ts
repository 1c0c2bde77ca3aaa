import { describe, expect, test } from 'vitest'
import { stem, uninflect } from '../../language/stem.ts'

const sameStem = (...words: string[]) => expect(new Set(words.map(stem)).size, words.map(stem).join(' ')).toBe(1)

describe('stem', () => {
  test('joins regular inflections', () => {
    sameStem('policy', 'policies')
    sameStem('develop', 'develops', 'developing', 'developed', 'development')
  })

  test('joins irregular inflections', () => {
    sameStem('go', 'goes', 'went', 'gone', 'going')
    sameStem('man', 'men')
    sameStem('child', 'children')
    sameStem('crisis', 'crises')
  })

  test('joins British and American spelling, and possessives', () => {
    sameStem('modernise', 'modernize', 'modernisation', 'modernization')
    sameStem('neighbour', 'neighbor', 'neighbours')
    sameStem('centre', 'center')
    sameStem('people', "people's", 'person')
  })

  test('keeps different words apart', () => {
    expect(new Set(['war', 'peace', 'wall', 'new', 'news', 'hour'].map(stem)).size).toBeGreaterThanOrEqual(5)
    expect(stem('rise')).not.toBe(stem('rice'))
  })

  test('leaves everything but words alone', () => {
    for (const token of ['', "'", "'s", '2026', '2026年', '中国', '——', '3d']) expect(stem(token)).toBe(token)
  })
})

describe('uninflect', () => {
  test('joins the inflections of a word', () => {
    for (const forms of [
      'policy policies',
      'uphold upholds upheld upholding',
      'woman women',
      'achieve achieved achieving',
    ])
      expect(new Set(forms.split(' ').map(uninflect)).size, forms).toBe(1)
  })

  test('keeps derived words apart', () => {
    for (const words of ['nation national nationality', 'modern modernize modernization', 'develop development'])
      expect(new Set(words.split(' ').map(uninflect)).size, words).toBe(words.split(' ').length)
  })
})
