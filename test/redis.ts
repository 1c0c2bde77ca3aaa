import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { afterAll, beforeAll } from 'vitest'

/** Whether this machine has Redis; the tests start servers of their own, which they can stop and empty. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis)
  console.warn('Not tested with Redis: there is no redis-server; Debian has it in the package of this name.')

/** A Redis server that keeps nothing on the disk, for the tests of this file or `describe`. */
export function redisServer() {
  let port = 0
  let server: ChildProcess | undefined
  const start = async () => {
    server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
    const client = new Redis(port, { maxRetriesPerRequest: 200, retryStrategy: () => 50 })
    client.on('error', () => {})
    await client.ping()
    client.disconnect()
  }
  const stop = async () => {
    const stopped = server && once(server, 'exit')
    server?.kill('SIGKILL')
    await stopped
  }
  if (hasRedis) {
    beforeAll(async () => {
      port = await freePort()
      await start()
    })
    afterAll(stop)
  }
  return { url: (prefix: string) => `redis://127.0.0.1:${port}?prefix=${prefix}`, start, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
