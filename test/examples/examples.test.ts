import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConfig } from '../../pipeline/config.ts'
import { configIn } from '../../pipeline/configFile.ts'

const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'shuyu-examples-'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** `shuyu` is this repository for them, by the paths of tsconfig.json. */
const start = ['--import', 'tsx']
const run = async (name: string, ...args: string[]) =>
  (await promisify(execFile)(process.execPath, [...start, join(folder, name), ...args], { encoding: 'utf8' })).stdout

test('each has ten to thirty lines', () => {
  for (const name of readdirSync(folder)) {
    const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n').length
    expect(lines, name).toBeLessThanOrEqual(30)
  }
})

test('two strings', async () => {
  expect(await run('two-strings.ts')).toMatch(/^多边主义\tmultilateralism\t0\.\d\d$/m)
}, 60_000)

test('a web handler', async () => {
  const server: ChildProcess = spawn(process.execPath, [...start, join(folder, 'web-handler.ts')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(createInterface(server.stdout as NodeJS.ReadableStream), 'line')
    const url = `http://127.0.0.1:${JSON.parse(line.replace('listening ', '')).port}`
    const post = (body: string) => fetch(url, { method: 'POST', body })
    const found = await post('我们支持多边主义。\nWe support multilateralism.\n')
    expect([found.status, await found.text()]).toEqual([200, expect.stringContaining('多边主义\tmultilateralism')])
    expect((await post('no Chinese here')).status).toBe(422)
  } finally {
    server.kill()
  }
}, 60_000)

test('a stage of its own', async () => {
  const found = await run('stop-list.ts')
  expect(found).toContain('多边主义')
  expect(found).not.toMatch(/^双方$/m)
}, 60_000)

test('the same as a configuration file', async () => {
  const { stages } = await loadConfig(configIn(folder) as string)
  expect(stages.find.at(-1)?.name).toBe('stop list')
})

test('another segmenter', async () => {
  expect(await run('segmenter.ts')).toContain('multilateralism')
}, 60_000)

test('a glossary comes in, others go out, and the termbase is read', async () => {
  const glossary = join(place, 'glossary.csv')
  writeFileSync(glossary, 'zh,en\n多边主义,multilateralism\n强权政治,power politics\n')
  expect(await run('cat-export.ts', glossary, place)).toBe('2 terms\n')
  expect(readFileSync(join(place, 'glossary.txt'), 'utf8')).toContain('多边主义\tmultilateralism')
  expect(readFileSync(join(place, 'memoq.csv'), 'utf8')).toContain('power politics')
  expect(await run('read-termbase.ts', join(place, 'termbase.db'))).toContain('强权政治\tpower politics\n')
}, 60_000)
