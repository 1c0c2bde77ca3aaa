import type { Language } from '../model/document.ts'
import type { Span } from '../model/term.ts'
import { isHan } from './script.ts'

/**
 * The sentences of one paragraph, as half-open spans of `text` without the white space around them. They cover all
 * of the text but white space. Closing quotes and brackets stay with the sentence they close; quoted speech of
 * several sentences is split inside the quotes, as in published translations; clauses joined by ; or ； stay together.
 */
export function splitSentences(text: string, language: Language): Span[] {
  const endsHere = language === 'zh' ? chineseEnd : englishEnd
  const marks = language === 'zh' ? CHINESE_MARKS : ENGLISH_MARKS
  const sentences: Span[] = []
  let start = skipSpace(text, 0)
  marks.lastIndex = start
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const end = match.index + match[0].length
    if (!endsHere(text, start, match.index, end)) continue
    sentences.push({ start, end })
    start = skipSpace(text, end)
    marks.lastIndex = start
  }
  const end = text.trimEnd().length
  if (start < end) sentences.push({ start, end })
  return sentences
}

/** Whether a text stops where a sentence can stop: at an end mark, after which only quotes and brackets close. */
export function endsSentence(text: string): boolean {
  const tail = text.slice(-TAIL)
  if (!/[.?!。！？．…][\s"'”’」』）)\]】》]*$/.test(tail)) return false
  const abbreviated = /(?:^|[\s(“])([A-Za-z]+)\.$/.exec(tail)
  return abbreviated === null || !TITLES.has(abbreviated[1].toLowerCase())
}

/** Characters at the end of a text that can tell whether a sentence ends there. */
const TAIL = 40

// End marks with all that closes after them. A straight quote closes only without a space before it.
const CLOSERS = String.raw`(?:[ \u3000]?[”’」』]|["'）)\]】])*`
const CHINESE_MARKS = new RegExp(
  String.raw`(?:[。！？!?]|…|．(?![\d０-９A-Za-zＡ-Ｚａ-ｚ])|\.(?=\s|$|[”’」』"）)\u4e00-\u9fff]))+${CLOSERS}`,
  'g',
)
const ENGLISH_MARKS = new RegExp(String.raw`(?:\.(?: ?\.)*|[?!…。！？])+${CLOSERS}`, 'g')

function skipSpace(text: string, from: number): number {
  let i = from
  while (i < text.length && /\s/.test(text[i])) i++
  return i
}

// --- Chinese ---------------------------------------------------------------------------------------------------

/** What makes a quotation part of a larger sentence: “怎么办？”的问题, “你来！”他说。 */
const QUOTE_GOES_ON = /^\s*(?:[的、，；和与及等]|这[一个种样些类]|[^。！？，；：“]{0,8}[问说道喊答][。，])/

function chineseEnd(text: string, start: number, mark: number, end: number): boolean {
  if (end >= text.length) return true
  const marks = text.slice(mark, end)
  const quoted = /[”’」』"']$/.test(marks)
  if (/^…+$/.test(marks)) return false
  // The number of an item: 1．
  if (marks[0] === '．' && /^[\d０-９]+$/.test(text.slice(start, mark))) return false
  if (/^\./.test(marks) && !(isHan(text.charCodeAt(mark - 1)) && isFullStop(text, start, mark, end))) return false
  if (quoted && QUOTE_GOES_ON.test(text.slice(end, end + 24))) return false
  return !insideBrackets(text, start, mark, end)
}

/** Fewer characters before an English full stop may be the first part of a foreign name: 乔治.布什. */
const LONGEST_GIVEN_NAME = 6

/** Whether a full stop as English has it ends a Chinese sentence though the next follows at once: in text typed so. */
function isFullStop(text: string, start: number, mark: number, end: number): boolean {
  if (!isHan(text.charCodeAt(end))) return true
  return mark - start > LONGEST_GIVEN_NAME && !text.includes('。') && text.trimEnd().endsWith('.')
}

/** The brackets of a title or an aside, and the farthest its end can be: an unclosed bracket must not eat the text. */
const BRACKETS: Readonly<Record<string, string>> = { '《': '》', '（': '）', '(': ')' }
const LONGEST_BRACKET = 60

/** Whether the mark stands inside a title or an aside of the sentence, which goes on after it. */
function insideBrackets(text: string, start: number, mark: number, end: number): boolean {
  for (let i = mark - 1; i >= Math.max(start, mark - LONGEST_BRACKET); i--) {
    const close = BRACKETS[text[i]]
    if (close === undefined) continue
    return i > start && text.slice(i, i + LONGEST_BRACKET).indexOf(close) >= end - i
  }
  return false
}

// --- English ---------------------------------------------------------------------------------------------------

/** Never the last word of a sentence: a name follows. */
const TITLES = new Set(
  'mr mrs ms messrs dr prof st gen col lt capt cpl sgt maj adm amb rep sen gov pres hon rev fr'.split(' '),
)
/** Abbreviations a number follows. */
const BEFORE_NUMBERS = new Set('no nos art arts sec fig figs p pp vol vols ch para paras approx ca est c'.split(' '))
/** Abbreviations that may also end a sentence. */
const ABBREVIATIONS = new Set(
  'inc ltd co corp bros jr sr etc vs cf al dept univ assn ave rd blvd jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)
/** Words that begin sentences but seldom a name: after an abbreviation only they tell that a sentence ended. */
const STARTERS = new Set(
  (
    'the a an this that these those there here it he she we they i you who what when where why how which while if in ' +
    'on at as for from by with to of but and so or yet not no yes our my your his her its their all some many most both ' +
    'each every another such since after before during over under through although though because however therefore ' +
    'thus moreover meanwhile then now today first second third finally let please thank'
  ).split(' '),
)
/** `?` or `!` in quotes, then who said it: “Why?” Mr. Li asked. */
const REPORTED =
  /^\s+(?:[A-Z][\w.’'-]*\s+){0,3}(?:\w+ly\s+)?(?:said|asked|replied|answered|cried|shouted|exclaimed|added|wrote|wondered)\b/

function englishEnd(text: string, start: number, mark: number, end: number): boolean {
  if (end >= text.length) return true
  const marks = text.slice(mark, end)
  const next = text.slice(end, end + 48)
  const [, space, opener, word] = /^(\s*)([“‘"'([「『《—–-]*)\s*([\p{L}\p{M}’']*)/u.exec(next)!
  const isStarter = STARTERS.has(word.toLowerCase())
  const first = word || next.slice(space.length + opener.length)[0] || ''
  if (/^[\p{Ll},;:]/u.test(first)) return false
  if (space === '')
    return isHan(first.charCodeAt(0)) || (isStarter && word !== 'I' && /[a-z”"]\.?$/.test(text.slice(end - 2, end)))
  if (/^(?:\. ?){2,}|^…/.test(marks)) return isStarter && word !== 'I'
  if (marks[0] !== '.') return !(/["'”’]$/.test(marks) && REPORTED.test(next))
  if (marks.length > 1) return true
  return !isAbbreviation(text.slice(Math.max(start, mark - 24), mark), mark - start, first, isStarter)
}

/** Whether the full stop after `before` belongs to an abbreviation; `length` is that of the whole sentence so far. */
function isAbbreviation(before: string, length: number, first: string, isStarter: boolean): boolean {
  const token = /[\p{L}\p{M}\d.&]*$/u.exec(before)![0]
  const lower = token.toLowerCase()
  if (TITLES.has(lower)) return true
  if (BEFORE_NUMBERS.has(lower)) return /^[\dIVX]/.test(first)
  if (/^(?:\d+|[a-zA-Z]|[ivx]+)$/.test(token) && token.length === length) return true // the number of a list item
  if (ABBREVIATIONS.has(lower) || /^(?:\p{L}\.)*\p{Lu}$/u.test(token) || /^(?:\p{L}+\.)+\p{L}+$/u.test(token))
    return !isStarter
  return false
}
