import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { builtFile } from '../../cli/built.mjs'
import { buildProgram } from '../../packaging/build.ts'

const options = { entries: ['main.ts'], data: ['part/words.txt'], made: [], root: '' }
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shuyu-build-'))
  options.root = root
  mkdirSync(join(root, 'part'))
  write('main.ts', "export { text, word } from './part/other.ts'\n")
  write(
    'part/other.ts',
    `import { readFileSync } from 'node:fs'
export const word: string = 'a'
export const text = () => readFileSync(new URL('./words.txt', import.meta.url), 'utf8')
`,
  )
  write('part/words.txt', 'some words')
  write('unused.ts', '')
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (file: string, text: string) => writeFileSync(join(root, file), text)
const source = () => join(root, 'part', 'other.ts')
const built = () => builtFile('main.ts', { root })

test('a build does what its sources do, and has its data with it when they are gone', async () => {
  await buildProgram(options)
  rmSync(join(root, 'part'), { recursive: true })
  rmSync(join(root, 'main.ts'))
  const { word, text } = await import(/* @vite-ignore */ built() as string)
  expect([word, text()]).toEqual(['a', 'some words'])
})

test('is not used before it is built, nor after a source or data have changed or gone', async () => {
  expect(built()).toBeUndefined()
  await buildProgram(options)
  write('unused.ts', 'changed')
  expect(built()).toBeDefined()
  write('part/words.txt', 'other words')
  expect(built()).toBeUndefined()
  await buildProgram(options)
  expect(built()).toBeDefined()
  utimesSync(source(), new Date(), new Date(2020, 0))
  expect(built()).toBeUndefined()
  await buildProgram(options)
  rmSync(source())
  expect(built()).toBeUndefined()
})

test('a new build takes the place of the old one; one that cannot be made leaves it', async () => {
  await buildProgram(options)
  await buildProgram(options)
  expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist'])
  await expect(buildProgram({ ...options, entries: ['missing.ts'] })).rejects.toThrow()
  expect(existsSync(new URL(built() as string))).toBe(true)
})
