import type { Redis } from 'ioredis'
import { QUEUE } from './connection.ts'

/** Keys looked at in one step. */
const AT_ONCE = 1_000

/**
 * Jobs that wait in queues of other versions of shuyu, or of other pipelines, on the same server with the same prefix.
 * @param own name of the queue of this one
 */
export async function waitingForOthers(client: Redis, prefix: string, own: string): Promise<number> {
  let waiting = 0
  let cursor = '0'
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', `${prefix}:${QUEUE}*:wait`, 'COUNT', AT_ONCE)
    cursor = next
    for (const key of keys) if (key !== `${prefix}:${own}:wait`) waiting += await client.llen(key)
  } while (cursor !== '0')
  return waiting
}
