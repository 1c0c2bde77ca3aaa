import { simplify } from '../../language/fold.ts'
import { isHan } from '../../language/script.ts'
import { looksTranscribed } from '../../language/transcribedNames.ts'
import { isSound } from './sounds.ts'

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
    if (head) counts.set(keyOf(head), (counts.get(keyOf(head)) ?? 0) + 1)
  }
  const likely = new Map<string, Likelihood>()
  for (const [key, count] of counts) likely.set(key, likelihoodOf(key, count > 1))
  const all = [...likely.values()]
  const isTranscript = all.includes('label')
  // Two that come back take turns, as people do; one may be the head of a note.
  const takeTurns = isTranscript || all.filter((likelihood) => likelihood === 'recurring').length > 1
  return (block) => {
    const head = headOf(block)
    const likelihood = head && likely.get(keyOf(head))
    if (likelihood === 'label' || (likelihood === 'name' && isTranscript)) return head
    return likelihood === 'recurring' && takeTurns ? head : undefined
  }
}

const keyOf = ({ speaker, bracketed }: Head): string => (bracketed ? `[${speaker}` : speaker)

function likelihoodOf(key: string, recurs: boolean): Likelihood {
  const bracketed = key.startsWith('[')
  const speaker = bracketed ? key.slice(1) : key
  const found = isHanText(speaker) ? chineseLabel(speaker, recurs) : englishLabel(speaker, recurs)
  // Headings stand in brackets too, once each; a name that comes back is a speaker.
  if (!bracketed || found !== 'label' || !recurs)
    return bracketed && found === 'label' && !isRole(speaker) ? 'name' : found
  return 'label'
}

/** Whether a line is a field of a document: 来源：海港日报, Venue: Harbour Hall. */
export function isField(text: string): boolean {
  const head = headOf(text)
  if (!head || text.length > LONGEST_FIELD || /[。！？!?，]/.test(text)) return false
  const name = head.speaker.replace(/\s+/g, '')
  return isHanText(name) ? CHINESE_FIELD.test(simplify(name)) : ENGLISH_FIELD.test(head.speaker)
}

const LONGEST_FIELD = 100

/** What stands before a colon: surely a label, a name that may be one, or something that comes back. */
type Likelihood = 'label' | 'name' | 'recurring' | undefined

/** What stands before the first colon, where that may be a label at all. */
const HEAD =
  /^(?:\*\*|__)?\s*([\p{L}\d《“"][^:：。！？?!;；…\n]{0,79}?)\s*(?:\*\*|__)?\s*[:：](?!\/\/)\s*(?:\*\*|__)?\s*/u

/** The same in brackets: [Lin], 【记者】, ＜王某＞. */
const BRACKETED =
  /^\s*[[【〔［<＜〈]\s*([\p{L}《“"][^[\]【】〔〕［］<>＜＞〈〉:：。！？!?;；\n]{0,39}?)\s*[\]】〕］>＞〉]\s*[:：]?\s*/u

interface Head extends SpeakerLabel {
  /** What counts as the same label, whatever is remarked after it. */
  readonly bracketed: boolean
}

function headOf(block: string): Head | undefined {
  const inBrackets = BRACKETED.exec(block)
  if (inBrackets && !isSound(inBrackets[1])) {
    return { speaker: withoutManner(inBrackets[1]), end: inBrackets[0].length, bracketed: true }
  }
  const match = HEAD.exec(block)
  if (!match) return undefined
  const isTime = /\d$/.test(match[1]) && /^\d/.test(block.slice(match[0].length))
  return isTime ? undefined : { speaker: withoutManner(match[1]), end: match[0].length, bracketed: false }
}

/** How somebody speaks, which minutes remark after the name: (in Cantonese), (through an interpreter), （通过翻译）. */
const MANNER =
  /\s*[（(](?:(?:spoke|speaking|speaks|spoken|in|through|via|interpretation|interpreted|translated|translation|continu\w+|interrupt\w+|off-mic\w*)(?:\s[^（()）]*)?|[^（()）]{0,6}(?:[语語话話文译譯]|翻译|翻譯|传译|傳譯|插话|插話))[)）]$/iu

/** That somebody asks or answers, as minutes say before the colon: 譚志明議員問, MR TAM asked. */
const ASKS =
  /(?<=[员員者长長席])(?:书面|書面)?(?:提问|提問|问|問|答|答复|答覆|发言|發言)$|(?<=^(?:(?:MR|MS|MRS|DR)\b.*|(?:Mr|Ms|Mrs|Dr)\.? .*|[A-Z][A-Z .'-]+[A-Z]))\s+(?:asked|replied|answered)$/

function withoutManner(label: string): string {
  return label.replace(MANNER, '').replace(ASKS, '') || label
}

function isHanText(text: string): boolean {
  return isHan(text.charCodeAt(0)) || /[\u4e00-\u9fff]$/.test(text) || /^《/.test(text)
}

/** Who asks for a medium, and the parts in a conversation: no part of a name. */
const CHINESE_REPORTER = /(?:特派|驻京|驻华|本报)?(?:记者|記者|通讯员)$/
const ENGLISH_REPORTER =
  /^(?:reporter|journalist|correspondent)s? (?:from|of|with|for) (?:the )?|[ ,]+(?:reporter|journalist|correspondent)s?$/i
/** A label that tells a part and, in brackets, who has it: Q (Harbour Radio), 记者（海港日报）. */
const PART_OF = /^(?:q|a|question|answer|reporter|journalist|correspondent|问|答|記者|记者)\s*[（(]([^（()）]+)[)）]$/i

/** The person, medium or office that a label names; undefined where it names but a part: 记者, Q, Moderator. */
export function nameIn(speaker: string): string | undefined {
  const full = PART_OF.exec(speaker)?.[1] ?? speaker
  const name = isHanText(full) ? full.replace(CHINESE_REPORTER, '') : full.replace(ENGLISH_REPORTER, '')
  const bare = name.replace(/^[《“"]([^《》“”"]+)[》”"]$/, '$1').trim()
  if (bare.length < 2 || isPart(bare)) return undefined
  return bare
}

/** Whether a label is a role or a part and nothing else. */
function isPart(name: string): boolean {
  if (isHanText(name)) return CHINESE_TURN.test(simplify(name)) || CHINESE_PART.test(simplify(name))
  return name.split(/[\s,]+/).every((word) => ROLES.has(word.toLowerCase()) || SMALL_WORDS.has(word.toLowerCase()))
}

// --- Chinese (simplified: a label is folded before it is looked at) ----------------------------------------------

/** The commonest surnames: those of nine in ten Chinese. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付' +
  '傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
/** What the label of a medium, an office or a person ends with, before a name or a number. */
const CHINESE_ROLE_WORDS = words(
  '记者 发言人 主持人 主持 部长 外长 主席 总统 总理 首相 大臣 大使 公使 参赞 司长 局长 主任 秘书长 总裁 行长 代表 院长 校长 教授 博士',
  '议员 委员 书记 市长 省长 州长 县长 区长 镇长 处长 科长 署长 专员 院士 律师 法官 检察官 医生 大夫 专家 学者 经理 总监 董事长 会长 理事长',
  '社长 团长 站长 所长 校长 老师 同学 学生 听众 读者 网民 评论员 观察员 特使 国王 女王 王子 亲王 负责人 顾问 议长 庭长 司令 参谋长 助理 秘书',
  '行政长官 特首 首长 国务卿 总干事 干事 领事 武官 检察长 总编辑 主编 新闻官 联络官 执行官 元首 天皇 教宗 教皇 酋长 公主 将军 上将 中将 少将 大校 上校 司令员 政委',
  '工程师 设计师 研究员 分析师 经济学家 科学家 作家 导演 演员 教练 运动员 船长 机长 村长 乡长 总领事 副总裁 创始人',
  '先生 女士 小姐 同志 嘉宾 翻译 观众 网友 电视台 卫视 电台 总台 日报 时报 晚报 早报 报 通讯社 新闻社 社 周刊 新闻网 网 频道 媒体',
).join('|')
const CHINESE_ROLES = new RegExp(
  `(?:${CHINESE_ROLE_WORDS})(?:[${SURNAMES}]\\p{Script=Han}{1,2}|[一二三四五六七八九十\\d]{0,2})$`,
  'u',
)
const CHINESE_PART = new RegExp(
  `^(?:副|代理|一位|女|男)?(?:${CHINESE_ROLE_WORDS}|提问者|男声|女声|旁白)[一二三四五六七八九十\\d]{0,2}$`,
)
/** A name of the usual length: 王某, 林知远, 欧阳晴; 小林, 老王, 阿强 in stories. */
const SURNAMED = new RegExp(
  `^(?:[${SURNAMES}]\\p{L}{1,2}|[小老阿]\\p{L}{1,2}|(?:欧阳|司马|诸葛|上官|夏侯|司徒|皇甫)\\p{L}{1,2})$`,
  'u',
)
const CHINESE_TURN = /^(?:问|答|提问|回答)\d{0,2}$/
/** In a clause, hardly in the name of a person or a medium. */
const CHINESE_CLAUSE =
  /[我你您他她它们这那哪的是有说讲要会能就也都不没了着过把被让使为以从于第]|如下|包括|例如|关于|表示|指出|强调|认为|宣布|回应/
/** Fields of a document; and the verbs with which a story has somebody speak. */
const CHINESE_FIELD = new RegExp(
  `^(?:${words(
    '资料来源 信息来源 图片来源 稿源 来源 备注 注 译注 译者注 编者注 编者按 按语 说明 图 表 附 附件 例 即 按 其中 全文 摘要 关键词 标题 题目 时间 地点 日期 作者 编辑 责编 责任编辑 校对 审校 审核 摄影 摄像 记录 整理 供稿 文字',
    '字体 分享 打印 电话 传真 地址 网址 邮编 邮箱 主题 出席 参加人员 会议名称 主办 承办 协办',
  ).join('|')})[一二三四五\\d]*$|[道曰云问喊叫答]$`,
)
/** Who is addressed, and does not speak: people at large, and an office with a title of courtesy (主席先生). */
const CHINESE_SALUTATION =
  /^(?:各位|诸位|尊敬|敬爱|亲爱|全体)|(?:们|阁下|殿下|陛下)$|^(?:代理|副)?(?:主席|总统|总理|首相|部长|议长|秘书长|大使|会长|院长|校长|法官|庭长|市长|州长|省长|主持人|理事长|董事长|司令|将军|教授|博士|局长|署长|专员|书记|主任|总裁|行长)(?:先生|女士|小姐|同志)$/
/** What the head of a note ends with: what is told of a text, and not who says it. */
const CHINESE_NOTE =
  /(?:注|注释|按语|主干|译文|原文|参考|解析|分析|解释|要点|重点|难点|考点|例句|例文|词汇|[主谓宾定状补短术俚谚成习]语|句型|结构|背景|提示|点评|评析|思路|说明|补充|总结|小结|练习|答案|题目|范文|知识|用法|搭配|辨析|释义|定义|含义|意思|同义|反义|直译|意译|出处|资料|数据|结果|原因|目的|方法|步骤|特点|优点|缺点|问题|建议|结论|标题|正文|字幕|画面|镜头|旁注|批注|校注|编注|眉批|脚注|尾注)$/

function chineseLabel(label: string, recurs: boolean): Likelihood {
  const name = simplify(label).replace(/\s*[（(][^（()）]*[）)]$/, '')
  if (CHINESE_TURN.test(name)) return 'label'
  if (name.length > 30 || CHINESE_SALUTATION.test(name) || CHINESE_FIELD.test(name)) return undefined
  if (CHINESE_NOTE.test(name)) return undefined
  if (CHINESE_ROLES.test(name)) return !/[，,]/.test(name) || name.length <= 20 ? 'label' : undefined
  if (/[，,、]/.test(name) || CHINESE_CLAUSE.test(name)) return undefined
  if (/^\p{L}{1,8}(?:[·•]\p{L}{1,8})+$/u.test(name)) return 'label'
  if (SURNAMED.test(name) || looksTranscribed(name)) return recurs ? 'label' : 'name'
  return recurs && name.length <= 16 ? 'recurring' : undefined
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
    'related re ps https? share print participants attendees organi[sz]ers? published',
    'wechat weibo',
  ).join('|')}|full text|see also|text size|(?:[a-z]+['’]?s?\\s)?notes?|executive editor|photo credit)$`,
  'i',
)
const ENGLISH_SALUTATION =
  /^(?:dear|distinguished|ladies|gentlemen|your|excellenc|fellow|friends|colleagues|comrades|respected|honou?rable (?:guests|members))/i
/** An office that is addressed by its title alone: Mr. President, Madam Chair. */
const ENGLISH_ADDRESS =
  /^(?:mr|mrs|ms|madam|madame|mister|sir|the honou?rable)\.?\s+(?:president|chair|chairman|chairwoman|chairperson|speaker|secretary|secretary[- ]general|prime minister|minister|ambassador|moderator|mayor|governor|justice|judge|commissioner|director|deputy president|vice president|premier|chancellor|foreign minister|dean|facilitator)$/i
const MAX_WORDS = 10

/** Whether a label names an office or a part in a conversation. */
function isRole(label: string): boolean {
  if (isHanText(label)) return CHINESE_ROLES.test(simplify(label)) || CHINESE_TURN.test(simplify(label))
  return label.split(/[\s,]+/).some((word) => ROLES.has(word.toLowerCase()))
}

function englishLabel(label: string, recurs: boolean): Likelihood {
  const name = label.replace(/\s*[([][^)\]]*[)\]]$/, '')
  if (ENGLISH_FIELD.test(name) || ENGLISH_SALUTATION.test(name) || ENGLISH_ADDRESS.test(name) || /[“”"]/.test(name))
    return undefined
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
