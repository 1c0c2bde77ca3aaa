/** Units that numbers are said with: Chinese, English for one, English for several. Longer Chinese ones first. */
const UNITS: readonly (readonly [zh: string, one: string, several: string])[] = [
  ['平方公里', 'square kilometer', 'square kilometers'],
  ['平方米', 'square meter', 'square meters'],
  ['立方米', 'cubic meter', 'cubic meters'],
  ['千瓦时', 'kilowatt-hour', 'kilowatt-hours'],
  ['个百分点', 'percentage point', 'percentage points'],
  ['个月', 'month', 'months'],
  ['个小时', 'hour', 'hours'],
  ['美元', 'US dollar', 'US dollars'],
  ['欧元', 'euro', 'euros'],
  ['日元', 'yen', 'yen'],
  ['港元', 'Hong Kong dollar', 'Hong Kong dollars'],
  ['英镑', 'pound', 'pounds'],
  ['卢布', 'rouble', 'roubles'],
  ['公里', 'kilometer', 'kilometers'],
  ['公顷', 'hectare', 'hectares'],
  ['公斤', 'kilogram', 'kilograms'],
  ['千瓦', 'kilowatt', 'kilowatts'],
  ['小时', 'hour', 'hours'],
  ['分钟', 'minute', 'minutes'],
  ['人次', 'person-time', 'person-times'],
  ['元', 'yuan', 'yuan'],
  ['亩', 'mu', 'mu'],
  ['斤', 'jin', 'jin'],
  ['吨', 'ton', 'tons'],
  ['米', 'meter', 'meters'],
  ['岁', 'year old', 'years old'],
  ['年', 'year', 'years'],
  ['周', 'week', 'weeks'],
  ['天', 'day', 'days'],
  ['人', 'person', 'people'],
]

/** A word that counts and has no English: 80个国家, 三项措施. */
export const COUNTERS = '[个名位项条家座次所种件部艘架]'

/** Matches a Chinese unit, the longest that stands there. */
export const CHINESE_UNIT = UNITS.map(([zh]) => zh).join('|')

/** English of a Chinese unit of `CHINESE_UNIT`. */
export function englishUnit(zh: string, isOne: boolean): string {
  const [, one, several] = UNITS.find(([chinese]) => chinese === zh) ?? ['', '', '']
  return isOne ? one : several
}

/** Other ways to write an English unit, in lower case. */
const SPELLINGS: readonly (readonly [en: string, zh: string])[] = [
  ['square kilometres', '平方公里'],
  ['square metres', '平方米'],
  ['cubic metres', '立方米'],
  ['kilometres', '公里'],
  ['kilometre', '公里'],
  ['metres', '米'],
  ['tonnes', '吨'],
  ['dollars', '美元'],
  ['renminbi', '元人民币'],
  ['rmb', '元人民币'],
  ['rubles', '卢布'],
]
const BY_ENGLISH = new Map(
  [...UNITS.flatMap(([zh, one, several]) => [[one, zh] as const, [several, zh] as const]), ...SPELLINGS].map(
    ([en, zh]) => [en.toLowerCase(), zh],
  ),
)

/** Matches an English unit, the longest that stands there. */
export const ENGLISH_UNIT = [...BY_ENGLISH.keys()].sort((a, b) => b.length - a.length).join('|')

/** Chinese of an English unit of `ENGLISH_UNIT`, in any case. */
export const chineseUnit = (en: string): string => BY_ENGLISH.get(en.toLowerCase()) ?? ''
