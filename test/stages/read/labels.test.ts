import { describe, expect, it } from 'vitest'
import { nameIn, speakerLabels } from '../../../stages/read/labels.ts'

/** Speaker and speech of each block of a document. */
function split(...blocks: string[]): [string | undefined, string][] {
  const labels = speakerLabels(blocks)
  return blocks.map((block) => {
    const label = labels(block)
    return [label?.speaker, block.slice(label?.end ?? 0)]
  })
}

describe('speaker labels', () => {
  it.each([
    ['Spokesperson: Good morning.', 'Spokesperson', 'Good morning.'],
    ['Pan-Asia Television: Hello.', 'Pan-Asia Television', 'Hello.'],
    ['Agence du Port: Hello.', 'Agence du Port', 'Hello.'],
    ['Harbour Daily reporter: Hello.', 'Harbour Daily reporter', 'Hello.'],
    ['Q: Why?', 'Q', 'Why?'],
    ['A： Because.', 'A', 'Because.'],
    ['Q (Harbour Radio): Why?', 'Q (Harbour Radio)', 'Why?'],
    ['**Lin Zhiyuan:** Yes.', 'Lin Zhiyuan', 'Yes.'],
    ['**Lin Zhiyuan**: Yes.', 'Lin Zhiyuan', 'Yes.'],
    ['发言人：大家好。', '发言人', '大家好。'],
    ['行政長官：多謝。', '行政長官', '多謝。'],
    ['特首：多謝。', '特首', '多謝。'],
    ['湖畔广播电台记者: 请问。', '湖畔广播电台记者', '请问。'],
    ['《海港日报》记者 ：请问。', '《海港日报》记者', '请问。'],
    ['路透社：请问。', '路透社', '请问。'],
    ['問：為甚麼？', '問', '為甚麼？'],
    ['答：因为。', '答', '因为。'],
    ['外交部长高知远：好。', '外交部长高知远', '好。'],
    ['约翰·史密斯：你好。', '约翰·史密斯', '你好。'],
  ])('%s', (block, speaker, speech) => {
    expect(split(block)).toEqual([[speaker, speech]])
  })

  it('a foreign name is a label once, where others are labels; in angle brackets as well', () => {
    expect(split('拉夫罗夫：俄方赞同。', '王毅：好。', '王毅：谢谢。')[0]).toEqual(['拉夫罗夫', '俄方赞同。'])
    expect(split('＜拉夫罗夫＞俄方赞同。', '<Lavrov> We agree.', '<Wang Yi> Good.', '<Wang Yi> Thanks.')).toEqual([
      ['拉夫罗夫', '俄方赞同。'],
      ['Lavrov', 'We agree.'],
      ['Wang Yi', 'Good.'],
      ['Wang Yi', 'Thanks.'],
    ])
    expect(split('拉夫罗夫：俄方赞同。', '俄方赞同。')[0][0]).toBeUndefined()
    expect(split('技术路线：先试点。', '王毅：好。', '王毅：谢谢。')[0][0]).toBeUndefined()
  })

  it.each([
    'One thing is clear: we are friends.',
    'The train leaves at 12:30 today.',
    '12:30 is the time.',
    'Ladies and Gentlemen: welcome.',
    'Note: prices have changed.',
    'Second: trade.',
    'See https://example.org for more.',
    '我想强调三点：第一，合作。',
    '主要成果如下：一是贸易。',
    '各位代表：大家好。',
    '他说：“你好。”',
    '林知远笑道：“你好。”',
    '资料来源：港务部。',
    '发言人表示：我们欢迎。',
    '方法：合作。',
  ])('no label: %s', (block) => {
    expect(split(block)).toEqual([[undefined, block]])
  })

  it('takes a doubtful label for one when it comes back', () => {
    expect(split('the chair: Yes.', 'It is fine.', 'the chair: No.').map(([speaker]) => speaker)).toEqual([
      'the chair',
      undefined,
      'the chair',
    ])
    expect(split('小林：好。', '小林：不好。').map(([speaker]) => speaker)).toEqual(['小林', '小林'])
  })

  it('takes a bare name for a label among other labels', () => {
    expect(split('李明：好。')[0][0]).toBeUndefined()
    expect(split('记者：请问。', '李明：好。')[1][0]).toBe('李明')
  })

  it.each([
    ['陳大文議員：主席，多謝。', '陳大文議員', '主席，多謝。'],
    ['運輸局局長：好。', '運輸局局長', '好。'],
    ['MR CHAN TAI-MAN (in Cantonese): Thank you.', 'MR CHAN TAI-MAN', 'Thank you.'],
    ['Ms. Lin (Harbourland) (spoke in French): Yes.', 'Ms. Lin (Harbourland)', 'Yes.'],
    ['主席（譯文）：好。', '主席', '好。'],
    ['部长（通过翻译）：好。', '部长', '好。'],
    ['譚志明議員問：', '譚志明議員', ''],
    ['MR TAM CHI-MING asked:', 'MR TAM CHI-MING', ''],
    ['记者问：为什么？', '记者', '为什么？'],
  ])('how somebody speaks is no part of the name: %s', (block, speaker, speech) => {
    expect(split(block)).toEqual([[speaker, speech]])
  })

  it('in brackets, where they name a part or come back', () => {
    expect(split('[王某] 早上好。', '【记者】请问。', '[王某] 好。')).toEqual([
      ['王某', '早上好。'],
      ['记者', '请问。'],
      ['王某', '好。'],
    ])
    expect(split('[Lin] Good morning.', '[Reporter]: Why?', '[Lin] Yes.').map(([speaker]) => speaker)).toEqual([
      'Lin',
      'Reporter',
      'Lin',
    ])
  })

  it.each([
    ['headings in brackets', '【摘要】港口开放。', '【正文】港口已经开放。'],
    ['sounds in brackets', '[Applause] Thank you.', '[Applause] Thank you again.'],
    ['notes that come back', '译注：原文有误。', '译注：同上。', '主干：港口开放。', '主干：船来了。'],
    ['one head that comes back, and no other', '码头：建成。', '码头：扩建。'],
    ['translator’s notes', "Translator's note: sic.", "Translator's note: the same."],
    ['who is addressed', '主席先生：', '主席先生：', '女士们：', '同学们：', '部长阁下：'],
    ['who is addressed in English', 'Mr. President:', 'Madam Chair:', 'Mr. Secretary-General:'],
  ])('no labels: %s', (_, ...blocks) => {
    expect(split(...blocks).map(([speaker]) => speaker)).toEqual(blocks.map(() => undefined))
  })

  it('takes two doubtful labels for a dialogue when both come back', () => {
    expect(split('甲：好。', '乙：不好。', '甲：好。', '乙：好。').map(([speaker]) => speaker)).toEqual([
      '甲',
      '乙',
      '甲',
      '乙',
    ])
  })
})

it.each([
  ['路透社记者', '路透社'],
  ['《海港日报》记者', '海港日报'],
  ['记者（海港电台）', '海港电台'],
  ['陳大文議員', '陳大文議員'],
  ['保安局局长', '保安局局长'],
  ['Reuters', 'Reuters'],
  ['Harbour Daily reporter', 'Harbour Daily'],
  ['Reporter from the Harbour Daily', 'Harbour Daily'],
  ['Q (Harbour Radio)', 'Harbour Radio'],
  ['记者', undefined],
  ['记者二', undefined],
  ['主持人', undefined],
  ['答', undefined],
  ['Q', undefined],
  ['Spokesperson', undefined],
  ['The President', undefined],
])('the name in the label %s: %s', (label, name) => expect(nameIn(label)).toBe(name))
