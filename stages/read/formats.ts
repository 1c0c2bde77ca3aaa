import { decode } from '../../files/decode.ts'
import { delimited } from './delimited.ts'
import { docx } from './docx.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf/index.ts'
import { plainText } from './plain.ts'
import type { Content, Format, SourceFile } from './source.ts'
import { isSubRip, isWebVtt, subtitles } from './subtitles.ts'
import { tmx } from './tmx.ts'
import { xliff } from './xliff.ts'

interface KnownFormat {
  readonly extensions: readonly string[]
  readonly read: Format
  /**
   * Whether a file begins as only this format does; it is then read so whatever its extension. `head` is its first
   * bytes, those beyond ASCII as Latin letters.
   */
  readonly isTold?: (head: string) => boolean
  /** Whether each file has both languages in it by nature. */
  readonly isBilingual?: true
}

/** The formats. Of a file that none tells by its content the extension decides; with any other it is plain text. */
const FORMATS: readonly KnownFormat[] = [
  { extensions: ['.txt', '.text'], read: textual(plainText) },
  { extensions: ['.md', '.markdown'], read: textual(markdown) },
  { extensions: ['.tsv', '.tab', '.csv'], read: textual(delimited) },
  { extensions: ['.docx', '.docm'], read: docx, isTold: (head) => head.startsWith('PK\x03\x04') },
  { extensions: ['.pdf'], read: pdf, isTold: (head) => head.startsWith('%PDF-') },
  { extensions: ['.tmx'], read: tmx, isTold: (head) => rootOf(head) === 'tmx', isBilingual: true },
  {
    extensions: ['.xlf', '.xliff', '.sdlxliff', '.mqxliff', '.mxliff'],
    read: xliff,
    isTold: (head) => rootOf(head) === 'xliff',
    isBilingual: true,
  },
  { extensions: ['.html', '.htm', '.xhtml'], read: html, isTold: (head) => rootOf(head)?.toLowerCase() === 'html' },
  { extensions: ['.srt'], read: textual(subtitles), isTold: isSubRip },
  { extensions: ['.vtt'], read: textual(subtitles), isTold: isWebVtt },
]

/** Extensions of the files that a folder is searched for. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions)

/** Extensions of the formats whose files have both languages in them: a language in such a name tells nothing of pairs. */
export const BILINGUAL_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions, isBilingual }) =>
  isBilingual ? extensions : [],
)

/** Bytes in which the formats are looked for: comments may stand before the root element. */
const HEAD = 1024

/** The format of a file, by its content where that tells it, else by its extension. */
export function formatOf({ name, bytes }: SourceFile): Format {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const known =
    FORMATS.find(({ isTold }) => isTold?.(head)) ??
    FORMATS.find(({ extensions }) => extensions.includes(extensionOf(name)))
  return known?.read ?? textual(plainText)
}

export function extensionOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''
}

/** Name of the root element, where a file begins as XML or HTML does. */
function rootOf(head: string): string | undefined {
  const text = head.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', '')
  const root = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*(?:<!doctype\s+([\w:.-]+)|<([\w:.-]+))/i.exec(text)
  return root?.[1] ?? root?.[2]
}

/** A format whose files are text in some encoding. */
function textual(parse: (text: string, file: string) => Content): Format {
  return (file, options) => {
    const { text, warnings } = decode(file, options)
    const content = parse(text, file.name)
    return { ...content, warnings: [...warnings, ...(content.warnings ?? [])] }
  }
}
