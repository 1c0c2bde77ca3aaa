import { splitSentences } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { type Body, bodyOfRows } from './document.ts'
import type { Content } from './source.ts'
import { missingLanguage, NAMES, streamsOf } from './streams.ts'
import { cuesByScript, rowsByTime } from './timing.ts'

/**
 * The body of a document of which one language is wanted; the other side is empty. `either` keeps both where both are
 * there.
 * @throws InputError where there is no text in the language
 */
export function bodyOfOne(content: Content, file: string, wanted: Language | 'either'): Body {
  const { other, ...body } = wholeBody(content, file)
  if (wanted === 'either') {
    const missing = missingLanguage({ ...body, other })
    if (!missing) return body
    if (!body.zh.length && !body.en.length) throw new InputError(file, `expected Chinese or English text, ${missing}`)
  }
  const side = wanted === 'either' ? longer(body) : wanted
  if (!body[side].length) throw new InputError(file, `expected ${NAMES[side]} text, found none`)
  const { beads: _, ...rest } = body
  const sentences = inSentences(body[side], side)
  return side === 'zh' ? { ...rest, zh: sentences, en: [] } : { ...rest, zh: [], en: sentences }
}

/** A row of a table or a record may hold a whole text; without a translation beside it nothing keeps it in one piece. */
function inSentences(segments: Body['zh'], language: Language): Body['zh'] {
  return segments.flatMap((segment) =>
    splitSentences(segment.text, language).map(({ start, end }) => ({
      ...segment,
      text: segment.text.slice(start, end),
    })),
  )
}

/** A Chinese character stands for about three letters of its translation. */
const longer = ({ zh, en }: Body): Language => (3 * lengthOf(zh) >= lengthOf(en) ? 'zh' : 'en')

const lengthOf = (segments: Body['zh']) => segments.reduce((sum, { text }) => sum + text.length, 0)

function wholeBody(content: Content, file: string): Body & { readonly other: string } {
  if (content.kind === 'blocks') return streamsOf(content.blocks, file)
  const rows = content.kind === 'rows' ? content.rows : rowsByTime(cuesByScript(content.cues))
  return { ...bodyOfRows(rows, { zh: file, en: file }, { titles: content.kind === 'rows' }), other: '' }
}
