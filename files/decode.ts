import { InputError } from '../model/errors.ts'

/** A file's bytes under the name that messages give it. */
export interface EncodedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface DecodeOptions {
  /** Encoding label (`gb18030`, `big5`, ...). @default byte order mark, UTF-8 and plausibility decide */
  readonly encoding?: string
}

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string
  /** Label of the encoding, as the Encoding standard names it. */
  readonly encoding: string
  readonly warnings: readonly string[]
}

interface Attempt extends DecodedText {
  /** True where the bytes end inside a character. */
  readonly cutOff: boolean
}

/**
 * Bytes to text: by byte order mark; else UTF-8 where every byte fits it; else the encoding of Chinese or Western text
 * that gives the most plausible characters.
 * @throws InputError for an empty or binary file, one that ends inside a character, an unknown encoding, or bytes that
 * fit no encoding.
 */
export function decode({ name, bytes }: EncodedFile, { encoding }: DecodeOptions = {}): DecodedText {
  if (bytes.length === 0) throw new InputError(name, 'expected text, found an empty file; check that it was saved')
  refuseKnownBinary(name, bytes)
  const { cutOff, ...decoded } = encoding ? decodeAs(name, bytes, encoding) : detect(name, bytes)
  if (cutOff) {
    const message = `expected a whole text, found a file that ends inside a character (${decoded.encoding}); it was cut off, get it anew`
    throw new InputError(name, message, { line: decoded.text.split('\n').length })
  }
  if (decoded.text.trim() === '') throw new InputError(name, 'expected text, found only white space')
  const broken = decoded.text.split('\uFFFD').length - 1
  if (broken === 0) return decoded
  const warning = `${name}: ${broken} unreadable characters (U+FFFD) were in the file already; its source may be damaged`
  return { ...decoded, warnings: [...decoded.warnings, warning] }
}

function decodeAs(name: string, bytes: Uint8Array, encoding: string): Attempt {
  let label: string
  try {
    label = new TextDecoder(encoding).encoding
  } catch (cause) {
    const known = 'utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252'
    throw new InputError(name, `expected the name of an encoding such as ${known}, found "${encoding}"`, { cause })
  }
  const decoded = tryDecode(bytes, label)
  if (decoded) return decoded
  const { line, byte } = firstError(bytes, label)
  const message = `expected ${label}, found bytes that are not (0x${byte}); leave the encoding out to have it detected`
  throw new InputError(name, message, { line })
}

function detect(name: string, bytes: Uint8Array): Attempt {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(name, bytes, marked)
  if (!bytes.includes(0)) {
    const utf8 = tryDecode(bytes, 'utf-8')
    if (utf8) return utf8
    refuseDamagedUtf8(name, bytes)
  }
  const candidates = bytes.includes(0)
    ? ['utf-16le', 'utf-16be']
    : ['gb18030', 'big5', 'windows-1252', 'utf-16le', 'utf-16be']
  const decoded = candidates.flatMap((label) => tryDecode(bytes, label) ?? [])
  const best = decoded
    .map((text) => ({ ...text, score: plausibility(text.text.slice(0, SAMPLE)) }))
    .sort((a, b) => b.score - a.score)[0]
  if (best && best.score >= PLAUSIBLE)
    return { text: best.text, encoding: best.encoding, warnings: best.warnings, cutOff: best.cutOff }
  if (bytes.includes(0)) throw new InputError(name, `expected text, found a binary file; ${USE_TEXT}`)
  const tried = ['utf-8', ...candidates].join(', ')
  throw new InputError(
    name,
    `expected text in a known encoding, but it reads as none of ${tried}; convert it to UTF-8 or name its encoding`,
  )
}

const USE_TEXT = 'save it as plain text, Markdown or TSV first'

function refuseKnownBinary(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const kinds: Readonly<Record<string, string>> = {
    '%PDF-': 'a PDF',
    'PK\x03\x04': 'a zip archive (a Word or Excel file?)',
    '\xD0\xCF\x11\xE0': 'an old Office file',
    '{\\rtf': 'an RTF file',
    '\x1F\x8B': 'a gzip archive',
    '\x89PNG': 'a picture',
    '\xFF\xD8\xFF': 'a picture',
    'SQLite f': 'a database',
  }
  for (const [magic, kind] of Object.entries(kinds))
    if (head.startsWith(magic)) throw new InputError(name, `expected text, found ${kind}; ${USE_TEXT}`)
}

/** The encoding that a byte order mark at the head of a file names. */
export function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/** The text, or undefined where the bytes do not fit; a character cut in two at the very end is left out. */
function tryDecode(bytes: Uint8Array, encoding: string): Attempt | undefined {
  const longestCharacter = 4
  for (let dropped = 0; dropped < Math.min(longestCharacter, bytes.length); dropped++) {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true })
      const text = withWindowsMarks(decoder.decode(bytes.subarray(0, bytes.length - dropped)), encoding)
      return { text, encoding, warnings: [], cutOff: dropped > 0 }
    } catch {
      // Not in this encoding, or not at this length.
    }
    if (dropped === 0 && !endsInsideCharacter(bytes, encoding)) return undefined
  }
  return undefined
}

/** Bytes 0x80 to 0x9F of Windows-1252, which the decoder of Node 20 takes for control characters. */
const WINDOWS_MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function withWindowsMarks(text: string, encoding: string): string {
  if (encoding !== 'windows-1252') return text
  return text.replace(/[\u0080-\u009F]/g, (mark) => WINDOWS_MARKS[mark.charCodeAt(0) - 0x80])
}

/** Whether all but the last bytes fit: a decoder that is told of more to come complains of nothing. */
function endsInsideCharacter(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Line and byte of the first error; found by halving. */
function firstError(bytes: Uint8Array, encoding: string): { line: number; byte: string; at: number } {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (endsInsideCharacter(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  const line = bytes.subarray(0, good).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1)
  return { line, byte: bytes[good].toString(16).toUpperCase().padStart(2, '0'), at: good }
}

/** Text that is UTF-8 but for some bytes was damaged on its way: another encoding would turn all of it into noise. */
function refuseDamagedUtf8(name: string, bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes)
  let wide = 0
  let broken = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code >= 0x80) wide++
  }
  if (broken * 20 > wide) return
  const { line, byte } = firstError(bytes, 'utf-8')
  throw new InputError(name, `expected UTF-8, found a byte that is not (0x${byte}); save the file again as UTF-8`, {
    line,
  })
}

/** Below this, text is taken for noise. Running text scores 0.3 and more, text in a wrong encoding less than 0.1. */
const PLAUSIBLE = 0.2

/** Characters that are looked at to tell one encoding from another. */
const SAMPLE = 20_000

/** The commonest characters and punctuation marks of Chinese, simplified and traditional: 40% and more of any text. */
const COMMON = new Set(
  '，。、：；“”「」（）《》的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於' +
    '着下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開' +
    '但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應' +
    '战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比' +
    '员員解水名真论論处處走义義各入几幾口认認条條平系係气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務',
)
/** What Windows puts between 0x80 and 0x9F and in Western names. */
const WESTERN = /[‘’“”–—…•€£àáâäçèéêëíîïñóôöúüßøåæ\u00A0]/

/** Share of the characters beyond ASCII that common text has, 0..1; ASCII itself decides nothing unless it is all. */
function plausibility(text: string): number {
  let wide = 0
  let common = 0
  let western = 0
  for (const c of text) {
    const code = c.charCodeAt(0)
    if (code < 0x20 && !'\t\n\r\f'.includes(c)) return 0
    if (code < 0x80) continue
    wide++
    if (COMMON.has(c)) common++
    else if (WESTERN.test(c)) western++
    else if (code >= 0xe000 && code <= 0xf8ff) wide += 4
  }
  const letters = text.length - wide
  if (wide === 0) return /[a-z]{2}/i.test(text) ? 1 : 0
  return western > wide * 0.8 && letters > wide * 10 ? western / wide : common / wide
}
