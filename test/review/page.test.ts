import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { extract } from '../../pipeline/extract.ts'
import { operatingPoint } from '../../pipeline/models.ts'
import { startReview } from '../../review/server/server.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'
import { hasChromium, withBrowser } from './browser.ts'
import { serve } from './fixtures.ts'

const sample = new URL('../../samples/press-conference.txt', import.meta.url).pathname

/** A review of the bundled sample, from a fresh termbase. */
async function serveSample() {
  const file = temporaryFile()
  const termbase = await openTermbase(file, 'create')
  await termbase.save(await extract([sample], { minConfidence: operatingPoint() }), 'me')
  const server = await startReview({ termbase, file, reviewer: 'Li' })
  onTestFinished(async () => {
    await server.close()
    await termbase.close()
  })
  return { termbase, server }
}

const heading = async (page: Page) => {
  const text = (side: string) => page.locator(`.heading .terms .${side}`).textContent()
  return `${await text('zh')} = ${await text('en')}`
}
const pressAll = async (page: Page, keys: string) => {
  for (const key of keys.split(' ')) await page.keyboard.press(key)
}
/** What the page says was done, once it says so: the server has confirmed it then. */
const told = (page: Page, text: string) => page.locator('.notice', { hasText: text }).waitFor()
const statusOf = (page: Page, row: number) => page.locator('.row').nth(row).locator('.mark').getAttribute('aria-label')

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

describe.skipIf(!hasChromium)('review page', () => {
  const browser = withBrowser()

  test('a queue that has not come yet is not called empty', { timeout: 120_000 }, async () => {
    const { server } = await serveSample()
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    const { promise: held, resolve: release } = withResolvers()
    await page.route('**/api/queue*', async (route) => {
      await held
      await route.continue()
    })
    await page.reload({ waitUntil: 'load' })
    await page.getByText('Proposed').first().waitFor()
    expect(await page.locator('.empty').count()).toBe(0)
    release()
    await page.locator('.row').first().waitFor()
  })

  test('the bundled sample is reviewed by keyboard alone, and all is left so', { timeout: 120_000 }, async () => {
    const { termbase, server } = await serveSample()
    const { review } = termbase
    const [first, second, third, fourth] = await review.rows(await review.queue({}))
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    // Pair by pair, pieces of longer terms included.
    await page.goto(`${server.origin}/?unit=pair`)
    await page.locator('.sentence').first().waitFor()
    expect(await heading(page)).toBe(`${first.zh} = ${first.en}`)

    // Accept, reject, leave one undecided: each goes on to the next.
    await pressAll(page, 'a r u')
    await told(page, 'Undecided')
    expect(await heading(page)).toBe(`${fourth.zh} = ${fourth.en}`)
    const statuses = async () => (await review.rows([first.id, second.id, third.id])).map(({ status }) => status)
    expect(await statuses()).toEqual(['accepted', 'rejected', 'undecided'])

    // A boundary: one word of English more, or less where the sentence begins with it.
    const [line] = (await review.concordance(fourth.id, 0, 1)).lines
    await pressAll(page, line.en.start > 0 ? 'w Tab [ Enter' : 'w Tab ] Enter')
    await told(page, 'Edit')
    const [edited] = await review.rows([fourth.id])
    expect(edited.en).not.toBe(fourth.en)
    expect(line.unit.en).toContain(edited.en)
    expect(await heading(page)).toBe(`${edited.zh} = ${edited.en}`)
    expect(await page.locator('.sentence.en mark').first().textContent()).toBe(edited.en)

    // Merge this concept into the first one, found by searching for it.
    await page.keyboard.press('m')
    await page.locator('dialog input:focus, [role=dialog] input:focus').waitFor()
    await page.keyboard.type(first.zh)
    await page.locator('.choices button', { hasText: first.zh }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `into “${first.zh}”` }).waitFor()
    await page.keyboard.press('Enter')
    await told(page, 'Merged')
    expect((await review.rows([fourth.id]))[0].concept).toBe(first.concept)

    // Undo twice: the merger, then the boundary.
    await page.keyboard.press('z')
    await told(page, 'Undone')
    expect((await review.rows([fourth.id]))[0]).toMatchObject({ concept: fourth.concept, en: edited.en })
    await page.keyboard.press('z')
    await page.locator('.heading', { hasText: fourth.en }).waitFor()
    await expect
      .poll(async () => (await review.rows([fourth.id]))[0])
      .toMatchObject({ en: fourth.en, status: 'proposed' })

    // Search in Chinese.
    await page.keyboard.press('/')
    await page.keyboard.type('发展')
    const found = await review.rows(await review.queue({ search: '发展' }))
    await expect
      .poll(() => page.locator('.row .zh').allTextContents())
      .toEqual(found.slice(0, await page.locator('.row').count()).map(({ zh }) => zh))
    await page.keyboard.press('Enter')

    // A reload comes to the same search.
    await page.reload()
    await expect.poll(() => page.locator('#search').inputValue()).toBe('发展')
    await page.goto(`${server.origin}/?unit=pair`)
    await expect
      .poll(() => Promise.all([0, 1, 2, 3].map((row) => statusOf(page, row))))
      .toEqual(['Accepted', 'Rejected', 'Undecided', 'Proposed'])
    expect(await statuses()).toEqual(['accepted', 'rejected', 'undecided'])
  })

  test('who comes back goes on with what nobody has decided', async () => {
    const { termbase, server } = await serveSample()
    const { review } = termbase
    const [first] = await review.rows(await review.queue({}))
    await termbase.decide([{ rendering: first.id, status: 'accepted' }], 'Li')
    const filter = { statuses: ['proposed'], unit: 'concept', nested: 'fold' } as const
    const [next] = await review.rows(await review.queue(filter))
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    expect(await heading(page)).toBe(`${next.zh} = ${next.en}`)
  })

  test('of two people on the same pair the second is told, and nothing is overwritten', async () => {
    const { server, termbase } = await serve({ password: 'secret' })
    const li = await browser.open(server.newLink(), { locale: 'en-US' })
    const wang = await browser.open(server.newLink(), { locale: 'zh-CN' })
    // Li decides after Wang has pressed the key, before it reaches the server.
    await wang.route('**/api/decisions', async (route) => {
      await termbase.decide([{ rendering: (await termbase.review.queue({}))[0], status: 'accepted' }], 'Li')
      await route.continue()
    })
    await wang.keyboard.press('r')
    await wang.locator('.notice.problem', { hasText: '您的操作未保存' }).waitFor()
    expect(await wang.locator('.badge').first().textContent()).toBe('已接受')
    // Li sees it without a reload.
    await li.locator('.row.accepted').waitFor()
    expect(await termbase.review.queue({ statuses: ['rejected'] })).toEqual([])
  })

  test('what transcripts say is text, never markup', async () => {
    const { server } = await serve()
    const page = await browser.open(server.newLink())
    const problems: string[] = []
    page.on('dialog', (dialog) => {
      problems.push('dialog')
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.keyboard.press('End')
    await page.locator('.heading', { hasText: '<script>alert(1)</script>' }).waitFor()
    expect(await page.locator('#app img, #app script').count()).toBe(0)
    expect(problems).toEqual([])
  })

  test('text selected in a sentence becomes the wording', async () => {
    const { server, termbase } = await serve()
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    await page.keyboard.press('j')
    await page.locator('.heading', { hasText: 'peace' }).waitFor()
    // A double click selects a word: the first, "We"; extended it is "We safeguard".
    await page.locator('.sentence.en').dblclick({ position: { x: 12, y: 12 } })
    await page.locator('.picked').waitFor()
    expect(await page.evaluate(() => String(getSelection()))).toContain('We')
    await pressAll(page, '] Enter')
    await told(page, 'Edit')
    expect(
      (await termbase.review.rows(await termbase.review.queue({ search: 'we safeguard' }))).map(({ en }) => en),
    ).toEqual(['We safeguard'])
  })

  test('a batch over a filter is undone by one key', async () => {
    const { server, termbase } = await serve()
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    await page.keyboard.press('b')
    await page.getByRole('heading', { name: 'One decision for 4 pairs' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await told(page, '4 pairs decided')
    expect(await termbase.review.queue({ statuses: ['accepted'] })).toHaveLength(4)
    await page.keyboard.press('z')
    await told(page, 'Undone')
    expect(await termbase.review.queue({ statuses: ['proposed'] })).toHaveLength(4)
  })

  describe('axe', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [locale, width] of [
        ['en-US', 1280],
        ['zh-CN', 800],
        ['en-US', 640],
      ] as const) {
        test(`finds nothing serious: ${colorScheme}, ${locale}, ${width} pixels`, async () => {
          const { server } = await serve()
          const page = await browser.open(server.newLink(), {
            ...{ colorScheme, locale, bypassCSP: true, viewport: { width, height: width === 640 ? 400 : 800 } },
          })
          await pressAll(page, 'a f Enter c')
          const findings: string[] = []
          const run = async (where: string) => {
            await page.evaluate(source)
            const { violations } = (await page.evaluate('axe.run()')) as {
              violations: { id: string; impact: string; nodes: { html: string }[] }[]
            }
            const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
            findings.push(...serious.map(({ id, nodes }) => `${where}: ${id} ${nodes[0].html.slice(0, 200)}`))
          }
          await run('page')
          for (const key of ['?', 'e', 'm', 'b', '+']) {
            await page.keyboard.press(key)
            await page.locator('dialog').waitFor()
            await run(key)
            await page.keyboard.press('Escape')
            await page.locator('dialog').waitFor({ state: 'detached' })
          }
          await page.keyboard.press('l')
          await page.locator('.pair').first().waitFor()
          await run('reading')
          await page.keyboard.press('O')
          await page.locator('.figuresTable').first().waitFor()
          await run('pictures')
          expect(findings).toEqual([])
        })
      }
    }
  })
})
