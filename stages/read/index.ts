import { decode } from '../../language/decode.ts'
import type { SourceDocument } from '../../model/document.ts'
import type { Stage } from '../../model/stage.ts'
import { tabSeparated } from './bitext.ts'
import { bodyOfRows, documentOf } from './document.ts'
import { markdown } from './markdown.ts'
import { documentOfLines, documentOfPair } from './pair.ts'
import { plainText } from './plain.ts'
import type { Content, Format, ReadOptions, SourceFile, SourceInput } from './source.ts'
import { bilingualStreams } from './streams.ts'

export type { ReadOptions, SourceFile, SourceInput } from './source.ts'

/** The formats, by extension. A file with any other is tried as plain text. */
const FORMATS: Readonly<Record<string, Format>> = {
  '.txt': textual(plainText),
  '.text': textual(plainText),
  '.md': textual(markdown),
  '.markdown': textual(markdown),
  '.tsv': textual(tabSeparated),
  '.tab': textual(tabSeparated),
}

/** Extensions of the files that a folder is searched for. */
export const EXTENSIONS: readonly string[] = Object.keys(FORMATS)

/**
 * The read stage: the bytes of a bilingual file, or of a pair of files, to a document with one stream of segments a
 * language. A pair whose languages are swapped is read the right way round, with a warning.
 * @throws InputError for anything that is not a bilingual text: what was expected, what was found, what to do.
 */
export const read: Stage<ReadOptions, SourceInput, Promise<SourceDocument>> = (options) => {
  const contentOf = async (file: SourceFile) => (FORMATS[extension(file.name)] ?? FORMATS['.txt'])(file, options)
  return async (input) => {
    if (!('zh' in input)) return documentOfFile(input, await contentOf(input))
    const { zh, en } = input
    const isLinePair = extension(zh.name) === '.zh' && extension(en.name) === '.en'
    return isLinePair
      ? documentOfLines(zh, en, (file) => decode(file, options).text)
      : documentOfPair(zh, en, contentOf)
  }
}

function documentOfFile(file: SourceFile, content: Content): SourceDocument {
  const { name } = file
  const body =
    content.kind === 'rows' ? bodyOfRows(content.rows, { zh: name, en: name }) : bilingualStreams(content.blocks, name)
  return documentOf([file], { ...body, warnings: [...(content.warnings ?? []), ...body.warnings] }, content.date)
}

/** A format whose files are text in some encoding. */
function textual(parse: (text: string, file: string) => Content): Format {
  return (file, options) => {
    const { text, warnings } = decode(file, options)
    const content = parse(text, file.name)
    return { ...content, warnings: [...warnings, ...(content.warnings ?? [])] }
  }
}

function extension(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''
}
