import { chineseValue } from '../chineseNumerals.ts'
import { dateRules } from './chineseDates.ts'
import { NUMERAL, valueOfNumeral } from './chineseValues.ts'
import { inEnglishOrdinal } from './englishOrdinals.ts'
import { type NotationRule, type NumberNotation, notationsOf, type SaidNumber } from './mention.ts'
import { inEnglishScale } from './scales.ts'
import { CHINESE_UNIT, COUNTERS, englishUnit } from './units.ts'

const TO = '(?:-|—|–|~|至|到)'
const BEFORE = '(近|将近|接近|大约|约|超过|超|逾|突破|不到|不足|至少|高达|多达)?'
const AFTER = '(左右|上下|以上|以下|以内)?'
const QUALIFIERS = new Map([
  ...['近', '将近', '接近'].map((word) => [word, 'nearly'] as const),
  ...['大约', '约', '左右', '上下'].map((word) => [word, 'about'] as const),
  ...['超过', '超', '逾', '突破'].map((word) => [word, 'more than'] as const),
  ...['不到', '不足', '以下'].map((word) => [word, 'less than'] as const),
  ...['至少', '以上'].map((word) => [word, 'at least'] as const),
  ...['高达', '多达'].map((word) => [word, 'as many as'] as const),
  ['以内', 'within'],
] as const)

const qualified = (words: string, ...qualifiers: readonly (string | undefined)[]): string => {
  const said = qualifiers.flatMap((word) => (word ? (QUALIFIERS.get(word) ?? []) : []))
  return [...said, words].join(' ')
}

const ones = (digits: string): number => chineseValue(digits) ?? Number.NaN

const percent = (numeral: string | undefined, divisor = 1): string | undefined => {
  const value = valueOfNumeral(numeral ?? '')
  return value === undefined ? undefined : `${Number((value / divisor).toPrecision(12))}%`
}

/** 三成 = 30%, 三成五 and 3.5成 = 35%. */
function tenths(from: string | undefined, half: string | undefined): number | undefined {
  const value = valueOfNumeral(from ?? '')
  if (value === undefined || value > 10) return undefined
  const more = half === undefined ? 0 : half === '半' ? 5 : ones(half)
  return Number((value * 10 + more).toPrecision(6))
}

const FRACTION_NAMES = new Map([
  [2, 'half'],
  [3, 'third'],
  [4, 'quarter'],
  [5, 'fifth'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth'],
  [9, 'ninth'],
  [10, 'tenth'],
])
const SMALL = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function fractionInEnglish(below: string | undefined, above: string | undefined): string | undefined {
  const [part, whole] = [valueOfNumeral(above ?? ''), valueOfNumeral(below ?? '')]
  if (part === undefined || whole === undefined) return undefined
  const name = FRACTION_NAMES.get(whole)
  if (!name || !SMALL[part] || whole === 2) return whole === 2 && part === 1 ? 'one half' : `${part}/${whole}`
  return `${SMALL[part]} ${name}${part === 1 ? '' : 's'}`
}

/** English of 数百万 and the like: the power of ten of what is counted in ones, tens and hundreds. */
const INDEFINITE = [
  'several',
  'dozens',
  'hundreds',
  'thousands',
  'tens of thousands',
  'hundreds of thousands',
  'millions',
  'tens of millions',
  'hundreds of millions',
  'billions',
  'tens of billions',
  'hundreds of billions',
  'trillions',
  'tens of trillions',
  'hundreds of trillions',
]
const POWERS = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
])
const powerOf = (units: string): number => [...units].reduce((sum, unit) => sum + (POWERS.get(unit) ?? 0), 0)

const withUnit = (number: string, unit: string | undefined, isOne = false): string =>
  unit ? `${number} ${englishUnit(unit, isOne)}` : number

/** 两, 三个: small and without a unit. */
const plain = (value: number, rendering: string, isDigits: boolean): SaidNumber => ({
  rendering,
  isPlain: value < 10 && !isDigits,
})

const MORE = '增长|增加|提高|提升|扩大|上升|多出|高出'
const D = '[一二三四五六七八九]'

const rule = (pattern: string, say: NotationRule[1]): NotationRule => [new RegExp(pattern, 'y'), say]

const RULES: readonly NotationRule[] = [
  ...dateRules,
  // Shares.
  rule(`${BEFORE}百分之(${NUMERAL})${TO}(?:百分之)?(${NUMERAL})`, ([, word, low, high]) => {
    const [from, to] = [percent(low), percent(high)]
    return from && to ? qualified(`${from} to ${to}`, word) : undefined
  }),
  rule(`${BEFORE}百分之百`, ([, word]) => qualified('100%', word)),
  rule(`${BEFORE}百分之(${NUMERAL})(多)?${AFTER}`, ([, word, numeral, some, after]) => {
    const share = percent(numeral)
    return share && qualified(share, word ?? (some && '超过'), after)
  }),
  rule(`${BEFORE}千分之(${NUMERAL})`, ([, word, numeral]) => {
    const share = percent(numeral, 10)
    return share && qualified(share, word)
  }),
  rule(`${BEFORE}万分之(${NUMERAL})`, ([, word, numeral]) => {
    const share = percent(numeral, 100)
    return share && qualified(share, word)
  }),
  rule(`${BEFORE}(\\d+(?:\\.\\d+)?)%?${TO}(\\d+(?:\\.\\d+)?)%${AFTER}`, ([, word, low, high, after]) =>
    qualified(`${low}% to ${high}%`, word, after),
  ),
  rule(`${BEFORE}(\\d+(?:\\.\\d+)?)%${AFTER}`, ([, word, share, after]) => qualified(`${share}%`, word, after)),
  rule(`${BEFORE}(\\d+(?:\\.\\d+)?)‰`, ([, word, share]) =>
    qualified(`${Number((Number(share) / 10).toPrecision(12))}%`, word),
  ),
  rule(`${BEFORE}(${NUMERAL})分之(${NUMERAL})`, ([, word, below, above]) => {
    const share = fractionInEnglish(below, above)
    return share && qualified(share, word)
  }),
  rule(`${BEFORE}(\\d{1,3})/(\\d{1,3})(?![\\d/])`, ([, word, above, below]) => {
    const share = fractionInEnglish(below, above)
    return share && qualified(share, word)
  }),
  rule(`(${D})(${D})成(?![为立功果长员就都本交人绩品分不])`, ([, low, high]) =>
    ones(high ?? '') === ones(low ?? '') + 1 ? `${ones(low ?? '')}0% to ${ones(high ?? '')}0%` : undefined,
  ),
  rule(
    `${BEFORE}([\\d.]+|[一二两三四五六七八九十])成(半|${D}(?!成))?(?![为立功果长员就都本交人绩品分不])(多)?${AFTER}`,
    ([, word, numeral, half, some, after]) => {
      const value = tenths(numeral, half)
      return value === undefined ? undefined : qualified(`${value}%`, word ?? (some && '超过'), after)
    },
  ),
  rule(`${BEFORE}一半`, ([, word]) => qualified('half', word)),
  // Multiples: 增长3倍 is to 4 times of what it was, 增长到3倍 to 3 times.
  rule(`翻(?:了)?(${NUMERAL})番(半)?`, ([, times, half]) => {
    const value = valueOfNumeral(times ?? '')
    if (value === undefined || half) return undefined
    return value === 1
      ? 'double (2 times)'
      : value === 2
        ? 'quadruple (4 times)'
        : `${inEnglishScale(2 ** value)} times as much (doubled ${inEnglishScale(value)} times)`
  }),
  rule(`翻(?:了)?番`, () => 'double (2 times)'),
  rule(`(?:${MORE})(?:了|近|约|超过)?(${NUMERAL})(多)?倍`, ([, times, some]) => {
    const value = valueOfNumeral(times ?? '')
    if (value === undefined) return undefined
    const over = some ? 'more than ' : ''
    return `increase by ${over}${inEnglishScale(value * 100)}% (to ${over}${inEnglishScale(value + 1)} times)`
  }),
  rule(`${BEFORE}(${NUMERAL})${TO}(${NUMERAL})倍`, ([, word, low, high]) => {
    const [from, to] = [valueOfNumeral(low ?? ''), valueOfNumeral(high ?? '')]
    return from === undefined || to === undefined
      ? undefined
      : qualified(`${inEnglishScale(from)} to ${inEnglishScale(to)} times`, word)
  }),
  rule(`${BEFORE}(${NUMERAL})(多|余)?倍`, ([, word, times, some]) => {
    const value = valueOfNumeral(times ?? '')
    if (value === undefined) return undefined
    const said = value === 1 ? 'one time (100%)' : `${inEnglishScale(value)} times`
    return qualified(said, word ?? (some && '超过'))
  }),
  // Ordinals.
  rule(`第(${NUMERAL})(?:${COUNTERS}|届)?`, ([, numeral]) => {
    const value = valueOfNumeral(numeral ?? '')
    return value === undefined ? undefined : plain(value, inEnglishOrdinal(value), /\d/.test(numeral ?? ''))
  }),
  rule(`(${NUMERAL})届`, ([, numeral]) => {
    const value = valueOfNumeral(numeral ?? '')
    // 这一届 is no number.
    return value === undefined || value > 999 || numeral === '一' ? undefined : inEnglishOrdinal(value)
  }),
  rule(`([一二三四五六七八九])中全会`, ([, numeral]) => `${inEnglishOrdinal(ones(numeral ?? ''))} plenary session`),
  rule('((?:十|二十)[一二三四五六七八九]?)大(?=[^国家型小量力类战])', ([, numeral]) =>
    inEnglishOrdinal(ones(numeral ?? '')),
  ),
  // Numbers that are not exact.
  rule('[数几]十年', () => 'decades'),
  rule(`成千上万`, () => 'thousands upon thousands'),
  rule(`(?:数|几)([十百千万亿]+)(?:(${CHINESE_UNIT})|${COUNTERS})?`, ([, units, unit]) => {
    const words = INDEFINITE[powerOf(units ?? '')]
    return words && `${words}${unit ? ` of ${englishUnit(unit, false)}` : ''}`
  }),
  rule(`上([百千万亿]+)(?:(${CHINESE_UNIT})|${COUNTERS})`, ([, units, unit]) =>
    withUnit(`more than ${inEnglishScale(10 ** powerOf(units ?? ''))}`, unit),
  ),
  rule(`(?:(${D}))?十几([万亿]*)(?:(${CHINESE_UNIT})|${COUNTERS})?`, ([, tens, scale, unit]) => {
    const low = (tens ? ones(tens) : 1) * 10
    const power = 10 ** powerOf(scale ?? '')
    return withUnit(`${inEnglishScale(low * power)} to ${inEnglishScale((low + 10) * power)}`, unit)
  }),
  rule(`十(${D})(${D})([万亿]*)(?:(${CHINESE_UNIT})|${COUNTERS})`, ([, low, high, scale, unit]) => {
    const [from, to] = [10 + ones(low ?? ''), 10 + ones(high ?? '')]
    const power = 10 ** powerOf(scale ?? '')
    return to === from + 1
      ? withUnit(`${inEnglishScale(from * power)} to ${inEnglishScale(to * power)}`, unit)
      : undefined
  }),
  rule(
    `([一二两三四五六七八])(${D})([十百千]?[万亿]*)(?:(${CHINESE_UNIT})|${COUNTERS})`,
    ([, low, high, scale, unit]) => {
      const [from, to] = [ones(low ?? ''), ones(high ?? '')]
      const power = 10 ** powerOf(scale ?? '')
      return to === from + 1
        ? withUnit(`${inEnglishScale(from * power)} to ${inEnglishScale(to * power)}`, unit)
        : undefined
    },
  ),
  // Ranges and plain quantities.
  rule(
    `${BEFORE}(${NUMERAL})(${CHINESE_UNIT})?${TO}(${NUMERAL})(?:(${CHINESE_UNIT})|${COUNTERS})?${AFTER}`,
    ([, word, low, first, high, unit, after]) => {
      const to = valueOfNumeral(high ?? '')
      const scale = /[万亿]+$/.exec(high ?? '')?.[0] ?? ''
      const isShort = /^[\d.一二三四五六七八九两十]+$/.test(low ?? '') && scale !== ''
      const from = valueOfNumeral(isShort && !first ? `${low}${scale}` : (low ?? ''))
      if (from === undefined || to === undefined || from >= to || (first && first !== unit)) return undefined
      return qualified(withUnit(`${inEnglishScale(from)} to ${inEnglishScale(to)}`, unit), word, after)
    },
  ),
  rule(`${BEFORE}(${NUMERAL})[多余]([万亿]*)(?:(${CHINESE_UNIT})|${COUNTERS})?`, ([, word, numeral, scale, unit]) => {
    const value = valueOfNumeral(`${numeral}${scale}`)
    return value === undefined ? undefined : withUnit(qualified(inEnglishScale(value), word ?? '超过'), unit)
  }),
  rule(`(${NUMERAL})周年`, ([, numeral]) => {
    const value = valueOfNumeral(numeral ?? '')
    return value === undefined ? undefined : `${inEnglishOrdinal(value)} anniversary`
  }),
  rule(`半年`, () => 'half a year'),
  rule(`半(?:个)?世纪`, () => 'half a century'),
  rule(`(${NUMERAL})(?:年半|个半(?:小时|月))`, ([whole, numeral]) => {
    const value = valueOfNumeral(numeral ?? '')
    const unit = whole?.includes('年') ? 'years' : whole?.includes('月') ? 'months' : 'hours'
    return value === undefined ? undefined : `${value}.5 ${unit}`
  }),
  rule(
    `${BEFORE}(${NUMERAL})(?:(${CHINESE_UNIT})|${COUNTERS})?(多)?${AFTER}`,
    ([whole, word, numeral, unit, some, after]) => {
      const value = valueOfNumeral(numeral ?? '')
      if (value === undefined) return undefined
      const number = qualified(inEnglishScale(value), word ?? (some && '超过'), after)
      const isBare = whole === numeral && !/[\d万亿]/.test(numeral ?? '')
      const rendering = withUnit(number, unit, value === 1)
      return isBare
        ? { rendering, isPlain: true }
        : plain(value, rendering, /\d/.test(numeral ?? '') || (unit !== undefined && numeral !== '一'))
    },
  ),
]

/** Full-width digits and signs as ASCII ones, each of the same length. */
const narrow = (text: string): string =>
  text.replace(/[０-９％．～－]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))

/**
 * The numbers and dates of a Chinese text (simplified), with their English: 3.5万亿元 → 3.5 trillion yuan,
 * 三成 → 30%, 增长两倍 → increase by 200% (to 3 times), 20世纪80年代 → the 1980s.
 * Characters that only look like numbers inside words (一带一路, 万众一心) come as plain ones at most.
 */
export function numbersInChinese(text: string): NumberNotation[] {
  return notationsOf(text, narrow(text), RULES)
}
