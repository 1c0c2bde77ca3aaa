import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

/** A termbase of twelve monthly documents in which a rendering changes in July, and one of somebody else. */
async function filled(): Promise<string> {
  const file = temporaryFile()
  const bitexts = Array.from({ length: 12 }, (_, i) => {
    const month = String(i + 1).padStart(2, '0')
    const { document, units } = bitext(`mfa/${month}.md`, [
      [`第${i}条道路。`, `Number ${i}, the ${i < 6 ? 'road' : 'path'}.`],
    ])
    return { document: { ...document, date: `2024-${month}-10` }, units }
  })
  const { document, units } = bitext('blog.md', [['一条道路。', 'A way.']])
  const { date: _, ...undated } = document
  const other = { document: undated, units }
  await withTermbase(file, async (termbase) => {
    const proposals = [
      ['道路', 'road', 0.9],
      ['道路', 'path', 0.9],
      ['道路', 'way', 0.8],
    ] as const
    await termbase.save(extraction([...bitexts, other], proposals), 'shuyu')
  })
  return file
}

describe('shuyu report', () => {
  test('prints what changed, and writes the format that the file names', async () => {
    const file = await filled()
    const { stdout, status } = await shuyu('report', '-t', file)
    expect(status).toBe(0)
    expect(stdout).toMatch(/道路\s+road\s+path\s+2024-07-10\s+2024-06-10 to 2024-08-10/)
    const out = join(file, '..', 'report.html')
    await shuyu('report', '-t', file, '--out', out, '--language', 'zh', '--quiet')
    expect(readFileSync(out, 'utf8')).toMatch(/<html lang="zh-CN">.*自 2024-07-10 起.*<\/html>\n$/s)
    const json = JSON.parse((await shuyu('report', '-t', file, '--format', 'json')).stdout)
    expect(json).toMatchObject({ documents: 13, changes: [{ zh: '道路' }], departures: [] })
  })

  test('refuses a file of a format it does not write, before it reads anything', async () => {
    const { stderr, status } = await shuyu('report', '-t', 'none.db', '--out', 'report.pdf')
    expect(status).toBe(2)
    expect(stderr).toContain('--format html')
  })
})

describe('shuyu sources', () => {
  test('says whose word counts, and the report tells departures from it', async () => {
    const file = await filled()
    expect((await shuyu('sources', '-t', file)).stdout).toContain('No source ranks above another')
    const { stdout } = await shuyu('sources', '-t', file, '--rank', 'ministry=mfa, gov', '--rank', 'agency=xinhua*')
    expect(stdout).toMatch(/ministry\s+mfa, gov\s+12\s+2024-01-10\s+2024-12-10\s+mfa\/01\.md/)
    expect(stdout).toMatch(/agency\s+xinhua\*\s+0/)
    expect(stdout).toMatch(/\(others\)\s+1\s+.*blog\.md/)
    const json = JSON.parse((await shuyu('report', '-t', file, '--format', 'json')).stdout)
    expect(json.departures).toMatchObject([{ authority: { en: 'path', rank: 'ministry' }, other: { en: 'way' } }])
    expect((await shuyu('sources', '-t', file, '--clear')).stdout).toContain('No source ranks')
  })

  test.each([
    [['--rank', 'ministry'], 'such as ministry=mfa'],
    [['--rank', '=mfa'], 'such as ministry=mfa'],
    [['--rank', 'ministry= ,'], 'such as ministry=mfa'],
    [['--rank', 'a=x', '--rank', 'a=y'], 'expected each source once'],
    [['--rank', 'a=x', '--clear'], 'cannot be used with'],
  ])('refuses %j', async (args, message) => {
    const { stderr, status } = await shuyu('sources', '-t', await filled(), ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})
