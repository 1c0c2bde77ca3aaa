import { barSeparated, isBarSeparated } from './bitext.ts'
import { delimited, isDelimited } from './delimited.ts'
import { blocksOf, linesOf } from './lines.ts'
import type { Content } from './source.ts'

/**
 * Plain text: a transcript with the languages in any arrangement (pages, paragraphs or lines that take turns, columns
 * set apart by tabs), hard-wrapped or not; or a bitext, where a header or ||| says so, or every row
 * has one cell of each language.
 */
export function plainText(text: string, file: string): Content {
  if (isBarSeparated(text)) return barSeparated(text, file)
  if (isDelimited(text)) return delimited(text, file)
  return { kind: 'blocks', blocks: blocksOf(linesOf(text)) }
}
