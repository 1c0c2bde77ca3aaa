import { chineseValue } from '../chineseNumerals.ts'
import { inEnglishOrdinal } from './englishOrdinals.ts'
import type { NotationRule } from './mention.ts'
import { MONTH_NAMES } from './months.ts'

const C = '[〇零一二三四五六七八九]'
const YEAR = `(\\d{4}|${C}{4})`
const SHORT = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const TO = '(?:-|—|–|~|至|到)'
const PART = '(初|上旬|中旬|下旬|底|末)?'
const PARTS = new Map([
  ['初', 'early'],
  ['上旬', 'early'],
  ['中', 'mid-'],
  ['中旬', 'mid-'],
  ['下旬', 'late'],
  ['底', 'the end of'],
  ['末', 'the end of'],
  ['中期', 'the mid-'],
  ['初期', 'the early'],
  ['后期', 'the late'],
])
const QUARTERS = ['', 'first', 'second', 'third', 'fourth']

const numberOf = (digits: string | undefined): number => chineseValue(digits ?? '') ?? Number.NaN

const monthName = (digits: string | undefined): string | undefined => MONTH_NAMES[numberOf(digits) - 1]

const dayOf = (digits: string | undefined): number | undefined => {
  const day = numberOf(digits)
  return day >= 1 && day <= 31 ? day : undefined
}

const part = (word: string | undefined, said: string): string => {
  const name = word === undefined ? undefined : PARTS.get(word)
  return name === undefined ? said : name.endsWith('-') ? `${name}${said}` : `${name} ${said}`
}

const rule = (pattern: string, say: NotationRule[1]): NotationRule => [new RegExp(pattern, 'y'), say]

const day = (year: string | undefined, month: string | undefined, digits: string | undefined) => {
  const [name, number] = [monthName(month), dayOf(digits)]
  if (!name || !number) return undefined
  return year ? `${name} ${number}, ${numberOf(year)}` : `${name} ${number}`
}

const decade = (century: number | undefined, digits: string | undefined, when: string | undefined) => {
  const tens = numberOf(digits)
  if (tens % 10 || tens > 90 || (tens === 0 && digits === undefined)) return undefined
  // Without a century a decade of two digits is one of the last: nobody says 80年代 of the 2080s.
  const years = `${((century ?? 20) - 1) * 100 + tens}s`
  const name = when === undefined ? undefined : PARTS.get(when)
  if (name === undefined) return `the ${years}`
  const early = when === '初' ? 'the early' : when === '末' || when === '底' ? 'the late' : name
  return early.endsWith('-') ? `${early}${years}` : `${early} ${years}`
}

const DECADE_PART = '(初期|中期|后期|初|末)?'

/** Dates: days, months, parts of years, years, decades, centuries. */
export const dateRules: readonly NotationRule[] = [
  rule(`${YEAR}年${SHORT}月${SHORT}[日号]?${TO}${SHORT}[日号]`, ([, year, month, from, to]) => {
    const [name, first, last] = [monthName(month), dayOf(from), dayOf(to)]
    return name && first && last ? `${name} ${first} to ${last}, ${numberOf(year)}` : undefined
  }),
  rule(`${YEAR}年${SHORT}月${SHORT}[日号]${TO}${SHORT}月${SHORT}[日号]`, ([, year, month, from, other, to]) => {
    const [first, last] = [day(undefined, month, from), day(year, other, to)]
    return first && last ? `${first} to ${last}` : undefined
  }),
  rule(`${YEAR}年${SHORT}月${SHORT}[日号]`, ([, year, month, digits]) => day(year, month, digits)),
  rule(`${YEAR}年${SHORT}月${TO}${SHORT}月`, ([, year, from, to]) => {
    const [first, last] = [monthName(from), monthName(to)]
    return first && last ? `${first} to ${last} ${numberOf(year)}` : undefined
  }),
  rule(`${YEAR}年${SHORT}月份?${PART}`, ([, year, month, when]) => {
    const name = monthName(month)
    return name && part(when, `${name} ${numberOf(year)}`)
  }),
  rule(`${YEAR}年?${TO}${YEAR}年`, ([, from, to]) => `${numberOf(from)} to ${numberOf(to)}`),
  rule(
    `${YEAR}年([上下])半年`,
    ([, year, half]) => `the ${half === '上' ? 'first' : 'second'} half of ${numberOf(year)}`,
  ),
  rule(
    `${YEAR}年第?([一二三四1-4])季度`,
    ([, year, quarter]) => `the ${QUARTERS[numberOf(quarter)]} quarter of ${numberOf(year)}`,
  ),
  rule(`${YEAR}年(?!代|文明|多|的?历史)(初|底|末)?`, ([, year, when]) => {
    const value = numberOf(year)
    return value >= 1000 && value < 2200 ? part(when, String(value)) : undefined
  }),
  rule(`第?([一二三四1-4])季度`, ([, quarter]) => `the ${QUARTERS[numberOf(quarter)]} quarter`),
  rule(`${SHORT}月${SHORT}[日号]?${TO}${SHORT}[日号]`, ([, month, from, to]) => {
    const [name, first, last] = [monthName(month), dayOf(from), dayOf(to)]
    return name && first && last ? `${name} ${first} to ${last}` : undefined
  }),
  rule(`${SHORT}月${SHORT}[日号]${TO}${SHORT}月${SHORT}[日号]`, ([, month, from, other, to]) => {
    const [first, last] = [day(undefined, month, from), day(undefined, other, to)]
    return first && last ? `${first} to ${last}` : undefined
  }),
  rule(`${SHORT}月${SHORT}[日号]`, ([, month, digits]) => day(undefined, month, digits)),
  rule(`${SHORT}月份?${PART}`, ([, month, when]) => {
    const name = monthName(month)
    return name && part(when, name)
  }),
  rule(`${SHORT}[日号](?![本元])`, ([, digits]) => {
    const value = dayOf(digits)
    return value ? `the ${inEnglishOrdinal(value)}` : undefined
  }),
  rule(`${SHORT}世纪${SHORT}年代${DECADE_PART}`, ([, century, digits, when]) =>
    decade(numberOf(century), digits, when),
  ),
  rule(`上(?:个)?世纪${SHORT}年代${DECADE_PART}`, ([, digits, when]) => decade(20, digits, when)),
  rule(`本世纪${SHORT}年代${DECADE_PART}`, ([, digits, when]) => decade(21, digits, when)),
  rule(`(\\d{4})年代${DECADE_PART}`, ([, year, when]) =>
    decade(Math.floor(Number(year) / 100) + 1, String(Number(year) % 100).padStart(2, '0'), when),
  ),
  rule(`${SHORT}年代${DECADE_PART}`, ([, digits, when]) => decade(undefined, digits, when)),
  rule(`${SHORT}世纪(初|中叶|末)?`, ([, digits, when]) => {
    const century = `the ${inEnglishOrdinal(numberOf(digits))} century`
    return when === '中叶'
      ? `the middle of ${century}`
      : when === '末'
        ? `the end of ${century}`
        : when
          ? `the beginning of ${century}`
          : century
  }),
]
