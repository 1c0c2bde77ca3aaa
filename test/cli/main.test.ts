import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { explain } from '../../cli/errors.ts'
import { InputError } from '../../model/errors.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { parseXml } from '../output/fixtures.ts'
import { shuyu } from './run.ts'

const bin = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url))
const commands = ['extract', 'review', 'export', 'status', 'history', 'align', 'link']

async function termbaseOf(sentences: number): Promise<string> {
  const file = temporaryFile()
  const lines = Array.from(
    { length: sentences },
    (_, i) => [`第${i}：和平与发展。`, `No. ${i}: peace and development.`] as const,
  )
  const found = extraction(
    [bitext('talk.txt', lines)],
    [
      ['和平', 'peace', 0.9],
      ['发展', 'development', 0.4, 'formulation'],
    ],
  )
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  return file
}

describe('shuyu', () => {
  test('--help says what it does, which commands it has, and gives examples', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [bin, '--help'], { encoding: 'utf8' })
    expect(stdout).toMatch(/^Usage: shuyu COMMAND/)
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
    expect(stdout.match(/^ {2}shuyu /gm)).toHaveLength(3)
    expect([stderr, status]).toEqual(['', 0])
  })

  test.each(commands)('%s --help has an example and --quiet', async (command) => {
    const { stdout, status } = await shuyu(command, '--help')
    expect(stdout).toMatch(/Examples?:\n {2}shuyu/)
    expect(stdout).toContain('--quiet')
    expect(status).toBe(0)
    expect((await shuyu('help', command)).stdout).toBe(stdout)
  })

  test.each([
    [[], /^Usage/],
    [['exprt'], /unknown command 'exprt'\n\(Did you mean export\?\)/],
    [['--nonsense'], /unknown option '--nonsense'/],
    [['export'], /missing required argument 'format'/],
    [['export', 'doc'], /unknown format 'doc': expected one of xlsx, csv-excel/],
    [['export', 'tsv', '--min-score', '7'], /It must be a number from 0 to 1/],
    [['export', 'tsv', '--category', 'verb'], /'verb' is none of: formulation/],
    [['status', '--termbase', 'no/such.db'], /^shuyu: no\/such\.db: no termbase here/],
  ])('wrong use %j ends with 2 and a message', async (args, message) => {
    const { stdout, stderr, status } = await shuyu(...args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ +at /m)
    expect([stdout, status]).toEqual(['', 2])
  })

  test('an old Node.js is told what is needed', () => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); await import(${JSON.stringify(bin)})`
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', pretend], { encoding: 'utf8' })
    expect(stderr).toBe('shuyu: needs Node.js 20.19 or newer, found 18.20.4: install a newer one from nodejs.org\n')
    expect(status).toBe(2)
  })
})

describe('shuyu export', () => {
  test('exports the proposals while nothing is accepted, and says so', async () => {
    const file = await termbaseOf(1)
    const { stdout, stderr, status } = await shuyu('export', 'tbx', '--termbase', file)
    expect(parseXml(stdout).name).toBe('martif')
    expect(stdout).toContain('<term>和平</term>')
    expect(stderr).toBe(`shuyu: exported the proposed terms of ${file}, 2 of 2 concepts\n`)
    expect(status).toBe(0)
  })

  test('exports what was accepted once something was, or what is asked for', async () => {
    const file = await termbaseOf(1)
    await withTermbase(file, async (termbase) => {
      for await (const { id, zh } of termbase.glossary().renderings()) {
        if (zh === '发展') await termbase.decide([{ rendering: id, status: 'accepted' }], 'Li')
      }
    })
    const rows = async (...args: string[]) => {
      const { stdout } = await shuyu('export', 'tsv', '--quiet', '--termbase', file, ...args)
      return stdout
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.slice(0, 2))
    }
    expect(await rows()).toEqual(['发展'])
    expect(await rows('--status', 'all')).toEqual(['和平', '发展'])
    expect(await rows('--status', 'proposed')).toEqual(['和平'])
    expect(await rows('--status', 'rejected')).toEqual([])
    expect(await rows('--status', 'all', '--category', 'formulation,name')).toEqual(['发展'])
    expect(await rows('--status', 'all', '--min-score', '0.5')).toEqual(['和平'])
  })

  test.skipIf(!existsSync('/bin/bash'))('does not mind a reader that stops early', async () => {
    const file = await termbaseOf(3000)
    const pipe = `"$0" "$1" export tmx --termbase "$2" --quiet | head -c 20; echo " \${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', pipe, process.execPath, bin, file], { encoding: 'utf8' })
    expect(stdout).toBe('<?xml version="1.0"  0\n')
    expect(stderr).toBe('')
  })
})

test('shuyu status tells what the termbase holds', async () => {
  const file = await termbaseOf(2)
  const { documents, units, renderings } = JSON.parse(
    (await shuyu('status', '--format', 'json', '--termbase', file)).stdout,
  )
  expect(documents).toEqual([{ name: 'talk.txt', date: '2026-03-08', units: 2 }])
  expect([units, renderings.proposed]).toEqual([2, 2])
  const { stdout } = await shuyu('status', '--termbase', file)
  expect(stdout).toMatch(/terms proposed +2\n/)
  expect(stdout).toMatch(/Chinese segmenter +(nodejieba|@node-rs\/jieba) \d/)
  expect(stdout).toMatch(/SQLite +\d[\d.]+ \((better-sqlite3|node:sqlite)\)/)
})

describe('explain', () => {
  test('gives the place of what a person can mend', () => {
    expect(explain(new InputError('a.tsv', 'expected two columns', { line: 7 }))).toBe(
      'shuyu: a.tsv:7: expected two columns',
    )
  })

  test('puts errors of the system in words', () => {
    const error = Object.assign(new Error('ENOENT: ...'), { code: 'ENOENT', syscall: 'open', path: 'a.txt' })
    expect(explain(error)).toBe('shuyu: a.txt: no such file or folder')
  })

  test('asks for a report of what it did not expect', () => {
    expect(explain(new TypeError('x is not a function'))).toMatch(/unexpected error: x is not a function\n.*report it/)
  })
})
