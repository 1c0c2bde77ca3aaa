import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { bundlePage } from './assets.ts'
import { door, page } from './documents.ts'
import { Changes } from './events.ts'
import { bracketed, isLoopback, namesOf, onlyFrom, secureHeaders } from './guard.ts'
import { api, type ReviewerVariables } from './routes.ts'
import { Sessions } from './sessions.ts'

export interface ReviewOptions {
  readonly termbase: Termbase
  /** File of the termbase, for its name. */
  readonly file: string
  /** Name of the person who starts the server, for the history. */
  readonly reviewer: string
  /** 0 takes any that is free. @default 0 */
  readonly port?: number
  /** Address to bind to; any but loopback needs a password. @default 127.0.0.1 */
  readonly host?: string
  /** Lets others in, each with a name of their own. @default nobody else comes in */
  readonly password?: string
  /** Further names the server may be addressed by, such as that of a proxy. */
  readonly allowedHosts?: readonly string[]
  readonly onError?: (error: unknown) => void
}

export interface ReviewServer {
  /** The address that opens the page for the person who started it; it holds the token. */
  readonly url: string
  readonly port: number
  readonly token: string
  close(): Promise<void>
}

/** Serves the review page and its API until it is closed. Throws where the port is taken. */
export async function startReview(options: ReviewOptions): Promise<ReviewServer> {
  const { termbase, file, reviewer, port = 0, host = '127.0.0.1', password, allowedHosts = [] } = options
  if (!isLoopback(host) && !password) throw new Error('a server that others can reach needs a password')
  const sessions = new Sessions(reviewer, password)
  const changes = await Changes.follow(termbase)
  const assets = bundlePage()
  // Awaited at the first request: listening need not wait for it.
  assets.catch(() => {})
  let bound = port

  const app = new Hono<ReviewerVariables>()
  app.use(secureHeaders)
  app.use(onlyFrom(namesOf(host, allowedHosts), () => bound))

  // Ports do not tell cookies apart: two servers on one machine need two names.
  const cookie = () => `shuyu_${bound}`
  const enter = (context: Context, session: string) => {
    setCookie(context, cookie(), session, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return context.redirect('/', 303)
  }
  const reviewerOf = (context: Context) =>
    sessions.reviewer(getCookie(context, cookie()), context.req.header('authorization'))

  app.get('/', (context) => {
    const token = context.req.query('token')
    const session = token === undefined ? undefined : sessions.openWithToken(token)
    if (session) return enter(context, session)
    return reviewerOf(context) ? context.html(page) : context.html(door(sessions.hasPassword), 401)
  })
  app.post('/login', bodyLimit({ maxSize: 4096 }), async (context) => {
    const form = await context.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const [name, given] = [form.name, form.password].map((value) => (typeof value === 'string' ? value : ''))
    const result = sessions.openWithPassword(name.trim(), given)
    if ('session' in result) return enter(context, result.session)
    return context.html(door(sessions.hasPassword, result.refused), result.refused === 'tries' ? 429 : 401)
  })
  app.get('/app.js', async (context) =>
    context.body((await assets)['app.js'], 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/app.css', async (context) =>
    context.body((await assets)['app.css'], 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.use('/api/*', async (context, next) => {
    const name = reviewerOf(context)
    if (name === undefined) return context.json({ error: 'no session: open the link that shuyu review printed' }, 401)
    context.set('reviewer', name)
    await next()
  })
  const onError = options.onError ?? (() => {})
  app.route('/api', api({ termbase, name: basename(file), changes, onError }))
  app.notFound((context) => context.json({ error: 'there is no such thing' }, 404))
  app.onError((error, context) => {
    onError(error)
    return context.json({ error: 'an unexpected error; the terminal tells more' }, 500)
  })

  const server = await listen(app, host, port)
  bound = (server.address() as AddressInfo).port
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : bracketed(host)
  return {
    url: `http://${shown}:${bound}/?token=${sessions.token}`,
    port: bound,
    token: sessions.token,
    async close() {
      changes.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(app: Hono<ReviewerVariables>, hostname: string, port: number): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: hostname.replace(/^\[|\]$/g, ''), port }, () => resolve(server))
    server.once('error', reject)
  })
}
