import { quantityKey } from './numberKey.ts'

const DIGITS = new Map([...'〇零一二三四五六七八九'].map((digit, n) => [digit, Math.max(0, n - 1)]))
DIGITS.set('两', 2)
const TENS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const MYRIADS = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

/**
 * Value of a plain Chinese numeral: `八十` 80, `一千零五` 1005, `4.6亿` 460000000, `二〇二六` 2026.
 * Undefined for what is none; a row of digits without units counts only from four on (`一九四九`), since shorter ones
 * are names or "three or four" (`三八`, `五四`, `三四`).
 */
export const chineseValue = (numeral: string): number | undefined => {
  const digitwise = [...numeral].every((char) => DIGITS.has(char))
  if (digitwise && numeral.length > 1) {
    return numeral.length < 4 ? undefined : Number([...numeral].map((char) => DIGITS.get(char)).join(''))
  }
  return sumOfMyriads(numeral)
}

const sumOfMyriads = (numeral: string): number | undefined => {
  for (const [unit, value] of [...MYRIADS].reverse()) {
    const at = numeral.lastIndexOf(unit)
    if (at < 0) continue
    const high = at === 0 ? undefined : sumOfMyriads(numeral.slice(0, at))
    const low = at === numeral.length - 1 ? 0 : sumOfMyriads(numeral.slice(at + 1))
    return high === undefined || low === undefined ? undefined : high * value + low
  }
  return belowMyriad(numeral)
}

const belowMyriad = (numeral: string): number | undefined => {
  let sum = 0
  let pending: number | undefined
  for (const part of numeral.match(/\d+(?:,\d{3})*(?:\.\d+)?|./gu) ?? []) {
    const unit = TENS.get(part)
    if (unit !== undefined) {
      if (pending === undefined && unit !== 10) return undefined
      sum += (pending ?? 1) * unit
      pending = undefined
      continue
    }
    const digit = DIGITS.get(part) ?? (/^\d/.test(part) ? Number(part.replaceAll(',', '')) : undefined)
    if (digit === undefined || (pending !== undefined && pending !== 0)) return undefined
    pending = digit
  }
  return numeral === '' ? undefined : sum + (pending ?? 0)
}

const N = '[\\d.,〇零一二三四五六七八九十百千万亿两]'
const INDEFINITE = new Map([
  ['十', '~10'],
  ['百', '~100'],
  ['千', '~1000'],
  ['万', '~10000'],
  ['百万', '~1000000'],
  ['千万', '~10000000'],
  ['亿', '~100000000'],
])

type Rule = readonly [pattern: RegExp, key: (groups: readonly string[]) => string | undefined]

const number = (numeral: string): string | undefined => {
  // 点 is the spoken decimal point, 多/余/几 stand for "and some": 三百多万, 十几.
  const [whole, decimals] = numeral.replace(/[多余几来]/g, '').split('点')
  const value = chineseValue(whole)
  if (value === undefined || decimals === undefined) return value === undefined ? undefined : quantityKey(value)
  const digits = [...decimals].map((char) => DIGITS.get(char) ?? char).join('')
  return /^\d+$/.test(digits) ? quantityKey(Number(`${value}.${digits}`)) : undefined
}

const inRange = (prefix: string, numeral: string, last: number): string | undefined => {
  const value = chineseValue(numeral)
  return value !== undefined && value >= 1 && value <= last ? `${prefix}${value}` : undefined
}

const SOME = '[多余几来]?'
/** What a whole expression may look like, tried in this order on one token or on several joined. */
const RULES: readonly Rule[] = [
  [new RegExp(`^(${N}+)月份?$`), ([, month]) => inRange('m', month, 12)],
  [/^(?:星期|周|礼拜)([一二三四五六])$/, ([, day]) => inRange('w', day, 6)],
  [/^(?:星期|周|礼拜)[日天]$/, () => 'w7'],
  [new RegExp(`^(?:${N}+世纪)?(${N}+)年代$`), ([, years]) => decade(years)],
  [/^(?:几|数|上|成)(十|百|千|万|百万|千万|亿)(?:年|个)?$/, ([, unit]) => INDEFINITE.get(unit)],
  [new RegExp(`^[百千]分之(${N}+${SOME}(?:点${N}+)?)$`), ([, numeral]) => number(numeral)],
  [new RegExp(`^(${N}+)分之(${N}+)$`), ([, below, above]) => fraction(above, below)],
  [/^一?半$/, () => '1/2'],
  [new RegExp(`^(${N}+)(?:日|号)$`), ([, day]) => inRange('', day, 31)],
  [
    new RegExp(`^第?(${N}+${SOME}[万亿]*(?:点${N}+)?)(?:年|年度|岁|%|元|个|名|次|届|多)?$`),
    ([, numeral]) => number(numeral),
  ],
]

const decade = (years: string): string | undefined => {
  const value = chineseValue(years) ?? Number.NaN
  return value % 10 === 0 ? `d${value % 100}` : undefined
}

const fraction = (above: string, below: string): string | undefined => {
  const [a, b] = [chineseValue(above), chineseValue(below)]
  return a === undefined || b === undefined ? undefined : `${a}/${b}`
}

/** Key of a whole Chinese number expression (see NumberMention), undefined where the text is not exactly one. */
export const chineseNumberKey = (text: string): string | undefined => {
  for (const [pattern, key] of RULES) {
    const groups = pattern.exec(text)
    if (groups) return key(groups)
  }
  return undefined
}

const FIRST = new RegExp(`^(?:第|几|数|百分之|千分之|星期|礼拜|一?半|(?:第|几|数|上|成|星期|周|礼拜)?${N}.*|周[日天])$`)
const NEXT = new RegExp(`^(?:${N}+${SOME}|[多余几来]|${N}*分之${N}*|点|月份?|日|号|年代|世纪|%|[一二三四五六日天])$`)
const NUMERAL = new RegExp(`^${N}+$`)
/** No expression has more tokens than 百 分之 三 十 点 五. */
const MOST_TOKENS = 8

/**
 * The expression that starts at a token: as many tokens as make one. The key is empty where numerals follow each
 * other without making a number, so that none of them is taken for one alone.
 */
export const chineseNumber = (
  tokens: readonly string[],
  start: number,
): { readonly end: number; readonly key: string } | undefined => {
  if (!FIRST.test(tokens[start])) return undefined
  let end = start + 1
  while (end < tokens.length && end - start < MOST_TOKENS && NEXT.test(tokens[end])) end++
  for (; end > start; end--) {
    const cutsNumeral = end < tokens.length && NUMERAL.test(tokens[end - 1]) && NUMERAL.test(tokens[end])
    const key = cutsNumeral ? undefined : chineseNumberKey(tokens.slice(start, end).join(''))
    if (key !== undefined) return { end, key }
  }
  let run = start
  while (run < tokens.length && NUMERAL.test(tokens[run])) run++
  return { end: Math.max(run, start + 1), key: '' }
}
