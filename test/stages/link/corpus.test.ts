import { describe, expect, test } from 'vitest'
import { CorpusBuilder, differentPairs, normaliseToken, occurrencesByType } from '../../../stages/link/corpus.ts'

describe('normaliseToken', () => {
  test.each([
    ['Peace', 'peace'],
    ['５月', '5月'],
    ['發展', '发展'],
    ['，', ','],
    ['。', '.'],
    ['“', '"'],
    ["''", '"'],
    ['——', '--'],
    ['-LRB-', '('],
    ['', ''],
  ])('%s becomes %s', (token, expected) => expect(normaliseToken(token)).toBe(expected))
})

describe('CorpusBuilder', () => {
  test('numbers types and keeps different pairs once', () => {
    const builder = new CorpusBuilder()
    const add = (zh: string, en: string) => builder.add({ zh: zh.split(' '), en: en.split(' ') })
    add('和平 发展', 'peace development')
    add('和平', 'peace')
    add('和平 發展', 'Peace development')
    add('和平', 'Peace')
    add('和平', 'development')
    const corpus = builder.build()
    expect(corpus.size).toBe(3)
    expect([...corpus.pairOf]).toEqual([0, 1, 0, 1, 2])
    expect(corpus.zh.vocabulary.words).toEqual(['和平', '发展'])
    expect([...corpus.zh.tokens]).toEqual([0, 1, 0, 0])
    expect([...corpus.en.starts]).toEqual([0, 2, 3, 4])
    expect([0, 2, 4, 5].map((added) => differentPairs(corpus, added))).toEqual([0, 2, 2, 3])
  })
})

test('occurrencesByType lists the positions of each type in order', () => {
  const { starts, positions } = occurrencesByType(Int32Array.of(2, 0, 2, 1), 4)
  expect([...starts]).toEqual([0, 1, 2, 4, 4])
  expect([...positions]).toEqual([1, 3, 0, 2])
})
