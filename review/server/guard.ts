import { networkInterfaces } from 'node:os'
import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { secureHeaders } from 'hono/secure-headers'

/** Headers that keep a browser from doing more with an answer than show it, and from keeping it. */
export const closedHeaders: MiddlewareHandler = every(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
    xFrameOptions: 'DENY',
    // Not `no-referrer`: with that, browsers send forms of our own with `Origin: null`, as from a stranger.
    referrerPolicy: 'same-origin',
    // TLS is that of a proxy in front, which may have other names to serve.
    strictTransportSecurity: false,
  }),
  async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  },
)

/** A connection whose request was not read to its end is not used again, and the answer says so. */
export const closingUnread: MiddlewareHandler = async (context, next) => {
  await next()
  const { incoming } = context.env as HttpBindings
  if (!incoming.complete) context.header('Connection', 'close')
}

/** What a request tells of where it comes from; a proxy is believed only where the server was told to trust one. */
export interface Caller {
  readonly address: string
  /** Undefined where nobody can tell: a proxy that is not trusted may have ended TLS. */
  readonly protocol?: 'http' | 'https'
}

export function callerOf(context: Context, trustProxy: boolean): Caller {
  const address = getConnInfo(context).remote.address ?? ''
  if (!trustProxy) return { address }
  // The last entry is the one that the proxy in front has added; those before may be invented.
  const forwarded = (name: string) => context.req.header(name)?.split(',').at(-1)?.trim()
  const protocol = forwarded('x-forwarded-proto')?.toLowerCase() === 'https' ? 'https' : 'http'
  return { address: forwarded('x-forwarded-for') || address, protocol }
}

/**
 * Answers only under the names the server has. Another site that gives its own name our address (DNS rebinding) is
 * refused by its Host; one that sends requests here by its Origin, or by Sec-Fetch-Site where the browser tells it.
 */
export function onlyFrom(names: ReadonlySet<string>, port: () => number, trustProxy: boolean): MiddlewareHandler {
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase()
    const [, name, digits] = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d+))?$/.exec(host) ?? []
    // A proxy in front has its own port; a name it is known by must have been allowed.
    const isOwn = name !== undefined && names.has(name) && (Number(digits ?? 80) === port() || !isLoopback(name))
    if (!isOwn) return context.json({ error: 'this server does not answer under that name' }, 403)
    const { protocol } = callerOf(context, trustProxy)
    const own = protocol ? [`${protocol}://${host}`] : [`http://${host}`, `https://${host}`]
    const origin = context.req.header('origin')
    const isForeign = origin !== undefined && !own.includes(origin.toLowerCase())
    if (isForeign || (isFromElsewhere(context) && !isNavigation(context))) {
      return context.json({ error: 'requests from other sites are refused' }, 403)
    }
    await next()
  }
}

/** Whether the browser says that another site, or a file, sent somebody here. */
export function isFromElsewhere(context: Context): boolean {
  const site = context.req.header('sec-fetch-site')
  return site !== undefined && !['same-origin', 'none'].includes(site)
}

const isNavigation = (context: Context) =>
  context.req.method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate'

export const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)

/** The names under which a server bound to `host` may be addressed. */
export function namesOf(host: string, allowed: readonly string[]): Set<string> {
  const own = ['localhost', '127.0.0.1', '[::1]', bracketed(host), ...allowed]
  const addresses = isLoopback(host) ? [] : Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  return new Set([...own, ...addresses.map(({ address }) => bracketed(address))].map((name) => name.toLowerCase()))
}

export const bracketed = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)
