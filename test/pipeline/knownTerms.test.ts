import { describe, expect, test } from 'vitest'
import type { TermPair } from '../../model/term.ts'
import type { Token, TokenizedUnit } from '../../model/token.ts'
import {
  knownPlaceFinder,
  knownTermsIn,
  withKnownPairs,
  withoutContradictions,
  withoutCuts,
} from '../../pipeline/knownTerms.ts'

/** A unit of words with spaces between them, which the Chinese is written without. */
function unit(zh: string, en: string): TokenizedUnit {
  const text = { zh: zh.replaceAll(' ', ''), en }
  const tokens = (side: string, words: string): Token[] => {
    let at = 0
    return words.split(' ').map((word) => {
      const start = side.indexOf(word, at)
      at = start + word.length
      return { text: word, start, end: at, pos: 'n', norm: word.toLowerCase(), lemma: word.toLowerCase() }
    })
  }
  return { unit: { id: 'd:0', ...text }, zh: tokens(text.zh, zh), en: tokens(text.en, en) } as unknown as TokenizedUnit
}

const units = [unit('扩大 绿色 金融 规模 。', 'Green  Finance grows.'), unit('降低 碳税 。', 'Lower the levy.')]

test('a known term counts where both of its sides stand', () => {
  const greenFinance = { zh: '绿色金融', en: 'green finance' }
  expect(knownTermsIn(units, [greenFinance, { zh: '碳税', en: 'carbon tax' }, { zh: '预算', en: 'levy' }])).toEqual([
    greenFinance,
  ])
})

test('no known terms, none found', () => {
  expect(knownTermsIn(units, [])).toEqual([])
  expect(knownPlaceFinder([])(units[0])).toEqual([])
})

/** The places of known pairs, as they stand. */
function places(known: readonly (readonly [zh: string, en: string])[], one: TokenizedUnit): string[] {
  const found = knownPlaceFinder(known.map(([zh, en]) => ({ zh, en })))(one)
  return found.map(({ zh, en }) => `${one.unit.zh.slice(zh.start, zh.end)} = ${one.unit.en.slice(en.start, en.end)}`)
}

describe('a known pair stands', () => {
  test('whatever the words the Chinese was cut into, the case, the number and the article', () => {
    const one = unit('低 轨卫星 互联网 。', 'Low-orbit satellites form networks.')
    expect(places([['轨卫星互', 'a low-orbit satellite']], one)).toEqual(['轨卫星互 = Low-orbit satellites'])
  })

  test('in traditional characters and quotation marks', () => {
    const one = unit('共建 “ 綠色 絲路 ” 。', 'Build the Green Silk Road.')
    expect(places([['绿色丝路', 'Green Silk Road']], one)).toEqual(['綠色絲路 = Green Silk Road'])
  })

  test('as often as both sides stand, also within another', () => {
    const one = unit('碳税 法 和 碳税', 'a carbon tax law and the carbon tax, carbon taxes')
    const known = [
      ['碳税法', 'carbon tax law'],
      ['碳税', 'carbon tax'],
    ] as const
    const found = places(known, one).toSorted()
    expect(found).toEqual(['碳税 = carbon tax', '碳税 = carbon tax', '碳税法 = carbon tax law'].toSorted())
  })

  test('not where one of the sides is missing, or two characters cut two words', () => {
    expect(places([['碳税', 'carbon tax']], unit('降低 碳税', 'Lower the levy'))).toEqual([])
    expect(places([['国人', 'people']], unit('中国 人民', 'Chinese people'))).toEqual([])
  })
})

const one = unit('履行 防 止 酷刑 公约 义务', 'fulfil obligations under the Convention against Torture now')
const [known] = knownPlaceFinder([{ zh: '防止酷刑公约', en: 'Convention against Torture' }])(one)
const knowing = { ...one, known: [known] }

test('no candidate cuts a known pair, but one may contain it', () => {
  const spans = [
    { from: 1, to: 5 }, // 防止酷刑公约
    { from: 3, to: 5 }, // 酷刑公约
    { from: 4, to: 6 }, // 公约义务
    { from: 0, to: 5 }, // 履行防止酷刑公约
    { from: 5, to: 6 }, // 义务
  ]
  expect(withoutCuts({ ...knowing, candidates: spans }).candidates).toEqual([spans[0], spans[3], spans[4]])
})

test('a known term has its known rendering, and no other term has a part of that', () => {
  const pairs = [
    {
      candidate: { from: 1, to: 5 },
      renderings: [
        { start: 4, end: 7 },
        { start: 6, end: 7 },
      ],
    },
    {
      candidate: { from: 5, to: 6 },
      renderings: [
        { start: 1, end: 2 },
        { start: 6, end: 7 },
      ],
    },
    { candidate: { from: 0, to: 1 }, renderings: [{ start: 5, end: 7 }] },
    {
      candidate: { from: 0, to: 5 },
      renderings: [
        { start: 0, end: 7 },
        { start: 0, end: 5 },
      ],
    },
  ]
  expect(withoutContradictions({ ...knowing, pairs }).pairs).toEqual([
    { candidate: { from: 1, to: 5 }, renderings: [{ start: 4, end: 7 }] },
    { candidate: { from: 5, to: 6 }, renderings: [{ start: 1, end: 2 }] },
    { candidate: { from: 0, to: 5 }, renderings: [{ start: 0, end: 7 }] },
  ])
})

describe('known pairs among those found', () => {
  const occurrence = { unit: 'd:0', zh: known.zh, en: known.en }
  const found = (confidence: number): TermPair => ({
    zh: '防止酷刑公约',
    en: 'Convention against Torture',
    category: 'name',
    confidence,
    occurrences: [{ ...occurrence, unit: 'd:7' }],
    reasons: [],
  })

  test('are added with their places', () => {
    const [pair, ...others] = withKnownPairs([], [knowing], 0.3)
    expect(others).toEqual([])
    expect(pair).toMatchObject({
      zh: '防止酷刑公约',
      category: 'formulation',
      confidence: 0.99,
      occurrences: [occurrence],
    })
  })

  test('keep their confidence where it is enough to be shown, and get the places that they lack', () => {
    const both = [{ ...occurrence, unit: 'd:7' }, occurrence]
    expect(withKnownPairs([found(0.5)], [knowing], 0.3)).toEqual([{ ...found(0.5), occurrences: both }])
    expect(withKnownPairs([found(0.2)], [knowing], 0.3)).toMatchObject([{ confidence: 0.99, occurrences: both }])
  })
})
