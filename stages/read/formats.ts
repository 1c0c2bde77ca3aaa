import { isArchive, openArchive } from '../../files/archive.ts'
import { decode } from '../../files/decode.ts'
import { isGettext } from '../../files/gettext.ts'
import type { InputFile } from '../../files/inputFile.ts'
import { InputError } from '../../model/errors.ts'
import { delimited } from './delimited.ts'
import { docx } from './docx.ts'
import { epub } from './epub.ts'
import { gettext } from './gettext.ts'
import { html } from './html.ts'
import { isJson, json } from './json.ts'
import { jsonLinesStream } from './jsonLines.ts'
import { LAW_ROOTS, lawXml } from './lawXml.ts'
import { isLyrics, lyrics } from './lyrics.ts'
import { markdown } from './markdown.ts'
import { picture } from './ocr/pictures.ts'
import { oldExcel, oldPresentation, oldWord, richText } from './oldOffice.ts'
import { openDocument } from './openDocument.ts'
import { pdf } from './pdf/index.ts'
import { plainText } from './plain.ts'
import { presentation } from './presentation.ts'
import type { Content, InputFormat, ReadOptions, SourceFile, StreamedFormat } from './source.ts'
import { isSubStation, subStation } from './substation.ts'
import { isSubRip, isWebVtt, subtitles } from './subtitles.ts'
import { delimitedStream, plainTableStream } from './tableStream.ts'
import { timedText } from './timedText.ts'
import { tmx, tmxStream } from './tmx.ts'
import { unreadKind } from './unread.ts'
import { spreadsheet, workbook } from './workbook.ts'
import { xliff, xliffStream } from './xliff.ts'

interface KnownFormat {
  readonly extensions: readonly string[]
  readonly read: InputFormat
  /** Reads a bitext row by row, where the file allows that. */
  readonly stream?: StreamedFormat
  /** Whether a file begins as only this format does; it is then read so whatever its extension. */
  readonly isTold?: (found: Found) => boolean
  /** Whether each file has both languages in it by nature. */
  readonly isBilingual?: true
  /** Whether most files of this name hold something else, so that folders are not searched for them. */
  readonly isSeldomText?: true
  /** Whether it is read only where it is named and asked for: most pictures in archives and mails are ornaments. */
  readonly isOnlyNamed?: true
}

/** What the beginning of a file shows. */
interface Found {
  /** Its first bytes, those beyond ASCII as Latin letters; of UTF-16 those of ASCII. */
  readonly head: string
  /** Name of the root element, where it begins as XML or HTML does. */
  readonly root?: string
  /** Of a zip archive: names of its entries, and what it says it is. */
  readonly entries: ReadonlySet<string>
  readonly mimetype: string
  readonly extension: string
}

/** Files of Office before 2007, which the extension tells apart. */
const OLD_OFFICE = '\xD0\xCF\x11\xE0'

/** To add a format: a file of its own here that exports a Format, and an entry in this list. The first that fits reads. */
const FORMATS: readonly KnownFormat[] = [
  { extensions: ['.txt', '.text'], read: textual(plainText), stream: plainTableStream },
  { extensions: ['.md', '.markdown'], read: textual(markdown) },
  { extensions: ['.tsv', '.tab', '.csv'], read: textual(delimited), stream: delimitedStream, isBilingual: true },
  { extensions: ['.docx', '.docm'], read: docx, isTold: ({ entries }) => entries.has('word/document.xml') },
  {
    extensions: ['.xlsx', '.xlsm'],
    read: workbook,
    isTold: ({ entries }) => entries.has('xl/workbook.xml'),
    isBilingual: true,
  },
  { extensions: ['.pptx', '.pptm'], read: presentation, isTold: ({ entries }) => entries.has('ppt/presentation.xml') },
  { extensions: ['.odt', '.odp'], read: openDocument, isTold: isOpenDocument(/text|presentation/) },
  { extensions: ['.ods'], read: spreadsheet, isTold: isOpenDocument(/spreadsheet/), isBilingual: true },
  { extensions: ['.epub'], read: epub, isTold: ({ mimetype }) => mimetype === 'application/epub+zip' },
  { extensions: ['.xls'], read: oldExcel, isTold: isOldOffice('.xls'), isBilingual: true },
  { extensions: ['.ppt'], read: oldPresentation, isTold: isOldOffice('.ppt') },
  { extensions: ['.doc'], read: oldWord, isTold: ({ head }) => head.startsWith(OLD_OFFICE) },
  { extensions: ['.rtf'], read: richText, isTold: ({ head }) => head.startsWith('{\\rtf') },
  { extensions: ['.pdf'], read: pdf, isTold: ({ head }) => head.startsWith('%PDF-') },
  {
    extensions: ['.png', '.jpg', '.jpeg', '.webp', '.bmp'],
    read: picture,
    isTold: ({ head }) => /^(?:\x89PNG|\xFF\xD8\xFF|RIFF[\s\S]{4}WEBP|BM[\s\S]{4}\0{4})/.test(head),
    isOnlyNamed: true,
  },
  { extensions: ['.tmx'], read: tmx, stream: tmxStream, isTold: ({ root }) => root === 'tmx', isBilingual: true },
  {
    extensions: ['.xlf', '.xliff', '.sdlxliff', '.mqxliff', '.mxliff'],
    read: xliff,
    stream: xliffStream,
    isTold: ({ root }) => root === 'xliff',
    isBilingual: true,
  },
  { extensions: ['.html', '.htm', '.xhtml'], read: html, isTold: ({ root }) => root?.toLowerCase() === 'html' },
  { extensions: ['.srt'], read: textual(subtitles), isTold: ({ head }) => isSubRip(head) },
  { extensions: ['.vtt'], read: textual(subtitles), isTold: ({ head }) => isWebVtt(head) },
  { extensions: ['.ass', '.ssa'], read: textual(subStation), isTold: ({ head }) => isSubStation(head) },
  { extensions: ['.ttml', '.dfxp'], read: timedText, isTold: ({ root }) => root === 'tt' },
  { extensions: ['.lrc'], read: textual(lyrics), isTold: ({ head }) => isLyrics(head) },
  { extensions: ['.po', '.pot'], read: textual(gettext), isTold: ({ head }) => isGettext(head), isBilingual: true },
  {
    extensions: ['.json', '.jsonl', '.ndjson'],
    read: textual(json),
    stream: jsonLinesStream,
    isTold: ({ head }) => isJson(head),
    isSeldomText: true,
  },
  {
    extensions: ['.akn'],
    read: lawXml,
    isTold: ({ root }) => root !== undefined && LAW_ROOTS.includes(root),
  },
]

/** Extensions of the files that a folder is searched for. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions, isSeldomText, isOnlyNamed }) =>
  isSeldomText || isOnlyNamed ? [] : extensions,
)

/** Extensions of the formats whose files have both languages in them: a language in such a name tells nothing of pairs. */
export const BILINGUAL_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions, isBilingual }) =>
  isBilingual ? extensions : [],
)

/** Every extension that names a format which is read wherever it is found. */
export const READ_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions, isOnlyNamed }) =>
  isOnlyNamed ? [] : extensions,
)

/** Bytes in which the formats are looked for: comments may stand before the root element. */
const HEAD = 4096

/**
 * The format of a file, by its content where that tells it, else by its extension; with any other extension it is plain
 * text.
 * @throws InputError for a kind of file that is known and not read, which would be taken for prose
 */
export function formatOf({ name, bytes }: SourceFile): InputFormat {
  const found = lookInto({ name, bytes })
  const { extension } = found
  const told = FORMATS.find(({ isTold }) => isTold?.(found))
  if (told) return told.read
  const unread = unreadKind({ ...found, isArchive: found.entries.size > 0 })
  if (unread) throw new InputError(name, `expected a bilingual text, found ${unread}`)
  return FORMATS.find(({ extensions }) => extensions.includes(extension))?.read ?? textual(plainText)
}

/** How a file that may be a bitext is read row by row, or as a whole; undefined for one that is no text of ours. */
export function rowFormatOf({
  name,
  head,
}: InputFile): Pick<KnownFormat, 'read' | 'stream' | 'isBilingual'> | undefined {
  const isZip = isArchive(head)
  const found = lookInto({ name, bytes: isZip ? new Uint8Array() : head })
  const told = isZip ? undefined : FORMATS.find(({ isTold }) => isTold?.(found))
  if (told) return told
  if (!isZip && unreadKind({ ...found, isArchive: false })) return undefined
  return FORMATS.find(({ extensions }) => extensions.includes(found.extension))
}

function lookInto({ name, bytes }: SourceFile): Found {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const ascii = head.replace(/^(?:\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', '')
  const isUtf16 = ascii.length < head.length * 0.8
  const archive = isArchive(bytes) ? namesIn({ name, bytes }) : { entries: new Set<string>(), mimetype: '' }
  return { head: isUtf16 ? ascii : head, root: rootOf(ascii), extension: extensionOf(name), ...archive }
}

function namesIn({ name, bytes }: SourceFile): Pick<Found, 'entries' | 'mimetype'> {
  const entries = new Set<string>()
  const only = (entry: string) => {
    entries.add(entry)
    return entry === 'mimetype'
  }
  const [mimetype] = openArchive(bytes, name, { only, maxBytes: 1024 }).values()
  return { entries, mimetype: mimetype ? Buffer.from(mimetype).toString('latin1').trim() : '' }
}

function isOpenDocument(kind: RegExp): (found: Found) => boolean {
  return ({ mimetype }) => mimetype.startsWith('application/vnd.oasis.opendocument.') && kind.test(mimetype)
}

function isOldOffice(wanted: string): (found: Found) => boolean {
  return ({ head, extension }) => head.startsWith(OLD_OFFICE) && extension === wanted
}

export function extensionOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''
}

/** Name of the root element, where a file begins as XML or HTML does. */
function rootOf(head: string): string | undefined {
  const text = head.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '')
  const root = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*(?:<!doctype\s+([\w:.-]+)|<(?:[\w.-]+:)?([\w.-]+))/i.exec(
    text,
  )
  return root?.[1] ?? root?.[2]
}

/** A format whose files are text in some encoding. */
function textual(parse: (text: string, file: string) => Content): InputFormat {
  return (file: SourceFile, options: ReadOptions) => {
    const { text, warnings } = decode(file, options)
    const content = parse(text, file.name)
    return { ...content, warnings: [...warnings, ...(content.warnings ?? [])] }
  }
}
