import { describe, expect, it } from 'vitest'
import { atPlace, languages, readText, texts } from './helpers.ts'

describe('interleaved pages', async () => {
  const source = `The Harbour Ministry Meets
the Press

港务部举行
记者会

On May 4, 2025, the Harbour Ministry met the press.

Minister: The harbour is open to

2025年5月4日，港务部举行记者会。

部长: 港口已经开放。我们欢迎各方

all ships. We welcome every partner.

Harbour Daily: What about the fishermen?

来宾。

《海港日报》记者：渔民怎么办？
`
  const document = await readText(source)

  it('gives two streams, put together where a page cut them', () => {
    expect(texts(document.zh)).toEqual([
      '港务部举行记者会',
      '2025年5月4日，港务部举行记者会。',
      '港口已经开放。',
      '我们欢迎各方来宾。',
      '渔民怎么办？',
    ])
    expect(texts(document.en)).toEqual([
      'The Harbour Ministry Meets the Press',
      'On May 4, 2025, the Harbour Ministry met the press.',
      'The harbour is open to all ships.',
      'We welcome every partner.',
      'What about the fishermen?',
    ])
  })

  it('keeps title, date, speakers, turns and paragraphs', () => {
    expect(document.title).toEqual({ zh: '港务部举行记者会', en: 'The Harbour Ministry Meets the Press' })
    expect(document.date).toBe('2025-05-04')
    expect(document.zh.map(({ speaker }) => speaker)).toEqual([
      undefined,
      undefined,
      '部长',
      '部长',
      '《海港日报》记者',
    ])
    expect(document.en.map(({ turn }) => turn)).toEqual([0, 0, 1, 1, 2])
    expect(document.en.map(({ paragraph }) => paragraph)).toEqual([0, 1, 2, 2, 3])
    expect(document.zh.map(({ kind }) => kind)).toEqual(['title', 'sentence', 'sentence', 'sentence', 'sentence'])
    expect(document.warnings).toEqual([])
  })

  it('tells where each segment begins', () => {
    expect(document.en[3].place).toEqual({ file: 'talk.txt', line: 15, column: 12 })
    expect(document.zh[3].place).toEqual({ file: 'talk.txt', line: 13, column: 12 })
    for (const language of languages)
      for (const segment of document[language])
        expect(segment.text.startsWith(atPlace(source, segment).slice(0, 5))).toBe(true)
  })
})

it('joins a title broken by a space, not what was written apart on purpose', async () => {
  const { zh } = await readText(
    '海港 发展论坛\n\nThe Harbour Forum\n\n大家好。我叫张 三。APEC 会议开始了。\n\nHello. I am Zhang. APEC begins.',
  )
  expect(texts(zh)).toEqual(['海港发展论坛', '大家好。', '我叫张三。', 'APEC 会议开始了。'])
})

describe('page cuts', () => {
  /** English pages around a Chinese one. */
  const around = async (first: string, second: string) =>
    texts((await readText(`${first}\n\n中间一页是中文。\n\n${second}`)).en)

  it.each([
    ['He came. We met in the', 'Great Hall.', ['He came.', 'We met in the Great Hall.']],
    ['He came. We met President', 'Zhang there.', ['He came.', 'We met President Zhang there.']],
    ['He came. He said, “We will not', 'Zigzag.” He left.', ['He came.', 'He said, “We will not Zigzag.”', 'He left.']],
    ['He came.', 'We met him.', ['He came.', 'We met him.']],
    ['The Way Forward for Ports', 'Ports matter.', ['The Way Forward for Ports', 'Ports matter.']],
    ['He came. Minister: Yes,', 'Editor: No.', ['He came.', 'Minister: Yes,', 'No.']],
  ])('%s | %s', async (first, second, expected) => {
    expect(await around(first, second)).toEqual(expected)
  })

  it('joins Chinese without a space, but Latin words with one', async () => {
    const { zh } = await readText(
      '他来了。我们讨论了合\n\nHe came. We talked about it.\n\n作问题，并出席了Harbour\n\nAnd we went on to the forum.\n\nForum开幕式。会议在20\n\nWe stayed.\n\n26年举行。',
    )
    expect(texts(zh)).toEqual(['他来了。', '我们讨论了合作问题，并出席了Harbour Forum开幕式。', '会议在2026年举行。'])
  })

  it('joins what a page number or a form feed cut in a file of one language', async () => {
    const { en } = await readText('港口开放。我们欢迎来宾。\n\nThe port is\n\n— 3 —\n\nopen. We welcome\fall guests.')
    expect(texts(en)).toEqual(['The port is open.', 'We welcome all guests.'])
  })

  it('keeps titles apart from the paragraph on the next page of their language', async () => {
    const { zh } = await readText('海港论坛\n\nThe Harbour Forum\n\n港口已经开放。\n\nThe port is open.')
    expect(texts(zh)).toEqual(['海港论坛', '港口已经开放。'])
  })

  it('marks a text cut off at the end, and a turn whose next page is missing', async () => {
    const document = await readText(
      'Minister: We came. We saw the\n\n部长：我们来了。我们看见了港口。\n\nEditor: And then? What did\n\n编辑：然后呢？海港是对外开放的窗口，是改',
    )
    expect(document.en.filter(({ cut }) => cut).map(({ text }) => text)).toEqual(['We saw the', 'What did'])
    expect(document.zh.filter(({ cut }) => cut).map(({ text }) => text)).toEqual(['海港是对外开放的窗口，是改'])
    expect(document.warnings).toHaveLength(3)
    expect(document.warnings[0]).toMatch(/^talk\.txt:7: the Chinese text breaks off/)
  })

  it('does not take a signature for a text that was cut off', async () => {
    const { zh, warnings } = await readText('The port is open. Welcome.\n\n港口已经开放。欢迎。\n\n港务部新闻司')
    expect(zh.at(-1)).toMatchObject({ text: '港务部新闻司', kind: 'title' })
    expect(warnings).toEqual([])
  })
})

describe('other arrangements', () => {
  const zh = ['海港论坛', '港口已经开放。', '我们欢迎来宾。', '大家好']
  const en = ['The Harbour Forum', 'The port is open.', 'We welcome guests.', 'hello everyone']

  it('line by line', async () => {
    const lines = zh.flatMap((line, i) => [line, en[i]])
    const document = await readText(lines.join('\n'))
    expect(texts(document.zh)).toEqual(zh)
    expect(texts(document.en)).toEqual(en)
  })

  it('columns set apart by tabs', async () => {
    const document = await readText(zh.map((line, i) => `${en[i]}\t${line}`).join('\n'))
    expect(texts(document.zh)).toEqual(zh)
    expect(texts(document.en)).toEqual(en)
    expect(document.beads).toBeUndefined()
  })

  it('one after the other in the same paragraph', async () => {
    const document = await readText(
      '港口已经开放，欢迎来宾。The port is open to all guests.\n\nWe thank you all for coming. 感谢大家前来参加会议。',
    )
    expect(texts(document.zh)).toEqual(['港口已经开放，欢迎来宾。', '感谢大家前来参加会议。'])
    expect(texts(document.en)).toEqual(['The port is open to all guests.', 'We thank you all for coming.'])
  })

  it('page numbers, rules and end marks', async () => {
    const document = await readText(
      'Page 1 of 2\n\nThe port is open.\n\n* * *\n\n港口已经开放。\n\n第2页\n\n----\n\n(End)\n（完）',
    )
    expect(texts(document.zh)).toEqual(['港口已经开放。'])
    expect(texts(document.en)).toEqual(['The port is open.'])
  })

  it('a third language is left out, with a warning', async () => {
    const document = await readText('The port is open.\n\nПорт открыт для всех.\n\n港口已经开放。')
    expect(texts(document.en)).toEqual(['The port is open.'])
    expect(document.warnings).toEqual(['talk.txt:3: 1 paragraphs in Russian were left out'])
  })

  it('hard-wrapped lines', async () => {
    const document = await readText(`The harbour has been open to ships of every
flag since the spring, and the city around
it has grown with the trade that they bring.
We thank everyone who took part in this.

Next year we will build a second pier, for
the ferries.

港口自春天起向所有国家的船只开放，港口周围
的城市随着它们带来的贸易不断发展。我们感谢
所有参与其中的人们。

明年我们将为轮渡修建第二座码头，工程将于三月
。
`)
    expect(texts(document.en)).toEqual([
      'The harbour has been open to ships of every flag since the spring, and the city around it has grown with the trade that they bring.',
      'We thank everyone who took part in this.',
      'Next year we will build a second pier, for the ferries.',
    ])
    expect(texts(document.zh)).toEqual([
      '港口自春天起向所有国家的船只开放，港口周围的城市随着它们带来的贸易不断发展。',
      '我们感谢所有参与其中的人们。',
      '明年我们将为轮渡修建第二座码头，工程将于三月。',
    ])
    expect(document.en.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1])
  })

  it('sentences that take turns within one paragraph', async () => {
    const document = await readText(
      '港口已经全面开放。The port is open to all. 我们欢迎各国来宾。We welcome guests from everywhere.',
    )
    expect(texts(document.zh)).toEqual(['港口已经全面开放。', '我们欢迎各国来宾。'])
    expect(texts(document.en)).toEqual(['The port is open to all.', 'We welcome guests from everywhere.'])
  })

  it('a phrase of the other language inside a sentence stays there', async () => {
    const { zh } = await readText(
      '论坛的英文名称是 Forum for the Open Harbour 和蓝图。\n\nThe forum has an English name.',
    )
    expect(texts(zh)).toEqual(['论坛的英文名称是 Forum for the Open Harbour 和蓝图。'])
  })

  it('traditional Chinese stays as published', async () => {
    const { zh } = await readText('發言人：我們歡迎各國朋友。\n\nSpokesperson: We welcome friends from all countries.')
    expect(zh[0]).toMatchObject({ speaker: '發言人', text: '我們歡迎各國朋友。' })
  })
})
