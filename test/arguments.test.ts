import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { largest, smallest } from '../language/extremes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = [
  'checking',
  'cli',
  'files',
  'glossaries',
  'language',
  'output',
  'pipeline',
  'ranking',
  'review',
  'stages',
]

/** A list of arguments may have some 120 000: a longer one is "Maximum call stack size exceeded". */
test('no list of arguments is as long as an input', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .map((file) => `${folder}/${file.split(sep).join('/')}`),
  )
  const spread = /\b(?:push|unshift|concat|Math\.(?:max|min))\(\s*(?:[^(){}\n]*,\s*)?\.\.\.[^\n]*/g
  const found = files.flatMap(
    (file) =>
      readFileSync(root + file, 'utf8')
        .match(spread)
        ?.map((call) => `${file}: ${call}`) ?? [],
  )
  expect(found).toEqual([])
})

test('the largest and the smallest of very many numbers', () => {
  const numbers = Array.from({ length: 300_000 }, (_, n) => Math.abs(n - 1234))
  expect([largest(numbers), smallest(numbers)]).toEqual([298_765, 0])
  expect([largest([]), smallest([])]).toEqual([Math.max(), Math.min()])
})
