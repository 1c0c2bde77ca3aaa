import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { chromiumArguments } from '../../evaluation/chromium.ts'
import { installedChromium } from '../../files/chromium.ts'

/** One Chromium for the tests of a file; pages in contexts of their own, as of different people. */
export function withBrowser(): Record<'open' | 'visit', (url: string, options?: object) => Promise<Page>> {
  let browser: Browser | undefined
  beforeAll(async () => {
    const executablePath = installedChromium()
    if (executablePath) browser = await chromium.launch({ executablePath, args: chromiumArguments })
  })
  afterAll(async () => {
    await browser?.close()
  })
  const visit = async (url: string, options: object = {}) => {
    const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(url)
    return page
  }
  return {
    visit,
    async open(url, options = {}) {
      const page = await visit(url, options)
      await page.locator('.sentence').first().waitFor()
      return page
    },
  }
}

/** Says why the browser tests do not run, where they do not. */
export const hasChromium = installedChromium() !== undefined
if (!hasChromium) console.warn('No Chromium here: the tests of the review page are skipped (set CHROMIUM to its path).')
