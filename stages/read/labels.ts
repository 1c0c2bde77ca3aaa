import { simplify } from '../../language/fold.ts'
import { isHan } from '../../language/script.ts'

/** The label at the head of a speaker's turn. */
export interface SpeakerLabel {
  /** As published, without its colon and without markup. */
  readonly speaker: string
  /** Offset at which what is said begins. */
  readonly end: number
}

/**
 * A function that finds the speaker label of a block of one document, if it has one. Needs all blocks: a doubtful
 * label that comes back at the head of other blocks is one, and so is a bare name where other blocks have labels.
 */
export function speakerLabels(blocks: readonly string[]): (block: string) => SpeakerLabel | undefined {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const head = headOf(block)
    if (head) counts.set(head.speaker, (counts.get(head.speaker) ?? 0) + 1)
  }
  const likely = new Map<string, Likelihood>()
  for (const [speaker, count] of counts)
    likely.set(speaker, isHanText(speaker) ? chineseLabel(speaker, count > 1) : englishLabel(speaker, count > 1))
  const isTranscript = [...likely.values()].includes('label')
  return (block) => {
    const head = headOf(block)
    const likelihood = head && likely.get(head.speaker)
    return likelihood === 'label' || (likelihood === 'name' && isTranscript) ? head : undefined
  }
}

/** Whether a line begins as a field of a document does: 来源：, Editor:. */
export function isField(text: string): boolean {
  const head = headOf(text)
  if (!head) return false
  const name = head.speaker.replace(/\s+/g, '')
  return isHanText(name) ? CHINESE_FIELD.test(simplify(name)) : ENGLISH_FIELD.test(head.speaker)
}

/** What stands before a colon: surely a label, or a name that may be one. */
type Likelihood = 'label' | 'name' | undefined

/** What stands before the first colon, where that may be a label at all. */
const HEAD =
  /^(?:\*\*|__)?\s*([\p{L}\d《“"][^:：。！？?!;；…\n]{0,79}?)\s*(?:\*\*|__)?\s*[:：](?!\/\/)\s*(?:\*\*|__)?\s*/u

function headOf(block: string): SpeakerLabel | undefined {
  const match = HEAD.exec(block)
  if (!match) return undefined
  const isTime = /\d$/.test(match[1]) && /^\d/.test(block.slice(match[0].length))
  return isTime ? undefined : { speaker: match[1], end: match[0].length }
}

function isHanText(text: string): boolean {
  return isHan(text.charCodeAt(0)) || /[\u4e00-\u9fff]$/.test(text) || /^《/.test(text)
}

// --- Chinese (simplified: a label is folded before it is looked at) ----------------------------------------------

/** The commonest surnames: those of nine in ten Chinese. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付' +
  '傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
/** What the label of a medium, an office or a person ends with, before a name or a number. */
const CHINESE_ROLES = new RegExp(
  `(?:${words(
    '记者 发言人 主持人 主持 部长 外长 主席 总统 总理 首相 大臣 大使 公使 参赞 司长 局长 主任 秘书长 总裁 行长 代表 院长 校长 教授 博士',
    '先生 女士 小姐 同志 嘉宾 翻译 观众 网友 电视台 卫视 电台 总台 日报 时报 晚报 早报 报 通讯社 新闻社 社 周刊 新闻网 网 频道 媒体',
  ).join('|')})(?:[${SURNAMES}]\\p{Script=Han}{1,2}|[一二三四五六七八九十\\d]{0,2})$`,
  'u',
)
const CHINESE_TURN = /^(?:问|答|提问|回答)\d{0,2}$/
/** In a clause, hardly in the name of a person or a medium. */
const CHINESE_CLAUSE =
  /[我你您他她它们这那哪的是有说讲要会能就也都不没了着过把被让使为以从于第]|如下|包括|例如|关于|表示|指出|强调|认为|宣布|回应/
/** Fields of a document; and the verbs with which a story has somebody speak. */
const CHINESE_FIELD = new RegExp(
  `^(?:${words(
    '资料来源 信息来源 来源 备注 注 说明 图 表 附 附件 例 即 按 其中 全文 摘要 关键词 标题 题目 时间 地点 日期 作者 编辑 责编 电话 传真',
    '地址 网址 邮编',
  ).join('|')})[一二三四五\\d]*$|[道曰云问喊叫答]$`,
)
const CHINESE_SALUTATION = /^(?:各位|尊敬|亲爱|女士们|先生们|朋友们|同志们|全体)/
function chineseLabel(label: string, recurs: boolean): Likelihood {
  const name = simplify(label).replace(/\s*[（(][^（()）]*[）)]$/, '')
  if (CHINESE_TURN.test(name)) return 'label'
  if (name.length > 30 || CHINESE_SALUTATION.test(name) || CHINESE_FIELD.test(name)) return undefined
  if (CHINESE_ROLES.test(name)) return !/[，,]/.test(name) || name.length <= 20 ? 'label' : undefined
  if (/[，,、]/.test(name) || CHINESE_CLAUSE.test(name)) return undefined
  if (/^\p{L}{1,8}(?:[·•]\p{L}{1,8})+$/u.test(name) || (recurs && name.length <= 16)) return 'label'
  return name.length <= 3 && SURNAMES.includes(name[0]) ? 'name' : undefined
}

// --- English ---------------------------------------------------------------------------------------------------

/** Words of a label that are not capitalised. */
const SMALL_WORDS = new Set(
  words('of the and for from to at in on via through de la le el du da di von van der bin al'),
)
/** Roles, which often are not capitalised either. */
const ROLES = new Set(
  words(
    'spokesperson spokesman spokeswoman reporter journalist correspondent moderator interpreter speaker host minister',
    'president chairman chair ambassador director secretary editor anchor questioner question answer audience',
  ),
)
/** Fields of a document, enumerations and other heads of lines that look like labels. */
const ENGLISH_FIELD = new RegExp(
  `^(?:${words(
    'notes? sources? date time place venue title subject text summary abstract keywords? photos? figure table chart part',
    'chapter section article annex appendix page tel fax e-?mail address website firstly secondly thirdly finally lastly',
    'first second third fourth fifth one two three four five examples? hence conclusion introduction background updated',
    'related re ps https?',
  ).join('|')}|full text|see also|editor['’]?s note)$`,
  'i',
)
const ENGLISH_SALUTATION =
  /^(?:dear|distinguished|ladies|gentlemen|your|excellenc|fellow|friends|colleagues|comrades|respected|honou?rable (?:guests|members))/i
const MAX_WORDS = 10

function englishLabel(label: string, recurs: boolean): Likelihood {
  const name = label.replace(/\s*[([][^)\]]*[)\]]$/, '')
  if (ENGLISH_FIELD.test(name) || ENGLISH_SALUTATION.test(name) || /[“”"]/.test(name)) return undefined
  const parts = name.split(/[\s,]+/).filter(Boolean)
  if (parts.length > MAX_WORDS || name.split(',').length > 3) return undefined
  const isSmall = (word: string) => /^\p{Ll}/u.test(word)
  const strange = parts.filter((word) => isSmall(word) && !SMALL_WORDS.has(word) && !ROLES.has(word))
  if (strange.length > 0) return recurs && parts.length <= 3 ? 'label' : undefined
  return parts.some((word) => !isSmall(word) || ROLES.has(word)) ? 'label' : undefined
}

function words(...lists: string[]): string[] {
  return lists.join(' ').split(' ')
}
