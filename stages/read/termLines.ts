import { splitSentences } from '../../language/sentences.ts'
import { type PlacedText, slice, trim } from './placed.ts'
import type { Block } from './source.ts'

/** A line that is a term and its translation: where each of them stands, and how sure that is. */
interface TermLine {
  readonly first: 'zh' | 'en'
  readonly parts: readonly [PlacedText, PlacedText]
  /** More than a space stands between them, or the second stands in brackets. */
  readonly marked: boolean
  /** The Chinese may be a sentence that goes on with the name beside it (中国和 ASEAN), or a term that ends so (碳中和). */
  readonly open: boolean
  /** The English is more than a name or an abbreviation, as any Chinese sentence may end with. */
  readonly worded: boolean
  readonly words: number
}

/** Number or bullet at the head of an item. */
const BULLET = String.raw`(?:[-–•·*●○■▪◆▶]\s*|[（(]?\d{1,3}[.、)）．]\s*|[①-⑳]\s*)?`
const MARK = String.raw`\s*[:：/／|｜=＝—–~→\t]+\s*|\s+-+\s+`
const HAN = String.raw`\p{Script=Han}`
const CHINESE = String.raw`(?:[\dA-Z]{0,5}[${HAN}《“‘「(（][^A-Za-z。！？!?；;]*?(?:[A-Z]{1,5}[${HAN}][^A-Za-z。！？!?；;]*?)?[${HAN}\d》”’」)）])`
const ENGLISH = String.raw`(?:[\p{Script=Latin}\d“"‘'][^${HAN}。！？!?；;：]*[\p{Script=Latin}\d.”"’')])`

const CHINESE_FIRST = new RegExp(`^(${BULLET})(${CHINESE})(${MARK}|\\s*)(${ENGLISH})$`, 'u')
const ENGLISH_FIRST = new RegExp(`^(${BULLET})(${ENGLISH})(${MARK}|\\s+)(${CHINESE})$`, 'u')
const CHINESE_GLOSSED = new RegExp(`^(${BULLET})(${CHINESE})(\\s*[（(\\[【]\\s*)(${ENGLISH})\\s*[)）\\]】]$`, 'u')
const ENGLISH_GLOSSED = new RegExp(`^(${BULLET})(${ENGLISH})(\\s*[（(\\[【]\\s*)(${CHINESE})\\s*[)）\\]】]$`, 'u')
const FORMS = [
  [CHINESE_GLOSSED, 'zh'],
  [ENGLISH_GLOSSED, 'en'],
  [CHINESE_FIRST, 'zh'],
  [ENGLISH_FIRST, 'en'],
] as const

/** The longest term and rendering: characters, words. */
const LONGEST = { zh: 30, en: 16 }
const LONGEST_LINE = 240

function termLine(text: PlacedText): TermLine | undefined {
  if (text.text.length > LONGEST_LINE) return undefined
  for (const [form, first] of FORMS) {
    const match = form.exec(text.text)
    if (!match) continue
    const [, bullet, one, separator, other] = match
    const [zh, en] = first === 'zh' ? [one, other] : [other, one]
    const words = en.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’.-]*/gu)?.length ?? 0
    const isSentence = splitSentences(en, 'en').length > 1 || /[.]["”]?$/.test(en.replace(/\b(?:[A-Za-z]\.)+$/, ''))
    if (zh.length > LONGEST.zh || words > LONGEST.en || isSentence || !/\p{Script=Latin}{2}/u.test(en)) return undefined
    if (!new RegExp(HAN, 'u').test(zh) || /[的，、]$/.test(zh)) return undefined
    const marked = separator.trim() !== '' || /\t|\s{2}/.test(separator)
    const start = bullet.length
    const second = start + one.length + separator.length
    return {
      first,
      parts: [trim(slice(text, start, start + one.length)), trim(slice(text, second, second + other.length))],
      marked,
      open: !marked && /[了是和与在将把被于及等]$/.test(zh) && !/^\p{Ll}/u.test(en),
      worded: words > 1 || /^["“‘']?\p{Ll}/u.test(en),
      words,
    }
  }
  return undefined
}

/** Whether lines beneath each other are those of a list of terms, a term and its translation on each. */
export function isTermList(lines: readonly PlacedText[]): boolean {
  const found = lines.map((line) => termLine(trim(line)))
  return (
    found.every((line) => line !== undefined && line.first === found[0]?.first) && !found.every((line) => line?.open)
  )
}

const showsList = ({ marked, worded, open }: TermLine) => !open && (marked || worded)

/**
 * Blocks in which lines that hold a term and its translation (a list of terms, a heading in both languages) are two
 * blocks. One by itself has to show more than those of a list: Chinese sentences may end with a name in Latin letters.
 */
export function splitTermLines(blocks: readonly Block[], isField: (text: string) => boolean): Block[] {
  const lines = blocks.map((block) =>
    block.language === undefined && !isField(block.text.text) ? termLine(block.text) : undefined,
  )
  const result: Block[] = []
  for (let i = 0; i < blocks.length; ) {
    let end = i
    while (lines[end] !== undefined && lines[end]?.first === lines[i]?.first) end++
    if (end === i) {
      result.push(blocks[i++])
      continue
    }
    const list = lines.slice(i, end) as TermLine[]
    const isList = list.length > 1 && list.filter(showsList).length * 2 >= list.length
    for (const [k, line] of list.entries()) {
      const block = blocks[i + k]
      const isTitle = block.heading || i + k === 0
      const stands = isList || (line.worded && line.words > 1 && !line.open && (isTitle || line.marked))
      if (stands) for (const text of line.parts) result.push({ ...block, text, item: true })
      else result.push(block)
    }
    i = end
  }
  return result
}
