import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { sendHostileRequests } from '../../bench/hostile.ts'
import { renderingId } from '../../language/identity.ts'
import type { ChangeEvent, Entry, Queue, Refusal, Session, Written } from '../../review/api.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { withTermbase } from '../glossaries/termbase/fixtures.ts'
import { serve } from './fixtures.ts'

const peace = renderingId('和平', 'peace')
const development = renderingId('发展', 'development')

const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
const accept = (rendering: string, revision = 0) => ({ decisions: [{ rendering, revision, status: 'accepted' }] })

/** A request with headers that fetch would not send. */
function raw(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Announces a body of so many bytes, sends a part of it, and waits for the answer. */
function announced(port: number, path: string, length: number) {
  return new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
    const headers = { 'Content-Length': length, 'Content-Type': 'application/x-www-form-urlencoded' }
    const asked = request({ port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('close', () => asked.destroy())
      resolve({ status: answer.statusCode, connection: answer.headers.connection })
    })
    asked.on('error', reject)
    asked.write('name=')
  })
}

describe('API', () => {
  test('reads session, queue, entry and concordance', async () => {
    const { ask } = await serve()
    const session = await json<Session>(ask('/api/session'))
    expect(session).toMatchObject({ reviewer: 'Li', termbase: 'termbase.db', statuses: { proposed: 4 }, undo: 0 })
    const { ids, rows } = await json<Queue>(ask(`/api/queue?q=${encodeURIComponent('發展')}&status=proposed`))
    expect(ids).toEqual([development])
    expect(rows[0]).toMatchObject({ zh: '发展', en: 'development', revision: 0 })
    expect(await json<Entry>(ask(`/api/renderings/${peace}`))).toMatchObject({ rendering: { zh: '和平' } })
    expect(await json(ask(`/api/renderings/${peace}/concordance`))).toMatchObject({ total: 1 })
    expect((await ask('/api/renderings/r0000000000000000')).status).toBe(404)
  })

  test('decides, refuses what was decided on an older state, and tells the newer one', async () => {
    const { post, termbase } = await serve()
    const written = await json<Written>(post('/api/decisions', accept(peace)))
    expect(written).toMatchObject({ changed: 1, undo: 1, rows: [{ id: peace, status: 'accepted', revision: 1 }] })
    const stale = await post('/api/decisions', { decisions: [{ rendering: peace, revision: 0, status: 'rejected' }] })
    expect(stale.status).toBe(409)
    expect(await json<Refusal>(Promise.resolve(stale))).toMatchObject({ current: { status: 'accepted', revision: 1 } })
    expect((await termbase.review.rows([peace]))[0].status).toBe('accepted')
  })

  test('says what is wrong with a decision that cannot be read', async () => {
    const { post } = await serve()
    const answer = await post('/api/decisions', { decisions: [{ rendering: peace, revision: 0, status: 'good' }] })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toMatch(/decisions\.0\.status: .*accepted/)
  })

  test('decides on all of a filter, undoes and redoes it', async () => {
    const { post, termbase } = await serve()
    const batch = { filter: { minConfidence: 0.8 }, change: { status: 'rejected' }, expected: 2 }
    expect(await json(post('/api/batch', batch))).toMatchObject({ changed: 2 })
    expect((await post('/api/batch', { ...batch, expected: 3 })).status).toBe(409)
    expect(await json(post('/api/undo', {}))).toMatchObject({ changed: 2, redo: 1 })
    expect(await termbase.review.queue({ statuses: ['rejected'] })).toEqual([])
    expect(await json(post('/api/redo', {}))).toMatchObject({ changed: 2, undo: 1 })
    expect(await json(post('/api/redo', {}))).toMatchObject({ changed: 0 })
  })

  test('tells everybody what anybody decides', async () => {
    const { ask, termbase } = await serve()
    const answer = await ask('/api/events')
    const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .getReader()
    await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Wang')
    let text = ''
    while (!/event: change\ndata: .*\n/.test(text)) text += (await reader.read()).value ?? ''
    await reader.cancel()
    const event = JSON.parse(/event: change\ndata: (.*)\n/.exec(text)?.[1] ?? '') as ChangeEvent
    expect(event).toMatchObject({ by: ['Wang'], renderings: [peace], statuses: { accepted: 1 } })
  })
})

describe('who may ask', () => {
  test('a link opens one session, in a cookie that scripts and other sites cannot use', async () => {
    const { server, ask } = await serve()
    const link = new URL(server.newLink())
    const open = (headers = {}) => ask(link.pathname + link.search, { headers: { Authorization: '', ...headers } })
    expect((await open({ 'Sec-Purpose': 'prefetch' })).status).toBe(503)
    const answer = await open()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toMatch(/Secure/)
    const headers = { Authorization: '', Cookie: cookie.split(';')[0] }
    expect((await ask('/api/session', { headers })).status).toBe(200)
    const again = await open()
    expect(again.status).toBe(401)
    expect(await again.text()).toContain('has been used')
    // Who is in already goes in.
    expect((await open(headers)).status).toBe(303)
    expect(
      (await ask('/api/session', { headers: { Authorization: `Bearer ${link.searchParams.get('token')}` } })).status,
    ).toBe(401)
  })

  test('who logs out is out, and their other pages hear nothing more', async () => {
    const { server, ask, termbase } = await serve()
    const entered = await ask(`/?${new URL(server.newLink()).searchParams}`, { headers: { Authorization: '' } })
    const headers = { Authorization: '', Cookie: (entered.headers.get('set-cookie') ?? '').split(';')[0] }
    const events = await ask('/api/events', { headers })
    const left = await ask('/logout', { method: 'POST', headers })
    expect([left.status, left.headers.get('location')]).toEqual([303, '/'])
    expect(left.headers.get('set-cookie')).toMatch(/Max-Age=0/)
    expect((await ask('/api/session', { headers })).status).toBe(401)
    await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Wang')
    expect(await events.text()).not.toContain('Wang')
  })

  test('without it there is nothing', async () => {
    const { ask } = await serve()
    const headers = { Authorization: '', Cookie: 'shuyu_1=guess' }
    for (const path of ['/', '/?token=guess', '/api/session', '/api/events', '/api/queue']) {
      expect((await ask(path, { headers })).status, path).toBe(401)
    }
    expect((await ask('/api/session', { headers: { Authorization: 'Bearer guess' } })).status).toBe(401)
  })

  test('a term is looked up; the token of those who only read lets them do that and no more', async () => {
    const { server, ask, termbase } = await serve()
    const found = await ask(`/api/lookup?q=${encodeURIComponent('世界')}&limit=1`)
    expect(await found.json()).toMatchObject([{ zh: '世界和平', match: 'begins' }])
    expect((await ask('/api/lookup?q=x&limit=9999')).status).toBe(400)
    const headers = { Authorization: `Bearer ${server.readToken}`, 'Content-Type': 'application/json' }
    expect((await ask('/api/lookup?q=peace', { headers })).status).toBe(200)
    const before = await termbase.review.lastChange()
    for (const path of ['/api/undo', '/api/terms', '/api/import']) {
      const refused = await ask(path, { headers, method: 'POST', body: '{}' })
      expect([refused.status, await refused.json()], path).toMatchObject([403, { code: 'readOnly' }])
    }
    expect(await termbase.review.lastChange()).toBe(before)
  })

  test('other names and other origins are refused', async () => {
    const { server } = await serve()
    const { port } = server
    const authorization = `Bearer ${server.apiToken}`
    const host = `127.0.0.1:${port}`
    expect(await raw(port, '/api/session', { authorization, host })).toBe(200)
    for (const other of ['evil.example', `evil.example:${port}`, '127.0.0.1:1', 'localhost']) {
      expect(await raw(port, '/api/session', { authorization, host: other }), other).toBe(403)
    }
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect(await raw(port, '/api/undo', { authorization, host, origin }, 'POST'), origin).toBe(403)
    }
    expect(await raw(port, '/api/session', { authorization, host, 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  test('every answer forbids scripts from elsewhere and framing', async () => {
    const { ask } = await serve()
    for (const path of ['/', '/app.js', '/api/session', '/nothing']) {
      const policy = (await ask(path)).headers.get('content-security-policy')
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).not.toContain('unsafe')
    }
  })

  test('a password lets colleagues in under their own name, and guessing ends', async () => {
    const { ask } = await serve({ password: '雨天' })
    const login = (name: string, password: string) =>
      ask('/login', { method: 'POST', body: new URLSearchParams({ name, password }), headers: { Authorization: '' } })
    const answer = await login('王芳', '雨天')
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]
    const session = await json<Session>(ask('/api/session', { headers: { Authorization: '', Cookie: cookie } }))
    expect(session.reviewer).toBe('王芳')
    expect((await login('', '雨天')).status).toBe(401)
    const tries = await Promise.all(Array.from({ length: 12 }, () => login('x', 'guess').then(({ status }) => status)))
    expect(tries.filter((status) => status === 401)).toHaveLength(10)
    expect((await login('王芳', '雨天')).status).toBe(429)
  })

  test('a proxy is believed where that was asked for, and only there', async () => {
    const login = async (trustProxy: boolean, address: string, password = '雨天') => {
      const { ask } =
        servers.get(trustProxy) ??
        servers.set(trustProxy, await serve({ password: '雨天', trustProxy })).get(trustProxy)!
      return ask('/login', {
        method: 'POST',
        body: new URLSearchParams({ name: '王芳', password }),
        headers: { Authorization: '', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': `1.1.1.1, ${address}` },
      })
    }
    const servers = new Map<boolean, Awaited<ReturnType<typeof serve>>>()
    expect((await login(true, '10.0.0.1')).headers.get('set-cookie')).toMatch(/; Secure/)
    expect((await login(false, '10.0.0.1')).headers.get('set-cookie')).not.toMatch(/; Secure/)
    for (const trusted of [true, false]) for (let n = 0; n < 10; n++) await login(trusted, '10.0.0.1', 'guess')
    expect((await login(true, '10.0.0.1')).status).toBe(429)
    expect((await login(true, '10.0.0.2')).status).toBe(303)
    expect((await login(false, '10.0.0.2')).status).toBe(429)
  })

  test('behind a proxy that is trusted, a page without TLS is another site', async () => {
    const { server } = await serve({ password: '雨天', trustProxy: true, allowedHosts: ['terms.example'] })
    const headers = { host: 'terms.example', authorization: `Bearer ${server.apiToken}`, 'x-forwarded-proto': 'https' }
    expect(await raw(server.port, '/api/session', { ...headers, origin: 'https://terms.example' })).toBe(200)
    expect(await raw(server.port, '/api/session', { ...headers, origin: 'http://terms.example' })).toBe(403)
  })

  test('a server that others can reach must have a password', async () => {
    await expect(serve({ host: '0.0.0.0' })).rejects.toThrow('password')
  })
})

describe('hostile requests', () => {
  test('get no 5xx, and nothing is written', async () => {
    const { server, termbase, errors } = await serve({ password: '雨天' })
    const last = await termbase.review.lastChange()
    const statuses = await sendHostileRequests(server, peace, { count: 700, seed: 12 })
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    // All sorts of answers came: of what is let in too.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 303, 400, 401, 403, 404, 413]))
    expect(errors).toEqual([])
    expect(await termbase.review.lastChange()).toBe(last)
  })

  test('bodies beyond the limit, broken escapes and traversal are refused', async () => {
    const { ask, post, server } = await serve()
    const authorization = `Bearer ${server.apiToken}`
    const host = `127.0.0.1:${server.port}`
    const paths = [
      '/../package.json',
      '/..%2f..%2fetc/passwd',
      '/app.js/../../cli/main.ts',
      '/%00',
      '/api/renderings/%ff',
    ]
    for (const path of paths) {
      const status = await raw(server.port, path, { authorization, host })
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
    }
    expect((await ask('/api/decisions')).status).toBe(404)
    const long = { decisions: [{ rendering: peace, revision: 0, note: 'x'.repeat(300_000) }] }
    expect((await post('/api/decisions', long)).status).toBe(413)
  })

  test('an answer to a body that was not read closes the connection, and says so', async () => {
    const { server, errors } = await serve({ password: '雨天' })
    for (const [path, status] of [
      ['/login', 413],
      ['/api/decisions', 401],
      ['/nothing', 404],
    ] as const) {
      const answer = await announced(server.port, path, 50_000_000)
      expect(answer, path).toEqual({ status, connection: 'close' })
    }
    expect(errors).toEqual([])
  })
})

test('documents are added while a page is open: both go on, and the page is told', async () => {
  const { ask, post, file, termbase } = await serve()
  const answer = await ask('/api/events')
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader()
  const added = bitext('more.txt', [['多边主义', 'multilateralism']])
  const [, written] = await Promise.all([
    withTermbase(file, (other) => other.save(extraction([added], [['多边主义', 'multilateralism', 0.7]]), 'extract')),
    post('/api/decisions', accept(peace)),
  ])
  expect(written.status).toBe(200)
  let text = ''
  while (!text.includes('"extracted":true')) text += (await reader.read()).value ?? ''
  await reader.cancel()
  expect(await termbase.review.rows(await termbase.review.queue({ search: '多邊主義' }))).toHaveLength(1)
})
