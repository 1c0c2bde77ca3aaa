import { englishNumber } from '../englishNumerals.ts'
import { type NotationRule, type NumberNotation, notationsOf } from './mention.ts'
import { MONTH_NAMES } from './months.ts'
import { inChineseScale } from './scales.ts'
import { chineseUnit, ENGLISH_UNIT } from './units.ts'

const WORD =
  '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)'
const SCALE = '(?:hundred|thousand|million|billion|trillion|quadrillion)'
const DIGITS = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'
/** A cardinal: 3.5 trillion, three hundred and five, twenty-one, 15-million. */
const NUMBER = `((?:${DIGITS}|${WORD}(?:[ -]${WORD})?|a(?= ${SCALE}))(?:[ -]${SCALE}(?: and)?(?: ${WORD}(?:[ -]${WORD})?)?)*)`
const MONTH = `(${MONTH_NAMES.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '((?:1[0-9]|20|21)\\d{2})'
const TO = '(?:-|–|—| to | through )'
const BEFORE =
  '(?:(nearly|almost|about|around|approximately|roughly|some|over|more than|exceeding|up to|as many as|as much as|at least|less than|fewer than|under) )?'
const QUALIFIERS = new Map<string, string>([
  ...['nearly', 'almost'].map((word) => [word, '近'] as const),
  ...['about', 'around', 'approximately', 'roughly', 'some'].map((word) => [word, '约'] as const),
  ...['over', 'more than', 'exceeding'].map((word) => [word, '超过'] as const),
  ...['up to', 'as many as', 'as much as'].map((word) => [word, '多达'] as const),
  ['at least', '至少'],
  ...['less than', 'fewer than', 'under'].map((word) => [word, '不到'] as const),
])
const qualified = (word: string | undefined, said: string) =>
  `${QUALIFIERS.get(word?.toLowerCase() ?? '') ?? ''}${said}`

/** Exact to 15 digits. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const tokens = text
    .toLowerCase()
    .replace(/^a /, 'one ')
    .replace(/(?<=\d)-/g, ' ')
    .split(' ')
  const quadrillions = tokens.at(-1) === 'quadrillion'
  const plain = quadrillions ? tokens.slice(0, -1) : tokens
  const found = englishNumber(plain, 0)
  const value = found?.end === plain.length ? Number(found.key) : Number.NaN
  return Number.isNaN(value) ? undefined : value * (quadrillions ? 1e15 : 1)
}

const monthOf = (name: string | undefined): string => {
  const start = (name ?? '').slice(0, 3).toLowerCase()
  return `${MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(start)) + 1}月`
}

const rule = (pattern: string, say: NotationRule[1]): NotationRule => [
  new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d]|[.,]\\d)`, 'yiu'),
  say,
]

const WHEN = '(?:(early|mid-?|late) ?)?'
const PARTS = new Map([
  ['early', '初'],
  ['mid', '中期'],
  ['late', '末'],
])
const MONTH_PARTS = new Map([
  ['early', '上旬'],
  ['mid', '中旬'],
  ['late', '下旬'],
])
const partOf = (parts: ReadonlyMap<string, string>, when: string | undefined): string =>
  parts.get((when ?? '').toLowerCase().replace('-', '')) ?? ''

const DECADES = new Map(
  ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map((word, n) => [
    word,
    20 + 10 * n,
  ]),
)
const NUMBERED = new Map(['first', 'second', 'third', 'fourth'].map((word, n) => [word, '一二三四'[n]]))
const BELOW = new Map([
  ['half', '二'],
  ['third', '三'],
  ['quarter', '四'],
  ['fourth', '四'],
  ['fifth', '五'],
  ['sixth', '六'],
  ['seventh', '七'],
  ['eighth', '八'],
  ['ninth', '九'],
  ['tenth', '十'],
])
const FRACTION = 'third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth'
const DIGIT = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const POWERS = new Map([
  ['dozens', 1],
  ['tens', 1],
  ['hundreds', 2],
  ['thousands', 3],
  ['millions', 6],
  ['billions', 9],
  ['trillions', 12],
])
const UNITS = [
  '',
  '十',
  '百',
  '千',
  '万',
  '十万',
  '百万',
  '千万',
  '亿',
  '十亿',
  '百亿',
  '千亿',
  '万亿',
  '十万亿',
  '百万亿',
]

const share = (value: number | undefined): string | undefined => (value === undefined ? undefined : `${value}%`)
const PERCENT = '(?: ?%| percent| per cent)'

const RULES: readonly NotationRule[] = [
  // Days, months, years.
  rule(
    `${MONTH} ${DAY}${TO}${DAY},? ${YEAR}`,
    ([, month, from, to, year]) => `${year}年${monthOf(month)}${from}日至${to}日`,
  ),
  rule(`${MONTH} ${DAY},? ${YEAR}`, ([, month, day, year]) => `${year}年${monthOf(month)}${day}日`),
  rule(`${DAY} ${MONTH},? ${YEAR}`, ([, day, month, year]) => `${year}年${monthOf(month)}${day}日`),
  rule(
    `${WHEN}${MONTH},? ${YEAR}`,
    ([, when, month, year]) => `${year}年${monthOf(month)}${partOf(MONTH_PARTS, when)}`,
  ),
  rule(`${MONTH} ${DAY}${TO}${DAY}`, ([, month, from, to]) => `${monthOf(month)}${from}日至${to}日`),
  rule(`${MONTH} ${DAY}`, ([, month, day]) => `${monthOf(month)}${day}日`),
  rule(`${DAY} ${MONTH}`, ([, day, month]) => `${monthOf(month)}${day}日`),
  rule(
    `(?:the )?(first|second) half of ${YEAR}`,
    ([, half, year]) => `${year}年${half?.toLowerCase() === 'first' ? '上' : '下'}半年`,
  ),
  rule(
    `(?:the )?(first|second|third|fourth) quarter(?: of ${YEAR})?`,
    ([, quarter, year]) => `${year ? `${year}年` : ''}第${NUMBERED.get(quarter?.toLowerCase() ?? '')}季度`,
  ),
  rule(`(?:the )?end of ${YEAR}`, ([, year]) => `${year}年底`),
  rule(`(?:from )?${YEAR}${TO}${YEAR}`, ([, from, to]) => `${from}年至${to}年`),
  rule(
    `(?:the )?${WHEN}(\\d\\d)?(\\d0)'?s`,
    ([, when, century, tens]) =>
      `${century ? Number(century) + 1 : 20}世纪${tens === '00' ? '初' : `${tens}年代`}${partOf(PARTS, when)}`,
  ),
  rule(
    `(?:the )?${WHEN}(${[...DECADES.keys()].join('|')})`,
    ([, when, decade]) => `20世纪${DECADES.get(decade?.toLowerCase() ?? '')}年代${partOf(PARTS, when)}`,
  ),
  rule(
    `(?:the )?(?:(middle|beginning|end) of the )?(\\d+)(?:st|nd|rd|th) century`,
    ([, when, century]) =>
      `${century}世纪${
        when
          ? (new Map([
              ['middle', '中叶'],
              ['beginning', '初'],
              ['end', '末'],
            ]).get(when.toLowerCase()) ?? '')
          : ''
      }`,
  ),
  // Shares and multiples.
  rule(`${BEFORE}(?:between )?(${DIGITS})${PERCENT}?(?:${TO}| and )(${DIGITS})${PERCENT}`, ([, word, from, to]) =>
    qualified(word, `${from}%至${to}%`),
  ),
  rule(`${BEFORE}${NUMBER}${PERCENT}`, ([, word, number]) => {
    const said = share(numberOf(number))
    return said && qualified(word, said)
  }),
  rule(`${BEFORE}${NUMBER} percentage points?`, ([, word, number]) => {
    const value = numberOf(number)
    return value === undefined ? undefined : qualified(word, `${value}个百分点`)
  }),
  rule(`${BEFORE}(a|${WORD}|\\d)[ -](${FRACTION})s?`, ([, word, above, below]) => {
    const value = above?.toLowerCase() === 'a' ? 1 : numberOf(above)
    // "a second" and "a third time" are none; a tenth, a quarter are.
    if (value === undefined || value > 9 || value < 1) return undefined
    return qualified(word, `${BELOW.get(below?.toLowerCase() ?? '')}分之${DIGIT[value]}`)
  }),
  rule(`${BEFORE}(\\d{1,3})/(\\d{1,3})`, ([, word, above, below]) => qualified(word, `${below}分之${above}`)),
  rule(`${BEFORE}one half`, ([, word]) => qualified(word, '一半')),
  rule('doubled|double', () => '翻一番（增至2倍）'),
  rule('tripled|triple', () => '增至3倍（增长2倍）'),
  rule('quadrupled|quadruple', () => '翻两番（增至4倍）'),
  rule('halved', () => '减半'),
  rule(`${BEFORE}${NUMBER}[ -]?fold`, ([, word, number]) => {
    const value = numberOf(number)
    return value === undefined ? undefined : `${qualified(word, `${value}倍`)}（增长${value - 1}倍）`
  }),
  rule(`(two|three|four|five|six|seven|eight|nine|ten)fold`, ([, number]) => {
    const value = numberOf(number) ?? 0
    return `${value}倍（增长${value - 1}倍）`
  }),
  rule(`${BEFORE}${NUMBER} times`, ([, word, number]) => {
    const value = numberOf(number)
    return value === undefined
      ? undefined
      : qualified(word, `${inChineseScale(value)}倍（或${inChineseScale(value)}次）`)
  }),
  // Ordinals.
  rule(`(\\d+(?:,\\d{3})*)(?:st|nd|rd|th)`, ([, number]) => `第${inChineseScale(Number(number?.replaceAll(',', '')))}`),
  rule(
    `((?:${WORD}[ -])?(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\w+teenth|\\w+tieth|first|second))`,
    ([, words]) => {
      const value = numberOf(words)
      return value === undefined ? undefined : { rendering: `第${value}`, isPlain: value < 10 }
    },
  ),
  // Numbers that are not exact.
  rule(
    '(dozens|tens|hundreds|thousands|millions|billions|trillions)(?: of (hundreds|thousands|millions|billions|trillions))?',
    ([, one, other]) => {
      const power = (POWERS.get(one?.toLowerCase() ?? '') ?? 0) + (POWERS.get(other?.toLowerCase() ?? '') ?? 0)
      return UNITS[power] && `数${UNITS[power]}`
    },
  ),
  rule('(?:a )?dozen', () => '十来'),
  // Ranges and plain quantities.
  rule(
    `${BEFORE}(?:between )?(US\\$|\\$|€|£)?${NUMBER}(?:${TO}| and )(?:US\\$|\\$|€|£)?${NUMBER}(?: (${ENGLISH_UNIT}))?`,
    ([whole, word, currency, low, high, unit]) => {
      const to = numberOf(high)
      const scale = /(?: (?:million|billion|trillion|thousand|hundred))+$/i.exec(high ?? '')?.[0] ?? ''
      const from = numberOf(/\p{L}/u.test(low ?? '') ? low : `${low}${scale}`)
      if (from === undefined || to === undefined || from >= to) return undefined
      if (/ and /i.test(whole ?? '') && !/between/i.test(whole ?? '')) return undefined
      // The hyphen of twenty-five joins words.
      if (!/\d/.test(low ?? '') && !/ (?:to|and|through) /i.test(whole ?? '')) return undefined
      return qualified(word, `${inChineseScale(from)}至${inChineseScale(to)}${named(currency, unit)}`)
    },
  ),
  rule(`in ${YEAR}`, ([, year]) => `${year}年`),
  rule(`${BEFORE}(US\\$|\\$|€|£)?${NUMBER}(?:[ -](${ENGLISH_UNIT}))?`, ([, word, currency, number, unit]) => {
    if (!word && !currency && !unit && /^(?:1[89]|20|21)\d\d$/.test(number ?? '')) return `${number}年`
    const value = numberOf(number)
    if (value === undefined) return undefined
    const rendering = qualified(word, `${inChineseScale(value)}${named(currency, unit)}`)
    return { rendering, isPlain: value < 10 && !currency && !unit && !/\d/.test(number ?? '') }
  }),
]

const CURRENCIES = new Map([
  ['US$', '美元'],
  ['$', '美元'],
  ['€', '欧元'],
  ['£', '英镑'],
])

function named(currency: string | undefined, unit: string | undefined): string {
  if (currency) return CURRENCIES.get(currency.toUpperCase()) ?? ''
  const chinese = unit ? chineseUnit(unit) : ''
  return chinese
}

/**
 * The numbers and dates of an English text, with their Chinese: 3.5 trillion yuan → 3.5万亿元, 35 billion → 350亿,
 * the 1980s → 20世纪80年代, tens of thousands → 数万. A number of four digits that may be a year is one.
 */
export function numbersInEnglish(text: string): NumberNotation[] {
  return notationsOf(text, text, RULES)
}
