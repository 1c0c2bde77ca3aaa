import { networkInterfaces } from 'node:os'
import type { MiddlewareHandler } from 'hono'

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Headers that keep a browser from doing more with an answer than show it. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
}

/**
 * Answers only under the names the server has. Another site that gives its own name our address (DNS rebinding) is
 * refused by its Host; one that sends requests here by its Origin, or by Sec-Fetch-Site where the browser tells it.
 */
export function onlyFrom(names: ReadonlySet<string>, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase()
    const [, name, digits] = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d+))?$/.exec(host) ?? []
    // A proxy in front has its own port; a name it is known by must have been allowed.
    const isOwn = name !== undefined && names.has(name) && (Number(digits ?? 80) === port() || !isLoopback(name))
    if (!isOwn) return context.json({ error: 'this server does not answer under that name' }, 403)
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const isForeign = origin !== undefined && origin.replace(/^https?:\/\//, '').toLowerCase() !== host
    const isNavigation = context.req.method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate'
    if (isForeign || (site !== undefined && !['same-origin', 'none'].includes(site) && !isNavigation)) {
      return context.json({ error: 'requests from other sites are refused' }, 403)
    }
    await next()
  }
}

export const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)

/** The names under which a server bound to `host` may be addressed. */
export function namesOf(host: string, allowed: readonly string[]): Set<string> {
  const own = ['localhost', '127.0.0.1', '[::1]', bracketed(host)]
  if (!isLoopback(host)) {
    own.push(
      ...Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => bracketed(address)) ?? []),
    )
  }
  return new Set([...own, ...allowed].map((name) => name.toLowerCase()))
}

export const bracketed = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)
