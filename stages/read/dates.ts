const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = String.raw`(${MONTHS.join('|')})[a-z]*\.?`
const DIGITS = '〇一二三四五六七八九'

/** Each form of a date, and its year, month and day out of the groups. */
const FORMS: readonly (readonly [RegExp, (groups: string[]) => [string, string, string]])[] = [
  [/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/, ([y, m, d]) => [y, m, d]],
  [
    /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号號]/,
    ([y, m, d]) => [[...y].map(digit).join(''), String(tens(m)), String(tens(d))],
  ],
  [new RegExp(String.raw`\b${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, 'i'), ([m, d, y]) => [y, month(m), d]],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+${MONTH},?\s+(\d{4})\b`, 'i'),
    ([d, m, y]) => [y, month(m), d],
  ],
  [/(?<!\d)(\d{4})([-/._])(\d{1,2})\2(\d{1,2})(?!\d)/, ([y, , m, d]) => [y, m, d]],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, ([y, m, d]) => [y, m, d]],
]

/** The first full date in a text or file name, Chinese or English or in digits, as YYYY-MM-DD. */
export function findDate(text: string): string | undefined {
  return locateDate(text)?.date
}

/** The same, and the offset at which it stands. */
export function locateDate(text: string): { date: string; at: number } | undefined {
  // Full-width digits to ASCII, one character for one.
  const plain = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const found = FORMS.flatMap(([form, order]) => {
    const match = form.exec(plain)
    const date = match && isoDate(order(match.slice(1)))
    return date ? [{ at: match.index, date }] : []
  })
  return found.sort((a, b) => a.at - b.at)[0]
}

function isoDate([year, month, day]: [string, string, string]): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

function month(name: string): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1)
}

function digit(character: string): number {
  return Math.max(0, DIGITS.indexOf(character))
}

/** 十一 = 11, 二十 = 20, 三十一 = 31. */
function tens(numeral: string): number {
  const [high, low] = numeral.split('十')
  if (low === undefined) return digit(high)
  return (high === '' ? 1 : digit(high)) * 10 + digit(low)
}
