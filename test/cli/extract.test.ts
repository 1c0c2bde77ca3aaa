import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { renderingId } from '../../language/identity.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

const samples = fileURLToPath(new URL('../../samples/', import.meta.url))

const bitext = [
  ['zh', 'en'],
  ['两国将加强数字经济合作。', 'The two countries will strengthen cooperation on the digital economy.'],
  ['粮食安全是发展中国家的当务之急。', 'Food security is a pressing task for developing countries.'],
  ['各国都应当尊重领土完整。', 'All countries should respect territorial integrity.'],
]
  .map((cells) => `${cells.join('\t')}\n`)
  .join('')

/** A folder with a transcript in it, and the name of a termbase that is not there yet. */
function talk(name = 'talk.tsv', content: string | Uint8Array = bitext) {
  const termbase = temporaryFile()
  const file = join(dirname(termbase), name)
  writeFileSync(file, content)
  return { file, termbase, beside: (other: string) => join(dirname(termbase), other) }
}

const rowsOf = (tsv: string) =>
  tsv
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

describe('shuyu extract', () => {
  test('finds the terms of the sample, prints them and keeps them', async () => {
    const termbase = temporaryFile()
    const first = await shuyu('extract', samples, '--termbase', termbase)
    expect(first.status).toBe(0)
    expect(first.stdout).toMatch(/^ *# +Chinese +English +Score +Freq +Category +Example +Place\n/)
    expect(first.stdout).toMatch(
      /全球发展倡议 +Global Development Initiative +0\.\d\d +1 +name .*【全球发展倡议.*press/,
    )
    expect(first.stderr).toMatch(/1 document, \d+ translation units, \d+ pairs\.\nKept in .*: \d+ new pairs\./)

    const exported = await shuyu('export', 'json', '--termbase', termbase)
    const again = await shuyu('extract', samples, '--termbase', termbase)
    expect(again.stdout).toBe(first.stdout)
    expect(again.stderr).toContain(': 0 new pairs.')
    expect((await shuyu('export', 'json', '--termbase', termbase)).stdout).toBe(exported.stdout)
  })

  test('prints what is new to the termbase, and as much as a strictness lets through', async () => {
    const { file, termbase, beside } = talk()
    writeFileSync(
      beside('more.tsv'),
      `${bitext}双方签署了自由贸易协定。\tThe two sides signed a free trade agreement.\n`,
    )
    const tsv = async (...args: string[]) =>
      rowsOf((await shuyu('extract', ...args, '--format', 'tsv', '--termbase', termbase)).stdout).slice(1)
    const first = await tsv(file, '--new')
    expect(first.length).toBeGreaterThan(2)
    const pairs = (await tsv(beside('more.tsv'), '--new')).map(([zh, en]) => `${zh} = ${en}`)
    expect(pairs).toContain('自由贸易协定 = free trade agreement')
    expect(pairs.filter((pair) => first.some(([zh, en]) => pair === `${zh} = ${en}`))).toEqual([])

    const counts = []
    for (const level of ['strict', 'balanced', 'broad'])
      counts.push((await tsv(file, '--strictness', level, '--no-save')).length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts[0]).toBeLessThan(counts[2])
    const both = await shuyu('extract', file, '--strictness', 'strict', '--min-score', '0.5', '--termbase', termbase)
    expect(both.status).toBe(2)
  })

  test('writes TSV and JSON, to a file where one is named, and no termbase where none is wanted', async () => {
    const { file, termbase, beside } = talk()
    const options = ['--termbase', termbase, '--no-save']
    const [header, ...rows] = rowsOf((await shuyu('extract', file, '--format', 'tsv', ...options)).stdout)
    expect(header.slice(0, 5)).toEqual(['zh', 'en', 'score', 'frequency', 'category'])
    expect(rows.map(([zh, en]) => `${zh} = ${en}`)).toEqual(
      expect.arrayContaining(['数字经济 = digital economy', '领土完整 = territorial integrity']),
    )

    const out = beside('terms.json')
    const { stdout, status } = await shuyu('extract', file, '--format', 'json', '--out', out, ...options)
    expect([stdout, status]).toEqual(['', 0])
    const concepts = JSON.parse(readFileSync(out, 'utf8')) as {
      zh: string
      renderings: { en: string; score: number; essential: number }[]
    }[]
    // What is probably right and essential comes first, in both.
    expect(concepts.map(({ zh }) => zh)).toEqual([...new Set(rows.map(([zh]) => zh))])
    const ranks = concepts.map(({ renderings: [{ score, essential }] }) => score ** 3 * essential)
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
    expect(existsSync(termbase)).toBe(false)
  })

  test('a high --min-score chooses what is printed, not what is kept', async () => {
    const { file, termbase } = talk()
    const kept = async () => (await shuyu('export', 'json', '--termbase', termbase)).stdout
    await shuyu('extract', file, '--termbase', termbase)
    const before = await kept()
    const { stdout } = await shuyu('extract', file, '--termbase', termbase, '--format', 'tsv', '--min-score', '0.95')
    expect(rowsOf(stdout).length).toBeLessThan((JSON.parse(before) as unknown[]).length)
    expect(await kept()).toBe(before)
  })

  test('a place that cannot be written is told before the work', async () => {
    const { file, termbase, beside } = talk()
    const { status, stderr } = await shuyu('extract', file, '--termbase', termbase, '--out', beside('no/terms.tsv'))
    expect(status).toBe(2)
    expect(stderr).toContain('does not exist: make it first')
    expect(existsSync(termbase)).toBe(false)
  })

  test('--min-score takes away, --all adds', async () => {
    const { file } = talk()
    const count = async (...options: string[]) =>
      rowsOf((await shuyu('extract', file, '--no-save', '--format', 'tsv', ...options)).stdout).length
    const usual = await count()
    expect(await count('--min-score', '0.9')).toBeLessThan(usual)
    expect(await count('--all')).toBeGreaterThan(usual)
  })

  test('prints what people decided, and leaves it in the termbase', async () => {
    const { file, termbase } = talk()
    await shuyu('extract', file, '--termbase', termbase)
    await withTermbase(termbase, async (open) => {
      await open.decide(
        [
          { rendering: renderingId('数字经济', 'digital economy'), status: 'rejected' },
          { rendering: renderingId('领土完整', 'territorial integrity'), en: 'integrity of territory' },
        ],
        'Li',
      )
    })
    const { stdout } = await shuyu('extract', file, '--termbase', termbase, '--format', 'tsv')
    const pairs = rowsOf(stdout).map(([zh, en]) => `${zh} = ${en}`)
    expect(pairs).toContain('领土完整 = integrity of territory')
    expect(pairs).not.toContain('领土完整 = territorial integrity')
    expect(pairs).not.toContain('数字经济 = digital economy')
    const rejected = await shuyu('export', 'tsv', '--status', 'rejected', '--termbase', termbase)
    expect(rowsOf(rejected.stdout).map(([zh]) => zh)).toEqual(['zh', '数字经济'])
  })
})

describe('what cannot be used is told in one line, and the termbase stays as it was', () => {
  const chinese = '今天下午，两国领导人举行了会谈。\n双方同意扩大贸易。\n'
  const inputs: [what: string, name: string, content: string | Uint8Array, message: RegExp][] = [
    ['empty', 'a.txt', '', /a\.txt: expected text, found an empty file/],
    ['binary', 'a.txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), /a\.txt: expected text, found/],
    ['monolingual', 'a.txt', chinese, /a\.txt: expected Chinese and English text, found only Chinese/],
    ['wrongly encoded', 'a.txt', Buffer.from(chinese).fill(0xff, 9, 40), /a\.txt: expected text in a known encoding/],
    [
      'cut off',
      'a.txt',
      Buffer.from(chinese.trim()).subarray(0, -1),
      /a\.txt:2: expected a whole text, found a file that ends/,
    ],
    ['one column', 'a.tsv', '和平\n发展\n', /a\.tsv:1: expected a column of Chinese and a column of English/],
    ['alone of a pair', 'a.zh.txt', chinese, /a\.zh\.txt: expected a pair.*a\.en\.txt/],
  ]

  test.each(inputs)('%s', async (_, name, content, message) => {
    const good = talk()
    await shuyu('extract', good.file, '--termbase', good.termbase)
    const before = readFileSync(good.termbase)
    const bad = talk(name, content)

    const alone = await shuyu('extract', bad.file, '--termbase', good.termbase, '--quiet')
    expect([alone.stdout, alone.status]).toEqual(['', 2])
    expect(alone.stderr).toMatch(message)
    expect(alone.stderr.match(/\n/g)).toHaveLength(1)

    const both = await shuyu('extract', bad.file, good.file, '--termbase', good.termbase, '--quiet')
    expect([both.stderr, both.status]).toEqual([alone.stderr, 1])
    expect(both.stdout).toContain('数字经济')
    expect(readFileSync(good.termbase).equals(before)).toBe(true)
  })

  test('nothing there, and no termbase is begun', async () => {
    const { termbase, beside } = talk()
    const { stderr, status } = await shuyu('extract', beside('nothing.txt'), '--termbase', termbase, '--quiet')
    expect(stderr).toMatch(/nothing\.txt: expected a file or folder, found nothing there; check the name\n$/)
    expect([status, existsSync(termbase)]).toEqual([2, false])
  })

  test('a termbase that is none, before any work is done', async () => {
    const { file, beside } = talk()
    const other = beside('notes.db')
    writeFileSync(other, 'Notes, and no database.\n'.repeat(100))
    const { stdout, stderr, status } = await shuyu('extract', file, '--termbase', other)
    expect(stderr).toMatch(/^shuyu: .*notes\.db: expected a termbase \(an SQLite file\), found something else/)
    expect([stdout, status]).toEqual(['', 2])
    expect(readFileSync(other, 'utf8')).toMatch(/^Notes/)
  })

  test('swapped languages', async () => {
    const { file, beside } = talk('talk.zh.txt', 'Food security is a pressing task.\nDevelopment is the key.\n')
    writeFileSync(beside('talk.en.txt'), '粮食安全是当务之急。\n发展是关键。\n')
    const { stdout, stderr, status } = await shuyu('extract', file, '--no-save')
    expect(stderr).toMatch(/^shuyu: .*talk\.zh\.txt: expected Chinese here and English in .*: they are swapped/m)
    expect([stdout, status]).toEqual(['', 2])
  })

  test('a text that breaks off is used as far as it goes, and said to break off', async () => {
    const content = Buffer.from(
      'Food security is a pressing task. Development is the key.\n\n粮食安全是当务之急。发展是关键。我们还将继续推',
    )
    const { file } = talk('talk.txt', content)
    const { stderr, status } = await shuyu('extract', file, '--no-save')
    expect(stderr).toMatch(/talk\.txt:\d+: the Chinese text breaks off inside this sentence/)
    expect(status).toBe(0)
  })
})
