import { chineseValue } from '../chineseNumerals.ts'

const C = '〇零一二三四五六七八九十百千万亿两'

/** A Chinese numeral in digits, characters or both: 3.5万亿, 1,200, 两万五千, 三点五; whether it is one, its value tells. */
export const NUMERAL = `(?:(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${C}])(?:\\d+(?:\\.\\d+)?|[${C}])*(?:点[〇零一二三四五六七八九]+[万亿]*)?)`

const POWERS = new Map([
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
])

/**
 * Value of what `NUMERAL` matches, exact to 15 digits; undefined where it is no number. SaidNumber shortly, the last digit
 * counts the tenths of the unit before it: 三万五 is 35,000, 一百五 150; but 一百零五 is 105.
 */
export function valueOfNumeral(numeral: string): number | undefined {
  const [whole, decimals] = numeral.split('点')
  if (decimals !== undefined) return spokenDecimals(whole, decimals)
  const short = /^(.*)([百千万亿])([一二三四五六七八九])$/.exec(numeral)
  if (short && !/零.$/.test(numeral)) {
    const [, head, unit, digit] = short
    const high = plainValue(`${head}${unit}`)
    const low = chineseValue(digit)
    return high === undefined || low === undefined ? undefined : high + (low * (POWERS.get(unit) ?? 0)) / 10
  }
  return plainValue(numeral)
}

function plainValue(numeral: string): number | undefined {
  // 百万 and 千亿 are one of each; 万 alone is no number.
  const full = /^[百千](?=[万亿])/.test(numeral) || /^万亿$/.test(numeral) ? `一${numeral}` : numeral
  const value = chineseValue(full)
  return value === undefined || Number.isNaN(value) ? undefined : Number(value.toPrecision(15))
}

/** 三点五, 一点四亿. */
function spokenDecimals(whole: string, decimals: string): number | undefined {
  const scale = /[万亿]*$/.exec(decimals)?.[0] ?? ''
  const digits = [...decimals.slice(0, decimals.length - scale.length)]
    .map((digit) => chineseValue(digit) ?? 0)
    .join('')
  const before = plainValue(whole)
  const unit = scale === '' ? 1 : plainValue(`一${scale}`)
  if (before === undefined || unit === undefined || digits === '') return undefined
  return Number((Number(`${before}.${digits}`) * unit).toPrecision(15))
}
