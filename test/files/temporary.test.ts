import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeAbandoned, temporaryFolder, temporaryName } from '../../files/temporary.ts'

const parent = () => mkdtempSync(join(tmpdir(), 'temporary-test-'))
const module = new URL('../../files/temporary.ts', import.meta.url).href

/** A process that makes a folder and a file in `parent`, and then lives until it is told otherwise. */
async function maker(parent: string, listens = false) {
  const program = `
    import { writeFileSync } from 'node:fs'
    const { temporaryFolder, temporaryName } = await import('${module}')
    const { path } = temporaryFolder('${parent}')
    writeFileSync(path + '/text', 'confidential')
    writeFileSync(temporaryName('${parent}/terms.tsv'), 'half')
    ${listens ? "process.once('SIGTERM', () => setTimeout(() => { console.log('there'); process.exit(3) }, 50))" : ''}
    console.log(path)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  const [path] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  return { child, path: path.trim() }
}

describe('temporary files', () => {
  test('are gone after the signals that end a process, which still ends by them', async () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const { child, path } = await maker(parent())
      expect(existsSync(path)).toBe(true)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([null, signal])
      expect(existsSync(path), signal).toBe(false)
    }
  })

  test('stay while somebody else who listens to the signal goes on', async () => {
    const { child, path } = await maker(parent(), true)
    child.kill('SIGTERM')
    await once(child.stdout, 'data')
    expect(await once(child, 'exit')).toEqual([3, null])
    expect(existsSync(path)).toBe(false)
  })

  test('of a process that was killed are removed by the next, those of one that lives are not', async () => {
    const folder = parent()
    const [dead, alive] = [await maker(folder), await maker(folder)]
    writeFileSync(join(folder, 'terms.tsv'), 'whole')
    dead.child.kill('SIGKILL')
    await once(dead.child, 'exit')
    const before = readdirSync(folder)
    expect(before).toHaveLength(5)
    const own = temporaryFolder(folder)
    expect(readdirSync(folder)).toHaveLength(4)
    expect(existsSync(dead.path)).toBe(false)
    expect(existsSync(alive.path)).toBe(true)
    own.remove()
    alive.child.kill('SIGTERM')
    await once(alive.child, 'exit')
    removeAbandoned(folder)
    expect(readdirSync(folder)).toEqual(['terms.tsv'])
  })

  test('of another machine are removed a day after they were written', () => {
    const folder = parent()
    const elsewhere = join(
      folder,
      temporaryName('a')
        .slice(2)
        .replace(/shuyu-\w{6}/, 'shuyu-000000'),
    )
    mkdirSync(elsewhere)
    removeAbandoned(folder)
    expect(existsSync(elsewhere)).toBe(true)
    const old = Date.now() / 1000 - 25 * 3600
    utimesSync(elsewhere, old, old)
    removeAbandoned(folder)
    expect(existsSync(elsewhere)).toBe(false)
  })
})
