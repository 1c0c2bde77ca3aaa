import { describe, expect, it } from 'vitest'
import { speakerLabels } from '../../../stages/read/labels.ts'

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
})
