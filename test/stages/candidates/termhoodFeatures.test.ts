import { describe, expect, it } from 'vitest'
import type { Token } from '../../../model/token.ts'
import { featureRow } from '../../../ranking/feature.ts'
import { countCandidates, termhoodContexts } from '../../../stages/candidates/contexts.ts'
import { termhoodOdds } from '../../../stages/candidates/patterns.ts'
import { spansOf } from '../../../stages/candidates/spans.ts'
import {
  type Background,
  TERMHOOD_FEATURES,
  type TermhoodResources,
} from '../../../stages/candidates/termhoodFeatures.ts'

/** Tokens from `word/tag word/tag`. */
function tokens(text: string): Token[] {
  let start = 0
  return text.split(' ').map((part) => {
    const [word, pos] = part.split('/')
    const token = { text: word, start, end: start + word.length, pos, norm: word, lemma: word }
    start = token.end
    return token
  })
}

/** Words in everyday text: frequencies are one less than a power of two, so that their logarithms are whole. */
const FREQUENCIES: Readonly<Record<string, number>> = { 和平: 7, 发展: 15, 道路: 3, 和平发展: 175 }
const REPORTS: Readonly<Record<string, Background>> = {
  和平发展: { count: 15, documents: 3, leftEntropy: 0.5, rightEntropy: 1.5 },
  和平: { count: 31, documents: 7, leftEntropy: 0, rightEntropy: 0 },
  发展: { count: 63, documents: 7, leftEntropy: 0, rightEntropy: 0 },
  发展道路: { count: 7, documents: 1, leftEntropy: 0, rightEntropy: 0 },
  走和平: { count: 1, documents: 1, leftEntropy: 0, rightEntropy: 0 },
}
const resources: TermhoodResources = {
  isWord: (text) => text === '和平',
  isName: (text) => text === '长江',
  frequency: (word) => FREQUENCIES[word] ?? 0,
  formulation: (text) => REPORTS[text],
}
const patterns = termhoodOdds({
  begin: { 'verb|noun': 0.5, 'outside|verb': 0.25 },
  end: { 'verbal noun|noun': -0.5, 'noun|outside': 0.75 },
  whole: { 'noun verbal noun': 2 },
  ends: { 'noun|verbal noun': 1 },
})

/** The features of a span of the first sentence, by name, in a document of all of them. */
function features(span: string, ...sentences: string[]): Record<string, number> {
  const units = sentences.map((sentence) => {
    const zh = tokens(sentence)
    return { zh, spans: spansOf(zh) }
  })
  const contexts = termhoodContexts(units[0], { counts: countCandidates(units), resources, patterns })
  const context = contexts.find(({ key }) => key === span)
  if (!context) throw new Error(`${span} is no candidate`)
  const row = featureRow(TERMHOOD_FEATURES, context)
  return Object.fromEntries(TERMHOOD_FEATURES.map(({ name }, i) => [name.slice('zh.'.length), row[i]]))
}

const path = '走/v 和平/n 发展/vn 道路/n'

describe('termhood features', () => {
  it('of a span of two words', () => {
    expect(features('和平发展', path)).toMatchObject({
      ...{ characters: 4, tokens: 2, four: 1, begin: 0.5, end: -0.5, ends: 1, whole: 2 },
      ...{ nouns: 1, names: 0, verbs: 0, adverbs: 0, function: 0, numbers: 0, idioms: 0, single: 0, de: 0 },
      ...{ lists: 0, parallel: 0, commas: 0, quoted: 0, listed: 0, word: 0, dictionaryName: 0 },
      // log2(1 + 7) and log2(1 + 15); the pair of words stands 15 times in the reports.
      ...{ rarest: 3, commonest: 4, mean: 3.5, firstFrequency: 3, lastFrequency: 4, pairs: 4 },
      ...{ count: 1, inLonger: 0, leftVariety: 0, rightVariety: 0 },
      ...{ reports: 4, reportSpread: 2, reportLeft: 0.5, reportRight: 1.5, pairBefore: 1, pairAfter: 3 },
      ...{ firstClass: 0, lastClass: 0 },
    })
  })

  it('weigh the use in reports against general use', () => {
    // 15 times in the reports; 175 times in the larger reference corpus, as often as twice in the reports' size.
    expect(features('和平发展', path).weirdness).toBeCloseTo(4 - Math.log2(1 + 175 / 88))
  })

  it('weigh the whole against its halves in the reports, at the weakest boundary', () => {
    expect(features('和平发展', path).joint).toBeCloseTo(Math.log2((15 * 684_000) / (31 * 63)))
    expect(features('和平', path).joint).toBe(0)
    expect(features('道路', path).joint).toBe(0)
    expect(features('走和平', path).joint).toBeCloseTo(Math.log2((1 * 684_000) / (1 * 31)))
  })

  it('of a span at the edges of its sentence', () => {
    expect(features('走和平发展道路', path)).toMatchObject({
      ...{ begin: 0.25, end: 0.75, verbs: 0.25, nouns: 0.75, single: 0.25, firstClass: 1, lastClass: 1 },
      ...{ pairBefore: 0, pairAfter: 0, reports: 0, reportSpread: 0, reportLeft: -1, reportRight: -1, joint: 0 },
      ...{ rarest: 0, commonest: 4, pairs: 1, whole: 0 },
    })
  })

  it('of one word', () => {
    expect(features('和平', path)).toMatchObject({ tokens: 1, word: 1, frequency: 3, pairs: -1, four: 0 })
    expect(features('长江', '长江/ns')).toMatchObject({ dictionaryName: 1, names: 1, word: 0 })
  })

  it('are shares of word classes', () => {
    const shares = (span: string, text: string, name: string) => features(span, text)[name]
    expect(shares('李白很好', '李白/nr 很/d 好/a', 'names')).toBeCloseTo(1 / 3)
    expect(shares('李白很好', '李白/nr 很/d 好/a', 'adverbs')).toBeCloseTo(1 / 3)
    expect(shares('三个代表', '三/m 个/q 代表/n', 'numbers')).toBeCloseTo(2 / 3)
    expect(shares('今年代表', '今年/t 代表/n', 'numbers')).toBeCloseTo(1 / 2)
    expect(shares('以人为本', '以/p 人/n 为/p 本/n', 'function')).toBe(0.5)
    expect(shares('一带一路倡议', '一带一路/l 倡议/n', 'idioms')).toBe(0.5)
    expect(shares('世卫总部', '世卫/j 总部/n', 'idioms')).toBe(0.5)
    expect(features('人的权利', '人/n 的/uj 权利/n')).toMatchObject({ de: 1, single: 2 / 3 })
  })

  it('see lists, slogans and quotation marks', () => {
    expect(features('主权、安全利益', '主权/n 、/x 安全/n 利益/n')).toMatchObject({
      lists: 1,
      parallel: 0.5,
      commas: 0,
    })
    expect(features('主权', '主权/n 、/x 安全/n')).toMatchObject({ lists: 0, listed: 1, parallel: 0 })
    expect(features('安全', '主权/n 、/x 安全/n 、/x 利益/n')).toMatchObject({ listed: 2 })
    expect(features('空谈误国，实干兴邦', '空谈/v 误国/v ，/x 实干/v 兴邦/v')).toMatchObject({ commas: 1 })
    expect(features('倡议', '“/x 倡议/n ”/x')).toMatchObject({ quoted: 1 })
    expect(features('倡议', '“/x 倡议/n 书/n')).toMatchObject({ quoted: 0 })
  })

  it('count over the document', () => {
    const row = features('和平发展', path, '走/v 和平/n 发展/vn 道路/n', '谈/v 和平/n 发展/vn')
    // 走 before it in two of three; 道路 after it in two of three.
    expect(row).toMatchObject({ count: 2, inLonger: 2 / 3 })
    expect(row.leftVariety).toBeCloseTo(0.918, 3)
    expect(row.rightVariety).toBeCloseTo(0.918, 3)
  })
})
