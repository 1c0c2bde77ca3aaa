import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readText, texts } from './helpers.ts'

const page = readFileSync(fileURLToPath(new URL('../../../docs/inputs.md', import.meta.url)), 'utf8')
const table = /\| as it stands \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(page)?.[1] ?? ''
const rows = table
  .trim()
  .split('\n')
  .map((row) =>
    row
      .split('|')
      .slice(1, 4)
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text)),
  )

it.each(rows)('%j is read as docs/inputs.md says', async (lines, zh, en) => {
  // What is shown stands in a text of both languages.
  const document = await readText(`船来了。\n\nShips come.\n\n${lines.join('\n')}\n`)
  expect(texts(document.zh).slice(1)).toEqual(zh)
  expect(texts(document.en).slice(1)).toEqual(en)
})

it('the table is found', () => expect(rows.length).toBeGreaterThan(5))
