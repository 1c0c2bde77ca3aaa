import { pinyin } from 'pinyin-pro'
import type { Token } from '../model/token.ts'
import { chineseClass } from './wordClasses.ts'

/** A person in a sentence, with what stands beside the name. */
export interface FoundName {
  readonly name: string
  readonly title?: string
  readonly start: number
  readonly end: number
}

const ZH_TITLE =
  /(先生|女士|小姐|夫人|阁下|博士|教授|总统|总理|首相|主席|国王|女王|议长|部长|外长|大臣|大使|省长|州长|市长|书记|将军|上校|法官|记者|院长|校长|委员|代表|秘书长|总干事|发言人|同志|司长|局长|主任)$/
const EN_TITLE =
  /^(mr|mrs|ms|dr|prof|professor|president|premier|chancellor|king|queen|speaker|minister|secretary|ambassador|governor|mayor|senator|general|colonel|judge|chairman|chairperson|spokesperson|director|comrade)$/i

/** The commonest surnames: without a title, what the segmenter tags as a person is one only if it begins with one of them. */
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温栗汪耿华',
)

/** Words before a name that belong to its title: 中央政治局委员、外交部长王毅 gives 外交部长. */
const TITLE_WORDS = 4

/** The persons of a Chinese sentence, as its words are tagged; without a title beside it only what begins with a surname. */
export function chineseNames(text: string, tokens: readonly Token[], isWord: (word: string) => boolean): FoundName[] {
  const found: FoundName[] = []
  for (let at = 0; at < tokens.length; at++) {
    const untagged = untaggedName(tokens, at, isWord)
    if (!isPerson(tokens[at]) && !untagged) continue
    let end = at + Math.max(1, untagged)
    // 约翰·史密斯 is one name.
    while (end + 1 < tokens.length && /^[·•]$/.test(tokens[end].text) && isNamePart(tokens[end + 1])) end += 2
    const name = text.slice(tokens[at].start, tokens[end - 1].end)
    const title = titleBeside(text, tokens, at, end)
    if (name.length > 1 && (title !== undefined || name.includes('·') || isFullName(tokens[at].norm, isWord)))
      found.push({ name, ...(title && { title }), start: tokens[at].start, end: tokens[end - 1].end })
    at = end - 1
  }
  return found
}

/** Number of words that are a full name which the segmenter does not know: behind a title, a surname and one or two characters. */
function untaggedName(tokens: readonly Token[], at: number, isWord: (word: string) => boolean): number {
  const before = tokens[at - 1]
  if (!before || !ZH_TITLE.test(before.norm) || !SURNAMES.has(tokens[at].norm[0])) return 0
  let found = 0
  for (let words = 1, name = ''; words <= 3 && at + words <= tokens.length; words++) {
    const { norm, pos } = tokens[at + words - 1]
    name += norm
    if (!/^\p{Script=Han}{1,3}$/u.test(name) || (words > 1 && NEVER_IN_NAMES.has(chineseClass(norm, pos)))) break
    if (name.length > 1 && !isWord(name)) found = words
  }
  return found
}

/** What stands behind a name rather than in it: 李强在, 李强和, 李强说. */
const NEVER_IN_NAMES = new Set(['preposition', 'conjunction', 'particle', 'verb', 'pronoun', '的'])

const isFullName = (name: string, isWord: (word: string) => boolean): boolean =>
  name.length <= 3 && SURNAMES.has(name[0]) && !isWord(name)

const isPerson = ({ norm, pos }: Token) => chineseClass(norm, pos) === 'person'
const isNamePart = ({ text }: Token) => /^\p{Script=Han}+$/u.test(text)

function titleBeside(text: string, tokens: readonly Token[], from: number, to: number): string | undefined {
  const before = tokens[from - 1]
  if (before && ZH_TITLE.test(before.norm)) {
    let first = from - 1
    while (first > 0 && from - first < TITLE_WORDS && isTitleWord(tokens[first - 1])) first--
    return text.slice(tokens[first].start, before.end)
  }
  const after = tokens[to]
  return after && ZH_TITLE.test(after.norm) ? after.text : undefined
}

/** Before a title that it belongs to: 外交部副部长, 前总统. */
const RANK = /^(副|前|原|代|候任|常务|第一)$/

const isTitleWord = ({ norm, pos }: Token): boolean =>
  RANK.test(norm) || ['noun', 'organisation', 'place', 'name'].includes(chineseClass(norm, pos))

/** Two or more capitalised words in a row of which the last is no title: Wang Yi, President Mark Barrett. */
export function englishNames(text: string): FoundName[] {
  const pattern = /(?:(\p{Lu}\p{L}+)\.? )?(\p{Lu}\p{Ll}+(?:[-’' ]\p{Lu}\p{Ll}+){1,3})/gu
  return [...text.matchAll(pattern)].flatMap((match) => {
    const words = match[0].split(/[ .]+/)
    const titles = words.filter((word) => EN_TITLE.test(word))
    const rest = words.filter((word) => !EN_TITLE.test(word))
    // Capitals alone tell no persons from organisations: a title does.
    if (!titles.length || !rest.length || rest.length > 3) return []
    const name = rest.join(' ')
    const start = text.indexOf(name, match.index)
    return start < 0 ? [] : [{ name, title: titles.join(' '), start, end: start + name.length }]
  })
}

/**
 * How a Chinese name is said and spelled: Wáng Yì, Wang Yi. Surnames are read as surnames (单 is Shàn); a character that has
 * several readings as the English writes it, where that is known (朝 in Ma Zhaoxu is zhāo).
 */
export function spelledName(name: string, english = ''): { readonly pinyin: string; readonly spelled: string } {
  const readings = nameReadings(name)
  const usual = readings.map(([first]) => first)
  const letters = bareLetters(english)
  const asWritten = letters ? readingOf(readings, surnameLength(name), letters) : undefined
  const [surname, ...given] = parted(asWritten ?? usual, surnameLength(name))
  const written = (some: readonly string[]) => capitalised(some.join(''))
  return {
    pinyin: [surname, ...given].map(written).join(' ').trim(),
    spelled: [surname, ...given]
      .map((some) => written(some.map(withoutTone)))
      .join(' ')
      .trim()
      .replaceAll('ü', 'yu'),
  }
}

/** The readings of each character of a name, as it is usually read first. */
export function nameReadings(name: string): string[][] {
  const characters = [...name.replace(/[·•]/g, '')]
  const usual = pinyin(characters.join(''), { type: 'array', surname: 'head' })
  return characters.map((character, i) => [
    ...new Set([usual[i], ...pinyin(character, { multiple: true, type: 'array' })]),
  ])
}

/** Characters of the surname. */
export const surnameLength = (name: string): number =>
  /^(欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐)/.test(name) ? 2 : 1

/** Without the mark of the tone; ü stays. */
export const withoutTone = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')

const bareLetters = (text: string) => withoutTone(text.toLowerCase()).replace(/[^a-zü]/g, '')

const parted = (syllables: readonly string[], surname: number): readonly (readonly string[])[] => [
  syllables.slice(0, surname),
  syllables.slice(surname),
]

/** Readings that, one after the other, are these letters, with the surname first or last. */
function readingOf(
  readings: readonly (readonly string[])[],
  surname: number,
  letters: string,
): readonly string[] | undefined {
  const all = (rest: readonly (readonly string[])[], left: string): string[] | undefined => {
    if (!rest.length) return left ? undefined : []
    for (const reading of rest[0]) {
      const written = withoutTone(reading)
      const form = [written, written.replace('ü', 'yu'), written.replace('ü', 'u')].find((one) => left.startsWith(one))
      const others = form === undefined ? undefined : all(rest.slice(1), left.slice(form.length))
      if (others) return [reading, ...others]
    }
    return undefined
  }
  const first = all(readings, letters)
  if (first) return first
  const last = all([...readings.slice(surname), ...readings.slice(0, surname)], letters)
  return last && [...last.slice(-surname), ...last.slice(0, -surname)]
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
