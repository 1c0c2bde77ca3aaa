import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsSentence, splitSentences } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'

/** Sentences are written with | between them; the split must find exactly those bars. */
function check(marked: string, language: Language): void {
  const expected = marked.split('|').map((s) => s.trim())
  const text = marked.replaceAll('|', '')
  expect(splitSentences(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
}

describe('Chinese sentences', () => {
  it.each([
    '谢谢。|下面请提问。',
    '他说：“谢谢！|请坐。”|大家坐下。',
    '她指出：“路在脚下。 ”|会议结束。',
    '有人问：“为什么？”|主持人道：“因为人民。”|掌声响起。',
    '“怎么办？”的问题仍在。|请继续。',
    '增长3.5%；就业稳定；物价平稳。|很好！',
    '他读过《去哪儿？》一书。|很喜欢。',
    '（全场鼓掌。）|谢谢大家！',
    '会谈（历时多久？两小时）后发表声明。|完毕。',
    '这件事……我们再谈。',
    '真的吗？！|是的. |好。',
    '各位来宾',
    'ＧＤＰ增长５．２％。|失业率为５．１％。',
    '港口已经开放了.|我们欢迎各国船只.|官网是www.example.org,增长3.5%.',
    '乔治.布什总统访问了港口.',
    '1．申请书；',
    '他见了弗拉基米尔.佩特罗夫总统。',
  ])('%s', (marked) => check(marked, 'zh'))
})

describe('English sentences', () => {
  it.each([
    'Thank you. | Next question, please.',
    'Mr. Li met Dr. J. K. Brown at 9 a.m. on Monday. | They spoke at length.',
    'The U.S. President left. | He was in the U.S. | He came back.',
    'See No. 5 and Art. 7. | No. | We did not.',
    'It grew by 3.5 per cent. | That is good.',
    'He said, “Who are we? | Where do we go?” | Nobody knew.',
    '“Are you ready?” Mr. Wang asked. | They were.',
    '“Really?” she said. | “Yes!” | We went on.',
    'So ... it goes on. | Then we wait ... | The end came.',
    'We signed with Harbour Co. Ltd. and Sun Inc. | The rest waited.',
    '1. The first item stays whole. | 2. The second too.',
    '(Applause.) | Thank you!',
    'Trade rose.” | In 2025, it fell. | 2026 looks better.',
    'A typing slip joined these.|The reader sees two.',
    'Plan B. | We have none.',
    'Visit www.example.org. | It is free.',
  ])('%s', (marked) => check(marked, 'en'))
})

describe('splitSentences', () => {
  it('covers all but white space, in order, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB中国。！？?!.;…“”"\' \n（）《》3'), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.constantFrom<Language>('zh', 'en'), (s, language) => {
        let at = 0
        for (const { start, end } of splitSentences(s, language)) {
          expect(s.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          expect(s.slice(start, end)).toBe(s.slice(start, end).trim())
          at = end
        }
        expect(s.slice(at).trim()).toBe('')
      }),
    )
  })

  it('takes linear time on a long text without any end', () => {
    const text = '“（《'.repeat(50_000)
    expect(splitSentences(text, 'zh')).toHaveLength(1)
    expect(splitSentences('a. '.repeat(50_000), 'en').length).toBeGreaterThan(0)
  })
})

it('endsSentence sees through closing quotes and brackets', () => {
  for (const text of ['Done.', '“Done.”', '（完毕。）', '好！” ', '等等……']) expect(endsSentence(text)).toBe(true)
  for (const text of ['with', '一个特', 'as follows:', '目标；', 'with Mr.']) expect(endsSentence(text)).toBe(false)
})
