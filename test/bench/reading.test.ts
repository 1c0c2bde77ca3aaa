import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scoreReading, scoreTables } from '../../bench/reading.ts'

it('the sample says the same as DOCX, HTML and printed PDF (PDF is skipped without Chromium and a Chinese font)', async () => {
  const sample = readFileSync(new URL('../../samples/press-conference.txt', import.meta.url), 'utf8')
  const scores = await scoreReading(sample)
  expect(scores.map(({ name }) => name)).toEqual(expect.arrayContaining(['DOCX', 'HTML']))
  for (const { name, equal, expected, found } of scores)
    expect([name, equal, found]).toEqual([name, expected, expected])
})

it('its pairs say the same as workbook, CSV with either separator, Unicode text of Excel and table in Word', async () => {
  const sample = readFileSync(new URL('../../samples/press-conference.txt', import.meta.url), 'utf8')
  const scores = await scoreTables(sample)
  expect(scores.map(({ name }) => name)).toEqual([
    'xlsx',
    'csv',
    'csv with semicolons',
    'Unicode text of Excel',
    'docx, table',
  ])
  for (const { name, equal, expected, found } of scores)
    expect([name, equal, found]).toEqual([name, expected, expected])
  expect(scores[0].expected).toBe(40)
})
