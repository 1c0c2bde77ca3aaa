import { ordinaryCharacters } from '../../language/radicals.ts'
import { type PlacedText, replace, trim } from './placed.ts'
import type { Content } from './source.ts'

/** Characters that show nothing: zero-width ones, soft hyphens, marks of the direction of writing. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g
/** A letter and the marks that are combined with it, as some programs write é. */
const COMBINED = /\p{L}\p{M}+/gu
/** Characters that `ordinaryCharacters` may change. */
const RADICALS = /[\u2E80-\u2FD5\uF900-\uFAFF]+/g

/** A text with the characters that everybody types: what shows nothing is out, radicals are the characters they show. */
export function cleaned(text: PlacedText): PlacedText {
  let plain = text
  if (plain.text.includes('\u00A0')) plain = { ...plain, text: plain.text.replaceAll('\u00A0', ' ') }
  plain = replace(plain, INVISIBLE, () => '')
  plain = replace(plain, RADICALS, ([radicals]) => ordinaryCharacters(radicals))
  return trim(replace(plain, COMBINED, ([letter]) => letter.normalize('NFC')))
}

/** The same of all that a file holds. */
export function cleanedContent<Any extends Content>(content: Any): Any {
  if (content.kind === 'blocks')
    return { ...content, blocks: content.blocks.map((block) => ({ ...block, text: cleaned(block.text) })) }
  if (content.kind === 'cues')
    return { ...content, cues: content.cues.map((cue) => ({ ...cue, text: cleaned(cue.text) })) }
  return { ...content, rows: content.rows.map((row) => ({ ...row, zh: cleaned(row.zh), en: cleaned(row.en) })) }
}
