import { blockLanguage } from '../../language/script.ts'
import { type PlacedText, placed, slice, trim } from './placed.ts'
import type { Content, InputRow } from './source.ts'

/** A segment in an uncleaned file of Trados Workbench or Wordfast: {0>source<}85{>translation<0}. */
const SEGMENT = /\{0>([\s\S]*?)<\}\d{1,3}\{>([\s\S]*?)<0\}/g

/**
 * Blocks in which the marks of an old translation tool tell each sentence and its translation, as rows; text around the
 * marks is a row of one side. Any other content as it is.
 */
export function withoutTranslatorMarks(content: Content): Content {
  if (content.kind !== 'blocks' || !content.blocks.some(({ text }) => text.text.match(SEGMENT))) return content
  const { blocks, ...rest } = content
  return { ...rest, kind: 'rows', rows: blocks.flatMap(({ text }) => rowsOf(text)) }
}

function rowsOf(text: PlacedText): InputRow[] {
  const rows: InputRow[] = []
  let end = 0
  for (const match of text.text.matchAll(SEGMENT)) {
    for (const one of outside(slice(text, end, match.index))) rows.push(one)
    const source = match.index + 3
    const target = match.index + match[0].length - 3 - match[2].length
    rows.push(row(slice(text, source, source + match[1].length), slice(text, target, target + match[2].length)))
    end = match.index + match[0].length
  }
  return [...rows, ...outside(slice(text, end))]
}

const NOTHING = placed('', 1)

function row(source: PlacedText, target: PlacedText): InputRow {
  const [one, other] = [trim(source), trim(target)]
  const isReverse = blockLanguage(one.text) === 'en' || blockLanguage(other.text) === 'zh'
  return isReverse ? { zh: other, en: one } : { zh: one, en: other }
}

function outside(text: PlacedText): InputRow[] {
  const language = blockLanguage(text.text)
  if (language !== 'zh' && language !== 'en') return []
  return [{ zh: NOTHING, en: NOTHING, [language]: trim(text) }]
}
