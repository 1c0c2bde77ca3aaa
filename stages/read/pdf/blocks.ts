import type { Block } from '../source.ts'
import { wordBreaks } from '../wordBreaks.ts'
import { columnsOf } from './columns.ts'
import { withoutMargins } from './margins.ts'
import { paragraphsOf } from './paragraphs.ts'
import { joinedRow, rowsOfPage } from './rows.ts'
import type { RunPage } from './runs.ts'

/**
 * The paragraphs and headings of pages, by where their characters stand: put together to lines, columns and paragraphs,
 * without headers, footers and page numbers, footnotes after the text.
 */
export function blocksOfPages(pages: readonly RunPage[]): Block[] {
  const heights = pages.map(({ height }) => height)
  const kept = withoutMargins(pages.map(rowsOfPage), heights)
  const isBroken = wordBreaks(kept.flatMap((page) => page.map((row) => joinedRow(row, row.runs).text)))
  return paragraphsOf(kept.map(columnsOf), isBroken)
}
