import type { Line, Page } from 'tesseract.js'
import { isWide } from '../pdf/rows.ts'
import type { Run } from '../pdf/runs.ts'

/** A word as it was recognised; coordinates in pixels, from the left and the top. Spaces follow from the gaps. */
export interface RecognisedRun extends Run {
  /** How sure Tesseract is of it, 0..1. */
  readonly confidence: number
}

/** The words of a picture, line by line. */
export function recognisedRuns({ blocks }: Pick<Page, 'blocks'>): RecognisedRun[] {
  const lines = (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
  return lines.flatMap(runsOf)
}

/** Marks that Tesseract takes for those of English after a Chinese character. */
const CHINESE_MARKS: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

function runsOf({ words, baseline, rowAttributes }: Line): RecognisedRun[] {
  let isAfterChinese = false
  return words.flatMap((word) => {
    const text = word.text.trim()
    if (text === '') return []
    const meant = isAfterChinese ? (CHINESE_MARKS[text] ?? text) : text
    isAfterChinese = isWide(meant.charCodeAt(meant.length - 1))
    const { x0, x1 } = word.bbox
    const size = rowAttributes.rowHeight
    return [{ text: meant, left: x0, right: x1, baseline: baseline.y0, size, confidence: word.confidence / 100 }]
  })
}

/** Heights of lines within this of most of the text are its own: letters that reach up or down make them differ. */
const SAME_SIZE = 0.3

/** Runs with one size where they have nearly one, as text that was set has. */
export function evenSizes<One extends Run>(runs: readonly One[]): One[] {
  const bySize = runs.toSorted((a, b) => a.size - b.size)
  const letters = bySize.reduce((sum, { text }) => sum + text.length, 0)
  let passed = 0
  const median = bySize.find(({ text }) => {
    passed += text.length
    return passed * 2 >= letters
  })?.size
  if (median === undefined) return [...runs]
  return runs.map((run) => (Math.abs(run.size - median) < SAME_SIZE * median ? { ...run, size: median } : run))
}
