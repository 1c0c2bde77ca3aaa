import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import pg from 'pg'
import { type Random, randomBelow, seededRandom } from '../evaluation/random.ts'
import { provokingDocuments, provokingGlossary } from './provokingDocuments.ts'

const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))
const documents = Object.keys(provokingDocuments)

/** Where results are kept, and how `extract` gets there. */
interface Place {
  readonly name: string
  /** Options of every `extract`, by chance where it does not matter. */
  readonly options: (random: Random) => readonly string[]
  readonly termbase: string
  /** What goes wrong around a command while it runs. */
  readonly disturb: (random: Random, command: ChildProcess) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Documents that provoke whatever remembers, extracted in random orders, in random parts, by a random number of processes,
 * each time killed and disturbed at random moments before the last command over all of them: whether the termbase then
 * exports one and the same TSV to the byte as one undisturbed command gives. On SQLite, and where there are Redis and
 * PostgreSQL (`SHUYU_TEST_POSTGRES`) with workers through a queue. Throws where a run gives something else.
 */
export async function determinism(runs: number, seed = Date.now() % 100_000): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-determinism-'))
  try {
    for (const [name, text] of Object.entries(provokingDocuments)) writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, 'glossary.csv'), provokingGlossary)
    const random = seededRandom(seed)
    const calm = sqlite(folder, 'calm')
    const started = performance.now()
    await shuyu(folder, ['import', 'glossary.csv', '--termbase', calm.termbase])
    const expected = await lastCommand(folder, calm, random, documents, [])
    const duration = performance.now() - started
    const lines = [
      `Determinism: ${documents.length} provoking documents, seed ${seed}, ${expected.split('\n').length - 2} lines of TSV`,
    ]

    for (let n = 0; n < runs; n++) {
      await disturbedRun(folder, sqlite(folder, `run-${n}`), random, duration, expected)
      told('SQLite', n + 1, runs)
    }
    lines.push(`  SQLite: ${runs} runs, each the same to the byte`)

    const servers = await openServers()
    if (!servers) lines.push('  PostgreSQL and Redis: skipped (they need redis-server and SHUYU_TEST_POSTGRES)')
    else {
      try {
        for (let n = 0; n < runs; n++) {
          await disturbedRun(folder, await servers.place(folder, n), random, 4 * duration, expected)
          told('PostgreSQL and Redis', n + 1, runs)
        }
      } finally {
        await servers.close()
      }
      lines.push(`  PostgreSQL and Redis: ${runs} runs, each the same to the byte`)
    }
    return `${lines.join('\n')}\n`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Two hundred runs take the better part of an hour. */
function told(place: string, done: number, runs: number) {
  if (done % 20 === 0) process.stderr.write(`  ${place}: ${done} of ${runs} runs, all the same\n`)
}

async function disturbedRun(folder: string, place: Place, random: Random, duration: number, expected: string) {
  const history: string[] = []
  try {
    await shuyu(folder, ['import', 'glossary.csv', '--termbase', place.termbase])
    let isInParts = false
    for (let n = randomBelow(random, 4); n > 0; n--) {
      const part = shuffled(documents, random).slice(
        0,
        random() < 0.5 ? 1 + randomBelow(random, documents.length) : undefined,
      )
      isInParts ||= part.length < documents.length
      const command = start(folder, ['extract', ...part, '--termbase', place.termbase, ...place.options(random)])
      const ended = once(command, 'exit')
      await Promise.race([ended, sleep(random() * duration)])
      const event = command.exitCode === null ? await place.disturb(random, command) : 'let it end'
      history.push(`${part.length} documents: ${event}`)
      await ended
    }
    // What words were learned from stays as it was chosen for a part of the documents, unless it is chosen anew.
    const found = await lastCommand(folder, place, random, shuffled(documents, random), isInParts ? ['--retrain'] : [])
    if (found !== expected)
      throw new Error(`${place.name} gave another TSV after: ${history.join('; ')}\n${difference(expected, found)}`)
  } finally {
    await place.close()
  }
}

/** Extracts all documents, undisturbed; what the termbase exports then. */
async function lastCommand(
  folder: string,
  { termbase, options }: Place,
  random: Random,
  inputs: readonly string[],
  more: readonly string[],
): Promise<string> {
  await shuyu(folder, ['extract', ...inputs, '--termbase', termbase, ...options(random), ...more], [0, 1])
  const tsv = await shuyu(folder, ['export', 'tsv', '--status', 'all', '--termbase', termbase])
  // When the glossary was imported is no matter of the documents.
  return tsv.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
}

function sqlite(folder: string, name: string): Place {
  return {
    name: `SQLite (${name})`,
    termbase: join(folder, `${name}.db`),
    options: (random) => ['--cache', join(folder, `${name}-cache`), '--jobs', String(1 + randomBelow(random, 3))],
    async disturb(random, command) {
      const child = randomBelow(random, 4) === 0 ? childOf(command) : undefined
      if (child !== undefined) {
        kill(child, 'SIGKILL')
        return 'a child killed'
      }
      const signal = (['SIGKILL', 'SIGTERM', 'SIGINT'] as const)[randomBelow(random, 3)]
      command.kill(signal)
      return signal
    },
    close: async () => {},
  }
}

/** A Redis server and a database of their own, with workers; undefined where one of the programs is not there. */
async function openServers() {
  const postgres = process.env.SHUYU_TEST_POSTGRES
  if (!postgres || spawnSync('redis-server', ['--version']).status !== 0) return undefined
  const admin = new pg.Client({ connectionString: postgres })
  await admin.connect()
  const database = `shuyu_determinism_${process.pid}`
  await admin.query(`CREATE DATABASE ${database}`)
  const url = new URL(postgres)
  url.pathname = `/${database}`
  const port = await freePort()
  let redis = await startRedis(port)

  const cutConnections = () =>
    admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
  const restartRedis = async () => {
    const ended = once(redis, 'exit')
    redis.kill('SIGKILL')
    await ended
    redis = await startRedis(port)
  }
  return {
    async place(folder: string, n: number): Promise<Place> {
      const termbase = `${url.href}?schema=run${n}`
      const queue = `redis://127.0.0.1:${port}?prefix=run${n}`
      const work = () => start(folder, ['worker', '--queue', queue, '--termbase', termbase, '--jobs', '1'])
      const workers = [work(), work()]
      return {
        name: `PostgreSQL and Redis (run ${n})`,
        termbase,
        options: () => ['--queue', queue],
        async disturb(random, command) {
          const events: Readonly<Record<string, () => unknown>> = {
            'the submitter killed': () => command.kill('SIGKILL'),
            'connections cut': cutConnections,
            'Redis restarted': restartRedis,
            'a worker killed': () => {
              workers.shift()?.kill('SIGKILL')
              workers.push(work())
            },
          }
          const names = shuffled(Object.keys(events), random).slice(0, 1 + randomBelow(random, 3))
          for (const name of names) {
            await events[name]()
            await sleep(random() * 1_000)
          }
          return names.join(', ')
        },
        async close() {
          for (const worker of workers) worker.kill('SIGKILL')
        },
      }
    },
    async close() {
      redis.kill('SIGKILL')
      await cutConnections()
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`)
      await admin.end()
    },
  }
}

async function startRedis(port: number): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  })
  const client = new Redis(port, { maxRetriesPerRequest: 200, retryStrategy: () => 50 })
  client.on('error', () => {})
  await client.ping()
  client.disconnect()
  return server
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function start(folder: string, args: readonly string[], stdout: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  return spawn(process.execPath, [bin, ...args, '--quiet'], { cwd: folder, stdio: ['ignore', stdout, 'pipe'] })
}

/** Runs a command to its end; what it prints. */
async function shuyu(folder: string, args: readonly string[], codes: readonly number[] = [0]): Promise<string> {
  const command = start(folder, args, 'pipe')
  let [stdout, stderr] = ['', '']
  command.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  command.stderr?.on('data', (text) => {
    stderr += text
  })
  const [code] = await once(command, 'close')
  if (!codes.includes(code)) throw new Error(`shuyu ${args.join(' ')} ended with ${code}:\n${stderr}`)
  return stdout
}

/** A process that a command started, if there is one. */
function childOf(command: ChildProcess): number | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(command.pid)], { encoding: 'utf8' })
  const [child] = stdout.split('\n').map(Number)
  return child || undefined
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** The first lines that are not in both. */
function difference(expected: string, found: string): string {
  const [a, b] = [expected, found].map((text) => text.split('\n'))
  const only = (these: string[], others: string[], mark: string) =>
    these.filter((line) => !others.includes(line)).map((line) => `${mark} ${line}`)
  const lines = [...only(a, b, '-'), ...only(b, a, '+')].slice(0, 20)
  return lines.length ? lines.join('\n') : 'the same lines in another order'
}
