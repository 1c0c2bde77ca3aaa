import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { conceptId, renderingId } from '../../language/identity.ts'
import { startReview } from '../../review/server/server.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { hasChromium, withBrowser } from './browser.ts'
import { serve } from './fixtures.ts'

/** What two people, or one who is quick or clumsy, must not be surprised by. */

const peace = renderingId('和平', 'peace')
const development = renderingId('发展', 'development')
const told = (page: Page, text: string | RegExp) => page.locator('.notice', { hasText: text }).waitFor()
const problemText = (page: Page) => page.locator('.notice.problem').textContent()

describe.skipIf(!hasChromium)('two people', () => {
  const browser = withBrowser()
  const at = (origin: string, id: string) => `${origin}/?unit=pair&at=${id}`

  /** A page of Li at a pair, and the row of a pair. */
  async function open(id: string, options: object = { locale: 'en-US' }) {
    const served = await serve({ password: 'secret' })
    const page = await browser.open(served.server.newLink(), options)
    await page.goto(at(served.server.origin, id))
    await page.locator(`.entry[data-rendering="${id}"] .sentence`).first().waitFor()
    const row = async (one = id) => (await served.termbase.review.rows([one]))[0]
    return { ...served, page, row }
  }

  test('what is edited is told against what was seen when the form was opened; both versions stand side by side', async () => {
    const { page, termbase, row } = await open(peace)
    await page.keyboard.press('e')
    await page.locator('[name=note]').fill('mine')
    await termbase.decide([{ rendering: peace, note: 'theirs', category: 'name' }], 'Wang')
    await page.locator('[name=domain]').fill('diplomacy')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.theirs', { hasText: 'theirs' }).waitFor()
    expect((await row()).note).toBe('theirs')
    // What was typed is there still; what only they changed was taken over.
    expect(await page.locator('[name=note]').inputValue()).toBe('mine')
    expect(await page.locator('[name=category]').inputValue()).toBe('name')
    await page.getByRole('button', { name: 'Save' }).click()
    await told(page, 'Edit')
    expect(await row()).toMatchObject({ note: 'mine', category: 'name' })
    expect((await termbase.review.concept(conceptId('和平')))?.domain).toBe('diplomacy')
  })

  test('a definition that somebody else changed can be saved, and nothing typed is lost', async () => {
    const { page, termbase } = await open(peace)
    await page.keyboard.press('e')
    await page.locator('[name=definition]').fill('absence of war')
    await termbase.decide([{ concept: conceptId('和平'), definition: 'harmony' }], 'Wang')
    await page.keyboard.press('Control+Enter')
    await page.locator('.theirs', { hasText: 'harmony' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await told(page, 'Edit')
    expect((await termbase.review.concept(conceptId('和平')))?.definition).toBe('absence of war')
  })

  test('undoing takes back what can be, and names what cannot', async () => {
    const { page, termbase, row } = await open(peace)
    await page.keyboard.press('a')
    await told(page, 'Accepted')
    await page.goto(page.url().replace(/at=\w+/, `at=${development}`))
    await page.locator(`.entry[data-rendering="${development}"] .sentence`).first().waitFor()
    await page.keyboard.press('r')
    await told(page, 'Rejected')
    await termbase.decide([{ rendering: development, status: 'accepted' }], 'Wang')
    await page.keyboard.press('z')
    await told(page, /Wang has changed status of 发展 = development/)
    expect((await row(development)).status).toBe('accepted')
    await page.keyboard.press('z')
    await told(page, 'Undone: 1')
    expect((await row(peace)).status).toBe('proposed')
  })

  test('deciding all shown leaves alone what others decided, and tells the numbers first', async () => {
    const { page, termbase } = await open(peace)
    await termbase.decide([{ rendering: development, status: 'rejected' }], 'Wang')
    await page.keyboard.press('b')
    await page.getByLabel(/Rejected: 1/).waitFor()
    await page.getByRole('heading', { name: 'One decision for 3 pairs' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await told(page, '3 pairs decided')
    expect(await termbase.review.queue({ statuses: ['rejected'] })).toEqual([development])
  })

  test('boundaries that were moved survive other keys and a reload; accepting saves them', async () => {
    const { page, row } = await open(renderingId('世界和平', 'world peace and'))
    const world = renderingId('世界和平', 'world peace and')
    await page.keyboard.press('w')
    await page.keyboard.press('Tab')
    await page.keyboard.press('}')
    await page.locator('.draft strong', { hasText: /world peace$/ }).waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('j')
    await page.locator('.draft').waitFor()
    await page.reload()
    await page.locator('.draft').waitFor()
    await page.keyboard.press('a')
    await told(page, 'Accepted')
    expect(await row(world)).toMatchObject({ en: 'world peace', status: 'accepted' })
  })

  test('a colleague’s change does not lose the boundaries that were moved', async () => {
    const world = renderingId('世界和平', 'world peace and')
    const { page, row, termbase } = await open(world)
    await page.keyboard.press('w')
    await page.keyboard.press('Tab')
    await page.keyboard.press('}')
    await termbase.decide([{ rendering: world, status: 'undecided' }], 'Wang')
    await page.keyboard.press('Enter')
    await told(page, 'Your boundaries are kept')
    await page.locator('.draft').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => row(world)).toMatchObject({ en: 'world peace', status: 'undecided' })
  })

  test('a correction that is there already is closed by one key', async () => {
    const { page, row, termbase } = await open(peace)
    const added = await termbase.add({ zh: '世界和平', en: 'world peace' }, 'Wang')
    const world = renderingId('世界和平', 'world peace and')
    await page.goto(page.url().replace(/at=\w+/, `at=${world}`))
    await page.locator(`.entry[data-rendering="${world}"] .sentence`).first().waitFor()
    // Four keys in all: the English, a word less, accept; and the one that closes.
    for (const key of ['w', 'Tab', '}', 'a']) await page.keyboard.press(key)
    await page.locator('.loop', { hasText: 'is there already' }).waitFor()
    await page.keyboard.press('Enter')
    await told(page, 'the correction is done')
    expect([(await row(world)).status, (await row(added.rendering)).status]).toEqual(['rejected', 'accepted'])
  })

  test('an old page tells that the server was started anew', async () => {
    const { page, server, termbase, file } = await open(peace)
    await server.close()
    await page.locator('.lost').waitFor()
    const again = await startReview({ termbase, file, reviewer: 'Li', port: server.port })
    try {
      await page.locator('.lost', { hasText: 'session' }).waitFor()
    } finally {
      await again.close()
    }
  })

  test('reasons against are told apart, and in the language of the page', async () => {
    const { page } = await open(peace, { locale: 'zh-CN' })
    await page.locator('.reasons .for', { hasText: '带引号' }).waitFor()
    expect(await page.locator('.reasons').textContent()).not.toMatch(/[a-z]{3}/)
  })

  test('a key that is held decides once; merging asks; letters can be switched off', async () => {
    const { page, termbase } = await open(peace)
    await page.keyboard.down('a')
    for (let i = 0; i < 5; i++) await page.keyboard.down('a')
    await page.keyboard.up('a')
    await told(page, 'Accepted')
    expect(await termbase.review.queue({ statuses: ['accepted'] })).toHaveLength(1)
    await page.keyboard.press('m')
    await page.locator('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect((await termbase.review.changesAfter(0, 100)).filter(({ action }) => action === 'merge')).toEqual([])
    await page.locator('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('?')
    await page.getByLabel('Single letters are commands').uncheck()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('r')
    await page.waitForTimeout(200)
    expect(await termbase.review.queue({ statuses: ['rejected'] })).toEqual([])
    await page.keyboard.press('Alt+r')
    await told(page, 'Rejected')
  })

  test('the address keeps filter, search and place; back goes back; per cent are per cent', async () => {
    const { page } = await open(peace)
    await page.keyboard.press('f')
    await page.getByLabel('Confidence from').fill('85')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    expect(page.url()).toContain('min=0.85')
    await page.reload()
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    await page.goBack()
    await expect.poll(() => page.locator('.row').count()).toBe(4)
    // The filters are reached and left by keys alone, and the keys mean something again.
    await page.keyboard.press('f')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/SELECT|BODY|DIV/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('End')
    await page.locator('.heading', { hasText: 'script' }).waitFor()
  })

  test('a search that fails says so', async () => {
    const { page } = await open(peace)
    await page.route('**/api/queue*', (route) => route.abort())
    await page.locator('#search').fill('x')
    await page.locator('.empty.failed', { hasText: 'the server does not answer' }).waitFor()
    await page.unroute('**/api/queue*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.empty.failed').waitFor({ state: 'detached' })
  })

  test('history is told in words', async () => {
    const { page, termbase } = await open(peace)
    await termbase.merge({ id: conceptId('和平') }, { id: conceptId('发展') }, 'Wang')
    await told(page, 'Wang')
    await page.keyboard.press('h')
    await page.locator('.history li', { hasText: 'Wang · merged' }).waitFor()
    expect(await page.locator('.history').textContent()).toContain('→ 发展')
    expect(await page.locator('.history').textContent()).not.toMatch(/[cr][0-9a-f]{16}/)
  })

  test('at 200 % zoom the sentence and the decisions are in sight; English signs are in an English font', async () => {
    const { page, server } = await open(peace, { locale: 'zh-CN', viewport: { width: 640, height: 400 } })
    for (const what of ['.sentence.en', '.sentence.zh', '.actions button']) {
      const box = await page.locator(what).first().boundingBox()
      expect((box?.y ?? 1000) + (box?.height ?? 0), what).toBeLessThanOrEqual(400)
    }
    expect(server.port).toBeGreaterThan(0)
    const font = await page.locator('.sentence.en').evaluate((element) => getComputedStyle(element).fontFamily)
    expect(font).not.toMatch(/Noto Sans (SC|CJK)/)
  })

  test('the next pair is shown from its sentence on, wherever the one before was left', async () => {
    const { page, termbase } = await open(peace, { locale: 'en-US', viewport: { width: 900, height: 600 } })
    const definition = 'a long one\n'.repeat(80)
    await termbase.decide(
      [
        { concept: conceptId('和平'), definition },
        { concept: conceptId('发展'), definition },
      ],
      'Wang',
    )
    await page.locator('.facts', { hasText: 'a long one' }).waitFor()
    const isInSight = async () => {
      const [sentence, pane] = await Promise.all(
        ['.line.full .sentence.zh', '.entry'].map((what) => page.locator(what).first().boundingBox()),
      )
      return sentence !== null && pane !== null && sentence.y >= 0 && sentence.y + sentence.height <= 600
    }
    for (const key of ['k', 'j', 'w']) {
      await page.mouse.move(600, 350)
      await page.mouse.wheel(0, 1000)
      await expect.poll(isInSight).toBe(false)
      await page.keyboard.press(key)
      await expect.poll(isInSight).toBe(true)
      await page.keyboard.press('Escape')
    }
  })

  test('sentences can be selected and copied', async () => {
    const { page } = await open(peace)
    await page.locator('.line.full .sentence.en').dblclick({ position: { x: 12, y: 12 } })
    expect((await page.evaluate(() => String(getSelection()))).trim()).toBe('We')
    expect(await page.locator('.draft').count()).toBe(0)
  })

  test('what is fetched before is not shown after somebody changed it', async () => {
    const { page, termbase } = await open(development)
    // The next pair is here already, fetched ahead.
    await page.waitForTimeout(500)
    await termbase.decide([{ concept: conceptId('和平'), definition: 'quite new' }], 'Wang')
    await expect.poll(async () => (await termbase.review.concept(conceptId('和平')))?.definition).toBe('quite new')
    await page.waitForTimeout(1500)
    await page.keyboard.press('j')
    await page.locator('.facts', { hasText: 'quite new' }).waitFor()
    expect(await problemText(page)).toBe('')
  })

  test('of new documents the terms are told, and stay out of the queue until it is shown anew', async () => {
    const { page, termbase } = await open(peace)
    const more = bitext('more.txt', [['法治。', 'Rule of law.']])
    await termbase.save(extraction([more], [['法治', 'Rule of law', 0.7]]), 'me')
    await told(page, 'New documents')
    await page.keyboard.press('g')
    await page.locator('.row', { hasText: '法治' }).waitFor()
  })
})
