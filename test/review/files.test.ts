import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ExtractionState, Imported, Inconsistency } from '../../review/api.ts'
import { hasChromium, withBrowser } from './browser.ts'
import { serve } from './fixtures.ts'

/** Documents and glossaries without the terminal. */

const sample = new URL('../../samples/press-conference.txt', import.meta.url).pathname
const glossary = 'Chinese,English,Remark,Colour\n法治,rule of law,see the white paper,red\n和平,peace,,blue\n'

function form(name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const body = new FormData()
  body.append('files', new File([content], name))
  return body
}

test('a glossary is looked at before it is imported: what is taken for what, and what would change', async () => {
  const { ask, termbase } = await serve()
  const send = async (query: string) => {
    const answer = await ask(`/api/import${query}`, { method: 'POST', body: form('client.csv', glossary) })
    return (await answer.json()) as Imported
  }
  const trial = await send('?dryRun=1')
  expect(trial.summary).toMatchObject({ conceptsAdded: 1, renderingsAdded: 1, renderingsChanged: 1 })
  expect(trial.taken.join()).toMatch(/Chinese.*English.*Remark/s)
  expect(trial.left.join()).toContain('Colour')
  expect(await termbase.review.queue({ statuses: ['accepted'] })).toEqual([])
  await send('')
  expect(await termbase.review.queue({ statuses: ['accepted'] })).toHaveLength(2)

  const broken = await ask('/api/import', { method: 'POST', body: form('x.csv', 'nothing\nhere\n') })
  expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([422, 'unreadable'])
  expect((await ask('/api/import', { method: 'POST' })).status).toBe(400)
})

test('any format is exported; what there is none of is not', async () => {
  const { ask, post } = await serve()
  const formats = (await (await ask('/api/export')).json()) as { name: string }[]
  expect(formats.map(({ name }) => name)).toContain('tbx')
  const all = 'status=accepted,proposed,undecided'
  for (const { name } of formats) {
    const answer = await ask(`/api/export/${name}?${all}`)
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 0], name).toEqual([200, true])
  }
  expect(await (await ask(`/api/export/tsv?${all}`)).text()).toContain('development')
  expect((await ask('/api/export/none')).status).toBe(404)
  expect((await ask('/api/export/tsv?status=good')).status).toBe(400)
  expect((await post('/api/extraction', {})).status).toBe(400)
})

test('accepted terms that do not agree are told', async () => {
  const { ask, termbase } = await serve()
  const add = (zh: string, en: string) => termbase.add({ zh, en }, 'Li')
  await add('司法', 'judicial reform')
  await add('改革', 'Judicial reform')
  await add('审判', 'judical reform')
  await add('法院', 'court of 2001')
  await add('法庭', 'court of 2002')
  const found = (await (await ask('/api/consistency')).json()) as Inconsistency[]
  const told = found.map(({ kind, rows }) => `${kind}: ${rows.map(({ en }) => en).join(' / ')}`)
  expect(told).toContain('sameEnglish: judicial reform / Judicial reform')
  expect(told).toContain('capitals: judicial reform / Judicial reform')
  expect(told.some((one) => one.startsWith('nearSpelling') && one.includes('judical'))).toBe(true)
  expect(told.join()).not.toContain('court')
})

describe.skipIf(!hasChromium)('on the page', () => {
  const browser = withBrowser()

  test('documents are dropped, extracted with progress, and shown; a file that cannot be used is named', {
    timeout: 180_000,
  }, async () => {
    const { server, termbase, ask } = await serve()
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    await page.keyboard.press('O')
    await page.locator('input[type=file]').setInputFiles([
      { name: 'press.txt', mimeType: 'text/plain', buffer: readFileSync(sample) },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
    ])
    await page.getByRole('button', { name: 'Extract their terms' }).click()
    await page.locator('.extraction', { hasText: '1 documents were added' }).waitFor({ timeout: 120_000 })
    await page.locator('.extraction .problem', { hasText: 'empty.txt' }).waitFor()
    expect((await termbase.status()).documents.map(({ name }) => name)).toEqual(['press.txt', 'talk.txt'])
    expect(((await (await ask('/api/extraction')).json()) as ExtractionState).renderingsAdded).toBeGreaterThan(50)
    await page.keyboard.press('O')
    await page.keyboard.press('g')
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(10)
  })

  test('an extraction is stopped', { timeout: 120_000 }, async () => {
    const { ask, termbase } = await serve()
    const body = form('press.txt', new Uint8Array(readFileSync(sample)))
    expect((await ask('/api/extraction', { method: 'POST', body })).status).toBe(200)
    expect((await ask('/api/extraction', { method: 'POST', body: form('a.txt', 'x') })).status).toBe(409)
    await ask('/api/extraction/stop', { method: 'POST' })
    const status = async () => ((await (await ask('/api/extraction')).json()) as ExtractionState).status
    await expect.poll(status, { timeout: 60_000 }).toBe('stopped')
    expect((await termbase.status()).documents).toHaveLength(1)
  })

  test('a glossary is imported, with what it would do shown first', async () => {
    const { server } = await serve()
    const page = await browser.open(server.newLink(), { locale: 'zh-CN' })
    await page.keyboard.press('O')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'client.csv', mimeType: 'text/csv', buffer: Buffer.from(glossary) })
    await page.getByRole('button', { name: '作为术语表导入' }).click()
    await page.locator('.trial', { hasText: '将新增 1 个概念' }).waitFor()
    await page.locator('.trial', { hasText: 'Colour' }).waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.locator('.notice', { hasText: '已导入' }).waitFor()
  })
})
