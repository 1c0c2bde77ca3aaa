/** Names of powers of ten, largest first. */
type Scales = readonly (readonly [power: number, name: string])[]

const ENGLISH: Scales = [
  [15, 'quadrillion'],
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
]
const CHINESE: Scales = [
  [12, '万亿'],
  [8, '亿'],
  [4, '万'],
]
/**
 * With more decimals than these a number is written out: 1,411,778,724 instead of 1.411778724 billion. Four of 亿 are five
 * of a billion.
 */
const DECIMALS = { en: 5, zh: 4 } as const

/**
 * A number as English says it: 3.5 trillion, 230 million, 13,500. Never rounded.
 * @param value at least 0; exact to 15 digits
 */
export function inEnglishScale(value: number): string {
  for (const [power, name] of ENGLISH) {
    if (value < 10 ** power) continue
    const scaled = shifted(value, power)
    if (decimalsOf(scaled) <= DECIMALS.en) return `${grouped(scaled)} ${name}`
    break
  }
  return grouped(shifted(value, 0))
}

/**
 * A number as Chinese says it: 3.5万亿, 2.3亿, 1.35万, 8848. Never rounded: 14亿1177万8724.
 * @param value at least 0; exact to 15 digits
 */
export function inChineseScale(value: number): string {
  for (const [power, name] of CHINESE) {
    if (value < 10 ** power) continue
    const scaled = shifted(value, power)
    return decimalsOf(scaled) <= DECIMALS.zh ? `${scaled}${name}` : inMyriads(value)
  }
  return shifted(value, 0)
}

function inMyriads(value: number): string {
  const whole = Math.floor(value)
  const groups = [Math.floor(whole / 1e12), Math.floor((whole % 1e12) / 1e8), Math.floor((whole % 1e8) / 1e4)]
  const named = groups.map((group, n) => (group ? `${group}${CHINESE[n][1]}` : ''))
  const rest = shifted(Number((value % 1e4).toPrecision(6)), 0)
  return `${named.join('')}${rest === '0' ? '' : rest}`
}

/** value / 10 ** power, in digits without an exponent, exact to 15 of them. */
function shifted(value: number, power: number): string {
  const [mantissa, exponent] = value.toExponential(14).split('e')
  const digits = mantissa.replace('.', '')
  const point = 1 + Number(exponent) - power
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const decimals = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits
  return `${whole}.${decimals}`.replace(/\.?0+$/, '')
}

const decimalsOf = (digits: string): number => (digits.split('.')[1] ?? '').length

function grouped(digits: string): string {
  const [whole, decimals] = digits.split('.')
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return decimals === undefined ? commas : `${commas}.${decimals}`
}
