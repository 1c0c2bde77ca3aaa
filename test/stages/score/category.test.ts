import { describe, expect, it } from 'vitest'
import { categoryOf } from '../../../stages/score/category.ts'
import type { PairInstance } from '../../../stages/score/instances.ts'

/** The category of a pair from `word/tag word/tag` on both sides. */
function category(zh: string, en: string): string {
  const tokens = (text: string) =>
    text.split(' ').map((part) => {
      const [word, pos] = part.split('/')
      return { text: word, norm: word.toLowerCase(), lemma: word.toLowerCase(), pos, start: 0, end: 0 }
    })
  const [chinese, english] = [tokens(zh), tokens(en)]
  const span = { from: 0, to: chinese.length, start: 0, end: english.length }
  const instance = { unit: { zh: chinese, en: english }, span } as unknown as PairInstance
  const text = (list: { text: string }[], by: string) => list.map((token) => token.text).join(by)
  return categoryOf(instance, text(chinese, ''), text(english, ' '))
}

describe('categoryOf', () => {
  it.each([
    ['person', '李白/nr', 'Li/PROPN Bai/PROPN'],
    ['person', '约翰/nrt ·/x 史密斯/nrt', 'John/PROPN Smith/PROPN'],
    ['place', '南京/ns', 'Nanjing/PROPN'],
    ['name', '世界/n 银行/n', 'World/PROPN Bank/PROPN'],
    ['name', '世卫/j 组织/n', 'Organization/PROPN of/ADP Health/PROPN'],
    ['set phrase', '守望相助/i', 'helping/VERB each/DET other/ADJ'],
    ['set phrase', '路/n 虽/c 远/a ，/x 行/v 则/d 至/v', 'who/PRON walks/VERB arrives/VERB'],
    ['verbal formulation', '坚持/v 多边主义/n', 'uphold/VERB multilateralism/NOUN'],
    ['verbal formulation', '维护/v 公平/a', 'safeguarding/NOUN fairness/NOUN'],
    ['verbal formulation', '全面/n 推进/v 改革/vn', 'advance/VERB reform/NOUN'],
    ['term', '外交/n 政策/n', 'foreign/ADJ policy/NOUN'],
    ['formulation', '互利/vn 共赢/n 的/uj 合作/vn', 'mutually/ADV beneficial/ADJ cooperation/NOUN'],
  ])('%s: %s', (expected, zh, en) => {
    expect(category(zh, en)).toBe(expected)
  })

  it.each([
    ['name', ['塔什干/nr'], ['Tashkent/PROPN'], 0],
    ['person', ['巴雷特/nr', '先生/n'], ['Barrett/PROPN'], 0],
    ['person', ['总统/n', '巴雷特/nr'], ['Barrett/PROPN'], 1],
    ['person', ['巴雷特/nr'], ['President/PROPN', 'Barrett/PROPN'], 0],
  ])('a single word is a %s by what stands beside it: %s', (expected, zh, en, at) => {
    const token = (part: string) => {
      const [word, pos] = part.split('/')
      return { text: word, norm: word.toLowerCase(), pos }
    }
    const last = en.length - 1
    const unit = { zh: zh.map(token), en: en.map(token) }
    const instance = { unit, span: { from: at, to: at + 1, start: last, end: last + 1 } } as unknown as PairInstance
    expect(categoryOf(instance, unit.zh[at].text, unit.en[last].text)).toBe(expected)
  })
})
