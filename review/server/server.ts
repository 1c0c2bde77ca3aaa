import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import type { Termbase } from '../../glossaries/termbase/termbase.ts'
import { pageAssets } from './assets.ts'
import { door, page, threshold } from './documents.ts'
import { Changes } from './events.ts'
import { Extractions } from './extractions.ts'
import {
  bracketed,
  callerOf,
  closedHeaders,
  closingUnread,
  isFromElsewhere,
  isLoopback,
  namesOf,
  onlyFrom,
} from './guard.ts'
import { Linker } from './linker.ts'
import { api, type ReviewerVariables } from './routes/index.ts'
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
  /** Believes X-Forwarded-Proto and X-Forwarded-For, which a proxy in front must set. @default false */
  readonly trustProxy?: boolean
  readonly onError?: (error: unknown) => void
}

export interface ReviewServer {
  /** An address that opens the page for the person who started it, once; every call makes another. */
  newLink(): string
  /** The address without a way in. */
  readonly origin: string
  readonly port: number
  /** Lets programs in (`Authorization: Bearer ...`), as the person who started it. */
  readonly apiToken: string
  /** The same for programs that may read and nothing else. */
  readonly readToken: string
  close(): Promise<void>
}

/** Serves the review page and its API until it is closed. Throws where the port is taken. */
export async function startReview(options: ReviewOptions): Promise<ReviewServer> {
  const {
    termbase,
    file,
    reviewer,
    port = 0,
    host = '127.0.0.1',
    password,
    allowedHosts = [],
    trustProxy = false,
  } = options
  if (!isLoopback(host) && !password) throw new Error('a server that others can reach needs a password')
  const sessions = new Sessions(reviewer, password, termbase.team.isPasswordOf)
  const changes = await Changes.follow(termbase)
  const assets = pageAssets()
  // Awaited at the first request: listening need not wait for it.
  assets.catch(() => {})
  let bound = port

  const app = new Hono<ReviewerVariables>()
  app.use(closedHeaders)
  app.use(closingUnread)
  app.use(onlyFrom(namesOf(host, allowedHosts), () => bound, trustProxy))

  // Ports do not tell cookies apart: two servers on one machine need two names.
  const cookie = () => `shuyu_${bound}`
  const sessionOf = (context: Context) => getCookie(context, cookie())
  const enter = (context: Context, session: string) => {
    const secure = callerOf(context, trustProxy).protocol === 'https'
    setCookie(context, cookie(), session, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
    return isFromElsewhere(context) ? context.html(threshold) : context.redirect('/', 303)
  }
  const authorizationOf = (context: Context) => context.req.header('authorization')
  const reviewerOf = (context: Context) => sessions.reviewer(sessionOf(context), authorizationOf(context))

  app.get('/', (context) => {
    const token = context.req.query('token')
    const isIn = reviewerOf(context) !== undefined
    if (isIn) return token === undefined ? context.html(page) : context.redirect('/', 303)
    // A browser that looks ahead would use the link up before the person follows it.
    if (token !== undefined && context.req.header('sec-purpose')?.includes('prefetch')) return context.body(null, 503)
    const session = token === undefined ? undefined : sessions.openWithLink(token)
    if (session) return enter(context, session)
    if (token === undefined && isFromElsewhere(context)) return context.html(threshold)
    return context.html(door(sessions.hasPassword, token === undefined ? undefined : 'link'), 401)
  })
  app.post('/login', bodyLimit({ maxSize: 4096 }), async (context) => {
    const form = await context.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const [name, given] = [form.name, form.password].map((value) => (typeof value === 'string' ? value : ''))
    const result = await sessions.openWithPassword(name.trim(), given, callerOf(context, trustProxy).address)
    if ('session' in result) return enter(context, result.session)
    return context.html(door(sessions.hasPassword, result.refused), result.refused === 'tries' ? 429 : 401)
  })
  app.post('/logout', (context) => {
    sessions.close(sessionOf(context))
    deleteCookie(context, cookie(), { path: '/' })
    return context.redirect('/', 303)
  })
  app.get('/app.js', async (context) =>
    context.body((await assets)['app.js'], 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/app.css', async (context) =>
    context.body((await assets)['app.css'], 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.use('/api/*', async (context, next) => {
    const name = reviewerOf(context)
    if (name === undefined) {
      return context.json({ error: 'no session: open the link that shuyu review printed', code: 'noSession' }, 401)
    }
    if (context.req.method !== 'GET' && sessions.mayOnlyRead(authorizationOf(context)))
      return context.json({ error: 'this token may only read: use the `token` of access.json', code: 'readOnly' }, 403)
    context.set('reviewer', name)
    const shown = [sessionOf(context), authorizationOf(context)] as const
    context.set('isStillIn', () => sessions.nameOf(...shown) !== undefined)
    await next()
  })
  const onError = options.onError ?? (() => {})
  const extractions = new Extractions(termbase, onError)
  app.route('/api', api({ termbase, name: basename(file), changes, linker: new Linker(), extractions, onError }))
  app.notFound((context) => context.json({ error: 'there is no such thing' }, 404))
  app.onError((error, context) => {
    // What the framework refuses by itself: a body that is too large, say.
    if (error instanceof HTTPException) return context.json({ error: error.message || 'refused' }, error.status)
    onError(error)
    return context.json({ error: 'an unexpected error; the terminal tells more' }, 500)
  })

  // What it fails at is told by the search itself.
  termbase.review.warmUp().catch(() => {})
  const server = await listen(app, host, port)
  bound = (server.address() as AddressInfo).port
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : bracketed(host)
  const origin = `http://${shown}:${bound}`
  return {
    origin,
    newLink: () => `${origin}/?token=${sessions.newLink()}`,
    port: bound,
    apiToken: sessions.apiToken,
    readToken: sessions.readToken,
    async close() {
      changes.close()
      extractions.stop()
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
