import type { Language } from '../../model/document.ts'
import {
  type Category,
  categories,
  type PartOfSpeech,
  partsOfSpeech,
  type Status,
  statuses,
  type Usage,
  usages,
} from '../../model/term.ts'

/** What other programs and people write for the values of the model: looked up in lower case. */
type Words<Value extends string> = Readonly<Partial<Record<Value, readonly string[]>>>

const STATUS = lookup<Status>(statuses, {
  proposed: [
    'candidate',
    'provisional',
    'new',
    'draft',
    'unreviewed',
    'to review',
    '候选',
    '新增',
    '待审',
    '待审核',
    '未审核',
  ],
  accepted: [
    'approved',
    'confirmed',
    'final',
    'validated',
    '接受',
    '已接受',
    '采用',
    '通过',
    '已审核',
    '已批准',
    '定稿',
  ],
  rejected: ['refused', 'declined', '拒绝', '已拒绝', '不采用', '未通过'],
  undecided: ['pending', 'open', '待定', '未定', '存疑'],
})

const USAGE = lookup<Usage>(usages, {
  preferred: ['recommended', 'standardized', '首选', '推荐', '优先', '规范'],
  admitted: ['allowed', 'non-standard', 'permitted', '允许', '许用', '可用'],
  deprecated: ['forbidden', 'prohibited', 'not recommended', 'do not use', '禁用', '禁止', '不推荐', '弃用', '停用'],
  superseded: ['obsolete', 'outdated', 'replaced', '已取代', '被取代', '废弃', '旧译', '过时'],
})

const PART_OF_SPEECH = lookup<PartOfSpeech>(partsOfSpeech, {
  noun: ['n', 'n.', '名词', '名'],
  verb: ['v', 'v.', '动词', '动'],
  adjective: ['adj', 'adj.', 'a.', '形容词', '形'],
  adverb: ['adv', 'adv.', '副词', '副'],
  properNoun: ['proper noun', 'proper name', 'propn', '专有名词', '专名'],
  phrase: ['phr.', 'sentence', '短语', '词组', '句子'],
  other: ['其他', '其它'],
})

const CATEGORY = lookup<Category>(categories, {
  formulation: ['提法', '表述'],
  name: ['名称', '机构'],
  person: ['人名', '人物'],
  place: ['地名', '地点'],
  term: ['术语'],
  'set phrase': ['成语', '固定短语', '习语'],
  'verbal formulation': ['动词提法', '动宾提法'],
})

export const statusOf = (text: string): Status | undefined => STATUS.get(key(text))
export const partOfSpeechOf = (text: string): PartOfSpeech | undefined => PART_OF_SPEECH.get(key(text))
export const categoryOf = (text: string): Category | undefined => CATEGORY.get(key(text))

/** Also as TBX has it: `preferredTerm-admn-sts`, `deprecatedTerm`. */
export function usageOf(text: string): Usage | undefined {
  return USAGE.get(
    key(text)
      .replace(/term(-admn-sts)?$/, '')
      .trim(),
  )
}

/**
 * The language that a tag names, as BCP 47 and as other programs have it (`zh-Hant-TW`, `zh_CN`, `chi`, `EN-GB`);
 * Mandarin is Chinese. Undefined for a third language.
 */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag ?? '')?.[1].toLowerCase()
  if (primary !== undefined && ['zh', 'zho', 'chi', 'cmn', 'cn'].includes(primary)) return 'zh'
  return primary === 'en' || primary === 'eng' ? 'en' : undefined
}

/** The day or moment in a date as ISO 8601 has it, also in the short form of TMX (`20260131T120000Z`). */
export function dateOf(text: string | undefined): string | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(text?.trim() ?? '')
  const [, year, month, day, hour, minute, second] = compact ?? []
  const written = compact ? `${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}Z` : ''}` : text?.trim()
  const isDate = written !== undefined && /^\d{4}-\d\d-\d\d(T|$)/.test(written) && !Number.isNaN(Date.parse(written))
  return isDate ? written : undefined
}

function lookup<Value extends string>(values: readonly Value[], words: Words<Value>): ReadonlyMap<string, Value> {
  return new Map(values.flatMap((value) => [value, ...(words[value] ?? [])].map((word) => [key(word), value])))
}

function key(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
