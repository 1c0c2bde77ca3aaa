import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EnglishToken } from '../../../language/english.ts'
import type { TranslationUnit } from '../../../model/bitext.ts'
import { cutAtKnownTerms, tokenize } from '../../../stages/tokenize/index.ts'

/** What jieba says of the texts below; any other text is cut into characters. */
const cuts: Record<string, string> = {
  联合国大会秘书处: '联合国/nt|大会秘书处/nt',
  外交政策: '外交/n|政策/n',
  '中国 外交': '中国/ns| /x|外交/n',
}
const segmenter = {
  cut: (text: string) => [...text],
  tag: (texts: readonly string[]) =>
    texts.map((text) =>
      (cuts[text]?.split('|') ?? [...text].map((c) => `${c}/x`)).map((word) => {
        const [form, tag] = word.split('/')
        return { word: form, tag }
      }),
    ),
}
const words = (text: string): EnglishToken[] =>
  [...text.matchAll(/\S+/g)].map((m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
    pos: 'NOUN',
    lemma: m[0].toLowerCase(),
  }))
const unit = (zh: string, en = ''): TranslationUnit => ({
  id: 'd:0',
  document: 'd',
  ordinal: 0,
  zh,
  en,
  zhSegments: [],
  enSegments: [],
  confidence: 1,
})
const options = {
  segmenter,
  analyseEnglish: words,
  simplify: (text: string) => text.replaceAll('聯', '联').replaceAll('國', '国'),
  isWord: (text: string) => ['大会', '秘书处', '联合国'].includes(text),
  spellingsOf: (character: string) => ({ 何: ['he'], 远: ['yuan'], 航: ['hang'] })[character] ?? [],
}
const zhTokens = (zh: string, knownTerms: string[] = []) =>
  cutAtKnownTerms({ ...options, knownTerms })(tokenize(options)([unit(zh)]))[0].zh

describe('tokenize', () => {
  it('keeps the original characters and compares simplified ones', () => {
    const tokens = zhTokens('聯合國大会秘书处')
    expect(tokens.map(({ text }) => text)).toEqual(['聯合國', '大会', '秘书处'])
    expect(tokens.map(({ norm }) => norm)).toEqual(['联合国', '大会', '秘书处'])
  })

  it('divides a compound that the dictionary does not know, the tag of the whole going to its last part', () => {
    expect(zhTokens('联合国大会秘书处').map(({ pos }) => pos)).toEqual(['nt', 'x', 'nt'])
  })

  it('lets no token cross the edge of a known term', () => {
    expect(zhTokens('外交政策', ['交政']).map(({ text }) => text)).toEqual(['外', '交', '政', '策'])
  })

  it('drops white space, but counts it in offsets', () => {
    expect(zhTokens('中国 外交').map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 5],
    ])
  })

  it('folds case and width on the English side', () => {
    const [{ en }] = tokenize(options)([unit('', 'ＵＮ Charter')])
    expect(en.map(({ norm }) => norm)).toEqual(['un', 'charter'])
  })

  it('covers every visible character exactly once, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'外交政策大会秘书处，。 a1') }), (zh) => {
        const tokens = zhTokens(zh, ['政策', '秘书'])
        expect(tokens.map(({ text }) => text).join('')).toBe(zh.replaceAll(' ', ''))
        for (const { text, start, end } of tokens) expect(zh.slice(start, end)).toBe(text)
      }),
    )
  })

  it('makes one token, a person, of a name that the English spells, whatever the segmenter cut', () => {
    const [{ zh, en }] = tokenize(options)([unit('问何远航好', 'Ask He Yuanhang')])
    expect(zh.map(({ text, pos, start, end }) => [text, pos, start, end])).toEqual([
      ['问', 'x', 0, 1],
      ['何远航', 'nr', 1, 4],
      ['好', 'x', 4, 5],
    ])
    expect(en.map(({ pos }) => pos)).toEqual(['NOUN', 'PROPN', 'PROPN'])
  })
})
