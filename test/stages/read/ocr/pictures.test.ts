import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumArguments } from '../../../../evaluation/chromium.ts'
import { installedChromium } from '../../../../files/chromium.ts'
import { read } from '../../../../stages/read/index.ts'

const ZH = ['港口于星期一重新开放。', '双方讨论了新的桥梁和公路。', '五十二人出席了会议。']
const EN = [
  'The port reopened on Monday.',
  'Both sides discussed new bridges and roads.',
  'Fifty-two people attended the meeting.',
]

/** The paragraphs as a picture, and as a PDF that holds nothing but the picture. */
async function printed(): Promise<{ png: Uint8Array; pdf: Uint8Array }> {
  const browser = await chromium.launch({ executablePath: installedChromium(), args: chromiumArguments })
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 500 }, deviceScaleFactor: 2 })
    const paragraphs = ZH.flatMap((zh, i) => [zh, EN[i]]).map((text) => `<p>${text}</p>`)
    await page.setContent(`<body style="font: 24px serif; margin: 40px">${paragraphs.join('')}`)
    const png = await page.screenshot()
    const source = `data:image/png;base64,${png.toString('base64')}`
    await page.setContent(`<body style="margin: 0"><img style="width: 180mm" src="${source}">`)
    return { png, pdf: await page.pdf({ format: 'A4' }) }
  } finally {
    await browser.close()
  }
}

describe.skipIf(!installedChromium())('text in pictures', () => {
  test('is recognised where that is asked for, with its places, and said to be a guess', async () => {
    const { png, pdf } = await printed()
    for (const [name, bytes] of [
      ['page.png', png],
      ['scan.pdf', pdf],
    ] as const) {
      await expect(read({})({ name, bytes })).rejects.toThrow('--ocr')
      const { zh, en, warnings } = await read({ ocr: 'simplified' })({ name, bytes })
      expect(zh.map(({ text }) => text)).toEqual(ZH)
      expect(en.map(({ text }) => text)).toEqual(EN)
      expect(en[2].place).toMatchObject({ file: name, line: 1, column: 6 })
      expect(warnings).toEqual([expect.stringMatching(/^\S+: the text of page 1 was recognised .*, \d\d% sure/)])
    }
  }, 120_000)

  test('is refused where there is none', async () => {
    const browser = await chromium.launch({ executablePath: installedChromium(), args: chromiumArguments })
    const page = await browser.newPage()
    const bytes = await page.screenshot()
    await browser.close()
    await expect(read({ ocr: 'simplified' })({ name: 'white.png', bytes })).rejects.toThrow('found none in it')
    const broken = { name: 'broken.png', bytes: bytes.subarray(0, 60) }
    await expect(read({ ocr: 'simplified' })(broken)).rejects.toMatchObject({
      file: 'broken.png',
      message: expect.stringContaining('expected a picture that can be read'),
    })
  }, 120_000)
})
