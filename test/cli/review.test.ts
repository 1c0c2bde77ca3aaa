import { describe, expect, test } from 'vitest'
import { renderingId } from '../../language/identity.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'
import { shuyu } from './run.ts'

/** Runs a command in this process; what it printed, and its exit code. */
async function run(...args: string[]) {
  const { status, ...printed } = await shuyu(...args)
  return { ...printed, code: status }
}

const peace = renderingId('和平', 'peace')

async function decidedTwice(): Promise<string> {
  const file = temporaryFile()
  await withTermbase(file, async (termbase) => {
    await termbase.save(extraction([bitext('talk.txt', [['和平', 'peace']])], [['和平', 'peace', 0.9]]), 'me')
    await termbase.decide([{ rendering: peace, status: 'accepted' }], 'Li')
    await termbase.undo('Li')
    await termbase.decide([{ rendering: peace, status: 'rejected' }], 'Wang')
  })
  return file
}

describe('shuyu history', () => {
  test('prints who decided what, undoing included', async () => {
    const { stdout } = await run('history', '--termbase', await decidedTwice())
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').slice(1))
    expect(lines).toEqual([
      ['me', 'extract', 'talk.txt', ''],
      ['Li', 'decide', '和平 = peace', 'status: proposed > accepted'],
      ['Li', 'undo 2', '和平 = peace', 'status: accepted > proposed'],
      ['Wang', 'decide', '和平 = peace', 'status: proposed > rejected'],
    ])
  })

  test('prints the state that the decisions come to, at any time', async () => {
    const file = await decidedTwice()
    expect((await run('history', '--state', '--termbase', file)).stdout).toBe('rejected\t和平 = peace\tWang\n')
    const early = await run('history', '--state', '--at', '2000-01-01', '--termbase', file)
    expect(early).toMatchObject({ stdout: '', code: 0 })
    expect((await run('history', '--at', 'yesterday', '--termbase', file)).code).toBe(2)
  })
})

describe('shuyu review', () => {
  test('does not let others in without a password', async () => {
    const { code, stderr } = await run('review', '--host', '0.0.0.0', '--no-open', '--termbase', await decidedTwice())
    expect(code).toBe(2)
    expect(stderr).toContain('--password')
  })

  test('needs a termbase, and a port that is one', async () => {
    expect((await run('review', '--termbase', temporaryFile(), '--no-open')).stderr).toContain('no termbase here')
    expect((await run('review', '--port', '70000')).code).toBe(2)
  })
})
