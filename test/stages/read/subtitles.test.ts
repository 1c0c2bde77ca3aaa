import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../../model/document.ts'
import { read } from '../../../stages/read/index.ts'
import { file, readText } from './helpers.ts'

const beads = (document: SourceDocument) =>
  document.beads?.map(({ zh, en }) => [
    zh.map((i) => document.zh[i].text).join(),
    en.map((i) => document.en[i].text).join(),
  ])

const BILINGUAL = `1
00:00:01,000 --> 00:00:03,500
{\\an8}<i>港口已经开放，</i>
<i>The port is open, and</i>

2
00:00:03,500 --> 00:00:06,000
我们欢迎各国船只。
we welcome ships of all countries.

3
00:00:07,000 --> 00:00:08,000
♪ 音乐 ♪
[MUSIC]

4
00:00:09,000 --> 00:00:11,000
- 渔民怎么办？
- What about R&amp;D
and the fishermen?
`

describe('subtitles', () => {
  it('with both languages in each cue: sentences are put together over cues, and aligned', async () => {
    const document = await readText(BILINGUAL, 'talk.srt')
    expect(beads(document)).toEqual([
      ['港口已经开放，我们欢迎各国船只。', 'The port is open, and we welcome ships of all countries.'],
      ['渔民怎么办？', 'What about R&D and the fishermen?'],
    ])
    expect(document.en[0].place).toEqual({ file: 'talk.srt', line: 4, column: 4 })
  })

  it('keep what is sung, without its notes, and what begins with a number sign', async () => {
    const cues = [
      '♪ 我和我的祖国 ♪\n♪ My motherland and I ♪',
      '# 一刻也不能分割 #\n# Can never be parted #',
      '#1 号码头\n#1 berth',
    ]
    const text = cues.map((cue, i) => `${i + 1}\n00:00:0${2 * i},000 --> 00:00:0${2 * i + 1},000\n${cue}\n`).join('\n')
    expect(beads(await readText(text, 'song.srt'))).toEqual([
      ['我和我的祖国', 'My motherland and I'],
      ['一刻也不能分割', 'Can never be parted'],
      ['#1 号码头', '#1 berth'],
    ])
  })

  it('of two files are aligned by their times, however they are cut', async () => {
    const zh = `WEBVTT

NOTE 说明
不读

STYLE
::cue { color: red }

a
00:01.000 --> 00:06.000 align:start
<v 部长>港口已经开放，我们欢迎各国船只。

00:09.000 --> 00:11.000
渔民怎么办？

00:20.000 --> 00:21.000
再见。
`
    const en = `1
00:00:00,900 --> 00:00:03,000
The port is open, and
2
00:00:03,100 --> 00:00:06,100
we welcome ships of all countries.

3
00:00:09,100 --> 00:00:11,000
What about the fishermen?
`
    const document = await read({})({ zh: file('talk.zh.vtt', zh), en: file('talk.en.srt', en) })
    expect(beads(document)).toEqual([
      ['港口已经开放，我们欢迎各国船只。', 'The port is open, and we welcome ships of all countries.'],
      ['渔民怎么办？', 'What about the fishermen?'],
      ['再见。', ''],
    ])
  })

  it('in Chinese without end marks follow the English sentences; a space shows where a cue ended', async () => {
    const zh = ['港口已经开放', '我们欢迎来宾', '渔民怎么办']
    const en = ['The port is open, and', 'we welcome guests.', 'What about the fishermen?']
    const cue = (i: number) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i},900\n${zh[i]}\n${en[i]}\n`
    expect(beads(await readText([0, 1, 2].map(cue).join('\n'), 'talk.srt'))).toEqual([
      ['港口已经开放 我们欢迎来宾', 'The port is open, and we welcome guests.'],
      ['渔民怎么办', 'What about the fishermen?'],
    ])
  })

  it('know who speaks, where they say so', async () => {
    const cue = (i: number, text: string) => `${i}\n00:00:0${i},000 --> 00:00:0${i},900\n${text}\n`
    const source = [
      cue(1, '部长：港口开放。\nMINISTER: The port is open.'),
      cue(2, '记者：谢谢。\nREPORTER: Thank you.'),
    ]
    const document = await readText(source.join('\n'), 'talk.srt')
    expect(beads(document)).toEqual([
      ['港口开放。', 'The port is open.'],
      ['谢谢。', 'Thank you.'],
    ])
    expect(document.en.map(({ speaker, turn }) => [speaker, turn])).toEqual([
      ['MINISTER', 0],
      ['REPORTER', 1],
    ])
  })

  it('of one language only are refused', async () => {
    await expect(readText('1\n00:00:01,000 --> 00:00:02,000\nThe port.\n', 'a.srt')).rejects.toThrow(/found no Chinese/)
  })

  it('are told by their content', async () => {
    expect((await readText(BILINGUAL, 'talk.txt')).beads).toHaveLength(2)
  })
})

it('the voice is the speaker; a sound beside words is left out, and no subtitle is a title', async () => {
  const document = await readText(
    `WEBVTT

00:01.000 --> 00:02.000
<v.loud 部长>港口开放了。
<v Minister>The port is open.

00:03.000 --> 00:04.000
（热烈鼓掌）船来了。
[crowd cheering] Ships come. (LAUGHS)
`,
    'a.vtt',
  )
  expect(document.title).toBeUndefined()
  expect(document.zh.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['部长', '港口开放了。'],
    [undefined, '船来了。'],
  ])
  expect(document.en.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Minister', 'The port is open.'],
    [undefined, 'Ships come.'],
  ])
})
