import type { Language } from '../../model/document.ts'
import type { ImportedConcept, ImportedTerm } from '../../model/imported.ts'
import { categoryOf, dateOf, languageOf, partOfSpeechOf, statusOf, usageOf } from './vocabulary.ts'

/** What a column of a glossary may hold, with the names that it goes by, in lower case. */
const NAMES = {
  zh: [
    '中文',
    '汉语',
    '漢語',
    '简体中文',
    '繁體中文',
    '中文术语',
    '中文名',
    '中文名称',
    'chinese',
    'chinese term',
    'mandarin',
  ],
  en: [
    '英文',
    '英语',
    '英語',
    '英文术语',
    '英文名',
    '英文名称',
    '英译',
    '英文译文',
    'english',
    'english term',
    'english translation',
  ],
  status: ['status', 'review status', 'state', '状态', '審核狀態', '审核状态', '审校状态'],
  usage: [
    'usage',
    'usage status',
    'term status',
    'administrative status',
    'administrativestatus',
    '用法',
    '使用状态',
    '术语状态',
  ],
  partOfSpeech: ['part of speech', 'partofspeech', 'pos', 'word class', 'src:pos', '词性', '詞性'],
  category: ['category', 'type', 'entity type', '类别', '類別', '类型', '分类'],
  note: ['note', 'notes', 'remark', 'remarks', 'comment', 'comments', '备注', '備註', '注释', '附注', '说明', '批注'],
  conceptSource: ['concept source', 'definition source'],
  conceptNote: ['concept note', 'conceptnote', 'entry note'],
  definition: [
    'definition',
    'definitions',
    'def',
    'concept definition',
    'conceptdefinition',
    '定义',
    '定義',
    '释义',
    '解释',
  ],
  domain: [
    'domain',
    'subject',
    'subject field',
    'subjectfield',
    'field',
    'topic',
    'conceptsubject',
    'entry domain',
    '领域',
    '領域',
    '学科',
    '专业',
    '主题',
  ],
  source: ['source', 'reference', 'origin', '来源', '來源', '出处', '資料來源', '资料来源', '参考'],
  by: [
    'decided by',
    'reviewer',
    'reviewed by',
    'modified by',
    'changed by',
    'author',
    '审核人',
    '审校人',
    '修改人',
    '负责人',
    '译者',
  ],
  at: [
    'decided at',
    'modified',
    'modified at',
    'last modified',
    'modification date',
    '修改日期',
    '更新日期',
    '审核日期',
    '修改时间',
  ],
  score: ['score', 'confidence'],
  variants: ['variants', 'chinese variants', 'zh variants', '变体', '中文变体', '异形'],
  id: ['rendering id', 'term id'],
  supersededBy: ['superseded by', 'superseded by (id)'],
  conceptId: ['concept id', 'conceptid', 'entry id'],
} as const satisfies Record<string, readonly string[]>

/** What a column may hold. */
export type Field = keyof typeof NAMES

export const fieldNames = Object.keys(NAMES) as Field[]

const FIELDS: ReadonlyMap<string, Field> = new Map(
  fieldNames.flatMap(
    (field) => [[nameKey(field), field], ...NAMES[field].map((name) => [nameKey(name), field])] as [string, Field][],
  ),
)

/** Headers that name a side of the table and leave its language open. */
const SIDES = {
  source: ['source', 'source term', 'src', '原文', '源语', '源语言', '术语', '術語', '词条', 'term'],
  target: [
    'target',
    'target term',
    'tgt',
    'translation',
    '译文',
    '譯文',
    '译名',
    '目标语',
    '目标语言',
    '翻译',
    '对应词',
  ],
} as const

/** The number of the column that holds each field, from 0. */
export type Columns = Readonly<Partial<Record<Field, number>>> & { readonly zh: number; readonly en: number }

/** What a column's name says that it holds; undefined where it says nothing that a glossary keeps. */
export function fieldOf(name: string): Field | undefined {
  const key = nameKey(name)
  return FIELDS.get(key) ?? FIELDS.get(key.replace(/ (en|zh|zh-cn)$/, '')) ?? languageNamed(key)
}

/**
 * The columns by the names in a header row: undefined where it does not name both languages, or the two sides of which
 * `languageAt` (by the text below) knows the languages. Where two columns have the same name, the first counts.
 */
export function columnsOf(
  header: readonly string[],
  languageAt: (column: number) => Language | undefined,
): Columns | undefined {
  const found: Partial<Record<Field, number>> = {}
  header.forEach((name, column) => {
    const field = fieldOf(name)
    if (field !== undefined) found[field] ??= column
  })
  for (const names of [SIDES.source, SIDES.target]) {
    const column = header.findIndex((name) => (names as readonly string[]).includes(nameKey(name)))
    const language = column < 0 ? undefined : languageAt(column)
    if (language === undefined || found[language] !== undefined) continue
    found[language] = column
    if (found.source === column) delete found.source
  }
  return found.zh !== undefined && found.en !== undefined ? (found as Columns) : undefined
}

/** Several variants in one cell of our own exports. */
const LIST_SEPARATOR = '; '

/** The text of a field, where there is one. */
export type Cell = (field: Field) => string | undefined

/** Told of a value that is none of a closed list (status, usage, ...), and is left out. */
export type Unknown = (field: Field, value: string) => void

/** One row of a table as an entry of one rendering. */
export function entryOf(cell: Cell, unknown: Unknown): Omit<ImportedConcept, 'place'> {
  const variants = cell('variants')?.split(LIST_SEPARATOR) ?? []
  return {
    id: cell('conceptId'),
    zh: [cell('zh') ?? '', ...variants].map((text) => ({ text })),
    en: [termOf(cell('en') ?? '', cell, unknown)],
    definition: cell('definition'),
    domain: cell('domain'),
    note: cell('conceptNote'),
    source: cell('conceptSource'),
  }
}

/** A term with what the fields beside it say of it. */
export function termOf(text: string, cell: Cell, unknown: Unknown = () => {}): ImportedTerm {
  const value = <T>(field: Field, read: (text: string) => T | undefined): T | undefined => {
    const written = cell(field)?.trim()
    const known = written ? read(written) : undefined
    if (written && known === undefined) unknown(field, written)
    return known
  }
  const [by, at] = [cell('by')?.trim(), value('at', dateOf)]
  return {
    id: cell('id'),
    text,
    // What is called a status may say how far the review is, or how a term is used.
    ...value('usage', markOf),
    ...value('status', markOf),
    supersededBy: cell('supersededBy'),
    partOfSpeech: value('partOfSpeech', partOfSpeechOf),
    category: value('category', categoryOf),
    note: cell('note'),
    source: cell('source'),
    confidence: value('score', probabilityOf),
    decided: by || at ? { ...(by && { by }), ...(at && { at }) } : undefined,
  }
}

function markOf(text: string): Pick<ImportedTerm, 'status' | 'usage'> | undefined {
  const [status, usage] = [statusOf(text), usageOf(text)]
  return status || usage ? { ...(status && { status }), ...(usage && { usage }) } : undefined
}

function probabilityOf(text: string): number | undefined {
  const value = Number(text)
  return value >= 0 && value <= 1 ? value : undefined
}

/** The language in a name like `zh-CN`, `en_text`, `Chinese (PRC)`, `Term [en]`, `term_zh-CN`. */
function languageNamed(key: string): Language | undefined {
  const tag = /^(?:term )?\[?([a-z]{2,3}(?:[- ][a-z]{2,4})?)\]?(?: (?:text|sentence|term))?$/.exec(key)?.[1]
  const language = languageOf(tag?.replace(' ', '-'))
  if (language) return language
  const name = /^(chinese|english|中文|英文)\s*\(.*\)$/.exec(key)?.[1]
  if (name === undefined) return undefined
  return name === 'chinese' || name === '中文' ? 'zh' : 'en'
}

/** Names are compared without case, and with `_` as a space. */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .replace(/^#/, '')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
}
