import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../../glossaries/lexicons/cedictSource.ts'
import { encodeIndex, openIndex } from '../../../glossaries/lexicons/dictionaryIndex.ts'
import { parseSense } from '../../../glossaries/lexicons/glosses.ts'

const glosses = (sense: string) => parseSense(sense).glosses.map((gloss) => gloss.join(' '))

describe('parseSense', () => {
  test.each([
    ['to open up (to the outside); to lift', ['open up', 'lift']],
    ['numb, insensitive', ['numb', 'insensitive']],
    ['Linfen, prefecture-level city in Shanxi Province', ['linfen']],
    ['to give sb a hand', ['give a hand']],
    ["(fig.) to do one's best", ['do best']],
    ['surname Wang', ['wang']],
    ['crème pâtissière', ['creme patissiere']],
    ['state-owned enterprise', ['state-owned enterprise']],
    ['CL:個|个[ge4],位[wei4]', []],
    ['classifier for long thin things', []],
    ['also pr. [di4]', []],
    ['', []],
  ])('%s', (sense, expected) => expect(glosses(sense)).toEqual(expected))

  test('references', () => {
    expect(parseSense('variant of 為|为[wei2]')).toEqual({ glosses: [], refersTo: '为' })
    expect(parseSense('to see a doctor').refersTo).toBeUndefined()
  })
})

const THREE_LINES = `# three lines
為 为 [wei2] /to serve as/
爲 为 [wei2] /variant of 為|为[wei2]/
山城 山城 [Shan1 cheng2] /Mountain City/
`

describe('entriesOf', () => {
  test('simplified and traditional headwords, references followed', () => {
    const entries = entriesOf(THREE_LINES)
    expect(entries.map(({ word }) => word)).toEqual(['为', '為', '爲', '山城'])
    expect(entries.map((entry) => entry.glosses)).toEqual([
      [['serve', 'as']],
      [['serve', 'as']],
      [['serve', 'as']],
      [['mountain', 'city']],
    ])
    expect(entries[3]).toMatchObject({ properNoun: true, readings: [['shan', 'cheng']] })
  })

  test('an index reads back what was written', () => {
    const entries = entriesOf(THREE_LINES)
    const index = openIndex(encodeIndex(entries))!
    expect(index.size).toBe(4)
    for (const { word, glosses, readings, properNoun } of entries) {
      expect(index.glosses(word)).toEqual(glosses)
      expect(index.numberedGlosses(word).map((gloss) => gloss.map(index.words.text))).toEqual(glosses)
      expect(index.readings(word)).toEqual(readings)
      expect(index.isProperNoun(word)).toBe(properNoun)
    }
    expect(index.longestMatch('在山城里', 1)).toBe(2)
    expect(index.hasPart('在山城里', 1, 3)).toBe(true)
    expect(index.hasPart('在山城里', 1, 4)).toBe(false)
    expect(index.hasPart('在山城里', 0, 2)).toBe(false)
  })

  test('an index knows the stems of its words', () => {
    const { words, stems } = openIndex(encodeIndex(entriesOf(THREE_LINES)))!
    expect(words.text(stems[words.find('mountain')])).toBe('mountain')
    expect(words.text(stems[words.find('city')])).toBe('citi')
    expect(words.find('village')).toBe(-1)
  })

  test('knows which forms only traditional text has', () => {
    const simplified = entriesOf(THREE_LINES).filter((entry) => entry.simplified)
    expect(simplified.map(({ word }) => word)).toEqual(['为', '山城'])
  })

  test('an index of nothing', () => {
    const index = openIndex(encodeIndex([]))!
    expect(index.has('为')).toBe(false)
    expect(index.longestMatch('为', 0)).toBe(0)
  })
})

describe('associations', () => {
  const text = [
    '跌價 跌价 [die1 jia4] /to fall in price/',
    '下跌 下跌 [xia4 die1] /to fall/tumble/',
    '跌 跌 [die1] /to stumble/',
  ]
  const others = Array.from({ length: 20 }, (_, n) => `甲${n} 甲${n} [jia3] /thing ${'abcdefghijklmnopqrst'[n]}x/`)
  const index = openIndex(encodeIndex(entriesOf([...text, ...others].join('\n'))))!
  const associations = (character: string) => {
    const { stems, shares } = index.associations(character)
    return { stems: Array.from(stems, index.words.text), shares: [...shares] }
  }

  test('stems that at least two words with a character share, as a share of these words and three', () => {
    expect(associations('跌')).toEqual({ stems: ['fall'], shares: [4000] })
    expect(index.glosses('跌')).toEqual([['stumble']])
  })

  test('none for words and unknown characters', () => {
    expect(associations('下跌')).toEqual({ stems: [], shares: [] })
    expect(associations('乙')).toEqual({ stems: [], shares: [] })
  })
})
