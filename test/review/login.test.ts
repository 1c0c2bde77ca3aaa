import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { hasChromium, withBrowser } from './browser.ts'
import { serve } from './fixtures.ts'

const program = new URL('../../cli/bin.mjs', import.meta.url).pathname

const isIn = (page: Page) => page.locator('.sentence').first().waitFor()
const alert = (page: Page) => page.getByRole('alert').textContent()

async function login(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Review' }).click()
}

/** `shuyu review`, with a stand-in for the program that opens a browser, which notes what it is told to open. */
async function runReview(env: Record<string, string> = {}, ...args: string[]) {
  const file = temporaryFile()
  const talk = bitext('talk.txt', [['和平', 'peace']])
  await withTermbase(file, async (termbase) => {
    await termbase.save(extraction([talk], [['和平', 'peace', 0.9]]), 'me')
  })
  const folder = dirname(file)
  const opened = join(folder, 'opened')
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$@" > ${opened}.new && mv ${opened}.new ${opened}\n`)
  chmodSync(join(folder, 'xdg-open'), 0o755)
  mkdirSync(join(folder, 'run'))
  const child = spawn(process.execPath, [program, 'review', '--termbase', file, ...args], {
    env: { ...process.env, ...env, PATH: `${folder}:${process.env.PATH}`, XDG_RUNTIME_DIR: join(folder, 'run') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [link] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, folder, link, opened }
}

describe.skipIf(!hasChromium)('entering in a browser', () => {
  const browser = withBrowser()

  test('a link opens the page once; who logs out needs another', async () => {
    const { server } = await serve()
    const link = server.newLink()
    const page = await browser.open(link, { locale: 'en-US' })
    await isIn(page)
    expect(page.url()).not.toContain('token')
    await page.reload()
    await isIn(page)
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByText('Open the link that').waitFor()
    await page.goto(link)
    expect(await alert(page)).toContain('That link has been used')
    await page.goto(server.newLink())
    await isIn(page)
  })

  test('a colleague logs in by the form: wrong password, no name, then in, deciding under that name', async () => {
    const { server, termbase } = await serve({ password: '雨天' })
    const page = await browser.visit(server.origin, { locale: 'en-US' })
    await login(page, '王芳', 'guess')
    expect(await alert(page)).toContain('That is not the password')
    await login(page, '   ', '雨天')
    expect(await alert(page)).toContain('Give a name')
    await login(page, '王芳', '雨天')
    await isIn(page)
    await page.keyboard.press('a')
    await page.locator('.notice', { hasText: /\S/ }).first().waitFor()
    await expect.poll(async () => (await termbase.status()).renderings.accepted).toBe(1)
    const [last] = (await termbase.review.changesAfter(0, 100)).slice(-1)
    expect(last.by).toBe('王芳')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByLabel('Password').waitFor()
    expect((await page.context().cookies()).length).toBe(0)
  })

  test('a session that ended elsewhere leads back to the door', async () => {
    const { server } = await serve({ password: '雨天' })
    const page = await browser.open(server.newLink(), { locale: 'en-US' })
    const other = await page.context().newPage()
    await other.goto(server.origin)
    await other.getByRole('button', { name: 'Log out' }).click()
    await other.getByLabel('Password').waitFor()
    await page.keyboard.press('a')
    await page.getByRole('link', { name: 'Enter again' }).click()
    await page.getByLabel('Password').waitFor()
  })

  test('a link from another page finds who is logged in', async () => {
    const { server } = await serve()
    const page = await browser.open(server.newLink())
    await page.goto(`data:text/html,<a href="${server.origin}/">terms</a>`)
    await page.getByText('terms').click()
    await isIn(page)
  })

  test.skipIf(spawnSync('openssl', ['version']).status !== 0)('behind TLS the cookie is Secure', async () => {
    const { server } = await serve({ password: '雨天', trustProxy: true })
    const proxy = await tlsProxy(server.port)
    const page = await browser.visit(`https://localhost:${proxy}/`, { locale: 'en-US', ignoreHTTPSErrors: true })
    await login(page, '王芳', '雨天')
    await isIn(page)
    expect((await page.context().cookies()).map(({ secure }) => secure)).toEqual([true])
  })

  test('shuyu review opens a file that only its user can read, and leaves nothing behind', async () => {
    const { child, folder, link, opened } = await runReview()
    await expect.poll(() => existsSync(opened)).toBe(true)
    const file = readFileSync(opened, 'utf8').trim()
    expect(file.startsWith(join(folder, 'run'))).toBe(true)
    expect(statSync(file).mode & 0o077).toBe(0)
    const page = await browser.open(pathToFileURL(file).href)
    await isIn(page)
    // The printed link is another, and still good.
    await isIn(await browser.open(link))
    const access = JSON.parse(readFileSync(join(dirname(file), 'access.json'), 'utf8')) as {
      url: string
      token: string
    }
    const headers = { Authorization: `Bearer ${access.token}` }
    expect((await fetch(`${access.url}/api/session`, { headers })).status).toBe(200)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(existsSync(file)).toBe(false)
  })

  test('its password comes from the environment or from a file', async () => {
    const { link } = await runReview({ SHUYU_REVIEW_PASSWORD: '雨天' }, '--no-open')
    const page = await browser.visit(new URL('/', link).href)
    await login(page, '王芳', '雨天')
    await isIn(page)
    const file = temporaryFile()
    writeFileSync(file, '晴天\n')
    const other = await runReview({}, '--no-open', '--password-file', file)
    await page.goto(new URL('/', other.link).href)
    await login(page, '王芳', '晴天')
    await isIn(page)
  })
})

/** Ends TLS before a server, as a proxy on the same machine does; its port. */
async function tlsProxy(port: number): Promise<number> {
  const [key, cert] = [temporaryFile(), temporaryFile()]
  const subject = ['-subj', '/CN=localhost', '-keyout', key, '-out', cert, '-days', '1', '-nodes']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject], { stdio: 'ignore' })
  const proxy = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const headers = { ...asked.headers, host: `localhost:${port}`, 'x-forwarded-proto': 'https' }
    // As many proxies do, with the origin of the outside.
    if (headers.origin) headers.origin = `https://localhost:${port}`
    const onward = request({ port, host: '127.0.0.1', path: asked.url, method: asked.method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 500, reply.headers)
      reply.on('error', () => answer.destroy())
      reply.pipe(answer)
    })
    // The page listens until it is closed, also when the server behind is gone.
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  proxy.listen(0, 'localhost')
  await once(proxy, 'listening')
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return (proxy.address() as AddressInfo).port
}
