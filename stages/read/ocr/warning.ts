import { pageList } from '../pdf/pageList.ts'
import type { RecognisedRun } from './recognised.ts'

/** What people are told of text that was recognised: it is a guess, and how good a one. */
export function recognisedWarning(
  name: string,
  pages: readonly { readonly page: number; readonly runs: readonly RecognisedRun[] }[],
): string {
  const runs = pages.flatMap((page) => page.runs)
  const letters = runs.reduce((sum, { text }) => sum + text.length, 0)
  const sureness = runs.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0)
  const where = pageList(pages.map(({ page }) => page))
  const sure = letters ? `, ${Math.round((100 * sureness) / letters)}% sure on average` : ''
  return `${name}: the text of ${where} was recognised in pictures (OCR)${sure}: names and numbers in it need a look`
}
