import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { answering, type Got, readerServer, refusing } from '../pipeline/reader/badServer.ts'
import { shuyu } from './run.ts'

const lines = [
  ['两国将加强数字经济合作。', 'The two countries will strengthen cooperation on the digital economy.'],
  ['粮食安全是发展中国家的当务之急。', 'Food security is a pressing task for developing countries.'],
  ['各国都应当尊重领土完整。', 'All countries should respect territorial integrity.'],
  ['推进依法治国。', 'Advance law-based governance of the country.'],
] as const

const table = (rows: readonly (readonly [string, string])[]) =>
  [['zh', 'en'], ...rows].map((cells) => `${cells.join('\t')}\n`).join('')

function talk() {
  const termbase = temporaryFile()
  const file = join(dirname(termbase), 'talk.tsv')
  writeFileSync(file, table(lines))
  return { file, termbase, beside: (name: string) => join(dirname(termbase), name) }
}

/** Numbers of the pairs that a question asks about. */
const numbersIn = (question: string) => [...question.matchAll(/^(\d+) (.*) = (.*)$/gm)].map(([, n]) => Number(n))

/** Rejects all, names a pair that is missed, and one that is not in the text. */
const strictReader = (question: string) =>
  JSON.stringify({
    reject: numbersIn(question),
    missing: [
      ...(question.includes('依法治国')
        ? [
            {
              s: sentenceOf(question, '依法治国'),
              zh: '推进依法治国',
              en: 'law-based governance of the country',
              c: 'F',
            },
          ]
        : []),
      { s: 1, zh: '人类命运共同体', en: 'community with a shared future', c: 'F' },
    ],
  })

function sentenceOf(question: string, words: string): number {
  const [before] = question.split(words)
  return Number([...before.matchAll(/^#(\d+)$/gm)].at(-1)?.[1])
}

const asked = ({ body }: Got) => body.messages[body.messages.length - 1].content
const pairsIn = (tsv: string) =>
  tsv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t').slice(0, 2).join(' = '))

describe('shuyu extract --reader', () => {
  test('tells what it will cost and who gets it, asks once, and shows what the reader makes of it', async () => {
    const { file, termbase, beside } = talk()
    const server = await readerServer(answering(strictReader))
    const run = (...inputs: string[]) =>
      shuyu(
        ...['extract', ...inputs, '--termbase', termbase, '--format', 'tsv', '--cache', beside('cache')],
        ...['--reader', server.url, '--reader-model', 'small:1b'],
      )
    const first = await run(file)
    expect(first.status).toBe(0)
    expect(first.stderr).toMatch(
      /Second reader small:1b: 1 request, about [\d,]+-[\d,]+ tokens in, [\d,]+-[\d,]+ out\. 127\.0\.0\.1:\d+ gets these texts\./,
    )
    expect(first.stderr).toMatch(
      /Second reader: 1 answer for 100 tokens in, 20 out; 0 from before\. 0 kept, 0 mended, \d+ rejected, 0 unsure; 1 pair gained; 1 dropped/,
    )
    expect(pairsIn(first.stdout)).toContain('推进依法治国 = law-based governance of the country')
    expect(first.stdout).not.toContain('人类命运共同体')

    const again = await run(file)
    expect(server.requests).toHaveLength(1)
    expect(again.stdout).toBe(first.stdout)
    expect(again.stderr).toContain('nothing to ask; 1 answer from before')

    writeFileSync(
      beside('more.tsv'),
      table([['双方签署了自由贸易协定。', 'The two sides signed a free trade agreement.']]),
    )
    await run(file, beside('more.tsv'))
    expect(server.requests).toHaveLength(2)
    expect(asked(server.requests[1])).not.toContain('粮食安全')
  })

  test('nothing that was decided changes, and why is told', async () => {
    const { file, termbase, beside } = talk()
    await shuyu('extract', file, '--termbase', termbase, '--cache', beside('cache'), '--min-score', '0.15')
    const accepted = await withTermbase(termbase, async (base) => {
      const [row] = await base.review.rows(await base.review.queue({ maxConfidence: 0.9 }))
      await base.decide([{ rendering: row.id, revision: row.revision, status: 'accepted' }], 'li')
      return row
    })
    const server = await readerServer(answering(strictReader))
    await shuyu(
      ...['extract', file, '--termbase', termbase, '--cache', beside('cache'), '--min-score', '0'],
      ...['--reader', server.url, '--reader-model', 'small:1b'],
    )
    await withTermbase(termbase, async (base) => {
      const entry = await base.review.entry(accepted.id)
      expect(entry?.rendering).toMatchObject({ status: 'accepted', zh: accepted.zh, en: accepted.en })
      const told = entry?.reasons.map(({ code, value }) => `${code}: ${value}`).join('\n')
      expect(told).toMatch(/^readerRejected: small:1b, instructions \d+, \d{4}-\d\d-\d\d; the ranker gave 0\.\d{3}/m)
    })
  })

  test('a reader that fails, or may cost nothing, leaves everything as it is without', async () => {
    const { file, termbase, beside } = talk()
    const run = (...options: string[]) =>
      shuyu('extract', file, '--termbase', termbase, '--format', 'tsv', '--cache', beside('cache'), ...options)
    const without = await run()
    const away = await readerServer(refusing(401, 'no such key'))
    const failed = await run('--reader', away.url, '--reader-model', 'm')
    expect(failed).toMatchObject({ status: 1, stdout: without.stdout })
    expect(failed.stderr).toMatch(/1 question got no answer from the second reader \(401 no such key\): run again/)
    const spent = await run('--reader', away.url, '--reader-model', 'm', '--reader-budget', '10')
    expect(spent).toMatchObject({ status: 0, stdout: without.stdout })
    expect(spent.stderr).toContain('The budget of 10 tokens is spent: 1 question not asked.')
    expect(away.requests).toHaveLength(1)
  })

  test('is refused before any work where texts would leave the machine unseen', async () => {
    const { file, termbase } = talk()
    const run = (...options: string[]) => shuyu('extract', file, '--termbase', termbase, ...options)
    expect(await run('--reader', 'http://api.example.org/v1', '--reader-model', 'm')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('by https only'),
    })
    vi.stubEnv('SHUYU_LOCAL_ONLY', '1')
    try {
      expect(await run('--reader', 'https://api.example.org/v1', '--reader-model', 'm')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('SHUYU_LOCAL_ONLY=1'),
      })
    } finally {
      vi.unstubAllEnvs()
    }
    expect(await run('--reader', 'http://127.0.0.1:1/v1')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--reader-model'),
    })
    expect(await run('--reader-budget', '10')).toMatchObject({ status: 2 })
    expect(
      await run('--reader', 'http://127.0.0.1:1/v1', '--reader-model', 'm', '--reader-key-file', `${file}.none`),
    ).toMatchObject({ status: 2, stderr: expect.stringContaining("a file that holds the reader's key") })
  })
})
