import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shuyu } from './run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuyu-import-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const imported = (...args: string[]) => shuyu('import', ...args, '--termbase', join(folder, 'termbase.db'))

describe('shuyu import', () => {
  test('takes terms in, and exports give them back', async () => {
    const { status, stdout } = await imported(file('a.csv', '中文,英文,备注\n港口,port,sea\n码头,quay,\n'))
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^file +concepts +new terms +changed +known +proposals +conflicts\n.*a\.csv +2 +2 +0 +0 +0 +0\n/,
    )
    expect(stdout).toMatch(
      /a\.csv: Chinese = 中文 \(column 1\), English = 英文 \(column 2\), note = 备注 \(column 3\)\n$/,
    )
    const exported = await shuyu('export', 'omegat', '--termbase', join(folder, 'termbase.db'))
    expect(exported.stdout.split('\n').sort()).toEqual(['', '码头\tquay\t', '港口\tport\tsea'].sort())
  })

  test('tells conflicts and exits with 1, unless the file is preferred', async () => {
    await imported(file('a.csv', 'zh,en,note\n港口,port,sea\n'))
    const other = file('b.csv', 'zh,en,note\n港口,port,river\n')
    const { status, stdout } = await imported(other)
    expect(status).toBe(1)
    expect(stdout).toMatch(/b\.csv:2 +港口 +port +note +sea +river +termbase\n$/)
    expect((await imported(other, '--prefer', 'file', '--dry-run')).status).toBe(0)
    expect((await imported(other)).status).toBe(1)
  })

  test('goes on after a file that cannot be used', async () => {
    const bad = file('bad.tbx', '<martif><text>')
    const good = file('good.csv', 'zh,en\n港口,port\n')
    const { status, stdout, stderr } = await imported(bad, good, '--format', 'json')
    expect(status).toBe(1)
    expect(stderr).toContain('bad.tbx:1: expected well-formed XML')
    expect(JSON.parse(stdout)).toMatchObject([
      { file: bad, error: expect.stringContaining('well-formed') },
      { file: good, summary: { renderingsAdded: 1 }, warnings: [] },
    ])
    expect((await imported(bad, join(folder, 'none.csv'))).status).toBe(2)
  })

  test('reads columns by a mapping, and refuses one that is none', async () => {
    const table = file('a.csv', 'A,B\nport,港口\n')
    expect((await imported(table, '--map', 'zh=B,en=A', '--status', 'proposed')).status).toBe(0)
    const { status, stderr } = await imported(table, '--map', 'zh=B')
    expect(status).toBe(2)
    expect(stderr).toContain('It must name the columns of zh and en.')
  })
})
