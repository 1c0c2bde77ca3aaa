import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connectQueue, queueName } from '../../pipeline/executors/queue/connection.ts'
import { postgres, temporarySchemas } from '../glossaries/termbase/databases.ts'
import { stopListConfig, writeDocuments } from '../pipeline/fixtures.ts'
import { hasRedis, redisServer } from '../redis.ts'

const program = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url))

function shuyu(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function finished(child: ChildProcess): Promise<number | null> {
  const [status] = await once(child, 'exit')
  return status
}

describe.skipIf(!hasRedis || !postgres)('a batch on several machines', () => {
  const redis = redisServer()
  const newPlace = temporarySchemas()

  test('gives byte for byte what one machine gives, whatever dies meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuyu-queue-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeDocuments(folder, 8)
    const [local, far] = [join(folder, 'local.out'), join(folder, 'far.out')]
    const inputs = [join(folder, '*.tsv'), '--format', 'tsv', '--quiet']
    expect(await finished(shuyu('extract', ...inputs, '--termbase', join(folder, 'local.db'), '--out', local))).toBe(0)

    const place = newPlace()
    const url = redis.url('several')
    const shared = ['--queue', url, '--termbase', place, '--quiet']
    const doomed = shuyu('worker', ...shared, '--jobs', '2')
    const batch = finished(shuyu('extract', ...inputs, ...shared, '--out', far))

    const queue = new Queue(queueName(), await connectQueue(url))
    queue.on('error', () => {})
    onTestFinished(() => queue.close())
    const atWork = () => queue.getActiveCount()
    await expect.poll(atWork, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
    doomed.kill('SIGKILL')
    await redis.stop()
    await redis.start()
    shuyu('worker', ...shared, '--jobs', '2')
    await expect.poll(atWork, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
    await breakConnections(place)

    expect(await batch).toBe(0)
    expect(readFileSync(far, 'utf8')).toBe(readFileSync(local, 'utf8'))
    expect(readFileSync(far, 'utf8').split('\n').length).toBeGreaterThan(5)
  }, 300_000)

  test('has the stages of a configuration file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuyu-queue-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeDocuments(folder, 4)
    const config = join(folder, 'stop.config.mjs')
    writeFileSync(config, stopListConfig('粮食安全'))
    const shared = ['--queue', redis.url('config'), '--termbase', newPlace(), '--config', config, '--quiet']
    const out = join(folder, 'terms.out')
    shuyu('worker', ...shared, '--jobs', '1')
    const inputs = [join(folder, '*.tsv'), '--format', 'tsv', '--all', '--out', out]
    expect(await finished(shuyu('extract', ...inputs, ...shared))).toBe(0)
    expect(readFileSync(out, 'utf8')).toMatch(/^数字经济\t/m)
    expect(readFileSync(out, 'utf8')).not.toMatch(/^粮食安全\t/m)
  }, 120_000)
})

/** What a restart of the server does to everybody who is connected. */
async function breakConnections(place: string): Promise<void> {
  const client = new pg.Client({ connectionString: place })
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await client.end()
}
