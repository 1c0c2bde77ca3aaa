import { describe, expect, it } from 'vitest'
import { readPair, readText, texts } from './helpers.ts'

describe('lines broken at a width', () => {
  it('of a short paragraph are put together, and none is a title', async () => {
    const { zh, en, title } = await readText(`港口管理局昨天宣布，新建的三个深水泊位已
经全部投入使用，今后大型集装箱船可以随时
靠泊。渔民们对此表示欢迎。

The port authority announced yesterday that the three new state-
owned berths are in use, and that large container ships can dock
at any time. Fishermen welcomed it: they had asked for modern-
ization for years.
`)
    expect(texts(zh)).toEqual([
      '港口管理局昨天宣布，新建的三个深水泊位已经全部投入使用，今后大型集装箱船可以随时靠泊。',
      '渔民们对此表示欢迎。',
    ])
    expect(texts(en)).toEqual([
      'The port authority announced yesterday that the three new state-owned berths are in use, and that large container ships can dock at any time.',
      'Fishermen welcomed it: they had asked for modernization for years.',
    ])
    expect(title).toBeUndefined()
  })

  it('of two lines, where the break is within a word', async () => {
    const { zh, title } = await readText(`港口管理局宣布新的深水泊位已经投入使
用，渔民表示欢迎。

The new berths are in use, and fishermen welcome it.
`)
    expect(texts(zh)).toEqual(['港口管理局宣布新的深水泊位已经投入使用，渔民表示欢迎。'])
    expect(title).toBeUndefined()
  })

  it('but a title above a sentence is one', async () => {
    const { title } = await readText(`港口管理局宣布新的深水泊位投入使用
渔民对此表示欢迎。

Port Authority Says New Berths Are in Use
Fishermen welcome it.
`)
    expect(title).toEqual({
      zh: '港口管理局宣布新的深水泊位投入使用',
      en: 'Port Authority Says New Berths Are in Use',
    })
  })
})

describe('articles of law', () => {
  const zh = `第五条　有下列情形之一的，船舶不得出港：
（一）证书已经过期的；
（二）载客超过定额的；
（三）法律规定的其他情形。
第六条　违反前条规定的，处以罚款。`
  const en = `Article 5 A ship shall not leave the port under any of the following circumstances:
(1) its certificate has expired;
(2) it carries more passengers than allowed; or
(3) other circumstances as provided by law.
Article 6 Whoever violates the preceding article shall be fined.`
  const items = ['（一）证书已经过期的；', '（二）载客超过定额的；', '（三）法律规定的其他情形。']

  it('an item on a line of its own is a unit', async () => {
    for (const document of [await readText(`${zh}\n\n${en}\n`), await readPair(zh, en)]) {
      expect(texts(document.zh).slice(1, 4)).toEqual(items)
      expect(document.zh).toHaveLength(5)
      expect(texts(document.en).slice(1, 4)).toEqual(en.split('\n').slice(1, 4))
      expect(document.en).toHaveLength(5)
    }
  })

  it('and so is one in a paragraph of its own', async () => {
    const document = await readText(`${zh}\n\n${en}\n`.replaceAll('\n', '\n\n'))
    expect(document.en).toHaveLength(5)
  })

  it('a number that a wrapped line happens to begin with is none', async () => {
    const { en } = await readPair(
      '本规定依照港口法第三章以及有关法律制定，自公布之日起施行，由港口管理局负责解释。',
      `These rules are made under the law of the port, namely under its chapter
3. It was passed in May, and it is explained by the authority of the port
and by nobody else, as was agreed between the parties at that time before.`,
    )
    expect(en[0].text).toContain('namely under its chapter 3.')
  })
})

it('fields before a text are no titles; their date is that of the text', async () => {
  const document = await readText(`时间：2025年5月4日
地点：港务大厅
Time: May 4, 2025
Venue: Harbour Hall

港口已经开放。

The port is open.
`)
  expect(document.title).toBeUndefined()
  expect(document.date).toBe('2025-05-04')
  expect(texts(document.zh)).toEqual(['时间：2025年5月4日', '地点：港务大厅', '港口已经开放。'])
})
