import { decode } from '../../files/decode.ts'
import { nameOfOther } from '../../language/otherLanguages.ts'
import { blockLanguage } from '../../language/script.ts'
import type { SourceDocument } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { cleanedContent } from './clean.ts'
import { type Body, bodyOfRows, documentOf } from './document.ts'
import { extensionOf, formatOf } from './formats.ts'
import { bodyOfOne } from './oneLanguage.ts'
import { documentOfLines, documentOfPair } from './pair.ts'
import { documentOfPart } from './parts.ts'
import type { Content, ReadOptions, SourceFile, SourceInput, SourcePart } from './source.ts'
import { bilingualStreams, NAMES } from './streams.ts'
import { cuesByScript, rowsByTime } from './timing.ts'
import { withoutTranslatorMarks } from './translatorMarks.ts'

export { BILINGUAL_EXTENSIONS, EXTENSIONS, READ_EXTENSIONS } from './formats.ts'
export { fileOfPart, nameOfPart, partsOf, rowsOfBitext } from './parts.ts'
export type { ReadOptions, SourceFile, SourceInput, SourcePart } from './source.ts'

/**
 * The read stage: the bytes of a bilingual file, or of a pair of files, or a part of a large one, to a document with one
 * stream of segments a language. A pair whose languages are swapped is refused.
 * @throws InputError for anything that is not a bilingual text: what was expected, what was found, what to do.
 */
export function read(options: ReadOptions): (input: SourceInput | SourcePart) => Promise<SourceDocument> {
  const contentOf = async (file: SourceFile) =>
    withoutTranslatorMarks(cleanedContent(await formatOf(file)(file, options)))
  return async (input) => {
    if ('part' in input) return documentOfPart(input)
    if (!('zh' in input)) return documentOfFile(input, await contentOf(input), options)
    const { zh, en } = input
    const isLinePair = extensionOf(zh.name) === '.zh' && extensionOf(en.name) === '.en'
    return isLinePair
      ? documentOfLines(zh, en, (file) => decode(file, options).text)
      : documentOfPair(zh, en, contentOf)
  }
}

function documentOfFile(file: SourceFile, content: Content, { only }: ReadOptions): SourceDocument {
  const { name } = file
  const body = only ? bodyOfOne(content, name, only) : bodyOf(content, name)
  return documentOf([file], { ...body, warnings: [...(content.warnings ?? []), ...body.warnings] }, content.date)
}

const isOther = (text: string): boolean => blockLanguage(text) === 'other'

function bodyOf(content: Content, name: string): Body {
  if (content.kind === 'blocks') return bilingualStreams(content.blocks, name)
  const rows = content.kind === 'rows' ? content.rows : rowsByTime(cuesByScript(content.cues))
  const lacks = (['zh', 'en'] as const).find((language) => rows.every((row) => row[language].text === ''))
  if (lacks === undefined) return bodyOfRows(rows, { zh: name, en: name }, { titles: content.kind === 'rows' })
  const others = [...new Set(rows.flatMap(({ zh, en }) => [zh.text, en.text]))].filter(isOther).join('\n')
  const found = others === '' ? '' : `${nameOfOther(others)} and `
  throw new InputError(name, `expected Chinese and English text, found ${found}no ${NAMES[lacks]}`)
}
