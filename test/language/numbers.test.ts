import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseNumbers, englishNumbers } from '../../language/numbers.ts'

const zh = (text: string) => chineseNumbers(text.split(' ')).map(({ start, end, key }) => `${start}-${end}:${key}`)
const en = (text: string) => englishNumbers(text.split(' ')).map(({ start, end, key }) => `${start}-${end}:${key}`)

describe('Chinese numbers', () => {
  test.each([
    ['2026年 3月 8日', ['0-1:2026', '1-2:m3', '2-3:8']],
    ['2026 年 3 月 8 日', ['0-1:2026', '2-4:m3', '4-6:8']],
    ['第十四届', ['0-1:14']],
    ['第 十四 届', ['0-2:14']],
    ['第3次', ['0-1:3']],
    ['300多 场', ['0-1:300']],
    ['300 多 场', ['0-2:300']],
    ['八十 周年', ['0-1:80']],
    ['1500万 人', ['0-1:15000000']],
    ['1500 万 人', ['0-2:15000000']],
    ['4.6亿 美元', ['0-1:460000000']],
    ['三百多万', ['0-1:3000000']],
    ['一千零五', ['0-1:1005']],
    ['一万二千', ['0-1:12000']],
    ['百分之三十', ['0-1:30']],
    ['百分之 三十 点 五', ['0-4:30.5']],
    ['三分之一', ['0-1:1/3']],
    ['一半', ['0-1:1/2']],
    ['二〇二六年', ['0-1:2026']],
    ['20世纪80年代', ['0-1:d80']],
    ['九十年代', ['0-1:d90']],
    ['几十年', ['0-1:~10']],
    ['数百', ['0-1:~100']],
    ['星期一', ['0-1:w1']],
    ['周日', ['0-1:w7']],
  ])('%s', (text, expected) => expect(zh(text)).toEqual(expected))

  test.each([
    '“ 三八 ”',
    '“ 三 八 ”',
    '一些',
    '统一',
    '十分',
    '万',
    '千万 不要',
    '五四 运动',
    '四川',
    '两会',
    '第',
    '半导体',
  ])('%s is no number', (text) => expect(zh(text)).toEqual([]))
})

describe('English numbers', () => {
  test.each([
    ['march 8 , 2026', ['0-1:m3', '1-2:8', '3-4:2026']],
    ['on the 8th of march', ['2-3:8', '4-5:m3']],
    ['the 14th national', ['1-2:14']],
    ['fourteenth', ['0-1:14']],
    ['over 300 events', ['1-2:300']],
    ['eighty years', ['0-1:80']],
    ['15 million people', ['0-2:15000000']],
    ['fifteen million', ['0-2:15000000']],
    ['15,000,000', ['0-1:15000000']],
    ['460 million', ['0-2:460000000']],
    ['0.46 billion', ['0-2:460000000']],
    ['three hundred and five', ['0-4:305']],
    ['twelve thousand', ['0-2:12000']],
    ['twenty-first century', ['0-1:21']],
    ['twenty - first century', ['0-3:21']],
    ['sixty five', ['0-2:65']],
    ['30 percent', ['0-2:30']],
    ['30%', ['0-1:30']],
    ['30.5 per cent', ['0-3:30.5']],
    ['one third', ['0-2:1/3']],
    ['two-thirds', ['0-1:2/3']],
    ['the 1980s', ['1-2:d80']],
    ['eighties', ['0-1:d80']],
    ['decades of', ['0-1:~10']],
    ['hundreds of', ['0-1:~100']],
    ['sunday', ['0-1:w7']],
    ['between 3 and 5', ['1-2:3', '3-4:5']],
    ['in may', ['1-2:m5']],
    ['may 22', ['0-1:m5', '1-2:22']],
  ])('%s', (text, expected) => expect(en(text)).toEqual(expected))

  test.each(['we may march on', 'million', 'a house', 'the and'])('%s has no number', (text) => {
    expect(en(text)).toEqual([])
  })
})

const units = ['', '万', '亿'] as const
const scales = { '': 1, 万: 1e4, 亿: 1e8 } as const

test('a quantity in digits means the same in both languages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(...units), (n, unit) => {
      const [chinese] = chineseNumbers([`${n}${unit}`])
      const [english] = englishNumbers([String(n * scales[unit])])
      expect(chinese.key).toBe(english.key)
    }),
  )
})

test('mentions are in order, within bounds and do not overlap, whatever the tokens', () => {
  const token = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...'第 三 八 十 百 万 亿 几 数 半 月 日 年代 百分之 点 多 hundred and - twenty may 5 % per cent a one third'.split(
        ' ',
      ),
    ),
  )
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      for (const mentions of [chineseNumbers(tokens), englishNumbers(tokens)]) {
        let last = 0
        for (const { start, end, key } of mentions) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(key).not.toBe('')
          last = end
        }
        expect(last).toBeLessThanOrEqual(tokens.length)
      }
    }),
  )
})
