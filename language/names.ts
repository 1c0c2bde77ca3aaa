import type { Language } from '../model/document.ts'
import type { Script } from '../model/imported.ts'

/** A language as a tag or a name says it. */
export interface NamedLanguage {
  readonly language: Language | 'other'
  readonly script?: Script
  readonly region?: string
}

/** Latin words stand alone, Chinese ones do not. All in lower case and without accents, as titles are compared. */
const words = (...names: readonly string[]) => new RegExp(` (?:${names.join('|')})(?= )`)
const characters = (...names: readonly string[]) => new RegExp(names.join('|'))

/** Names of the languages, in many languages. A name that holds another comes before it. */
export const languageNames: readonly (readonly [Language | 'other', RegExp])[] = [
  ['zh', words('chinese', 'mandarin', 'putonghua', 'chinesisch', 'chinesische', 'chinesischer', 'chinois', 'chino')],
  ['zh', words('cinese', 'chines', 'chinees', 'kinesiska', 'kinesisk', 'chinski', 'cince', 'китаискии', 'китаиского')],
  [
    'zh',
    characters(
      '简体中文',
      '繁[体體]中文',
      '正體中文',
      '简中',
      '繁中',
      '中文',
      '汉语',
      '漢語',
      '华语',
      '華語',
      '普通话',
      '中国語',
    ),
  ],
  ['zh', characters('简体字?', '繁[体體]字?', '正體字?', '簡體(?:中文|字)?', '簡体字', '중국어', '간체', '번체')],
  ['en', words('english', 'englisch', 'englische', 'englischer', 'anglais', 'ingles', 'inglese', 'engels', 'engelska')],
  ['en', words('engelsk', 'angielski', 'ingilizce', 'англиискии', 'англииского')],
  ['en', characters('英文', '英语', '英語', '英译(?=.)|英译', '영어', '영문')],
  [
    'other',
    words(
      ...['french', 'german', 'spanish', 'russian', 'japanese', 'korean', 'italian', 'portuguese', 'arabic', 'dutch'],
      ...[
        'polish',
        'swedish',
        'danish',
        'finnish',
        'norwegian',
        'czech',
        'turkish',
        'greek',
        'hebrew',
        'hindi',
        'thai',
      ],
      ...['vietnamese', 'indonesian', 'malay', 'ukrainian', 'hungarian', 'romanian', 'bulgarian', 'latin', 'persian'],
      ...[
        'francais',
        'francaise',
        'espanol',
        'deutsch',
        'italiano',
        'portugues',
        'franzosisch',
        'spanisch',
        'russisch',
      ],
      ...[
        'japanisch',
        'koreanisch',
        'allemand',
        'espagnol',
        'russe',
        'japonais',
        'frances',
        'aleman',
        'ruso',
        'japones',
      ],
      ...[
        'французскии',
        'немецкии',
        'русскии',
        'японскии',
        'испанскии',
        'mongolian',
        'tibetan',
        'uyghur',
        'khmer',
        'lao',
      ],
    ),
  ],
  [
    'other',
    characters(
      ...[
        '法[文语語]',
        '德[文语語]',
        '西班牙[文语語]',
        '西[文语]',
        '俄[文语語]',
        '日本?[文语語]',
        '日本語',
        '韩[国]?[文语]',
        '韓[國国]?[文語]',
      ],
      ...[
        '朝鲜[文语]',
        '阿拉伯[文语]',
        '阿[文语]',
        '葡萄牙[文语]',
        '葡[文语]',
        '意大利[文语]',
        '越南[文语]',
        '泰[文语]',
        '蒙古?[文语]',
        '藏[文语]',
      ],
      ...['维吾尔[文语]', '印尼[文语]', '拉丁[文语]?', '프랑스어', '독일어', '일본어', '한국어', '러시아어'],
    ),
  ],
]

export const chineseScripts: readonly (readonly [Script, RegExp])[] = [
  [
    'Hans',
    words('simplified', 'simp', 'hans', 'vereinfacht', 'simplifie', 'simplificado', 'semplificato', 'sc', 'упрощенныи'),
  ],
  ['Hans', characters('简体?', '簡体?', '简')],
  ['Hant', words('traditional', 'trad', 'hant', 'traditionell', 'traditionnel', 'tradicional', 'tradizionale', 'tc')],
  ['Hant', characters('繁[体體]?', '正體')],
]

export const countries: readonly (readonly [string, RegExp])[] = [
  ['CN', words('people s republic of china', 'prc', 'p r c', 'mainland china', 'mainland', 'china', 'cn', 'zh')],
  ['CN', characters('中国大陆', '大陆', '大陸')],
  ['SG', words('singapore', 'sg')],
  ['SG', characters('新加坡')],
  ['HK', words('hong kong s a r', 'hong kong sar', 'hong kong', 'hongkong', 'hk')],
  ['HK', characters('香港', '港澳')],
  ['MO', words('macao s a r', 'macau', 'macao', 'mo')],
  ['MO', characters('澳[门門]')],
  ['TW', words('taiwan', 'tw', 'roc', 'republic of china')],
  ['TW', characters('[台臺][湾灣]', '港台')],
  ['US', words('united states of america', 'united states', 'usa', 'u s', 'us', 'american')],
  ['US', characters('美国', '美式', '美國')],
  ['GB', words('united kingdom', 'uk', 'gb', 'british', 'great britain')],
  ['GB', characters('英国', '英式', '英國')],
  ['other', words('australia', 'au', 'canada', 'ca', 'ireland', 'ie', 'india', 'new zealand', 'nz', 'international')],
]

/** ISO 639 codes of third languages that a column may be titled with. Those that are common words are not among them. */
export const otherLanguages: ReadonlySet<string> = new Set(
  (
    'fr de es pt ru ja jp ko kr ar nl pl sv da fi nb nn cs tr el he hi th vi ms uk hu ro bg sk hr sr lt lv et fa ur bn ta mn bo ug ' +
    'fra fre deu ger spa ita por rus jpn kor ara nld pol swe dan fin nor ces tur ell heb hin tha vie ind msa ukr hun ron bul it'
  ).split(' '),
)

const CHINESE = ['zh', 'zho', 'chi', 'cmn', 'cn', 'yue']
const ENGLISH = ['en', 'eng']

/**
 * The language, script and region of a tag, as BCP 47 and as other programs have it (`zh-Hant-TW`, `zh_CN`, `chi`,
 * `EN-GB`, `CHS`); undefined where it is no tag.
 */
export function languageTagOf(tag: string): NamedLanguage | undefined {
  const [primary, ...more] = tag
    .trim()
    .toLowerCase()
    .split(/[-_ ]+/)
  if (primary === 'chs' || primary === 'cht') {
    return more.length ? undefined : { language: 'zh', script: primary === 'chs' ? 'Hans' : 'Hant' }
  }
  if (primary === 'enu' && more.length === 0) return { language: 'en' }
  if (!more.every((part) => /^([a-z]{2,4}|\d{3}|x|[a-z0-9]{5,8})$/.test(part)) || more.length > 3) return undefined
  const isChinese = CHINESE.includes(primary)
  if (!isChinese && !ENGLISH.includes(primary) && !(otherLanguages.has(primary) && isShort(more))) return undefined
  if (more.some((part) => part.length > 4 || !isSubtag(part))) return undefined
  const region = more.find((part) => /^([a-z]{2}|\d{3})$/.test(part))?.toUpperCase()
  if (!isChinese) return { language: ENGLISH.includes(primary) ? 'en' : 'other', ...(region && { region }) }
  const named = more.find((part) => part === 'hans' || part === 'hant')
  const script = named ? (named === 'hans' ? 'Hans' : 'Hant') : region && scriptOf(region)
  return { language: 'zh', ...(script && { script }), ...(region && { region }) }
}

const isShort = (parts: readonly string[]) => parts.every((part) => /^([a-z]{2}|[a-z]{4}|\d{3})$/.test(part))
const isSubtag = (part: string) => /^([a-z]{2}|\d{3}|hans|hant|latn|cyrl|arab)$/.test(part)

/** In which script Chinese is written in a region (ISO 3166). */
export const scriptOf = (region: string): Script => (['TW', 'HK', 'MO'].includes(region) ? 'Hant' : 'Hans')

/**
 * The language that a tag or a name says (`zh-CN`, `Chinese (PRC)`, `English`); undefined for a third language and for
 * what says none.
 */
export function languageOf(written: string | undefined): Language | undefined {
  const { language } = namedLanguage(written) ?? {}
  return language === 'other' ? undefined : language
}

/** The same with script and region. A tag with extensions (`zh-Hans-x-private`) counts by its first parts. */
export function namedLanguage(written: string | undefined): NamedLanguage | undefined {
  const text = written?.trim() ?? ''
  const tag = languageTagOf(text) ?? languageTagOf(text.replace(/[-_](x|u|t)[-_].*$/i, ''))
  if (tag) return tag
  const key = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  const language = languageNames.find(([, pattern]) => pattern.test(key))?.[0]
  if (language === undefined) {
    const primary = /^([a-z]{2,3})[-_]/i.exec(text)?.[1].toLowerCase()
    return primary && CHINESE.includes(primary)
      ? { language: 'zh' }
      : primary && ENGLISH.includes(primary)
        ? { language: 'en' }
        : undefined
  }
  const region = countries.find(([, pattern]) => pattern.test(key))?.[0]
  const script = chineseScripts.find(([, pattern]) => pattern.test(key))?.[0] ?? (region && scriptOf(region))
  return { language, ...(language === 'zh' && script && { script }), ...(region && { region }) }
}
