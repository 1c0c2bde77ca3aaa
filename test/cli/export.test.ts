import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formats, type OutputFormat } from '../../output/index.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { withTermbase } from '../glossaries/termbase/fixtures.ts'
import { all, parseXml } from '../output/fixtures.ts'
import { shuyu } from './run.ts'

let folder: string
let termbase: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuyu-'))
  termbase = join(folder, 'termbase.db')
  const found = extraction(
    [
      bitext('peace.txt', [['要和平。', 'We want peace.']]),
      bitext('talk.txt', [['和平与发展。', 'We need peace and development.']]),
    ],
    [
      ['和平', 'peace', 0.9],
      ['发展', 'development', 0.4, 'formulation'],
    ],
  )
  await withTermbase(termbase, (opened) => opened.save(found, 'test'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function exported(format: string, ...args: string[]) {
  return shuyu('export', format, '--termbase', termbase, ...args)
}

test.each(Object.keys(formats))('%s is written to a file', async (format) => {
  const out = join(folder, `terms${formats[format as keyof typeof formats].suffix}`)
  const { stdout, stderr, status } = await exported(format, '--out', out)
  expect([stdout, status]).toEqual(['', 0])
  expect(stderr).toMatch(/^shuyu: exported the (proposed terms|translation units) of .*\n$/)
  // Whatever the format, the content is there; a workbook is packed.
  if (!(formats as Record<string, OutputFormat>)[format].binary) expect(readFileSync(out, 'utf8')).toContain('和平')
  rmSync(out)
})

test('the help names every format, and says which could not be tried', async () => {
  const { stdout } = await shuyu('export', '--help')
  for (const format of Object.keys(formats)) expect(stdout).toMatch(new RegExp(`^  ${format} `, 'm'))
  expect(stdout).toMatch(/^ {2}memoq .*\(\*\)$/m)
  expect(stdout).toContain('(*) format-conformant, not client-tested')
})

describe('filters', () => {
  const pairs = async (...args: string[]) => {
    const { stdout } = await exported('deepl', '--quiet', ...args)
    return stdout.split('\n').filter(Boolean)
  }

  test('by date of the documents, both days included', async () => {
    expect(await pairs('--from', '2026-03-08', '--to', '2026-03-08')).toHaveLength(2)
    expect(await pairs('--from', '2026-03-09')).toEqual([])
    expect(await pairs('--to', '2026-03-07')).toEqual([])
  })

  test('by category, score and domain', async () => {
    expect(await pairs('--category', 'term')).toEqual(['和平\tpeace'])
    expect(await pairs('--min-score', '0.5')).toEqual(['和平\tpeace'])
    expect(await pairs('--domain', 'politics')).toEqual([])
  })

  test.each(['2026-3-8', '2026-02-30', 'today'])('%s is no date', async (date) => {
    const { stderr, status } = await exported('tsv', '--from', date)
    expect(stderr).toMatch(/It must be a day as YYYY-MM-DD/)
    expect(status).toBe(2)
  })
})

test('a glossary for OmegaT with another suffix than .utf8 is written, with a warning', async () => {
  const out = join(folder, 'terms.txt')
  const { stderr, status } = await exported('omegat', '--out', out)
  expect(stderr).toMatch(/terms\.txt: the name of a file for omegat has to end in \.utf8/)
  expect([existsSync(out), status]).toEqual([true, 0])
})

test('the workbook has every sentence in which a term stands', async () => {
  const out = join(folder, 'concordance.xlsx')
  expect((await exported('xlsx', '--out', out)).status).toBe(0)
  const sheet = parseXml(strFromU8(unzipSync(readFileSync(out))['xl/worksheets/sheet2.xml']))
  const rows = all(sheet, 'row').map((row) => all(row, 't').map(({ text }) => text))
  expect(rows.slice(1).map((cells) => cells.slice(0, 6))).toEqual([
    ['和平', 'peace', '要', '和平', '。', 'We want '],
    ['和平', 'peace', '和平', '与发展。', 'We need ', 'peace'],
    ['发展', 'development', '和平与', '发展', '。', 'We need peace and '],
  ])
})

test('MultiTerm gets its termbase definition beside the terms', async () => {
  const out = join(folder, 'base.xml')
  expect((await exported('multiterm', '--out', out)).stderr).toMatch(/to .*base\.xml and .*base\.xdt\n/)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['base.xml', 'base.xdt']))
  expect((await exported('multiterm')).stderr).toMatch(/\.xdt\) is written with --out only/)
})
