import { quantityKey } from './numberKey.ts'

const words = (text: string): readonly string[] => text.split(' ')

const CARDINALS = new Map<string, number>()
const ORDINALS = new Map<string, number>()
words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
).forEach((word, n) => {
  CARDINALS.set(word, n)
})
words('twenty thirty forty fifty sixty seventy eighty ninety').forEach((word, n) => {
  CARDINALS.set(word, 20 + 10 * n)
  ORDINALS.set(word.replace(/y$/, 'ieth'), 20 + 10 * n)
})
words(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
).forEach((word, n) => {
  ORDINALS.set(word, n)
})
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])
for (const [scale, value] of SCALES) ORDINALS.set(`${scale}th`, value)

const INDEFINITE = new Map([
  ['dozens', '~10'],
  ['tens', '~10'],
  ['decades', '~10'],
  ['hundreds', '~100'],
  ['thousands', '~1000'],
  ['millions', '~1000000'],
  ['billions', '~1000000000'],
])
const DECADES = new Map<string, string>(
  words('twenties thirties forties fifties sixties seventies eighties nineties').map((word, n) => [
    word,
    `d${20 + 10 * n}`,
  ]),
)
const FRACTIONS = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
])
const MONTHS = new Map<string, string>()
words('january february march april may june july august september october november december').forEach((word, n) => {
  MONTHS.set(word, `m${n + 1}`)
  if (word.length > 4) MONTHS.set(word.slice(0, 3), `m${n + 1}`).set(`${word.slice(0, 3)}.`, `m${n + 1}`)
})
MONTHS.set('sept', 'm9').set('sept.', 'm9')
const WEEKDAYS = new Map(
  words('monday tuesday wednesday thursday friday saturday sunday').map((word, n) => [word, `w${n + 1}`]),
)

/** Expressions of one word. */
const WORDS = new Map<string, string>([...WEEKDAYS, ...INDEFINITE, ...DECADES, ['half', '1/2']])

const DIGITS = /^\d+(?:,\d{3})*(?:\.\d+)?$/
const DIGIT_ORDINAL = /^(\d+)(?:st|nd|rd|th)$/
const DAY = /^(?:\d{1,4}|\d{1,2}(?:st|nd|rd|th))$/
const BEFORE_MONTH = new Set(words('in of since by until till last this next early late mid from and between to'))

const NUMBER_WORDS = new Set([CARDINALS, ORDINALS, SCALES, MONTHS, WORDS].flatMap((words) => [...words.keys()]))

/** False for most tokens that are no part of a number, told without parsing them: `twenty-one` and `3rd` may be one. */
export const mayBeEnglishNumber = (token: string): boolean => {
  const hyphen = token.indexOf('-')
  return NUMBER_WORDS.has(hyphen < 0 ? token : token.slice(0, hyphen)) || /\d/.test(token)
}

/** The expression that starts at a token (see NumberMention), or undefined. */
export const englishNumber = (
  tokens: readonly string[],
  start: number,
): { readonly end: number; readonly key: string } | undefined => {
  const token = tokens[start]
  if (!token.startsWith('a') && !mayBeEnglishNumber(token)) return undefined
  const month = MONTHS.get(token)
  if (month) return isMonth(tokens, start) ? { end: start + 1, key: month } : undefined
  const key = WORDS.get(token) ?? decadeKey(token)
  if (key) return { end: start + 1, key }
  return fraction(tokens, start) ?? quantity(tokens, start)
}

const decadeKey = (token: string): string | undefined => {
  const found = /^'?(?:\d\d)?(\d0)'?s$/.exec(token)
  return found ? `d${Number(found[1])}` : undefined
}

/** "may" and "march" are months only beside a day or a year, or after a word that months follow. */
const isMonth = (tokens: readonly string[], at: number): boolean =>
  !/^(?:may|march|mar)$/.test(tokens[at]) ||
  DAY.test(tokens[at + 1] ?? '') ||
  DAY.test(tokens[at - 1] ?? '') ||
  BEFORE_MONTH.has(tokens[at - 1])

const fraction = (tokens: readonly string[], start: number) => {
  const [first, second] = tokens[start].split('-')
  const above = first === 'a' ? 1 : CARDINALS.get(first)
  if (above === undefined) return undefined
  const hyphen = tokens[start + 1] === '-' ? 1 : 0
  const below = FRACTIONS.get((second ?? tokens[start + 1 + hyphen] ?? '').replace(/s$/, ''))
  if (below === undefined || (first === 'a' && below > 4)) return undefined
  return { end: second === undefined ? start + 2 + hyphen : start + 1, key: `${above}/${below}` }
}

/** A cardinal or ordinal in digits, words or both: 15 million, three hundred and five, twenty - first, 80th, 30 %. */
const quantity = (tokens: readonly string[], start: number) => {
  let total = 0
  let group = 0
  let end = start
  let known = false
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    const scale = SCALES.get(token)
    if (scale !== undefined && (known || tokens[at - 1] === 'a')) {
      if (scale === 100) group = (group || 1) * scale
      else {
        total += (group || 1) * scale
        group = 0
      }
      known = true
      end = at + 1
      continue
    }
    if (known && at === end && (token === 'and' || token === '-') && continues(tokens, at)) continue
    const value = simpleValue(token)
    if (value === undefined || (known && !fits(group, value.value, token))) break
    group += value.value
    known = true
    end = at + 1
    if (value.ordinal) break
  }
  if (!known) return undefined
  if (/^(?:%|percent|pct)$/.test(tokens[end] ?? '')) end += 1
  else if (tokens[end] === 'per' && tokens[end + 1] === 'cent') end += 2
  return { end, key: quantityKey(total + group) }
}

/** "three hundred and five", "twenty - one", "15 - million"; but not "between 3 and 5", "2020 - 21". */
const continues = (tokens: readonly string[], at: number): boolean => {
  const next = tokens[at + 1] ?? ''
  const before = tokens[at - 1]
  if (tokens[at] === 'and') return (SCALES.has(before) && CARDINALS.has(next)) || false
  return SCALES.has(next) || ((CARDINALS.get(before) ?? 0) >= 20 && (simpleValue(next)?.value ?? 99) < 10)
}

/** A part may follow in a group where it is smaller than the last place filled: sixty five, three hundred twenty. */
const fits = (group: number, value: number, token: string): boolean =>
  !/^\d/.test(token) &&
  value > 0 &&
  (group === 0 || (group % 100 === 0 && value < 100) || (group % 100 >= 20 && group % 10 === 0 && value < 10))

interface SimpleValue {
  readonly value: number
  readonly ordinal: boolean
}

const simpleValue = (token: string): SimpleValue | undefined =>
  /^\d/.test(token) ? digitsValue(token) : wordValue(token)

const digitsValue = (token: string): SimpleValue | undefined => {
  if (DIGITS.test(token)) return { value: Number(token.replaceAll(',', '')), ordinal: false }
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(token)
  if (percent) return { value: Number(percent[1]), ordinal: true }
  const digits = DIGIT_ORDINAL.exec(token)
  return digits ? { value: Number(digits[1]), ordinal: true } : undefined
}

const wordValue = (token: string): SimpleValue | undefined => {
  if (token.includes('-')) {
    const [tens, unit, more] = token.split('-')
    const high = CARDINALS.get(tens)
    const low = CARDINALS.get(unit) ?? ORDINALS.get(unit)
    if (more !== undefined || high === undefined || high < 20 || low === undefined || low > 9) return undefined
    return { value: high + low, ordinal: ORDINALS.has(unit) }
  }
  const cardinal = CARDINALS.get(token)
  if (cardinal !== undefined) return { value: cardinal, ordinal: false }
  const ordinal = ORDINALS.get(token)
  return ordinal === undefined ? undefined : { value: ordinal, ordinal: true }
}
