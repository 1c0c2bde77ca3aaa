import { barSeparated, hasTableHeader, isBarSeparated, tabSeparated } from './bitext.ts'
import { blocksOf, linesOf } from './lines.ts'
import type { Content } from './source.ts'

/**
 * Plain text: a transcript with the languages in any arrangement (pages, paragraphs or lines that take turns, columns
 * set apart by tabs), hard-wrapped or not; or a bitext, where a header or ||| says so.
 */
export function plainText(text: string, file: string): Content {
  if (hasTableHeader(text)) return tabSeparated(text, file)
  if (isBarSeparated(text)) return barSeparated(text, file)
  return { kind: 'blocks', blocks: blocksOf(linesOf(text)) }
}
