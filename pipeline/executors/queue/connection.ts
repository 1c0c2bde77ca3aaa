import type { QueueOptions } from 'bullmq'
import { Redis } from 'ioredis'
import { hidePassword } from '../../../files/address.ts'
import { InputError } from '../../../model/errors.ts'
import { type PipelineIdentity, wholeIdentity } from '../../identity.ts'

/** How a queue is reached: what BullMQ wants to know. */
export type QueueConnection = Pick<QueueOptions, 'connection' | 'prefix'>

/**
 * The name of the queue. It tells the whole identity of what does its jobs: a worker with other code never takes one,
 * for its result would stand under the wrong key.
 */
export const queueName = (pipeline?: PipelineIdentity): string => `${QUEUE}${wholeIdentity(pipeline)}`

/** What the names of all queues begin with. */
export const QUEUE = 'shuyu-'

/**
 * Reads `redis://HOST:PORT[/DB][?prefix=NAME]`, `rediss://` for TLS, and looks whether the server answers. Keys begin with
 * the prefix. A password that the address does not tell is that of `REDISCLI_AUTH`, as for Redis' own programs.
 * @throws InputError where it is no such URL, nobody answers, or the server lets nobody in
 */
export async function connectQueue(url: string): Promise<QueueConnection> {
  if (!/^rediss?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new InputError(hidePassword(url), 'expected the URL of a queue, as redis://HOST:6379')
  }
  const parsed = new URL(url)
  const prefix = parsed.searchParams.get('prefix') ?? 'shuyu'
  parsed.search = ''
  if (!parsed.password) parsed.password = process.env.REDISCLI_AUTH ?? ''
  await requireServer(parsed.href)
  // No limit of retries: a server that restarts is waited for.
  return { connection: { url: parsed.href, maxRetriesPerRequest: null }, prefix }
}

/** A client of the server beside those of BullMQ; a server that is away is waited for. */
export function openClient({ connection }: QueueConnection): Redis {
  const client = new Redis((connection as { readonly url: string }).url, { maxRetriesPerRequest: null })
  // Told by ioredis at each try to reconnect.
  client.on('error', () => {})
  return client
}

async function requireServer(url: string): Promise<void> {
  const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  let reason = ''
  probe.on('error', (error) => {
    reason = error.message
  })
  try {
    await probe.connect()
    await probe.ping()
  } catch (error) {
    const why = reason || (error as Error).message
    const message = /NOAUTH|WRONGPASS|NOPERM/.test(why)
      ? 'the server does not let this user in: give the password in REDISCLI_AUTH, or as redis://USER:PASSWORD@HOST'
      : 'expected a Redis server here, nobody answers'
    throw new InputError(hidePassword(url), `${message} (${why})`, { cause: error })
  } finally {
    probe.disconnect()
  }
}
