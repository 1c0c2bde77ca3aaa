import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { jiebaSegmenter } from '../../language/segmenter.ts'
import { type EngineName, segmenterEngine } from '../../language/segmenterEngine.ts'

const engines = ['nodejieba', '@node-rs/jieba'] as const
const isDefault = segmenterEngine().name === 'nodejieba'

const sample = readFileSync(new URL('../../samples/press-conference.txt', import.meta.url), 'utf8')
const lines = sample.split('\n').filter((line) => /\p{Script=Han}/u.test(line))

/** Where words begin and end, so that those two programs agree on can be counted. */
function spans(words: readonly string[]): string[] {
  let at = 0
  return words.map((word) => {
    at += word.length
    return `${at - word.length}-${at}`
  })
}

test('the default engine and its dictionary are found without a dictionary being loaded', () => {
  const { name, version, dictionary, missing } = segmenterEngine()
  expect(engines).toContain(name)
  expect(version).toMatch(/^\d+\.\d+/)
  expect(readFileSync(dictionary, 'utf8')).toMatch(/^人民 \d+ n$/m)
  expect(missing === undefined).toBe(isDefault)
})

describe.skipIf(!isDefault)('@node-rs/jieba in the place of nodejieba', () => {
  const [usual, other] = engines.map((engine: EngineName) => jiebaSegmenter(engine))

  test('cuts the same words', () => {
    for (const line of lines) expect(other.cut(line), line).toEqual(usual.cut(line))
  })

  test('cuts and tags nearly the same where it guesses words that it does not know', () => {
    const [tagged, stoodIn] = [usual.tag(lines), other.tag(lines)]
    let [words, same, tags] = [0, 0, 0]
    for (const [n, line] of tagged.entries()) {
      const theirs = new Map(spans(stoodIn[n].map(({ word }) => word)).map((span, i) => [span, stoodIn[n][i]]))
      for (const [i, span] of spans(line.map(({ word }) => word)).entries()) {
        words++
        if (theirs.has(span)) same++
        if (theirs.get(span)?.tag === line[i].tag) tags++
      }
    }
    expect(same / words).toBeGreaterThan(0.97)
    expect(tags / words).toBeGreaterThan(0.96)
  })

  test('tags letters, numbers and signs as nodejieba does', () => {
    for (const text of ['增长10%左右', 'COVID-19疫情', '2026年5月18日', 'a 5', '第3次', '10+1', 'AT&T公司']) {
      expect(other.tag([text]), text).toEqual(usual.tag([text]))
    }
  })
})
