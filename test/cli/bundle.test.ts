import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildBundle, freshBundle } from '../../cli/bundle.mjs'

let folders = { root: '', cache: '' }
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'shuyu-bundle-'))
  folders = { root, cache: join(root, 'cache') }
  mkdirSync(join(root, 'part'))
  writeFileSync(join(root, 'main.ts'), "export { place, word } from './part/other.ts'\n")
  writeFileSync(
    join(root, 'part', 'other.ts'),
    "export const word: string = 'a'\nexport const place = import.meta.url\n",
  )
  writeFileSync(join(root, 'unused.ts'), '')
})
afterEach(() => rmSync(folders.root, { recursive: true }))

const source = () => join(folders.root, 'part', 'other.ts')

test('a bundle does what its sources do, as if from their place', async () => {
  await buildBundle(['main.ts'], folders)
  const { word, place } = await import(/* @vite-ignore */ freshBundle('main.ts', folders) as string)
  expect([word, place]).toEqual(['a', pathToFileURL(source()).href])
})

test('is not used before it is built, nor after a source has changed or gone', async () => {
  expect(freshBundle('main.ts', folders)).toBeUndefined()
  await buildBundle(['main.ts'], folders)
  writeFileSync(join(folders.root, 'unused.ts'), 'changed')
  expect(freshBundle('main.ts', folders)).toBeDefined()
  utimesSync(source(), new Date(), new Date(2020, 0))
  expect(freshBundle('main.ts', folders)).toBeUndefined()
  await buildBundle(['main.ts'], folders)
  rmSync(source())
  expect(freshBundle('main.ts', folders)).toBeUndefined()
})

test('a new bundle takes the place of the old one; one that cannot be built leaves it', async () => {
  await buildBundle(['main.ts'], folders)
  await buildBundle(['main.ts'], folders)
  expect(readdirSync(folders.cache).filter((name) => name.startsWith('bundle-'))).toHaveLength(1)
  await expect(buildBundle(['missing.ts'], folders)).rejects.toThrow()
  expect(existsSync(new URL(freshBundle('main.ts', folders) as string))).toBe(true)
})
