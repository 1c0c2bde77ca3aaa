import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { bitext, temporaryFolder, writeDocuments } from '../pipeline/fixtures.ts'
import { shuyu } from './run.ts'

// Several processes load jieba's dictionary, one after the other.
vi.setConfig({ testTimeout: 240_000 })

/** Too many for one process, so that workers do them. */
const documents = 5

const bin = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url))

/** Runs `shuyu` as a process of its own; `onEvent` sees its log as it comes. */
function started(
  args: readonly string[],
  onEvent: (event: Record<string, unknown>, kill: () => void) => void = () => {},
) {
  return new Promise<{ status: number | null; events: Record<string, unknown>[] }>((resolve) => {
    const child = spawn(process.execPath, [bin, ...args, '--log', 'json'], { stdio: ['ignore', 'ignore', 'pipe'] })
    const events: Record<string, unknown>[] = []
    let rest = ''
    child.stderr.on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() as string
      for (const line of lines) {
        const event = JSON.parse(line)
        events.push(event)
        onEvent(event, () => child.kill('SIGINT'))
      }
    })
    child.on('close', (status) => resolve({ status, events }))
  })
}

function corpus() {
  const folder = temporaryFolder()
  const place = temporaryFolder()
  const files = writeDocuments(folder, documents)
  const beside = (name: string) => join(place, name)
  const options = (name: string) => [
    '--termbase',
    beside(`${name}.db`),
    '--cache',
    beside(`${name}-cache`),
    '--jobs',
    '2',
  ]
  return { folder, files, beside, options }
}

test('a bad file is listed with its reason and stops nobody; mended, it goes through', async () => {
  const { folder, files, beside, options } = corpus()
  writeFileSync(files[1], 'zh\ten\n和平\n')
  writeFileSync(join(folder, 'empty.txt'), '')
  const first = await shuyu('extract', folder, ...options('a'), '--format', 'tsv')
  expect(first.status).toBe(1)
  expect(first.stdout).toContain('粮食安全\tfood security')
  expect(first.stderr).toMatch(/\nFailed +Reason\n.*empty\.txt +expected text.*\n.*talk-01\.tsv:2 +expected 2 columns/)
  expect(first.stderr).toContain('4 documents, 16 translation units')
  const rows = readFileSync(beside('failures.tsv'), 'utf8').trimEnd().split('\n')
  expect(rows.map((row) => row.split('\t').slice(0, 2))).toEqual([
    ['file', 'line'],
    [join(folder, 'empty.txt'), ''],
    [files[1], '2'],
  ])

  writeFileSync(files[1], bitext(1))
  const mended = await shuyu('extract', ...files, ...options('a'), '--format', 'tsv')
  expect([mended.status, existsSync(beside('failures.tsv'))]).toEqual([0, false])
  expect(mended.stderr).toContain('5 documents, 20 translation units')
})

test('Ctrl-C finishes what is in hand and exits with 130; the same command goes on', async () => {
  const { folder, options } = corpus()
  let isSent = false
  const stopped = await started(['extract', folder, ...options('a')], ({ stage, done }, interrupt) => {
    if (isSent || stage !== 'read and align' || done === 0) return
    isSent = true
    interrupt()
  })
  expect(stopped.status).toBe(130)
  expect(stopped.events.map(({ event }) => event)).toContain('stopping')
  expect(stopped.events.at(-1)).toMatchObject({ event: 'stopped' })
  const { status, events } = await started(['extract', folder, ...options('a')])
  expect(status).toBe(0)
  expect(events.find(({ stage }) => stage === 'read and align')?.done).toBeGreaterThan(0)
  expect(events.at(-1)).toMatchObject({ event: 'done', documents, sentences: 20, failed: 0 })
})

test('two batches and a reviewer at one termbase: all go on, and nothing is lost', async () => {
  const { folder, files, beside, options } = corpus()
  const other = join(folder, 'other')
  mkdirSync(other)
  for (let number = 10; number < 14; number++) writeFileSync(join(other, `speech-${number}.tsv`), bitext(number))
  await shuyu('extract', files[0], ...options('a'), '--quiet')
  const termbase = await openTermbase(beside('a.db'), 'write')
  const [reviewed] = await termbase.review.queue({})
  let isRunning = true
  let decisions = 0
  const review = async () => {
    while (isRunning) {
      await termbase.decide([{ rendering: reviewed, note: `seen ${++decisions} times` }], 'Li')
      await sleep(50)
    }
  }
  const reviewing = review()
  const batches = await Promise.all([
    started(['extract', ...files, ...options('a'), '--jobs', '1']),
    started(['extract', other, ...options('a'), '--jobs', '1']),
  ])
  isRunning = false
  await reviewing
  expect(batches.map(({ status }) => status)).toEqual([0, 0])
  const status = await termbase.status()
  expect(status.documents).toHaveLength(documents + 4)
  expect(status.decisions).toBe(decisions)
  expect((await termbase.review.entry(reviewed))?.rendering).toMatchObject({ note: `seen ${decisions} times` })
  await termbase.close()
})
