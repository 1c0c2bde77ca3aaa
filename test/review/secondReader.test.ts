import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { renderingId } from '../../language/identity.ts'
import { tellMend, UNLIKE } from '../../model/readerMend.ts'
import type { Reason } from '../../model/reason.ts'
import { startReview } from '../../review/server/server.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'
import { hasChromium, withBrowser } from './browser.ts'

const talk = bitext('talk.txt', [
  ['推动绿色发展，维护世界和平。', 'Promote green development and safeguard world peace.'],
])
const told = `qwen3, instructions 1, 2026-12-01; the ranker gave 0.800; ${UNLIKE}`
const pairs = [
  ['绿色', 'green development', 0.8],
  ['绿色发展', 'green development', 0.7],
  ['维护世界', 'world', 0.6],
  ['和平', 'peace', 0.5],
] as const
const [cut, whole, wide, peace] = pairs.map(([zh, en]) => renderingId(zh, en))
const reasons: Readonly<Record<string, Reason[]>> = {
  [cut]: [{ side: 'against', code: 'readerMended', value: tellMend('绿色发展', 'green development', told) }],
  [wide]: [{ side: 'against', code: 'readerMended', value: tellMend('世界', 'world', told) }],
  [peace]: [{ side: 'for', code: 'readerKept', value: 'qwen3, instructions 1, 2026-12-01; the ranker gave 0.500' }],
}

describe.skipIf(!hasChromium)('what a second reader said, on the page', () => {
  const browser = withBrowser()

  async function open(options: object = { locale: 'en-US' }) {
    const file = temporaryFile()
    const termbase = await openTermbase(file, 'create')
    const { bitexts, entries } = extraction([talk], pairs)
    const heard = entries.map((entry) => ({
      ...entry,
      renderings: entry.renderings.map((one) => ({ ...one, reasons: reasons[one.id] ?? one.reasons })),
    }))
    await termbase.save({ bitexts, entries: heard }, 'test')
    const server = await startReview({ termbase, file, reviewer: 'Li' })
    onTestFinished(async () => {
      await server.close()
      await termbase.close()
    })
    const page = await browser.open(server.newLink(), options)
    return { termbase, page }
  }

  test('the filter lists the pairs of which it thinks otherwise; one key takes what it makes of one', async () => {
    const { termbase, page } = await open()
    await page.keyboard.press('q')
    await page.keyboard.press('f')
    await page.getByLabel('Second reader').selectOption('unlike')
    await expect.poll(() => page.locator('.row').count()).toBe(2)
    expect(page.url()).toContain('reader=unlike')
    await page.keyboard.press('Escape')
    const line = page.locator('.loop', { hasText: 'The second reader makes of it' })
    await expect.poll(() => line.textContent()).toContain('绿色发展 = green development')
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    expect(((await page.evaluate('axe.run()')) as { violations: unknown[] }).violations).toEqual([])

    // It is there already: that one is accepted, and the piece rejected for it.
    await page.keyboard.press('R')
    await page.locator('.heading .zh', { hasText: '维护世界' }).waitFor()
    const rows = async (...ids: string[]) =>
      (await termbase.review.rows(ids)).map(({ zh, en, status }) => `${zh} = ${en} ${status}`)
    await expect
      .poll(() => rows(cut, whole))
      .toEqual(['绿色 = green development rejected', '绿色发展 = green development accepted'])

    // It is not there yet: the pair becomes it.
    await expect.poll(() => line.textContent()).toContain('世界 = world')
    await page.keyboard.press('R')
    await expect.poll(() => rows(renderingId('世界', 'world'), wide)).toContain('世界 = world accepted')
    await page.keyboard.press('z')
    await expect.poll(() => rows(wide)).toEqual(['维护世界 = world proposed'])
  })

  test('in Chinese, too; the key means nothing where the reader would leave the pair', async () => {
    const { termbase, page } = await open({ locale: 'zh-CN' })
    await page.keyboard.press('q')
    await page.locator('.row', { hasText: '和平' }).click()
    await page.locator('.heading .zh', { hasText: '和平' }).waitFor()
    expect(await page.locator('.reasons').textContent()).toContain('第二读者予以保留')
    await page.keyboard.press('R')
    await page.keyboard.press('End')
    expect((await termbase.review.rows([peace]))[0].status).toBe('proposed')
  })
})
