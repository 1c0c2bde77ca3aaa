import { describe, expect, it } from 'vitest'
import { atPlace, languages, readText, texts } from './helpers.ts'

describe('Markdown', async () => {
  const source = `---
title: Talks
date: 2025-05-04
---

# The *Open* Harbour

**Minister:** We read [the report](https://example.org/a_b) and \`liked\` it &amp; more. <!-- a
comment -->

- keep the port open;
- build a pier

海港开放
========

**部长：** 我们读了[报告](https://example.org/zh)，*很*喜欢。

> 引用一句话。

| Term | 术语 |
|------|:----:|
| pier | 码头 |

\`\`\`
code is left out
\`\`\`
`
  const document = await readText(source, 'talk.md')

  it('gives the text without its marks', () => {
    expect(texts(document.en)).toEqual([
      'The Open Harbour',
      'We read the report and liked it & more.',
      'keep the port open;',
      'build a pier',
      'Term',
      'pier',
    ])
    expect(texts(document.zh)).toEqual(['海港开放', '我们读了报告，很喜欢。', '引用一句话。', '术语', '码头'])
  })

  it('keeps titles, speakers, date and places', () => {
    expect(document.title).toEqual({ zh: '海港开放', en: 'The Open Harbour' })
    expect(document.date).toBe('2025-05-04')
    expect(document.en.map(({ kind }) => kind).slice(0, 3)).toEqual(['title', 'sentence', 'sentence'])
    expect(document.en[1].speaker).toBe('Minister')
    for (const language of languages)
      for (const segment of document[language]) expect(atPlace(source, segment)[0]).toBe(segment.text[0])
  })

  it('reads headings without a space, and rules', async () => {
    const { zh, en } = await readText('#海港\n\n---\n\n港口开放。\n\n#Harbour#\n\n***\n\nThe port is open.', 'a.md')
    expect([texts(zh), texts(en)]).toEqual([
      ['海港', '港口开放。'],
      ['Harbour', 'The port is open.'],
    ])
  })
})

describe('tab-separated values', () => {
  it.each([
    ['zh first', '港口开放。我们欢迎。\tThe port is open. Welcome.\n码头\tpier\n'],
    ['en first', 'The port is open. Welcome.\t港口开放。我们欢迎。\npier\t码头\n'],
    ['a header', 'id\ten\tnote\tzh\n1\tThe port is open. Welcome.\tx\t港口开放。我们欢迎。\n2\tpier\t\t码头\n'],
    ['names of regions', 'zh-CN\ten-US\r\n港口开放。我们欢迎。\tThe port is open. Welcome.\r\n\r\n码头\tpier'],
  ])('%s', async (_, source) => {
    const { zh, en, beads } = await readText(source, 'a.tsv')
    expect(texts(zh)).toEqual(['港口开放。我们欢迎。', '码头'])
    expect(texts(en)).toEqual(['The port is open. Welcome.', 'pier'])
    expect(beads).toEqual([
      { zh: [0], en: [0], confidence: 1 },
      { zh: [1], en: [1], confidence: 1 },
    ])
    expect(atPlace(source, zh[1])).toBe('码头')
  })

  it('keeps rows of which one side is empty', async () => {
    const { beads } = await readText('zh\ten\n港口\t\n\tpier\n码头\tpier', 'a.tsv')
    expect(beads?.map(({ zh, en }) => [zh, en])).toEqual([
      [[0], []],
      [[], [0]],
      [[1], [1]],
    ])
  })

  it('warns where the header names the columns the wrong way round', async () => {
    const { zh, warnings } = await readText('zh\ten\nThe port\t港口\n', 'a.tsv')
    expect(texts(zh)).toEqual(['港口'])
    expect(warnings).toHaveLength(1)
  })

  it.each([
    ['a ragged row', '港口\tport\n码头 pier\n', /^a\.tsv:2: expected 2 columns .* found 1/],
    [
      'one column',
      '港口\n码头\n',
      /expected a column of Chinese and a column of English, found one column \(Chinese\)/,
    ],
    ['one language', '港口\t开放\n码头\t关闭\n', /found 2 columns \(Chinese, Chinese\)/],
  ])('refuses %s', async (_, source, message) => {
    await expect(readText(source, 'a.tsv')).rejects.toThrow(
      expect.objectContaining({ located: expect.stringMatching(message) }),
    )
  })
})

describe('bitexts of word aligners', () => {
  it('reads lines with ||| between, in either order', async () => {
    for (const source of [
      '港口 开放 ||| the port is open\n码头 ||| pier\n',
      'the port is open ||| 港口 开放\npier ||| 码头\n',
    ]) {
      const { zh, en, beads } = await readText(source)
      expect(texts(zh)).toEqual(['港口 开放', '码头'])
      expect(texts(en)).toEqual(['the port is open', 'pier'])
      expect(beads).toHaveLength(2)
    }
  })

  it('refuses a line without the bars', async () => {
    await expect(readText('港口 ||| port\n码头 ||| pier\n船 ship\n')).rejects.toThrow(
      expect.objectContaining({ line: 3 }),
    )
  })
})

it('Markdown for the generator of a site: anchors, containers, scripts and imports are no text', async () => {
  const source = `import Tabs from '@theme/Tabs'

# 港口指南 {#port}

[[toc]]

::: tip 提示
港口已经开放[^1]。
:::

!!! note "Note"
    The port is open[^1]. {.lead}

<script setup>
const port = 'open'
</script>

{{< figure src="x" >}}

> [!WARNING]
> Do not park here.

[^1]: https://example.org
`
  const { zh, en } = await readText(source, 'guide.md')
  expect(texts(zh)).toEqual(['港口指南', '提示', '港口已经开放。'])
  expect(texts(en)).toEqual(['Note', 'The port is open.', 'Do not park here.'])
})
