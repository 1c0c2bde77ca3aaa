import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { read } from '../../../stages/read/index.ts'
import { file, readText } from './helpers.ts'

const PAIRS = [
  ['港口开放，欢迎来宾。', 'The port is open; welcome.'],
  ['船来了。', 'Ships, they say, come.'],
]
const [[zh1, en1], [zh2, en2]] = PAIRS

async function pairsOf(content: string | Uint8Array, name: string) {
  const { zh, en, beads = [] } = await readText(content, name)
  return beads.map((bead) => [bead.zh.map((i) => zh[i].text).join(''), bead.en.map((i) => en[i].text).join(' ')])
}

const refusal = (content: string | Uint8Array, name: string) => readText(content, name).catch((error) => error.message)

describe('JSON', () => {
  it.each([
    [
      'objects',
      [
        { id: 'x1', zh: zh1, en: en1 },
        { id: 'x2', en: en2, zh: zh2 },
      ],
    ],
    ['objects in objects', { version: '1', data: PAIRS.map(([zh, en]) => ({ translation: { zh, en } })) }],
    ['source and target', PAIRS.map(([src, dst]) => ({ src, dst }))],
    ['lists', PAIRS],
    ['an object for each language', { 'zh-CN': { a: zh1, b: { c: zh2 } }, 'en-US': { a: en1, b: { c: en2 } } }],
    ['lists of each language', { zh: [zh1, zh2], en: [en1, en2] }],
    ['languages under each key', { a: { zh: zh1, en: en1 }, b: { zh: zh2, en: en2 } }],
    ['from text to translation', { [zh1]: en1, [zh2]: en2 }],
  ])('%s', async (_, value) => {
    expect(await pairsOf(JSON.stringify(value), 'a.json')).toEqual(PAIRS)
    expect(await pairsOf(JSON.stringify(value, null, 2), 'a.txt')).toEqual(PAIRS)
  })

  it('Lines, with the places of their texts', async () => {
    const source = PAIRS.map(([zh, en]) => JSON.stringify({ zh, en })).join('\n')
    expect(await pairsOf(source, 'a.jsonl')).toEqual(PAIRS)
    expect((await readText(JSON.stringify({ a: [{ zh: zh1, en: en1 }] }, null, 1), 'a.json')).en[0].place.line).toBe(5)
    expect(await refusal(`${source}\n{"zh":`, 'a.jsonl')).toMatch(/^expected one JSON value a line/)
  })

  it('messages of a program pair by their keys, not by their order', async () => {
    const { zh, en, beads } = await read({})({
      zh: file('a.zh.json', JSON.stringify({ menu: { open: '打开文件。', close: '关闭文件。' } })),
      en: file('a.en.json', JSON.stringify({ menu: { close: 'Close the file.', open: 'Open the file.' } })),
    })
    expect(beads?.map((bead) => [zh[bead.zh[0]].text, en[bead.en[0]].text])).toEqual([
      ['打开文件。', 'Open the file.'],
      ['关闭文件。', 'Close the file.'],
    ])
  })
})

it('catalogues of gettext: both directions, plurals, several lines; no fuzzy, obsolete or empty ones', async () => {
  const source = `msgid ""
msgstr "Language: zh_CN\\n"

#: a.c:1
msgid "The port is open; "
"welcome."
msgstr "港口开放，欢迎来宾。"

#, fuzzy
msgid "Wait."
msgstr "等。"

msgid "one ship"
msgid_plural "%d ships"
msgstr[0] "%d艘船"

msgid "Later"
msgstr ""

#~ msgid "Old"
#~ msgstr "旧"
`
  expect(await pairsOf(source, 'a.po')).toEqual([PAIRS[0], ['%d艘船', 'one ship']])
  expect((await readText(source, 'a.po')).warnings).toEqual(['a.po: 1 translations marked fuzzy were left out'])
  expect(await pairsOf('msgid "船来了。"\nmsgstr "Ships, they say, come."\n', 'a.txt')).toEqual([PAIRS[1]])
  expect(await refusal('msgid "Open"\nmsgstr ""\n', 'a.pot')).toContain('(a template?)')
})

describe('subtitles', () => {
  it('of SubStation: styles, drawings and remarks left out, actors as speakers', async () => {
    const source = `[Script Info]
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,D,,0,0,0,,nobody sees this
Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,{\\i1}船来了。{\\i0}\\N{\\fs12}Ships, they say, come.
Dialogue: 0,0:00:01.00,0:00:02.00,D,部长,0,0,0,,港口开放，欢迎来宾。
Dialogue: 0,0:00:01.00,0:00:02.00,E,,0,0,0,,The port is open; welcome.
Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\p1}m 0 0 l 100 0
`
    expect(await pairsOf(source, 'a.ass')).toEqual(PAIRS)
    expect((await readText(source, 'a.txt')).zh[0].speaker).toBe('部长')
  })

  it('of TTML: lines, readings, times of every kind', async () => {
    const source = `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="x" ttp:tickRate="10"><body><div>
<p begin="30t" dur="1s">船来了。<br/>Ships, they say, come.</p>
<p begin="00:00:01:00" end="1500ms"><span tts:ruby="container"><span tts:ruby="base">港口</span><span tts:ruby="text">gang</span></span>开放，欢迎来宾。</p>
<p begin="00:00:01.000" end="1.5s">The port is open; welcome.</p></div></body></tt>`
    expect(await pairsOf(source, 'a.ttml')).toEqual(PAIRS)
  })

  it('of timed lines: times before a line, what is said of the whole left out', async () => {
    const source = `[ti:港口]\n[00:05.00]${zh1}\n[00:05.00]${en1}\n[00:09.50]${zh2}\n[00:09.50]${en2}\n`
    expect(await pairsOf(source, 'a.lrc')).toEqual(PAIRS)
    expect(await pairsOf(source, 'a.txt')).toEqual(PAIRS)
  })
})

it('laws in XML: paragraphs in the languages that they bear, without numbers and notes', async () => {
  const source = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><FRBRdate date="2026-05-04"/></meta><body>
<section><num>1.</num><heading xml:lang="en">Ports</heading><heading xml:lang="zh-Hant">港口</heading>
<content><p xml:lang="en">The <def>port</def> is open.</p><p xml:lang="zh-Hant">港口開放。<authorialNote><p>註</p></authorialNote></p></content></section>
</body></act></akomaNtoso>`
  const { zh, en, date } = await readText(source, 'a.xml')
  expect(date).toBe('2026-05-04')
  expect(en.map(({ text, kind }) => [text, kind])).toEqual([
    ['Ports', 'title'],
    ['The port is open.', 'sentence'],
  ])
  expect(zh.map(({ text }) => text)).toEqual(['港口', '港口開放。'])
})

describe('what is not read', () => {
  it.each([
    ['a.yaml', 'a: b\n', /YAML/],
    ['a.tex', '\\documentclass{article}', /LaTeX/],
    ['a.txt', '\x89PNG\r\n\x1a\n', /a picture; shuyu extract --ocr/],
    ['a.png', 'GIF89a', /a picture \(GIF\); save it as PNG/],
    ['a.xml', '<?xml version="1.0"?><resources><string name="a">b</string></resources>', /Android/],
    ['a.xml', '<?xml version="1.0"?><invoice/>', /XML of another kind \(invoice\)/],
    ['a.tbx', '<martif/>', /glossary/],
    ['a.mp3', 'ID3', /recording/],
    ['a.docx', zipSync({ 'x.bin': strToU8('1') }), /zip archive of another kind/],
  ])('%s is refused by its kind', async (name, content, message) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
    expect(await refusal(bytes, name)).toMatch(message)
  })
})
