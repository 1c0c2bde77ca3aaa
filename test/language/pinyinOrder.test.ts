import { expect, test } from 'vitest'
import { pinyinInitial, pinyinKeys } from '../../language/pinyinOrder.ts'

test('a text stands under the letter of its first character', () => {
  const initials = {
    阿姨: 'A',
    中国: 'Z',
    术语: 'S',
    术: 'S',
    嗯: 'N',
    饿: 'E',
    '5G网络': '#',
    A股: 'A',
    Ａ股: 'A',
    étude: 'E',
    '“和平”': '#',
    '': '#',
  }
  for (const [text, initial] of Object.entries(initials)) expect([text, pinyinInitial(text)]).toEqual([text, initial])
})

test('texts are ordered by pinyin, shorter ones first, with Latin letters after the characters of their letter', () => {
  const expected = ['5G网络', '安全', '安全感', 'A股', '北京', '发展', '国家', 'G20', '中国', '中间', '主权']
  const keyOf = pinyinKeys(expected.join(''))
  const key = (text: string) => keyOf(text)
  expect([...expected].reverse().sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(expected)
})
