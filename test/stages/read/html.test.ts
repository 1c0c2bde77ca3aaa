import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../../stages/read/formats.ts'
import { read } from '../../../stages/read/index.ts'
import { file, readText, texts } from './helpers.ts'

/** A page with what pages have around their text. */
function page({
  title,
  text,
  date = '',
  charset = 'utf-8',
}: {
  title: string
  text: string
  date?: string
  charset?: string
}) {
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${title} — 海港部</title>
    <script>var a = "<p>港口脚本</p>"</script><style>p { color: red }</style></head><body>
    <nav><ul><li><a href="/">首页</a></li><li><a href="/news">新闻 News</a></li></ul></nav>
    <div class="main"><h1>${title}</h1><div class="time">${date}</div><div class="text">${text}</div></div>
    <footer><p>版权所有 海港部 Copyright Ministry of Harbours</p></footer></body></html>`
}

const ZH = [
  '海港部今天宣布，新的港口已经开放，欢迎各国船只前来停靠。',
  '部长表示，港口的建设用了三年时间，有一万名工人参加了工作。',
  '渔民们也可以使用新的码头，他们对此非常高兴。',
]
const EN = [
  'The Ministry of Harbours announced today that the new port is open and that ships of all countries are welcome.',
  'The minister said that building the port took three years, and that ten thousand workers took part in the work.',
  'Fishermen may use the new pier too, and they are very happy about it.',
]
const paragraphs = (sentences: readonly string[]) => sentences.map((text) => `<p>　　${text}</p>`).join('\n')

describe('web pages', () => {
  it('a pair gives the main text with its title and date', async () => {
    const zh = file('news.zh.html', page({ title: '新的港口开放', text: paragraphs(ZH), date: '2025-05-04 10:00' }))
    const en = file('news.en.html', page({ title: 'A New Port Opens', text: paragraphs(EN) }))
    const document = await read({})({ zh, en })
    expect(texts(document.zh)).toEqual(['新的港口开放', ...ZH])
    expect(texts(document.en)).toEqual(['A New Port Opens', ...EN])
    expect(document).toMatchObject({ date: '2025-05-04', title: { zh: '新的港口开放', en: 'A New Port Opens' } })
  })

  it.each([
    ['one language after the other', `<div>${paragraphs(ZH)}</div><div>${paragraphs(EN)}</div>`],
    ['paragraph by paragraph', ZH.map((text, i) => `<p>${text}</p><p>${EN[i]}</p>`).join('')],
    ['line by line', ZH.map((text, i) => `${text}<br>${EN[i]}<br><br>`).join('')],
  ])('with both languages, %s', async (_, text) => {
    const document = await readText(page({ title: '新的港口开放', text }), 'news.html')
    expect(texts(document.zh)).toEqual(['新的港口开放', ...ZH])
    expect(texts(document.en)).toEqual(EN)
  })

  it('with a table of both languages is a bitext', async () => {
    const rows = ZH.map((text, i) => `<tr><td>${text}</td><td>${EN[i]}</td></tr>`).join('')
    const document = await readText(page({ title: '港口', text: `<table>${rows}</table>` }), 'news.html')
    expect(document.beads?.length).toBeGreaterThanOrEqual(3)
    expect(texts(document.zh)).toEqual(expect.arrayContaining(ZH))
  })

  it.each(['gb2312', 'gbk', 'big5'])('in %s, as the page says', async (charset) => {
    const zh = charset === 'big5' ? ['新的港口開放。'] : ['新的港口开放。']
    const source = page({ title: '港口', text: paragraphs([...zh, ...EN]), charset })
    const document = await readText(iconv.encode(source, charset), 'news.html')
    expect(texts(document.zh)).toContain(zh[0])
  })

  it('in UTF-8 though it says otherwise', async () => {
    const source = page({ title: '新的港口开放', text: paragraphs([...ZH, ...EN]), charset: 'big5' })
    expect(texts((await readText(source, 'news.html')).zh)).toContain(ZH[0])
  })

  it('of any extension is told by its content; without text it is refused', async () => {
    const source = page({ title: '港口', text: paragraphs([...ZH, ...EN]) })
    expect(texts((await readText(source, 'news.txt')).zh)).toContain(ZH[1])
    await expect(readText('<!doctype html><html><body></body></html>', 'a.html')).rejects.toThrow(/found neither/)
  })

  it('nested without end is refused, not fatal', async () => {
    await expect(readText(`<html><body>${'<div>'.repeat(20_000)}港口 port`, 'deep.html')).rejects.toThrow(
      /at most 500 elements in each other/,
    )
  })
})

const pages = fileURLToPath(new URL('../../../../shared/data/pages/', import.meta.url))
describe.skipIf(!existsSync(pages))('published pages (skipped where ../shared is absent)', () => {
  it.each(existsSync(pages) ? readdirSync(pages) : [])('%s', async (name) => {
    const source = { name, bytes: readFileSync(pages + name) }
    const content = await formatOf(source)(source, {})
    const blocks = content.kind === 'blocks' ? content.blocks.map(({ text }) => text.text) : []
    // The files are named DATE - NUMBER - TITLE.html.
    const [date, title] = name.replace('.html', '').split(/ - \d+ - /)
    expect(blocks[0].replaceAll('\u00A0', ' ')).toBe(title)
    expect(content.date).toBe(date)
    expect(blocks.length).toBeGreaterThan(3)
    // What stands around the text of every page.
    expect(blocks.join('\n')).not.toMatch(/推荐给朋友|打印|版权所有|联系我们|首页/)
  })
})

it('the name of the site above the heading is no title', async () => {
  const html = `<html><head><title>港口词汇 - 小林的博客</title></head><body><div><p>小林的博客</p></div>
    <h1>港口词汇</h1><p>港口已经开放。</p><p>The port is open.</p></body></html>`
  expect((await readText(html, 'a.html')).title).toEqual({ zh: '港口词汇' })
})

it('readings over characters are left out', async () => {
  const html =
    '<p><ruby>港<rp>（</rp><rt>gǎng</rt><rp>）</rp>口<rt>kǒu</rt></ruby>已经开放。</p><p>The port is open.</p>'
  expect(texts((await readText(html, 'a.html')).zh)).toEqual(['港口已经开放。'])
})

it('a page may lack the tags that HTML lets writers leave out', async () => {
  const text = '<p>港口开放。</p><p>The port is open.</p>'
  for (const page of [
    `<!doctype html><meta charset="utf-8"><title>x</title><body>${text}`,
    `<!doctype html><html lang="zh"><meta charset="utf-8"><body>${text}</body></html>`,
    `<html><head><title>x</title></head>${text}</html>`,
    `<!DOCTYPE html><html>${text}</html>`,
  ])
    expect(texts((await readText(page, 'a.html')).en)).toEqual(['The port is open.'])
})
