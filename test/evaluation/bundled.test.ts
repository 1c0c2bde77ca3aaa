import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledTexts, evaluateBundled, meanF1 } from '../../evaluation/bundled.ts'
import { goldEnKey, goldZhKey, readGold, readTable } from '../../evaluation/gold.ts'
import { categories } from '../../model/term.ts'

/** What `npm run eval` printed for the shipped models, less what a single term changes. */
const F1 = 0.64

const file = (name: string) => new URL(`../../evaluation/bundled/${name}`, import.meta.url).pathname

test('every pair of the glossaries stands in a sentence pair of its text', () => {
  for (const name of bundledTexts()) {
    const units = readTable(file(`${name}.tsv`)).map(({ zh, en }) => [goldZhKey(zh), ` ${goldEnKey(en)} `])
    for (const { zh, en, category } of readGold(file(`${name}.glossary.tsv`))) {
      const isThere = units.some(
        ([chinese, english]) => chinese.includes(goldZhKey(zh)) && english.includes(` ${goldEnKey(en)} `),
      )
      expect(isThere, `${name}: ${zh} ${en}`).toBe(true)
      expect(categories).toContain(category)
    }
  }
})

test('a pair is named once', () => {
  for (const name of bundledTexts()) {
    const pairs = readFileSync(file(`${name}.glossary.tsv`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 2).join('\t'))
    expect(new Set(pairs).size).toBe(pairs.length)
  }
})

test('F1 on the bundled texts has not fallen', { timeout: 120_000 }, async () => {
  const results = await evaluateBundled()
  expect(results).toHaveLength(3)
  expect(meanF1(results)).toBeGreaterThan(F1)
})
