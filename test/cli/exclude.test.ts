import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

async function given() {
  const termbase = temporaryFile()
  const talk = bitext('talk.txt', [
    ['更大贡献', 'greater contributions'],
    ['多边主义', 'multilateralism'],
  ])
  const pairs = [['更大贡献', 'greater contributions', 0.9] as const, ['多边主义', 'multilateralism', 0.8] as const]
  await withTermbase(termbase, (open) => open.save(extraction([talk], pairs), 'Li'))
  const run = (...args: string[]) => shuyu('exclude', ...args, '--termbase', termbase)
  const proposed = async () =>
    (await shuyu('export', 'tsv', '--status', 'proposed', '--termbase', termbase)).stdout.match(/\p{Script=Han}{4}/gu)
  return { termbase, run, proposed }
}

describe('shuyu exclude', () => {
  test('--preview prints what would be hidden, and hides nothing', async () => {
    const { run, proposed } = await given()
    const { status, stdout, stderr } = await run('更', '--as', 'first', '--preview')
    expect([status, stdout]).toEqual([0, expect.stringMatching(/更大贡献 +greater contributions +0\.90 +1\n/)])
    expect(stderr).toBe('shuyu: would hide 1 proposal; nothing is changed\n')
    expect(await proposed()).toContain('更大贡献')
  })

  test('hides, lists and takes back', async () => {
    const { run, proposed } = await given()
    expect(await run('更', '--as', 'first')).toMatchObject({
      status: 0,
      stderr: 'shuyu: 1 new exclusion; 1 proposal hidden (--lift takes it back)\n',
    })
    expect(await proposed()).not.toContain('更大贡献')
    expect((await run()).stdout).toMatch(/^更\tfirst\t1\t[^\t]+\t\d{4}-/)
    const slip = await run('更', '--lift')
    expect([slip.status, slip.stderr]).toEqual([
      2,
      expect.stringContaining('expected words that are excluded as whole'),
    ])
    expect((await run('更', '--as', 'first', '--lift')).stderr).toBe('shuyu: 1 exclusion taken back\n')
    expect(await proposed()).toContain('更大贡献')
    expect((await run()).stderr).toBe('shuyu: nothing is excluded\n')
  })

  test('takes words from a list, and tells of one that has none', async () => {
    const { termbase, run, proposed } = await given()
    const list = join(dirname(termbase), 'stop.txt')
    writeFileSync(list, '\uFEFF多边主义\tnot wanted\r\n\r\nGreater contribution\r\n')
    expect((await run('--list', list)).stderr).toContain('2 new exclusions; 2 proposals hidden')
    expect(await proposed()).toBeNull()
    writeFileSync(list, '\tnot wanted\n')
    const empty = await run('--list', list)
    expect([empty.status, empty.stderr]).toEqual([2, expect.stringContaining('expected words, one a line, found none')])
    const blank = await run(' ')
    expect([blank.status, blank.stderr]).toEqual([2, expect.stringContaining('word 1: expected Chinese or English')])
    const missing = await run('--list', join(dirname(termbase), 'no.txt'))
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('no such file')])
  })
})
