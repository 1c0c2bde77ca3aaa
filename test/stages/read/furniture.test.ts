import { describe, expect, it } from 'vitest'
import { isFurniture } from '../../../stages/read/furniture.ts'
import { readPair, readText, texts } from './helpers.ts'

describe('what stands around the text of a page', () => {
  it.each([
    '首页 | 新闻 | 专题 | 邮箱',
    'Home | News | Contact',
    '登录 注册',
    'Log in  Sign up',
    '字体：大 中 小  打印  分享到：微信 微博',
    'Share on: WeChat Weibo',
    '2025-05-04 08:30  来源：海港日报  编辑：林某',
    'May 4, 2025 08:30  Source: Harbour Daily  Editor: Lin',
    '责任编辑：林某',
    '当前位置：首页 > 新闻 > 正文',
    '大约 3 分钟',
    '5 min read',
    '上一篇：港口开放',
    '下一页',
    'Previous: The Port Opens',
    '返回顶部',
    '（责任编辑：林某）',
    '扫一扫，手机看新闻',
    '版权所有 海港日报 京ICP备00000000号',
    '© 2025 Harbour Daily. All rights reserved.',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true))

  it.each([
    '港口首页新闻发布会今天举行。',
    '登录',
    'Home',
    'Print the form and sign it.',
    '新闻发布会',
    '来源国',
    'Source of the river',
    '版权所有，是指作者对作品的权利。',
    'Copyright protects authors, and so it should.',
    '多边主义 | multilateralism',
    '编辑：然后呢？',
    '码头、防波堤、航道',
  ])('but not: %s', (line) => expect(isFurniture(line)).toBe(false))

  it('is left out; the date in it is that of the text', async () => {
    const document = await readText(`首页 | 新闻 | 专题
Home | News | Features
2025-05-04 08:30  来源：海港日报
港口已经开放。
The port is open.
版权所有 海港日报
Copyright Harbour Daily
`)
    expect(texts(document.zh)).toEqual(['港口已经开放。'])
    expect(texts(document.en)).toEqual(['The port is open.'])
    expect(document).toMatchObject({ date: '2025-05-04', warnings: [] })
  })

  it('a text that ends on place and date does not break off', async () => {
    const zh = '双方同意扩建港口。\n\n二〇二五年五月四日于海港市，一式两份'
    const { warnings } = await readPair(zh, 'The two sides agreed.\n\nDone in duplicate, Harbour City, 4 May 2025')
    expect(warnings).toEqual([])
  })
})

it('a web page that is called like its site has its heading for a title, without what stands around', async () => {
  const html = `<html><head><title>LIN</title></head><body><main><h1>海港</h1>
    <div class="page-info"><span>大约 1 分钟</span><span>LIN</span></div>
    <p>港口已经开放，欢迎各国的船只前来停靠。</p><p>The port is open, and ships of all countries are welcome.</p>
    <p>渔民也可以使用新的码头。</p><p>Fishermen may use the new pier too.</p>
    <div class="page-nav"><a>十月的日记</a></div></main></body></html>`
  const document = await readText(html, 'a.html')
  expect(document.title).toEqual({ zh: '海港' })
  expect(texts(document.zh)).toEqual(['海港', '港口已经开放，欢迎各国的船只前来停靠。', '渔民也可以使用新的码头。'])
})
