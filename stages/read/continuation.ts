import type { Language } from '../../model/document.ts'
import { concat, type PlacedText } from './placed.ts'

/**
 * Signs that a text broken off at some place goes on in another, read from the words at the break alone.
 * All functions take trimmed text.
 */

/** English words that nothing ends with: determiners, prepositions, conjunctions, auxiliaries. */
const UNFINISHED = new Set(
  (
    'a an the this these its their our his her my your of and or nor but to in on at by for with from into onto upon ' +
    'among between through over under about against toward towards within without during than as that which who whose ' +
    'whom is are was were be been being has have had will would shall should can could may might must not very more most ' +
    'including such'
  ).split(' '),
)

/** Whether `text` cannot be the end of anything: a comma, an open bracket, a word that asks for another. */
export function stopsMidway(text: string, language: Language): boolean {
  return endsUnfinished(text.slice(-TAIL), language)
}

/** Characters at the end of a text that can tell how it ends: more than the longest salutation. */
const TAIL = 120

function endsUnfinished(text: string, language: Language): boolean {
  if (/[、（(“‘《「『—–]$/.test(text)) return true
  if (language === 'zh')
    return (
      (/[，；]$/.test(text) && text.length > LONGEST_CHINESE_ADDRESS) ||
      /[的和与與及在对對为為把将將被从從向以并並或]$/.test(text)
    )
  if (/[,;]$/.test(text)) return text.split(' ').length > LONGEST_ADDRESS
  return UNFINISHED.has(/[a-z]*$/i.exec(text)![0].toLowerCase())
}

/** Words or characters in the salutation of a speech, which ends with a comma too. */
const LONGEST_ADDRESS = 8
const LONGEST_CHINESE_ADDRESS = 12

/** Whether `text` cannot be the beginning of anything. */
export function startsMidway(text: string, language: Language): boolean {
  if (/^[，。、；：！？”’》）」』,.;:!?)]/.test(text)) return true
  return language === 'zh' ? /^[的了们們]/.test(text) : /^\p{Ll}/u.test(text) && !/^[a-z][.)]\s/.test(text)
}

/** Whether a quotation or bracket that `text` opens is closed in `next` before another one opens there. */
export function closesLater(text: string, next: string): boolean {
  const tail = text.slice(-LONGEST_QUOTE)
  return PAIRS.some(([open, close]) => {
    if (tail.lastIndexOf(open) <= tail.lastIndexOf(close)) return false
    const end = next.indexOf(close)
    const start = next.indexOf(open)
    return end >= 0 && (start < 0 || end < start)
  })
}

/** Characters of a quotation before the break that are looked through for its opening mark. */
const LONGEST_QUOTE = 400

const PAIRS = ['“”', '《》', '（）', '「」', '()'].map((pair) => [pair[0], pair[1]] as const)

/** Whether two lines or paragraphs that follow each other in one language, with no page between, are one. */
export function runsOn(text: string, next: string, language: Language): boolean {
  if (/[:：;；.?!。？！]["”’」』)）]*$/.test(text.slice(-TAIL))) return false
  return (
    !startsItem(next) &&
    (startsMidway(next, language) || (!/[，,]/.test(text.slice(-1)) && stopsMidway(text, language)))
  )
}

/** What an item of a list, an article of a law or one of its paragraphs begins with. */
const ITEM =
  /^(?:[-–•·*●○■▪◆]|[（(](?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[a-z]{1,4})[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百零〇\d]+[条條款项項章节節编編部]|\d{1,3}(?:\.\d{1,2}){0,3}[.、)）．]\s*(?!\d)|[①-⑳]|[a-z]{1,2}[.)]\s|(?:Article|Section|Chapter|Part|Rule)\s+[\dIVX]+\b)/

export function startsItem(text: string): boolean {
  return ITEM.test(text)
}

/** Puts the two halves of something broken between two lines or pages together again. */
export function joined(a: PlacedText, b: PlacedText, language: Language): PlacedText {
  const end = a.text.slice(-2)
  const glued = language === 'zh' ? !(/[A-Za-z]$/.test(end) && /^[A-Za-z]/.test(b.text)) : /[\p{L}\d][-—–]$/u.test(end)
  return concat(a, glued ? '' : ' ', b)
}
