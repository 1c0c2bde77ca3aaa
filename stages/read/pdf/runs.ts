import { ordinaryCharacters } from '../../../language/radicals.ts'

/** Characters of one font that a PDF sets in one go; coordinates in points, from the left and the top of the page. */
export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Where the characters stand. */
  readonly baseline: number
  /** Of the font. */
  readonly size: number
}

/** The runs of one page. */
export interface RunPage {
  /** Number of the page, from 1. */
  readonly page: number
  readonly height: number
  readonly runs: readonly Run[]
}

/** An item of text as pdf.js gives it: `transform` is the matrix of the text, `width` in points. */
export interface TextItem {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
}

/** Text that rises more than this, against its length, is a watermark or stands on its side. */
const MAX_SLOPE = 0.1

/** An item on the page as it is looked at: `viewport` is the matrix of the page, which may be turned or cropped. */
export function runOf(item: TextItem, viewport: readonly number[]): Run[] {
  const [a, b, c, d, left, baseline] = multiply(viewport, item.transform)
  const size = Math.hypot(c, d)
  if (item.str.trim() === '' || a <= 0 || Math.abs(b) > MAX_SLOPE * a || size === 0) return []
  return [{ text: ordinaryCharacters(item.str), left, right: left + item.width, baseline, size }]
}

/** The product of two affine matrices, as PDF writes them: [a b c d e f]. */
function multiply(m: readonly number[], n: readonly number[]): number[] {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}
