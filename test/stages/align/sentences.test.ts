import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bead } from '../../../model/document.ts'
import { alignSentences } from '../../../stages/align/index.ts'
import { resources } from './fixtures.ts'

const align = alignSentences(resources)
const shape = (beads: readonly Bead[]) => beads.map(({ zh, en }) => `${zh.join(',')}:${en.join(',')}`)

/** Fails unless every sentence of both texts is in exactly one bead, in the order of the Chinese. */
function expectWhole(beads: readonly Bead[], zhCount: number, enCount: number): void {
  expect(beads.flatMap(({ zh }) => zh)).toEqual(Array.from({ length: zhCount }, (_, s) => s))
  expect(beads.flatMap(({ en }) => en).toSorted((a, b) => a - b)).toEqual(Array.from({ length: enCount }, (_, s) => s))
  for (const { confidence } of beads) {
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
  }
}

describe('alignSentences', () => {
  test('one to one', () => {
    const zh = ['大使爱和平。', '学生明天发展图书馆。', '我们开放火车站吗？']
    const en = [
      'The ambassador loves peace.',
      'Tomorrow the students develop the library.',
      'Do we open the railway station?',
    ]
    const beads = align(zh, en)
    expect(shape(beads)).toEqual(['0:0', '1:1', '2:2'])
    expect(Math.min(...beads.map(({ confidence }) => confidence))).toBeGreaterThan(0.9)
  })

  test('a sentence that becomes two', () => {
    const zh = ['大使爱和平，学生爱图书馆。', '我们明天开放火车站吗？']
    const en = [
      'The ambassador loves peace.',
      'The students love the library.',
      'Do we open the railway station tomorrow?',
    ]
    expect(shape(align(zh, en))).toEqual(['0:0,1', '1:2'])
  })

  test('a sentence that was left out', () => {
    const zh = ['大使爱和平。', '山和河，雨和钟，都在那里，谁也不去。', '我们明天开放火车站吗？']
    const en = ['The ambassador loves peace.', 'Do we open the railway station tomorrow?']
    expect(shape(align(zh, en))).toEqual(['0:0', '1:', '2:1'])
  })

  describe('a passage that stands elsewhere in the translation', () => {
    const zh = [
      '我们开放火车站。',
      '大使明天开放图书馆，也去爱和平的学生那里看看。',
      '钟和雨都在山那里，谁也不去，谁也不说，谁都知道。',
      '学生发展图书馆。',
      '我们爱和平。',
      '河在那里。',
      '我们明天去。',
    ]
    const en = [
      'We open the railway station.',
      'The students develop the library.',
      'We love peace.',
      'The river is there.',
      'The ambassador opens the library tomorrow, and goes to see the students who love peace.',
      'The bell and the rain are at the mountain, and nobody goes, nobody speaks, everybody knows.',
      'We go tomorrow.',
    ]

    test('is found, in the order of the Chinese', () => {
      expect(shape(align(zh, en))).toEqual(['0:0', '1:4', '2:5', '3:1', '4:2', '5:3', '6:6'])
      expect(shape(align(['', ...zh], ['', ...en]))).toEqual([
        '0:',
        ':0',
        '1:1',
        '2:5',
        '3:6',
        '4:2',
        '5:3',
        '6:4',
        '7:7',
      ])
    })

    test('stays unaligned where the order is kept', () => {
      const beads = alignSentences({ ...resources, inOrder: true })(zh, en)
      expect(shape(beads)).toEqual(['0:0', '1:', '2:', '3:1', '4:2', '5:3', ':4', ':5', '6:6'])
    })

    test('a single sentence that could stand elsewhere is left alone', () => {
      const beads = align(zh.toSpliced(1, 1), en.toSpliced(4, 1))
      expect(shape(beads)).toContain('1:')
    })
  })

  test('traditional Chinese aligns as simplified does', () => {
    const en = ['We love peace.', 'Tomorrow the students open the library.']
    const simplified = align(['我们爱和平。', '学生明天开放图书馆。'], en)
    expect(align(['我們愛和平。', '學生明天開放圖書館。'], en)).toEqual(simplified)
  })

  test('empty texts', () => {
    expect(align([], [])).toEqual([])
    expect(shape(align(['和平。', '发展。'], []))).toEqual(['0:', '1:'])
    expect(shape(align([], ['Peace.']))).toEqual([':0'])
  })

  test('only punctuation, empty lines', () => {
    const beads = align(['。', '', '……', '？！'], ['.', '!', ''])
    expectWhole(beads, 4, 3)
  })

  test('an empty line keeps its number and has no counterpart, unless a sentence goes on after it', () => {
    const zh = ['', '大使爱和平，', ' ', '学生爱图书馆。', '', '我们明天开放火车站吗？']
    const en = [
      'The ambassador loves peace and the students love the library.',
      'Do we open the railway station tomorrow?',
      '',
    ]
    expect(shape(align(zh, en))).toEqual(['0:', '1,2,3:0', '4:', '5:1', ':2'])
  })

  test('thousands of identical lines', () => {
    const beads = align(Array<string>(1500).fill('我们爱和平。'), Array<string>(1500).fill('We love peace.'))
    expectWhole(beads, 1500, 1500)
    // Nothing tells them apart, but nearly all of them have a counterpart.
    expect(beads.filter(({ zh, en }) => zh.length > 0 && en.length > 0).length).toBeGreaterThan(1000)
  }, 60_000)

  test('one line of thousands of words among others', () => {
    const words = 2500
    const zh = ['大使爱山。', Array<string>(words).fill('和平').join('，'), '学生明天开放图书馆。']
    const en = [
      'The ambassador loves mountains.',
      Array<string>(words).fill('peace').join(', '),
      'Students open the library.',
    ]
    expect(shape(align(zh, en))).toEqual(['0:0', '1:1', '2:2'])
  })

  const zhSentences = fc.array(
    fc
      .array(fc.constantFrom('和平', '发展', '大使', '山', '他说', '12', '，', '“', '”', '……'), { maxLength: 8 })
      .map((words) => `${words.join('')}。`),
    { maxLength: 12 },
  )
  const enSentences = fc.array(
    fc
      .array(fc.constantFrom('peace', 'development', 'ambassador', 'mountain', 'he said', '12', ',', "'", '...'), {
        maxLength: 8,
      })
      .map((words) => `${words.join(' ')}.`),
    { maxLength: 12 },
  )

  test('every sentence is in exactly one bead, in order, with a confidence from 0 to 1', () => {
    fc.assert(fc.property(zhSentences, enSentences, (zh, en) => expectWhole(align(zh, en), zh.length, en.length)))
  })

  test('any text is taken', () => {
    const text = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 5 })
    fc.assert(fc.property(text, text, (zh, en) => expectWhole(align(zh, en), zh.length, en.length)))
  })

  test('the same input gives the same output', () => {
    fc.assert(
      fc.property(zhSentences, enSentences, (zh, en) => {
        expect(align(zh, en)).toEqual(align(zh, en))
      }),
      { numRuns: 20 },
    )
  })
})
