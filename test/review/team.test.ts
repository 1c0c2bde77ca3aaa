import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { renderingId } from '../../language/identity.ts'
import type { Team } from '../../model/team.ts'
import type { Queue, Refusal, Session, TaskCounts } from '../../review/api.ts'
import { hasChromium, withBrowser } from './browser.ts'
import { type Served, serve } from './fixtures.ts'

/** Several people with different rights; what they do is looked for in the termbase, not in what the page says. */

const [peace, development] = [renderingId('和平', 'peace'), renderingId('发展', 'development')]
const world = renderingId('世界和平', 'world peace and')

const team = {
  members: [
    { name: 'Li', role: 'approver' },
    { name: '王芳', role: 'reviewer' },
    { name: 'Chen', role: 'approver' },
    { name: 'Guest', role: 'reader' },
    { name: 'Intern', role: 'proposer' },
  ],
  others: 'reader',
  approval: 'asked',
} as const

/** A session of a colleague, as the cookie of a browser has it. */
async function enter({ ask }: Served, name: string, password = 'secret'): Promise<string | undefined> {
  const body = new URLSearchParams({ name, password })
  const answer = await ask('/login', { method: 'POST', body, headers: { Authorization: '' } })
  return answer.headers.get('set-cookie')?.split(';')[0]
}

function asking({ ask }: Served, cookie: string | undefined) {
  const headers = { Authorization: '', Cookie: cookie ?? '', 'Content-Type': 'application/json' }
  const get = async <T>(path: string) => (await (await ask(`/api/${path}`, { headers })).json()) as T
  const post = (path: string, body: unknown) =>
    ask(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { get, post }
}

describe('the API', () => {
  test('refuses every write to those who may not, by whatever way it comes', async () => {
    const served = await serve({ password: 'secret' })
    const { termbase } = served
    await termbase.team.set(team, 'Li')
    const last = await termbase.review.lastChange()
    const [{ concept }] = await termbase.review.rows([peace])
    const decision = { decisions: [{ rendering: peace, revision: 0, status: 'accepted' }] }
    const files = new FormData()
    files.append('files', new File(['zh,en\n法治,rule of law\n'], 'a.csv'))
    const writes: [path: string, body: unknown][] = [
      ['decisions', decision],
      ['batch', { filter: {}, change: { status: 'rejected' }, expected: 4 }],
      ['terms', { zh: '法治', en: 'rule of law' }],
      ['documents/remove', { name: 'talk.txt' }],
      ['merge', { from: { id: concept, revision: 0 }, into: { id: concept, revision: 0 } }],
      ['split', { rendering: peace, revision: 0 }],
      ['comments', { rendering: peace, text: 'x' }],
      ['comments/close', { id: 1, isClosed: true }],
      ['team', { ...team, revision: 1 }],
      ['team/password', { name: 'Chen', password: 'x' }],
      ['samples', { judges: ['Li', 'Chen'], size: 2 }],
      ['samples/1/verdicts', { rendering: peace, verdict: 'accepted' }],
      ['samples/1/settle', { settled: [{ rendering: peace, verdict: 'accepted' }] }],
    ]
    const cookie = await enter(served, 'Guest')
    const { get, post } = asking(served, cookie)
    for (const [path, body] of writes) {
      const answer = await post(path, body)
      expect([path, answer.status, ((await answer.json()) as Refusal).code]).toEqual([path, 403, 'notAllowed'])
    }
    for (const path of ['extraction', 'extraction/stop', 'import', 'import?dryRun=1']) {
      const body = new FormData()
      body.append('files', new File(['zh,en\n法治,rule of law\n'], 'a.csv'))
      const answer = await served.ask(`/api/${path}`, {
        method: 'POST',
        body,
        headers: { Authorization: '', Cookie: cookie ?? '' },
      })
      expect([path, answer.status]).toEqual([path, 403])
    }
    expect(await get<Session>('session')).toMatchObject({ reviewer: 'Guest', role: 'reader', may: [] })
    expect((await get<Queue>('queue')).ids).toHaveLength(4)
    expect(await termbase.review.lastChange()).toBe(last)
    // Undoing is a write as well: what somebody did before their rights were taken away they cannot take back.
    await termbase.team.set({ ...team, others: 'reviewer' }, 'Li')
    await termbase.decide(decision.decisions as never, 'Former')
    await termbase.team.set(team, 'Li')
    const former = asking(served, await enter(served, 'Former'))
    expect((await former.post('undo', {})).status).toBe(403)
  })

  test('a name with a password of its own is entered with that alone', async () => {
    const served = await serve({ password: 'secret' })
    await served.termbase.team.set(team, 'Li')
    await served.termbase.team.setPassword('Chen', '晴天', 'Li')
    expect(await enter(served, 'Chen')).toBeUndefined()
    expect(await enter(served, 'Chen', '晴天')).toBeDefined()
    expect(await enter(served, '王芳')).toBeDefined()
    expect(await enter(served, '王芳', '晴天')).toBeUndefined()
  })

  test('work, comments and approvals go from one to the other', async () => {
    const served = await serve({ password: 'secret' })
    await served.termbase.team.set(team, 'Li')
    const wang = asking(served, await enter(served, '王芳'))
    const chen = asking(served, await enter(served, 'Chen'))
    const asked = { rendering: peace, revision: 0, status: 'accepted', approvalAsked: true }
    expect((await wang.post('decisions', { decisions: [asked] })).status).toBe(200)
    expect(
      (await wang.post('comments', { rendering: development, text: '@Chen see above', isQuestion: true })).status,
    ).toBe(200)
    expect((await wang.post('comments', { rendering: development, text: '@Chan' })).status).toBe(409)
    expect(await chen.get<TaskCounts>('tasks')).toEqual({ assigned: 0, asked: 1, approval: 1, mine: 2, samples: 0 })
    expect(new Set((await chen.get<Queue>('queue?task=mine')).ids)).toEqual(new Set([peace, development]))
    expect((await wang.get<Queue>('queue?task=mine')).ids).toEqual([])
    const own = await wang.post('decisions', { decisions: [{ rendering: peace, revision: 1, approved: true }] })
    expect(own.status).toBe(403)
    const given = { decisions: [{ rendering: peace, revision: 1, approved: true }] }
    expect((await chen.post('decisions', given)).status).toBe(200)
    expect((await served.termbase.review.rows([peace]))[0].approvedBy).toBe('Chen')
    // A term that waits is not exported, unless it is asked for.
    await wang.post('decisions', { decisions: [{ ...asked, rendering: development }] })
    const out = async (query: string) => (await (await served.ask(`/api/export/tsv${query}`)).text()).trim().split('\n')
    expect((await out('')).length).toBe(2)
    expect((await out('?waiting=1')).length).toBe(3)
  })
})

describe.skipIf(!hasChromium)('on the page', () => {
  const browser = withBrowser()

  async function open(set: Partial<Team> = {}) {
    const served = await serve({ password: 'secret' })
    await served.termbase.team.set({ ...team, ...set }, 'Li')
    const row = async (id: string) => (await served.termbase.review.rows([id]))[0]
    const visit = async (name: string, options: object = { locale: 'en-US' }, query = '?unit=pair') => {
      const page = await browser.visit(served.server.origin, options)
      await page.locator('[name=name]').fill(name)
      await page.locator('[name=password]').fill('secret')
      await page.locator('form button').click()
      await page.locator('.sentence').first().waitFor()
      if (query) {
        await page.goto(`${served.server.origin}/${query}`)
        await page.locator('.sentence').first().waitFor()
      }
      return page
    }
    return { ...served, row, visit }
  }
  const at = (id: string) => `?unit=pair&at=${id}`
  const heading = (page: Page, text: string) => page.locator('.heading .terms .en', { hasText: text }).waitFor()

  test('who only reads is told so, by keys and buttons, and changes nothing', async () => {
    const { visit, termbase } = await open()
    const last = await termbase.review.lastChange()
    const page = await visit('Guest')
    for (const key of ['a', 'r', '1', 'Shift+Digit1', 'A', 'C', 'e', '@', 'b', 'N', 'o']) {
      await page.keyboard.press(key)
      await page.locator('.notice.problem', { hasText: 'Guest is reader here' }).waitFor()
      await page.locator('.notice.problem button').click()
      await page.locator('#queue').focus()
    }
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await page.locator('.actions button:enabled').count()).toBe(0)
    await page.keyboard.press('j')
    await heading(page, 'peace')
    expect(await termbase.review.lastChange()).toBe(last)
  })

  test('a question with @name is written by keyboard, reaches its person, is answered and closed', async () => {
    const { visit, termbase } = await open()
    const wang = await visit('王芳', { locale: 'zh-CN' }, at(peace))
    const chen = await visit('Chen')
    await wang.keyboard.press('C')
    await wang.keyboard.type('复数？@Ch')
    await wang.keyboard.press('Tab')
    await expect.poll(() => wang.locator('#comment').inputValue()).toBe('复数？@Chen ')
    await wang.locator('.commentForm input[type=checkbox]').check()
    // A name that nobody has is refused, and what was typed stays, also over a look at another pair and a reload.
    await wang.locator('#comment').fill('复数？@Chan')
    await wang.keyboard.press('Control+Enter')
    await wang.locator('.notice.problem', { hasText: 'Chan' }).waitFor()
    await wang.locator('#queue').focus()
    await wang.keyboard.press('k')
    await heading(wang, 'development')
    await wang.keyboard.press('j')
    await expect.poll(() => wang.locator('#comment').inputValue()).toBe('复数？@Chan')
    await wang.reload()
    await wang.locator('.sentence').first().waitFor()
    await expect.poll(() => wang.locator('#comment').inputValue()).toBe('复数？@Chan')
    await wang.locator('#comment').fill('复数？@Chen')
    await wang.locator('#comment').press('Control+Enter')
    await expect.poll(async () => (await termbase.team.comments(peace)).length).toBe(1)
    await wang.locator('.comments li', { hasText: '复数？' }).waitFor()

    await expect.poll(() => chen.locator('.mine .count').textContent()).toBe('1')
    await chen.keyboard.press('M')
    await heading(chen, 'peace')
    expect(await chen.locator('.row').count()).toBe(1)
    await chen.locator('.comments li', { hasText: '复数？' }).waitFor()
    await chen.keyboard.press('C')
    await chen.keyboard.type('No.')
    await chen.keyboard.press('Control+Enter')
    await expect
      .poll(() => termbase.team.tasks('Chen'))
      .toEqual({ assigned: 0, asked: 0, approval: 0, mine: 0, samples: 0 })
    await expect.poll(() => wang.locator('.mine .count').textContent()).toBe('1')
    await wang.locator('.comments li', { hasText: 'No.' }).waitFor()
    await wang.getByRole('button', { name: '已解决' }).click()
    await expect.poll(() => termbase.team.openComments()).toEqual([])
    await wang.locator('.comments li.done').waitFor()
  })

  test('a term is handed on by a few letters, and waits for its person', async () => {
    const { visit, termbase, row } = await open()
    const li = await visit('Li', { locale: 'en-US' }, at(world))
    await li.keyboard.press('@')
    await li.locator('dialog input').waitFor()
    await li.keyboard.type('chen')
    await li.keyboard.press('Enter')
    await expect.poll(async () => (await row(world)).assignedTo).toBe('Chen')
    await li.locator('.teamLine', { hasText: 'assigned to Chen' }).waitFor()
    expect(await row(world)).toMatchObject({ status: 'proposed', decided: null })
    const chen = await visit('Chen', { locale: 'en-US' }, '?task=assigned&unit=pair')
    await heading(chen, 'world peace and')
    await chen.keyboard.press('r')
    await expect.poll(async () => (await termbase.team.tasks('Chen')).assigned).toBe(0)
    await li.keyboard.press('z')
    await expect.poll(async () => (await row(world)).assignedTo).toBeNull()
    expect((await row(world)).status).toBe('rejected')
  })

  test('what waits is one key away, and so is where one was; the export tells what it leaves out', async () => {
    const { visit, termbase } = await open()
    await termbase.decide([{ rendering: peace, assignedTo: 'Li' }], 'Chen')
    await termbase.decide([{ rendering: development, status: 'accepted', approvalAsked: true }], 'Chen')
    const li = await visit('Li', { locale: 'en-US' }, `?unit=pair&status=proposed&at=${world}`)
    await heading(li, 'world peace and')
    await expect.poll(() => li.locator('.mine .count').textContent()).toBe('2')
    await li.keyboard.press('M')
    await expect.poll(() => li.locator('.row').count()).toBe(2)
    await li.keyboard.press('M')
    await heading(li, 'world peace and')
    expect(li.url()).toContain('status=proposed')
    await li.keyboard.press('O')
    await li.locator('.export option', { hasText: 'without 1 that wait' }).waitFor({ state: 'attached' })
  })

  test('a second person approves by one key; who accepted it cannot', async () => {
    const { visit, row } = await open({ approval: 'always' })
    const li = await visit('Li', { locale: 'en-US' }, at(peace))
    await li.keyboard.press('a')
    await expect.poll(async () => (await row(peace)).status).toBe('accepted')
    await li.keyboard.press('k')
    await heading(li, 'peace')
    await li.keyboard.press('A')
    await li.locator('.notice.problem', { hasText: 'a second person has to approve' }).waitFor()
    const chen = await visit('Chen', { locale: 'en-US' }, '?task=approval&unit=pair')
    await heading(chen, 'peace')
    await chen.locator('.teamLine', { hasText: 'waits for a second approval' }).waitFor()
    await chen.keyboard.press('A')
    await expect.poll(async () => (await row(peace)).approvedBy).toBe('Chen')
    await li.locator('.teamLine', { hasText: 'approved by Chen' }).waitFor()
    // All that waits at once, on the page of who may.
    await li.keyboard.press('r')
    await expect.poll(async () => (await row(peace)).approvedBy).toBeNull()
  })

  test('many are approved, and handed on, at once', async () => {
    const { visit, termbase, row } = await open({ approval: 'always' })
    await termbase.decide(
      [peace, development].map((rendering) => ({ rendering, status: 'accepted' as const })),
      '王芳',
    )
    const chen = await visit('Chen', { locale: 'en-US' }, '?task=approval&unit=pair')
    // One of his own among them is passed over.
    await termbase.decide([{ rendering: world, status: 'accepted' }], 'Chen')
    await chen.goto(chen.url().replace(/\?.*/, '?unit=pair&status=accepted'))
    await chen.locator('.sentence').first().waitFor()
    await chen.keyboard.press('b')
    await chen.getByLabel('Accepted: 3').check()
    await chen.getByRole('heading', { name: 'One decision for 3 pairs' }).waitFor()
    await chen.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect
      .poll(async () => [(await row(peace)).approvedBy, (await row(development)).approvedBy])
      .toEqual(['Chen', 'Chen'])
    expect((await row(world)).approvedBy).toBeNull()
    await termbase.undo('Chen')
    await termbase.undo('Chen')
    await chen.goto(chen.url().replace(/\?.*/, '?unit=pair&status=proposed'))
    await chen.locator('.sentence').first().waitFor()
    await chen.keyboard.press('b')
    await chen.getByRole('heading', { name: 'One decision for 2 pairs' }).waitFor()
    await chen.getByRole('dialog').getByLabel('Assign to').selectOption('Intern')
    await expect.poll(async () => (await row(world)).assignedTo).toBe('Intern')
  })

  test('roles are set on the page, hold at once for who is there, and the last approver stays', async () => {
    const { visit, termbase } = await open({ members: [{ name: 'Li', role: 'approver', hasPassword: false }] })
    const li = await visit('Li')
    const guest = await visit('Guest')
    expect(await guest.locator('.actions button:enabled').count()).toBe(0)
    await li.keyboard.press('G')
    await li.locator('[name=member]').fill('Guest')
    await li
      .locator('form', { has: li.locator('[name=member]') })
      .getByLabel('Role')
      .selectOption('reviewer')
    await li.getByRole('button', { name: 'Add', exact: true }).click()
    await expect.poll(async () => (await termbase.team.get()).members.length).toBe(2)
    await guest.locator('.actions button:enabled').first().waitFor()
    await guest.keyboard.press('a')
    await expect.poll(async () => (await termbase.status()).renderings.accepted).toBe(1)
    await li.getByLabel('Role: Li').selectOption('reader')
    await li.locator('.notice.problem', { hasText: 'name an approver first' }).waitFor()
    expect(await li.getByLabel('Role: Li').inputValue()).toBe('approver')
    await li.locator('[name=approval]').selectOption('always')
    await expect.poll(async () => (await termbase.team.get()).approval).toBe('always')
  })

  test('two judge a sample by keyboard, blind to each other, and settle what they do not agree on', async () => {
    const { visit, termbase, row } = await open()
    const wang = await visit('王芳', { locale: 'zh-CN' })
    await wang.keyboard.press('G')
    await wang.locator('[name=second]').selectOption('Chen')
    await wang.locator('[name=size]').fill('3')
    await wang.getByRole('button', { name: '抽取样本' }).click()
    await expect.poll(async () => (await termbase.team.samples()).length).toBe(1)
    const [{ id }] = await termbase.team.samples()
    const judge = async (page: Page, keys: string) => {
      await page.locator('.judging strong').first().waitFor()
      for (const [n, key] of [...keys].entries()) {
        await page.locator('.judging [role=status]', { hasText: new RegExp(`(Pair|第) ?${n + 1} ?(of|／)`) }).waitFor()
        await page.locator('.judging .neighbour').first().waitFor()
        await page.keyboard.press(key)
      }
    }
    await expect.poll(() => wang.locator('.tools .count').textContent()).toBe(' 1')
    await judge(wang, 'aar')
    await expect.poll(async () => (await termbase.team.samples())[0].judged).toEqual([3, 0])
    const chen = await visit('Chen')
    await chen.keyboard.press('G')
    await chen.getByRole('button', { name: 'Judge', exact: true }).click()
    await chen.locator('.judging strong').first().waitFor()
    expect(await chen.locator('.judging').textContent()).not.toMatch(/1 judged|2 judged|3 judged|%/)
    await judge(chen, 'ara')
    await expect.poll(async () => (await termbase.team.samples())[0].isComplete).toBe(true)
    await chen.locator('.outcome', { hasText: '33 % of 3' }).waitFor()
    await chen.locator('.outcome', { hasText: 'kappa' }).waitFor()
    const differing = (await termbase.team.sampleResult(id)).items.filter(({ verdicts: [a, b] }) => a !== b)
    expect(differing).toHaveLength(2)
    await chen.locator('.outcome li').first().getByRole('button', { name: 'Reject' }).click()
    await expect.poll(async () => (await row(differing[0].rendering)).status).toBe('rejected')
    await chen.getByRole('button', { name: 'Decide the 1 they agree on' }).click()
    await expect.poll(async () => (await termbase.status()).renderings.accepted).toBe(1)
    // The other sees what came out, without asking for it.
    await wang.getByRole('button', { name: '结果' }).click()
    await wang.locator('.outcome li small', { hasText: 'Chen' }).waitFor()
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
          const { visit, termbase } = await open({ approval: 'always' })
          const { id } = await termbase.team.drawSample({ judges: ['Li', 'Chen'], size: 2 }, 'Li')
          const { items } = await termbase.team.sampleFor(id, 'Li')
          for (const name of ['Li', 'Chen'])
            for (const [n, { rendering }] of items.entries())
              await termbase.team.judge(id, rendering, n && name === 'Li' ? 'accepted' : 'rejected', name)
          await termbase.team.drawSample({ judges: ['Li', 'Chen'], size: 2 }, 'Li')
          await termbase.team.comment({ rendering: peace, text: '@Li ?', isQuestion: true }, 'Chen')
          const closed = await termbase.team.comment({ rendering: peace, text: 'x', isQuestion: true }, 'Chen')
          await termbase.team.closeComment(closed, true, 'Li')
          await termbase.decide([{ rendering: peace, status: 'accepted', assignedTo: 'Li' }], 'Chen')
          const options = {
            colorScheme,
            locale,
            bypassCSP: true,
            viewport: { width, height: width === 640 ? 400 : 800 },
          }
          const page = await visit('Li', options, '?task=mine&unit=pair')
          const findings: string[] = []
          const run = async (where: string) => {
            await page.evaluate(source)
            const { violations } = (await page.evaluate('axe.run()')) as {
              violations: { id: string; impact: string; nodes: { html: string }[] }[]
            }
            const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
            findings.push(...serious.map(({ id, nodes }) => `${where}: ${id} ${nodes[0].html.slice(0, 200)}`))
          }
          await page.locator('.comments li.done').waitFor()
          await page.keyboard.press('C')
          await page.keyboard.type('@')
          await run('comments')
          await page.keyboard.press('Backspace')
          await page.keyboard.press('Escape')
          await page.keyboard.press('@')
          await page.locator('dialog').waitFor()
          await run('assign')
          await page.keyboard.press('Escape')
          await page.locator('dialog').waitFor({ state: 'detached' })
          await page.keyboard.press('G')
          await page.locator('.samples tbody tr').nth(1).waitFor()
          for (const [n, what] of ['.judging .neighbour', '.outcome table'].entries()) {
            await page.locator('.samples tbody tr').nth(n).getByRole('button').click()
            await page.locator(what).first().waitFor()
            await run(what)
          }
          expect(findings).toEqual([])
        })
      }
    }
  })
})
