import type { Language } from '../model/document.ts'

/**
 * What a block of text is written in: one of our languages; `other` for any third language; `none` where it holds
 * no letters at all (page numbers, rules).
 */
export type BlockLanguage = Language | 'other' | 'none'

/** Latin letters that carry as much text as one Chinese character: a character is rendered by about half a word. */
const LETTERS_PER_HAN = 3

/**
 * The language of a block by its script, whatever its position: English with a few Chinese names stays English,
 * Chinese with APEC inside stays Chinese. Latin text counts as English unless it is long enough to show the function
 * words of another language and hardly any English ones.
 */
export function blockLanguage(text: string): BlockLanguage {
  let han = 0
  let latin = 0
  let foreign = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x41) continue
    if (isLatin(code)) latin++
    else if (isHan(code)) han++
    else if (isForeign(code)) foreign++
  }
  if (han === 0 && latin === 0 && foreign === 0) return 'none'
  if (foreign * LETTERS_PER_HAN > latin && foreign * 4 > han) return 'other'
  if (han * LETTERS_PER_HAN > latin) return 'zh'
  return isEnglish(text) ? 'en' : 'other'
}

/** Whether a UTF-16 code unit is a Chinese character; of those beyond the basic plane, its first half. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888) ||
    code === 0x3007
  )
}

function isLatin(code: number): boolean {
  const lower = code | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
}

/** Greek, Cyrillic, Hebrew, Arabic, the scripts of India and South-East Asia, Georgian, Ethiopic, ..., kana, Hangul. */
function isForeign(code: number): boolean {
  return (
    (code >= 0x370 && code <= 0x1cff) ||
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0xac00 && code <= 0xd7af)
  )
}

/** Frequent words of English, and of languages that publish beside it; none that are also words of the other kind. */
const ENGLISH_WORDS = new Set(
  'the of and to in is that for we with are our this be will by have it not at my you he she they his her was were'.split(
    ' ',
  ),
)
const FOREIGN_WORDS = new Set(
  (
    'le la les des du et est dans pour que qui avec sur nous aux ' + // French
    'el los las del una por para con ' + // Spanish
    'da dos uma com não ao ' + // Portuguese
    'der das und ist von zu mit ein eine nicht wir dem ' + // German
    'il della dei sono nel untuk dengan'
  ) // Italian, Indonesian
    .split(' '),
)

/** Of another language, so many function words have to be seen, and one in so many words has to be one. */
const MIN_FOREIGN = 3
const FOREIGN_RATE = 6

function isEnglish(text: string): boolean {
  let words = 0
  let english = 0
  let foreign = 0
  for (const [word] of text.slice(0, 600).matchAll(/[a-zà-ÿ]+/gi)) {
    const lower = word.toLowerCase()
    words++
    if (ENGLISH_WORDS.has(lower)) english++
    else if (FOREIGN_WORDS.has(lower)) foreign++
  }
  return foreign < MIN_FOREIGN || foreign <= english || foreign * FOREIGN_RATE < words
}
