const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A time of day, as it may stand behind a date. */
const TIME = /^(?:[T,]?\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]\.?M\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

/**
 * The day or moment in a date, as ISO 8601 has it: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301T120000Z`, `1.3.2026`,
 * `1 March 2026`, `3/1/2026 10:00:00 AM`. Undefined where it is no date, and where day and month could be either:
 * numbers with slashes are read where one is no month, or where AM or PM shows that it is American.
 */
export function dateOf(text: string | undefined): string | undefined {
  const written = text?.normalize('NFKC').trim() ?? ''
  if (isIso(written)) return Number.isNaN(Date.parse(written)) ? undefined : written
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(written)
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact
    return dayOf(year, month, day, hour && `T${hour}:${minute}:${second}Z`)
  }
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*星期.|\s*\(.\))?(.*)$/.exec(
    written,
  )
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3], timeOf(yearFirst[4]))
  const points = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})(.*)$/.exec(written)
  if (points) return dayOf(points[3], points[2], points[1], timeOf(points[4]))
  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(.*)$/.exec(written)
  if (slashes) {
    const [, first, second, year, rest] = slashes
    const isAmerican = /[AP]\.?M\.?/i.test(rest) || Number(second) > 12
    if (!isAmerican && Number(first) <= 12 && first !== second) return undefined
    return isAmerican ? dayOf(year, first, second, timeOf(rest)) : dayOf(year, second, first, timeOf(rest))
  }
  const [, day, month, year, rest] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(.*)$/i.exec(written) ?? []
  if (day !== undefined) return dayOf(year, monthOf(month), day, timeOf(rest))
  const american = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)$/i.exec(written)
  return american ? dayOf(american[3], monthOf(american[1]), american[2], timeOf(american[4])) : undefined
}

const isIso = (text: string) => /^\d{4}-\d\d-\d\d(T.*)?$/.test(text)

const monthOf = (name: string) => String(MONTHS.indexOf(name.toLowerCase()) + 1)

/** As ISO 8601 has it; empty where there is none, undefined where it is something else. */
function timeOf(text: string): string | undefined {
  if (text.trim() === '') return ''
  const [, hour, minute, second = '00', half, zone = ''] = TIME.exec(text.trim()) ?? []
  if (hour === undefined) return undefined
  const past = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  const offset = /^(UTC|GMT)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  return `T${String(past).padStart(2, '0')}:${minute}:${second}${offset}`
}

function dayOf(year: string, month: string, day: string, time: string | undefined): string | undefined {
  if (time === undefined && month === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(at.valueOf()) || !at.toISOString().startsWith(date)) return undefined
  return date + (time ?? '')
}
