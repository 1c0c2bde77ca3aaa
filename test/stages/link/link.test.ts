import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDictionary } from '../../../glossaries/lexicons/cedict.ts'
import {
  type LinkOptions,
  lexiconOf,
  link,
  linksAbove,
  linkTokens,
  type TokenPair,
} from '../../../stages/link/index.ts'

const dictionary = openDictionary()

const pair = (zh: string, en: string): TokenPair => ({
  zh: zh.split(' ').filter(Boolean),
  en: en.split(' ').filter(Boolean),
})

/** The alignment of a pair in Pharaoh format. */
const pharaoh = (pairs: readonly TokenPair[], options: Partial<LinkOptions> = {}, threshold?: number) =>
  linkTokens({ dictionary, ...options })(pairs).map((links) =>
    linksAbove(links, threshold)
      .map(({ zh, en }) => `${zh}-${en}`)
      .join(' '),
  )

describe('linkTokens', () => {
  test('three sentences a reader can verify', () => {
    expect(
      pharaoh([
        pair('我们 热爱 和平 。', 'we love peace .'),
        pair('中国 的 经济 稳步 增长', "china 's economy grows steadily"),
        pair('3月 8日 , 三百 人 参加 会议 。', 'on march 8 , 300 people attended the meeting .'),
      ]),
    ).toEqual(['0-0 1-1 2-2 3-3', '0-0 1-1 2-2 3-4 4-3', '0-1 1-2 2-3 3-4 4-5 5-6 6-8 7-9'])
  })

  test('learns words that no dictionary has', () => {
    const pairs = [
      pair('甲乙丙 来 了', 'foobar came'),
      pair('我 喜欢 甲乙丙', 'i like foobar'),
      pair('甲乙丙 很 大', 'foobar is very big'),
    ]
    const links = linkTokens({ dictionary })(pairs)
    expect(linksAbove(links[1])).toContainEqual(expect.objectContaining({ zh: 2, en: 2 }))
  })

  test('further text and known terms help', () => {
    const alone = pair('丁戊 己庚', 'barbar bazbaz')
    const posterior = (options: Partial<LinkOptions>) =>
      linkTokens({ dictionary, ...options })([alone])[0].find(({ zh, en }) => zh === 0 && en === 1)?.probability ?? 0
    const train = [pair('丁戊 来 了', 'bazbaz came'), pair('我 喜欢 丁戊', 'i like bazbaz')]
    expect(posterior({ train })).toBeGreaterThan(posterior({}))
    expect(posterior({ lexicon: new Map([['丁戊', [['bazbaz']]]]) })).toBeGreaterThan(posterior({}))
  })

  test('the words of a known term are linked with those of its rendering', () => {
    const pairs = [pair('我 喜欢 甲乙 丙丁', 'foo of bar is something that i like')]
    const share = (options: Partial<LinkOptions>) => {
      const ofTerm = linkTokens({ dictionary, ...options })(pairs)[0].filter(({ zh }) => zh >= 2)
      const sum = (links: typeof ofTerm) => links.reduce((total, { probability }) => total + probability, 0)
      return sum(ofTerm.filter(({ en }) => en <= 2)) / sum(ofTerm)
    }
    expect(share({ lexicon: lexiconOf([{ zh: '甲乙丙丁', en: 'Foo of bar' }]) })).toBeGreaterThan(0.8)
    expect(share({})).toBeLessThan(0.7)
  })

  test('a known term is compared in simplified Chinese and lower case, hyphens whole or cut', () => {
    expect([...lexiconOf([{ zh: '國家 AI', en: "World’s Self-made  Man's" }])]).toEqual([
      [
        '国家ai',
        [
          ['world', "'s", 'self', '-', 'made', 'man', "'s"],
          ['world', "'s", 'self-made', 'man', "'s"],
        ],
      ],
    ])
    expect(
      lexiconOf([
        { zh: ' ', en: 'a' },
        { zh: '一', en: '—' },
      ]).size,
    ).toBe(0)
  })

  test('glosses of several words and cut dictionary words stand together', () => {
    expect(pharaoh([pair('世行 的 报告', 'the report of the world bank')])[0].split(' ')).toEqual(
      expect.arrayContaining(['0-4', '0-5', '2-1']),
    )
  })

  test('traditional Chinese, full width and capitals are the same words', () => {
    expect(pharaoh([pair('中國 經濟 發展 ！', 'Chinese Economic Development !')])).toEqual(
      pharaoh([pair('中国 经济 发展 !', 'chinese economic development !')]),
    )
  })

  test('a pair without words on a side has no links, and its neighbours keep theirs', () => {
    const pairs = [pair('', 'nothing here'), pair('和平', 'peace'), pair('空', ''), pair('', ''), pair('和平', 'peace')]
    expect(pharaoh(pairs)).toEqual(['', '0-0', '', '', '0-0'])
    expect(linkTokens({ dictionary })([])).toEqual([])
    expect(pharaoh([pair('', 'a'), pair('', '')])).toEqual(['', ''])
  })

  test('punctuation alone', () => {
    expect(pharaoh([pair('。', '.'), pair('“ ？ ”', '" ? "')])).toEqual(['0-0', '0-0 1-1 2-2'])
  })

  test('repeated pairs are linked like one', () => {
    const one = pair('我们 热爱 和平 。', 'we love peace .')
    const repeated = linkTokens({ dictionary })(new Array(100_000).fill(one))
    expect(repeated).toHaveLength(100_000)
    expect(repeated[99_999]).toEqual(linkTokens({ dictionary })([one])[0])
  })

  test('a line of 5,000 tokens is linked near its diagonal', () => {
    const words = 'peace economy society culture history science music water mountain horse'.split(' ')
    const chinese = '和平 经济 社会 文化 历史 科学 音乐 水 山 马'.split(' ')
    // Pseudo-random without a period, so that only the diagonal fits.
    const numbers = Array.from({ length: 2500 }, (_, n) => Math.floor(((n * 0.6180339887) % 1) * 10))
    const long = { zh: numbers.map((n) => chinese[n]), en: numbers.map((n) => words[n]) }
    const links = linksAbove(linkTokens({ dictionary })([long])[0])
    const onDiagonal = links.filter(({ zh, en }) => zh === en).length
    expect(onDiagonal / 2500).toBeGreaterThan(0.9)
  })

  test('every switch can be turned off', () => {
    const pairs = [pair('世行 的 报告', 'the report of the world bank'), pair('3月 8日', 'march 8')]
    const names =
      'dictionary subwords associations functionWords stems numbers names backoff phrases agreement hmm nullWords'
    for (const name of names.split(' ')) {
      const links = linkTokens({ dictionary, switches: { [name]: false } })(pairs)
      expect(links.flat().length, name).toBeGreaterThan(0)
    }
    // Without anything known or learned the two sides of one pair are not told apart.
    const nothing = Object.fromEntries(names.split(' ').map((name) => [name, name === 'agreement']))
    expect(pharaoh([pair('世行 报告', 'bank report')], { switches: nothing }, 0.9)).toEqual([''])
  })
})

describe('properties', () => {
  const token = fc.oneof(
    fc.constantFrom(
      ...'和平 中国 的 。 5月 二十 共同体 王毅 , peace china of . may 20 the community wang , 30 % -'.split(' '),
    ),
    fc.string({ minLength: 1, maxLength: 5 }).map((text) => text.replace(/\s/g, '_')),
  )
  const pairs = fc.array(
    fc.record({ zh: fc.array(token, { maxLength: 12 }), en: fc.array(token, { maxLength: 12 }) }),
    {
      maxLength: 6,
    },
  )

  test('links are within bounds, sorted, without repeats, with posteriors of 0.01 to 1; the same every time', () => {
    fc.assert(
      fc.property(pairs, (input) => {
        const links = linkTokens({ dictionary })(input)
        expect(links).toHaveLength(input.length)
        links.forEach((ofPair, n) => {
          let last = -1
          for (const { zh, en, probability } of ofPair) {
            const place = zh * input[n].en.length + en
            expect(place).toBeGreaterThan(last)
            last = place
            expect(zh).toBeLessThan(input[n].zh.length)
            expect(en).toBeLessThan(input[n].en.length)
            expect(probability).toBeGreaterThanOrEqual(0.01)
            expect(probability).toBeLessThanOrEqual(1)
          }
        })
        expect(linkTokens({ dictionary })(input)).toEqual(links)
      }),
      { numRuns: 60 },
    )
  })
})

test('the stage links the tokens of units and keeps the units', () => {
  const tokens = (texts: string[]) =>
    texts.map((norm) => ({ text: norm, norm, lemma: norm, pos: 'x', start: 0, end: 1 }))
  const unit = { id: 'd:0', document: 'd', ordinal: 0, zh: '', en: '', zhSegments: [], enSegments: [], confidence: 1 }
  const tokenised = { unit, zh: tokens(['热爱', '和平']), en: tokens(['love', 'peace']) }
  const [linked] = link({ dictionary })([tokenised])
  expect(linked).toMatchObject(tokenised)
  expect(linksAbove(linked.links).map(({ zh, en }) => [zh, en])).toEqual([
    [0, 0],
    [1, 1],
  ])
})
