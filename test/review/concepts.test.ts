import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { renderingId } from '../../language/identity.ts'
import { startReview } from '../../review/server/server.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'
import { hasChromium, withBrowser } from './browser.ts'

const first = bitext('first.txt', [
  ['推动绿色发展，促进发展。', 'Promote green development and foster growth.'],
  ['绿色发展是方向。', 'The direction is green development.'],
  ['深海探测很重要。', 'Research into deep-sea exploration matters.'],
])
const second = bitext('second.txt', [['发展依靠深海探测。', 'Progress relies on deep-sea exploration.']])
const pairs = [
  ['绿色', 'green', 0.6],
  ['绿色发展', 'green development', 0.9],
  ['发展', 'development', 0.8],
  ['发展', 'growth', 0.5],
  ['发展', 'Progress', 0.4],
] as const

const [green, whole] = [renderingId('绿色', 'green'), renderingId('绿色发展', 'green development')]
const [development, growth, progress] = ['development', 'growth', 'Progress'].map((en) => renderingId('发展', en))
const told = (page: Page, text: string | RegExp) => page.locator('.notice', { hasText: text }).waitFor()

describe.skipIf(!hasChromium)('review by concept', () => {
  const browser = withBrowser()

  async function open(options: object = { locale: 'en-US' }) {
    const file = temporaryFile()
    const termbase = await openTermbase(file, 'create')
    const later = { ...second, document: { ...second.document, date: '2026-05-01' } }
    await termbase.save(extraction([first, later], pairs), 'test')
    const server = await startReview({ termbase, file, reviewer: 'Li' })
    onTestFinished(async () => {
      await server.close()
      await termbase.close()
    })
    const page = await browser.open(server.newLink(), options)
    const row = async (id: string) => (await termbase.review.rows([id]))[0]
    return { termbase, server, page, row }
  }

  test('a card shows all renderings; a number prefers one and admits the others', async () => {
    const { page, row } = await open()
    // Two concepts: the piece 绿色 is folded under 绿色发展, but 发展 stands alone as well.
    await expect.poll(() => page.locator('.row').count()).toBe(2)
    await page.keyboard.press('j')
    await expect
      .poll(() => page.locator('.card .rendering').allTextContents())
      .toEqual(['development', 'growth', 'Progress'])
    expect(await page.locator('.card li').nth(2).textContent()).toMatch(/×1 · Proposed · 2026/)
    await page.keyboard.press('2')
    await told(page, 'Preferred: 发展 = growth')
    expect([(await row(growth)).usage, (await row(development)).usage]).toEqual(['preferred', 'admitted'])
    await page.keyboard.press('z')
    await told(page, 'Undone')
    await page.keyboard.press('Shift+Digit1')
    await told(page, 'Preferred: 发展 = development')
    expect([(await row(development)).usage, (await row(progress)).usage]).toEqual(['preferred', 'deprecated'])
  })

  test('deciding goes through the renderings of a concept, then on; pairs are one key away', async () => {
    const { page, row } = await open()
    await page.keyboard.press('j')
    await page.locator('.heading .en', { hasText: 'growth' }).waitFor()
    await page.keyboard.press('a')
    await page.locator('.heading .en', { hasText: /^development/ }).waitFor()
    await page.keyboard.press('r')
    await page.locator('.heading .en', { hasText: 'Progress' }).waitFor()
    await page.keyboard.press('r')
    await told(page, 'Progress')
    expect([(await row(growth)).status, (await row(development)).status]).toEqual(['accepted', 'rejected'])
    await page.keyboard.press('q')
    await expect.poll(() => page.locator('.row').count()).toBe(4)
  })

  test('pieces of a longer term are folded under it, and rejected for it by one key', async () => {
    const { page, row } = await open()
    await page.locator('.nesting', { hasText: '绿色' }).waitFor()
    await page.keyboard.press('X')
    await told(page, /pieces of 绿色发展 rejected/)
    expect([(await row(whole)).status, (await row(green)).status]).toEqual(['accepted', 'rejected'])
  })

  test('what was missed is added from the text, with the English that belongs to it', {
    timeout: 120_000,
  }, async () => {
    const { page, termbase } = await open()
    await page.keyboard.press('l')
    const sentence = page.locator('.pair .sentence.zh').first()
    await sentence.waitFor()
    await page.locator('.readingHead select').selectOption({ index: 0 })
    const missed = page.locator('.pair', { hasText: '深海探测很重要' }).locator('.sentence.zh')
    await missed.waitFor()
    await missed.evaluate((element) => {
      const range = document.createRange()
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text
      range.setStart(text, 0)
      range.setEnd(text, 4)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
    await missed.dispatchEvent('mouseup')
    await page.locator('.adding', { hasText: 'exploration' }).waitFor({ timeout: 60_000 })
    await page.keyboard.press('Enter')
    await page.locator('dialog [name=en]').fill('deep-sea exploration')
    await page.keyboard.press('Enter')
    await told(page, 'Added: 深海探测 = deep-sea exploration, 2 places')
    await page.locator('.term.accepted', { hasText: '深海探测' }).waitFor()
    expect(await termbase.review.queue({ statuses: ['accepted'] })).toHaveLength(1)
  })

  test('what was missed is chosen and added by keys alone', { timeout: 120_000 }, async () => {
    const { page, termbase } = await open()
    await page.keyboard.press('l')
    await page.locator('.pair').first().waitFor()
    await page.locator('.readingHead select').selectOption({ index: 0 })
    await page.locator('.pair', { hasText: '深海探测很重要' }).waitFor()
    await page.locator('.pairs').focus()
    for (const key of 'jjj') await page.keyboard.press(key)
    const adding = page.locator('.pair', { hasText: '深海探测很重要' }).locator('.adding')
    await adding.waitFor()
    const chinese = adding.locator('strong').first()
    for (let n = 0; n < 4 && (await chinese.textContent()) !== '深海探测'; n++) await page.keyboard.press(']')
    expect(await chinese.textContent()).toBe('深海探测')
    // The English of the links, brought to what it should be.
    const english = adding.locator('strong').nth(1)
    // What makes the links is loaded at the first question.
    await expect.poll(() => english.textContent(), { timeout: 60_000 }).toContain('exploration')
    await page.keyboard.press('W')
    for (let n = 0; n < 6 && !(await english.textContent())?.endsWith('exploration'); n++)
      await page.keyboard.press('}')
    for (let n = 0; n < 6 && !(await english.textContent())?.startsWith('deep'); n++) {
      await page.keyboard.press((await english.textContent())?.includes('deep') ? '{' : '[')
    }
    await page.keyboard.press('Enter')
    await page.locator('dialog [name=en]').waitFor()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () =>
        (await termbase.review.rows(await termbase.review.queue({ statuses: ['accepted'] }))).map(
          ({ zh, en }) => `${zh} = ${en}`,
        ),
      )
      .toEqual(['深海探测 = deep-sea exploration'])
  })

  test('a single occurrence is taken out, and comes back by undoing', async () => {
    const { page, row } = await open()
    await page.keyboard.press('o')
    await told(page, 'taken out')
    await expect.poll(() => page.locator('.concordance .line').count()).toBe(1)
    expect((await row(whole)).frequency).toBe(1)
    await page.keyboard.press('z')
    await expect.poll(async () => (await row(whole)).frequency).toBe(2)
  })

  test('pinyin finds terms, with typing errors too', async () => {
    const { page } = await open()
    for (const typed of ['lvsefazhan', 'lsfz', 'lvsefahzan']) {
      await page.locator('#search').fill(typed)
      await expect.poll(() => page.locator('.row .zh').allTextContents()).toEqual(['绿色发展'])
    }
  })

  test('pictures can be reached by the keyboard and read aloud, and lead to the sentences', async () => {
    const { page } = await open()
    await page.keyboard.press('j')
    const bar = page.locator('.figures [role=button]').last()
    expect(await bar.getAttribute('aria-label')).toBe('2026-05: 1')
    await page.locator('.figures [role=button]').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.line.full', { hasText: 'first.txt' }).waitFor()
    await page.keyboard.press('O')
    await page.getByRole('heading', { name: 'Documents (2)' }).waitFor()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.locator('tr', { hasText: 'second.txt' }).getByRole('button', { name: 'Remove' }).click()
    await told(page, 'second.txt was removed')
    await page.getByRole('heading', { name: 'Documents (1)' }).waitFor()
  })
})
