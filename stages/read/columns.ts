import { largest } from '../../language/extremes.ts'
import { blockLanguage } from '../../language/script.ts'
import type { Language } from '../../model/document.ts'

/** Which columns of a table hold the two languages. */
export type Columns = Readonly<Record<Language, number>>

/** What titles of columns call the two languages, in the languages that publish with them; compared by `titleKey`. */
const NAMES: Readonly<Record<Language, ReadonlySet<string>>> = {
  zh: new Set(
    (
      'chinese|chinese simplified|chinese traditional|simplified chinese|traditional chinese|mandarin|cantonese|' +
      '中文|汉语|漢語|汉文|漢文|华语|華語|国语|國語|普通话|普通話|简体中文|簡體中文|繁体中文|繁體中文|简体|簡體|繁体|繁體|中文简体|中文繁體|' +
      '粤语|粵語|汉|漢|中|chinois|chinesisch|chino|cinese|chines|chinees|kinesiska|китаискии|中国語|중국어|tieng trung|mandarim'
    ).split('|'),
  ),
  en: new Set(
    (
      'english|british english|american english|英文|英语|英語|英|anglais|englisch|ingles|inglese|engels|engelska|' +
      'англиискии|영어|tieng anh'
    ).split('|'),
  ),
}

/** Language tags: `zh-CN`, `zh_Hant`, `eng`, `cmn-Hans`. */
const TAGS: Readonly<Record<Language, RegExp>> = {
  zh: /^(?:zh|zho|chi|cmn|yue|cn|chs|cht|sc|tc)(?: (?:hans|hant|cn|tw|hk|mo|sg|yue))*$/,
  en: /^(?:en|eng)(?: (?:us|gb|uk|au|ca|nz|in|int|001))*$/,
}

/** What stands beside the name of a language and tells no other column. */
const BESIDE =
  /\b(?:text|sentence|sentences|segment|term|version|original|source|target|translation|language|content|string|col(?:umn)?)\b|(?:原文|译文|譯文|文本|文字|版本|版|句子|内容|內容|术语|術語|翻译|翻譯|对照)/g

/** Titles that name a side, or a column of a bilingual table that is neither. */
const OTHER_TITLES = new Set(
  (
    'source|target|src|tgt|trg|ref|hyp|original|translation|translated|source text|target text|source language|target language|text|' +
    'sentence|segment|string|id|no|nr|number|key|name|note|notes|comment|comments|remark|remarks|context|speaker|date|page|file|status|' +
    '原文|译文|譯文|源文|源语|源語|源语言|目标语|目標語|目标语言|翻译|翻譯|原语|譯語|译语|序号|序號|编号|編號|行号|号|備註|备注|说明|說明|发言人|發言人|' +
    '日期|页码|頁碼|出处|出處|来源|來源|状态|術語|术语|texte source|texte cible|traduction|ausgangstext|zieltext|ubersetzung|traduccion|traduzione|' +
    'traducao|перевод|原稿|訳文|対訳|번역|원문'
  ).split('|'),
)

/** Titles are compared without case, accents, brackets and signs. */
function titleKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\-–—/.:：()（）[\]【】<>#*\s]+/g, ' ')
    .trim()
}

/** The language that the title of a column names: `zh-CN`, `Chinese (Simplified)`, `英文译文`, `text_en`. */
export function languageOfTitle(title: string): Language | undefined {
  if (title.length > 40) return undefined
  const key = titleKey(title)
  const bare = key.replace(BESIDE, ' ').replace(/\s+/g, ' ').trim()
  const inBrackets = titleKey(/[([（【]([^)\]）】]+)[)\]）】]/.exec(title)?.[1] ?? '')
  const outside = titleKey(title.replace(/[([（【][^)\]）】]*[)\]）】]/g, ' '))
  const isNamed = (language: Language) =>
    [key, bare, outside, inBrackets].some((name) => NAMES[language].has(name) || TAGS[language].test(name))
  const found = (['zh', 'en'] as const).filter(isNamed)
  return found.length === 1 ? found[0] : undefined
}

function isOtherTitle(title: string): boolean {
  return OTHER_TITLES.has(titleKey(title))
}

/** The columns that a row of titles names zh and en, if it does; the first of several for one language. */
export function namedColumns(titles: readonly string[]): Columns | undefined {
  const languages = titles.map(languageOfTitle)
  const columns = { zh: languages.indexOf('zh'), en: languages.indexOf('en') }
  return columns.zh >= 0 && columns.en >= 0 ? columns : undefined
}

/** Rows that are looked at to tell the columns by their script. */
const SAMPLE = 500

/** The columns that hold most Chinese and most English text, whatever else the table holds; undefined without them. */
export function bilingualColumns(table: readonly (readonly string[])[]): Columns | undefined {
  const sample = table.slice(0, SAMPLE)
  const width = largest([0, ...sample.map((cells) => cells.length)])
  const amount = (language: Language, column: number) =>
    sample.reduce((sum, cells) => sum + (blockLanguage(cells[column] ?? '') === language ? cells[column].length : 0), 0)
  const best = (language: Language) =>
    Array.from({ length: width }, (_, column) => column).reduce(
      (a, b) => (amount(language, b) > amount(language, a) ? b : a),
      0,
    )
  const columns = { zh: best('zh'), en: best('en') }
  return columns.zh !== columns.en && amount('en', columns.en) > 0 ? columns : undefined
}

/** How a table is laid out. */
export interface TableLayout {
  readonly columns: Columns
  /** Where its rows begin; what is above it are titles. */
  readonly firstRow: number
  /** The columns named after a language held the other one, and are read so. */
  readonly swapped: boolean
}

/** Rows in which titles of columns are looked for: a name and a date may stand above them. */
const HEADER_ROWS = 10

/**
 * The layout of a table: its columns by their titles, in any of the first rows; else by what they hold. Undefined where
 * no two columns hold Chinese and English.
 */
export function bitextLayout(table: readonly (readonly string[])[]): TableLayout | undefined {
  const header = table.slice(0, HEADER_ROWS).findIndex((cells) => namedColumns(cells) !== undefined)
  if (header >= 0) {
    const named = namedColumns(table[header])!
    const body = table.slice(header + 1)
    const count = (language: Language, column: number) =>
      body.slice(0, SAMPLE).filter((cells) => blockLanguage(cells[column] ?? '') === language).length
    const swapped = count('zh', named.en) > count('zh', named.zh) && count('en', named.zh) > count('en', named.en)
    const columns = swapped ? { zh: named.en, en: named.zh } : named
    const isFilled = (['zh', 'en'] as const).every((language) => count(language, columns[language]) > 0)
    return isFilled ? { columns, firstRow: header + 1, swapped } : undefined
  }
  const columns = bilingualColumns(table)
  if (!columns) return undefined
  const titles = table.slice(0, HEADER_ROWS).findIndex((cells) => isTitleRow(cells, columns))
  return { columns, firstRow: titles + 1, swapped: false }
}

/** Whether a row names what its columns hold, and not the languages: 原文 beside 译文, Source beside Target. */
function isTitleRow(cells: readonly string[], { zh, en }: Columns): boolean {
  return [cells[zh] ?? '', cells[en] ?? ''].every((cell) => isOtherTitle(cell) || languageOfTitle(cell) !== undefined)
}
