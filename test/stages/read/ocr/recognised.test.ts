import type { Page } from 'tesseract.js'
import { expect, test } from 'vitest'
import { evenSizes, recognisedRuns } from '../../../../stages/read/ocr/recognised.ts'

/** A page of one line of words of one width, as Tesseract gives it. */
function page(...texts: string[]): Pick<Page, 'blocks'> {
  const words = texts.map((text, i) => ({
    text,
    confidence: 90,
    bbox: { x0: 100 * i, x1: 100 * i + 80, y0: 10, y1: 50 },
  }))
  const line = { words, baseline: { x0: 0, y0: 48, x1: 500, y1: 48 }, rowAttributes: { rowHeight: 46 } }
  return { blocks: [{ paragraphs: [{ lines: [line] }] }] } as unknown as Page
}

test('words keep their places, on the baseline of their line', () => {
  expect(recognisedRuns(page('The', ' ', 'port'))).toEqual([
    { text: 'The', left: 0, right: 80, baseline: 48, size: 46, confidence: 0.9 },
    { text: 'port', left: 200, right: 280, baseline: 48, size: 46, confidence: 0.9 },
  ])
  expect(recognisedRuns({ blocks: null })).toEqual([])
})

test('marks after Chinese are Chinese, those after English are not', () => {
  const texts = (...words: string[]) => recognisedRuns(page(...words)).map(({ text }) => text)
  expect(texts('港口', ',', '很大', '!')).toEqual(['港口', '，', '很大', '！'])
  expect(texts('WTO', ',', '港口', 'a', '?')).toEqual(['WTO', ',', '港口', 'a', '?'])
})

test('sizes that differ a little are one, those of headings stay', () => {
  const run = (text: string, size: number) => ({ text, size, left: 0, right: 1, baseline: 0 })
  const sizes = [run('一段正文', 44), run('另一段正文', 46), run('再一段', 50), run('标题', 80)]
  expect(evenSizes(sizes).map(({ size }) => size)).toEqual([46, 46, 46, 80])
  expect(evenSizes([])).toEqual([])
})
