import type { Language } from '../model/document.ts'
import { foreignWords } from './otherLanguages.ts'

/**
 * What a block of text is written in: one of our languages; `other` for any third language; `none` where it holds
 * no letters at all (page numbers, rules).
 */
export type BlockLanguage = Language | 'other' | 'none'

/** Latin letters that carry as much text as one Chinese character: a character is rendered by about half a word. */
const LETTERS_PER_HAN = 3

/**
 * The language of a block by its script, whatever its position. Where it holds both scripts, what frames the text
 * decides: English with Chinese names has English function words, Chinese with names in Latin letters has Chinese
 * particles and marks; what stands in brackets or quotation marks says nothing. Latin text counts as English unless it
 * shows the function words or the marked letters of another language and hardly any English words.
 */
export function blockLanguage(text: string): BlockLanguage {
  const { han, latin, foreign } = lettersOf(text)
  if (han === 0 && latin === 0 && foreign === 0) return 'none'
  if (foreign * LETTERS_PER_HAN > latin && foreign * 4 > han) return 'other'
  if (han === 0) return isChineseList(text) ? 'zh' : isEnglish(text) ? 'en' : 'other'
  if (latin === 0) return 'zh'
  const { zh, en } = frameWeights(text)
  if (zh !== en) return zh > en || isOfNames(text, zh, en) ? 'zh' : 'en'
  return han * LETTERS_PER_HAN >= latin ? 'zh' : 'en'
}

/** Whether the Latin letters of a Chinese line are but names and abbreviations: 安装 Docker Desktop. */
function isOfNames(text: string, zh: number, en: number): boolean {
  return zh * NAMES_WEIGHT > en && /^[^A-Za-z]*[\u3400-\u9fff]{2}/.test(text) && !/(?<![A-Za-z])[a-z]/.test(text)
}

/** So much of such a line may be names. */
const NAMES_WEIGHT = 4

/** Whether a block holds both scripts and nothing that frames them, so that what stands around it has to decide. */
export function isDoubtful(text: string): boolean {
  const { han, latin, foreign } = lettersOf(text)
  if (han === 0 || latin === 0 || foreign > 0) return false
  const { zh, en, frames } = frameWeights(text)
  return frames === 0 && Math.min(zh, en) * 4 > Math.max(zh, en) && !isOfNames(text, zh, en)
}

/** Names in Latin letters alone, but set with the marks of Chinese: “WTO、IMF。”. */
function isChineseList(text: string): boolean {
  return /[、。]/.test(text) && englishFrames(text) === 0
}

function lettersOf(text: string): { han: number; latin: number; foreign: number } {
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
  return { han, latin, foreign }
}

/** What is mentioned and not said: in brackets, in quotation marks. */
const MENTIONED = /[（(【[][^（）()【】[\]]*[）)】\]]|“[^“”]*”|「[^「」]*」|《[^《》]*》/g
/** Particles and marks of Chinese text, hardly a part of names. */
const CHINESE_FRAME = /[的了是和与與及在将將也这這被把为為，。、；：？！]/g
/** What each of them, and each English function word, weighs against letters. */
const FRAME_WEIGHT = 8
/** So many of one language alone decide, however much of the text is names. */
const DECISIVE = 2
/** Characters at the head of a text that show its frame. */
const FRAME_SAMPLE = 3000

/** How much speaks for either language in a text of both scripts, and how many words and marks frame it. */
function frameWeights(text: string): { zh: number; en: number; frames: number } {
  const sample = text.slice(0, FRAME_SAMPLE)
  const said = sample.replace(MENTIONED, ' ')
  const letters = lettersOf(said)
  const frame = letters.han + letters.latin > 0 ? said : sample
  const { han, latin } = frame === said ? letters : lettersOf(sample)
  const zhFrames = han > 1 ? (frame.match(CHINESE_FRAME)?.length ?? 0) : 0
  const enFrames = englishFrames(frame)
  const frames = zhFrames + enFrames
  if (frames >= DECISIVE && (zhFrames === 0 || enFrames === 0)) return { zh: zhFrames, en: enFrames, frames }
  return { zh: LETTERS_PER_HAN * han + FRAME_WEIGHT * zhFrames, en: latin + FRAME_WEIGHT * enFrames, frames }
}

/** English function words, without those between the capitals of a name (Bank of China, Law of the Sea). */
export function englishFrames(text: string): number {
  let count = 0
  let pending = 0
  let inName = false
  for (const [word] of text.matchAll(/[A-Za-zÀ-ɏ’']+|[\u3400-\u9fff]/g)) {
    const isSmall = ENGLISH_WORDS.has(word) || NAME_WORDS.has(word)
    if (isSmall && inName) pending++
    else {
      if (!/^\p{Lu}/u.test(word)) count += pending
      pending = 0
      if (isSmall || ENGLISH_WORDS.has(word.toLowerCase())) count++
      inName = /^\p{Lu}/u.test(word) && !ENGLISH_WORDS.has(word.toLowerCase())
    }
  }
  return count + pending
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

/** Frequent words of English; none that are words of a language that publishes beside it. */
const ENGLISH_WORDS = new Set(
  'the of and to in is that for we with are our this be will by have it not at my you he she they his her was were'.split(
    ' ',
  ),
)
/** Other small words that stand within names. */
const NAME_WORDS = new Set(['on', 'a', 'an', 'as', 'from', 'or'])

/** Of another language, so many function words have to be seen, and one in so many words has to be one. */
const MIN_FOREIGN = 3
const FOREIGN_RATE = 6
/** One in so many words of English is one of its function words. */
const ENGLISH_RATE = 8
/** Of the words in small letters, one in so many has a letter with a mark: in Vietnamese, Turkish, pinyin with tones. */
const MARKED_RATE = 4

/** How clearly a text in Latin letters is English: it has more English function words than others, or fewer. */
export function englishEvidence(text: string): number {
  const words = wordsOf(text)
  return words.filter((word) => ENGLISH_WORDS.has(word)).length - foreignWords(words).count
}

function isEnglish(text: string): boolean {
  const words = wordsOf(text)
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length
  const foreign = foreignWords(words).count
  if (foreign >= MIN_FOREIGN && foreign > english && foreign * FOREIGN_RATE >= words.length) return false
  if (english * ENGLISH_RATE > words.length || words.length < 3) return true
  // Names have such letters in English too.
  const small = text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}’'-]*/gu) ?? []
  return (
    small.filter((word) => /[\u0080-\u024f\u1e00-\u1eff]/.test(word)).length * MARKED_RATE <
    Math.max(small.length, MARKED_RATE)
  )
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 600)
      .normalize('NFC')
      .toLowerCase()
      .match(/[a-zß-ɏḀ-ỿ]+/g) ?? []
  )
}
