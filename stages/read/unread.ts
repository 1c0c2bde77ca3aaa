/** What the beginning of a file shows. */
interface Found {
  readonly head: string
  readonly root?: string
  readonly isArchive: boolean
  readonly extension: string
}

/** What to do with pictures and recordings. */
const RECOGNISE = 'save it as PNG or JPEG, which are read with --ocr'
const TRANSCRIBE = 'give its subtitles or a transcript'

/** Kinds of files that are known by their first bytes and not read. */
const BY_CONTENT: readonly [begins: RegExp, kind: string][] = [
  [/^(?:II\*\0|MM\0\*)/, `a picture (TIFF); ${RECOGNISE}`],
  [/^GIF8/, `a picture (GIF); ${RECOGNISE}`],
  [/^(?:ID3|OggS|fLaC|RIFF[\s\S]{4}(?:WAVE|AVI)|[\s\S]{4}ftyp|.E\xDF\xA3)/, `a recording; ${TRANSCRIBE}`],
  [/^(?:.\x8B[\b]|7z\xBC\xAF|Rar!|BZh|\xFD7zXZ)/, 'a packed file of another kind than zip; unpack it'],
  [/^SQLite format 3/, 'a database; give the texts it was made from'],
  [/^(?:\x7FELF|MZ[\s\S]\0)/, 'a program'],
  [/^%!PS/, 'PostScript; make a PDF of it'],
  [/^(?:\\documentclass|%[^\n]*\n\s*\\documentclass)/, 'LaTeX; make a PDF, or DOCX with pandoc, of it'],
]

/** Names of files that would be read as prose, with their marks in it. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  ...named('a file of settings or messages (YAML); save its texts as JSON, CSV or PO', '.yaml .yml'),
  ...named(
    'messages of a program; save them as JSON, CSV, PO or XLIFF',
    '.properties .strings .stringsdict .arb .ftl .ini .toml .lang',
  ),
  ...named('messages of a program in XML; save them as XLIFF or CSV', '.resx .resw .ts .plist .xcstrings'),
  ...named('LaTeX; make a PDF, or DOCX with pandoc, of it', '.tex .latex .ltx'),
  ...named(
    'text with marks of its own; make DOCX or HTML of it, with pandoc for instance',
    '.rst .adoc .asciidoc .org .textile .mediawiki .typ',
  ),
  ...named(
    'a program',
    '.js .mjs .cjs .jsx .tsx .py .java .c .h .cpp .hpp .cs .go .rs .rb .php .sh .bat .ps1 .sql .css .scss .swift .kt .lua .r',
  ),
  ...named('a document of Pages; save it as DOCX', '.pages'),
  ...named('a table of Numbers; save it as XLSX or CSV', '.numbers'),
  ...named('a presentation of Keynote; save it as PPTX', '.key'),
  ...named('a document of WPS; save it as DOCX, XLSX or PPTX', '.wps .et .dps'),
  ...named('a book of Kindle; make an EPUB of it', '.mobi .azw .azw3 .kfx'),
  ...named('a book of CAJViewer; save it as PDF', '.caj .nh .kdh'),
  ...named('a DjVu document; make a PDF of it', '.djvu .djv'),
  ...named('subtitles in pictures; have their text recognised first', '.sub .idx .sup'),
  ...named('an e-mail of Outlook; save it as EML or text', '.msg'),
  ...named(`a picture; ${RECOGNISE}`, '.heic .svg .psd .ai'),
  ...named(
    'a recording; give its subtitles or a transcript',
    '.mp3 .mp4 .m4a .mkv .mov .avi .wav .flac .ogg .webm .wmv',
  ),
  ...named('a glossary; `shuyu import` takes it into a termbase', '.tbx .utx .mtf .sdltb .tbxm'),
  ...named(
    'a memory or package of a translation program; export it as TMX or XLIFF',
    '.sdltm .sdlppx .sdlrpx .mqxlz .mqback .wxt .ttx .xlz',
  ),
}

function named(kind: string, extensions: string): Record<string, string> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]))
}

/** Roots of XML that have a better advice than the others. */
const ROOTS: Readonly<Record<string, string>> = {
  martif: 'a glossary (TBX); `shuyu import` takes it into a termbase',
  tbx: 'a glossary (TBX); `shuyu import` takes it into a termbase',
  mtf: 'a glossary of MultiTerm; `shuyu import` takes it into a termbase',
  resources: 'messages of a program (Android resources); save them as XLIFF or CSV',
  plist: 'messages of a program (property list); save them as XLIFF or CSV',
  TS: 'messages of a program (Qt); save them as XLIFF',
  document: 'a document in flat XML; save it as DOCX or ODT',
  svg: 'a picture (SVG)',
}

/** The kind of a file that is known and not read, with what to do about it; undefined for any other. */
export function unreadKind({ head, root, isArchive, extension }: Found): string | undefined {
  const byContent = BY_CONTENT.find(([begins]) => begins.test(head))?.[1]
  if (byContent) return byContent
  const byName = BY_EXTENSION[extension]
  if (byName) return byName
  if (isArchive) return 'a zip archive of another kind; unpack it and give the files in it'
  const isXml = /^(?:\xEF\xBB\xBF)?\s*<\?xml\s/.test(head) || extension === '.xml'
  if (!isXml || root === undefined || /^html$/i.test(root)) return undefined
  return ROOTS[root] ?? `XML of another kind (${root}); save its texts as XLIFF, TMX, HTML or DOCX`
}
