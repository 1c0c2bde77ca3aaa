import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sqliteEngine } from '../../../glossaries/termbase/database/sqliteConnection.ts'
import type { Access } from '../../../glossaries/termbase/database/store.ts'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import { InputError } from '../../../model/errors.ts'
import { bitext, extraction } from './builders.ts'
import { summary, temporaryFile, withTermbase } from './fixtures.ts'

const found = extraction([bitext('talk.txt', [['和平。', 'Peace.']])], [['和平', 'Peace', 0.5]])

async function savedTermbase(): Promise<string> {
  const file = temporaryFile()
  await withTermbase(file, (termbase) => termbase.save(found, 'test'))
  return file
}

/** Opening is refused with this message, the folder is as it was. */
async function expectRefused(
  file: string,
  message: RegExp,
  accesses: readonly Access[] = ['read', 'write', 'create'],
): Promise<void> {
  const state = () => readdirSync(dirname(file)).map((name) => [name, fileState(`${dirname(file)}/${name}`)])
  const before = state()
  for (const access of accesses) {
    await expect(openTermbase(file, access), access).rejects.toThrow(InputError)
    await expect(openTermbase(file, access), access).rejects.toThrow(message)
  }
  expect(state()).toEqual(before)
}

const fileState = (file: string) => (existsSync(file) ? readFileSync(file).toString('base64') : undefined)

describe('a file that is no termbase is refused and left as it was', () => {
  test('where there is none', async () => {
    await expectRefused(temporaryFile(), /no termbase here/, ['read', 'write'])
    await expect(openTermbase(temporaryFile('none/termbase.db'), 'create')).rejects.toThrow(/folder .* does not exist/)
  })

  test('where it is an address of something else', async () => {
    await expect(openTermbase('mysql://host/terms', 'create')).rejects.toThrow('found an address of mysql')
  })

  test('where it is a text file, a short file, or a folder', async () => {
    const text = temporaryFile()
    writeFileSync(text, 'zh\ten\n'.repeat(100))
    await expectRefused(text, /found something else/)
    writeFileSync(text, 'x')
    await expectRefused(text, /found something else/)
    const folder = temporaryFile()
    mkdirSync(folder)
    await expect(openTermbase(folder, 'create')).rejects.toThrow(/found a folder/)
  })

  test('where it is a database of another program', async () => {
    const file = temporaryFile()
    const other = sqliteEngine().connect(file, 0)
    other.exec('CREATE TABLE documents (id)')
    other.close()
    await expectRefused(file, /SQLite file of another program/)
  })

  test('where a newer version wrote it', async () => {
    const file = await savedTermbase()
    const database = sqliteEngine().connect(file, 0)
    database.pragma('user_version = 99')
    database.close()
    await expectRefused(file, /newer version of shuyu \(format 99/)
  })

  test('where it is damaged', async () => {
    const file = await savedTermbase()
    truncateSync(file, 8192)
    await expect(withTermbase(file, (termbase) => termbase.status())).rejects.toThrow(/damaged/)
  })
})

test('an empty file becomes a termbase', async () => {
  const file = temporaryFile()
  writeFileSync(file, '')
  expect(await withTermbase(file, (termbase) => termbase.save(found, 'test'))).toMatchObject({ documentsAdded: 1 })
})

const program = fileURLToPath(new URL('bigSave.ts', import.meta.url))
const commandLine = fileURLToPath(new URL('../../../cli/bin.mjs', import.meta.url))
const node = [process.execPath, '--import', 'tsx', program] as const

// Permissions do not stop root, and another user may be unable to read this program.
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
const canRun = spawnSync('test', ['-r', program], unprivileged).status === 0
if (!canRun) console.warn('Not tested with a read-only termbase: another user cannot read this folder.')

describe.skipIf(!canRun)('a termbase in a folder that may not be written', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, args, { ...unprivileged, encoding: 'utf8' })

  test('is refused before any work, and can still be read', async () => {
    const file = await savedTermbase()
    const before = fileState(file)
    chmodSync(dirname(file), 0o555)
    chmodSync(file, 0o444)
    try {
      expect(run(...node.slice(1), file).stdout).toMatch(/^InputError: the termbase may only be read/)
      const { stdout, stderr, status } = run(commandLine, 'export', 'tsv', '--termbase', file, '--quiet')
      expect(stdout).toMatch(/\n和平\tPeace\t/)
      expect([stderr, status]).toEqual(['', 0])
      expect(readdirSync(dirname(file))).toEqual(['termbase.db'])
      expect(fileState(file)).toBe(before)
    } finally {
      chmodSync(dirname(file), 0o755)
    }
  })
})

describe.skipIf(process.platform === 'win32')('when there is no space left', () => {
  /** Saves 5,000 units where no file may grow beyond so many KiB. */
  const saveWithin = (kilobytes: number, file: string) =>
    spawnSync('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...node, file], { encoding: 'utf8' }).stdout

  test('the termbase is as it was', async () => {
    const file = await savedTermbase()
    const before = fileState(file)
    expect(saveWithin(300, file)).toMatch(/^InputError: .*nothing was saved/)
    expect(fileState(file)).toBe(before)
    await withTermbase(file, async (termbase) => expect(await summary(termbase.glossary())).toHaveLength(1))
    expect(saveWithin(100_000, file)).toBe('saved\n')
  })

  test('a new one is not begun', () => {
    const file = temporaryFile()
    expect(saveWithin(300, file)).toMatch(/^InputError: .*nothing was saved/)
    expect(readdirSync(dirname(file))).toEqual([])
  })
})
