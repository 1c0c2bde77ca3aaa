import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { writeResult } from '../../cli/sink.ts'
import { temporaryName } from '../../files/temporary.ts'
import { InputError } from '../../model/errors.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'

async function* failing() {
  yield 'half of '
  throw new Error('the rest is missing')
}

test('a file is written whole', async () => {
  const file = temporaryFile('out.tsv')
  const chunks = Array.from({ length: 100_000 }, (_, i) => `${i}\n`)
  await writeResult(chunks, file)
  expect(readFileSync(file, 'utf8')).toBe(chunks.join(''))
  expect(readdirSync(dirname(file))).toEqual(['out.tsv'])
})

test('what fails on the way leaves the old file, or none', async () => {
  const file = temporaryFile('out.tsv')
  await expect(writeResult(failing(), file)).rejects.toThrow('the rest is missing')
  expect(readdirSync(dirname(file))).toEqual([])
  writeFileSync(file, 'old')
  await expect(writeResult(failing(), file)).rejects.toThrow('the rest is missing')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(dirname(file))).toEqual(['out.tsv'])
})

test('what a killed process left half written is removed, what others write at the moment is not', async () => {
  const file = temporaryFile('out.tsv')
  const alive = temporaryName(file)
  const { pid } = spawnSync('true')
  for (const name of [alive, alive.replace(`-${process.pid}-`, `-${pid}-`)]) writeFileSync(name, 'half')
  await writeResult(['new'], `${dirname(file)}/another.tsv`)
  expect(readdirSync(dirname(file)).sort()).toEqual(['another.tsv', alive.slice(dirname(file).length + 1)])
})

test('an old file keeps its permissions, and a link its target', async () => {
  const file = temporaryFile('out.tsv')
  writeFileSync(file, 'old', { mode: 0o600 })
  const link = `${dirname(file)}/link.tsv`
  symlinkSync(file, link)
  await writeResult(['new'], link)
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('where it cannot be written, an InputError says why', async () => {
  const file = temporaryFile('none/out.tsv')
  await expect(writeResult(['x'], file)).rejects.toThrow(InputError)
  await expect(writeResult(['x'], file)).rejects.toThrow(/the folder .*none does not exist/)
  mkdirSync(dirname(file))
  await expect(writeResult(['x'], dirname(file))).rejects.toThrow(/found a folder/)
})

test.skipIf(!existsSync('/dev/full'))('a full disk is told', async () => {
  await expect(writeResult(['x'], '/dev/full')).rejects.toThrow(/no space left/)
})
