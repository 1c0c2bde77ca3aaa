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
 * label that comes back at the head of other blocks is one.
 */
export function speakerLabels(blocks: readonly string[]): (block: string) => SpeakerLabel | undefined {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const head = headOf(block)
    if (head) counts.set(head.speaker, (counts.get(head.speaker) ?? 0) + 1)
  }
  return (block) => {
    const head = headOf(block)
    if (!head) return undefined
    const recurs = counts.get(head.speaker)! > 1
    const isLabel = isHanText(head.speaker)
      ? isChineseLabel(head.speaker, recurs)
      : isEnglishLabel(head.speaker, recurs)
    return isLabel ? head : undefined
  }
}

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

// --- Chinese ---------------------------------------------------------------------------------------------------

/** What the label of a medium, an office or a person ends with, before any remark in brackets. */
const CHINESE_ROLE = new RegExp(
  '(?:记者|記者|发言人|發言人|主持人|主持|部长|部長|外长|外長|主席|总统|總統|总理|總理|首相|大臣|大使|公使|参赞|參贊|司长|司長|局长|局長|主任|秘书长|祕書長|' +
    '秘書長|总裁|總裁|行长|行長|代表|院长|院長|校长|校長|教授|博士|先生|女士|小姐|同志|嘉宾|嘉賓|翻译|翻譯|观众|觀眾|网友|問|问|答|' +
    '电视台|電視台|卫视|衛視|电台|電台|总台|總台|日报|日報|时报|時報|晚报|晚報|早报|早報|通讯社|通訊社|新闻社|新聞社|社|报|報|周刊|週刊|新闻网|新聞網|网|網|频道|頻道|媒体|媒體)' +
    '(?:[一二三四五六七八九十\\d]{0,2})$',
)
/** In a clause, hardly in the name of a person or a medium. */
const CHINESE_CLAUSE =
  /[我你您他她它们們这這那哪的是有说說讲講要会會能就也都不没沒了着著过過把被让讓使为為以从從于於第]|如下|包括|例如|关于|關於/
const SALUTATION = /^(?:各位|尊敬|亲爱|親愛|女士们|女士們|先生们|先生們|朋友们|朋友們|同志们|同志們|全体|全體)/
/** Surnames of nine in ten Chinese. */
const SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂' +
  '丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯华華耿秋'

function isChineseLabel(label: string, recurs: boolean): boolean {
  const name = label.replace(/\s*[（(][^（()）]*[）)]$/, '')
  if (SALUTATION.test(name) || name.length > 30) return false
  if (CHINESE_ROLE.test(name)) return !/[，,]/.test(name) || name.length <= 20
  if (/[，,、]/.test(name) || CHINESE_CLAUSE.test(name)) return false
  if (recurs && name.length <= 16) return true
  const isForeignName = /^[\p{L}]{1,8}(?:[·•][\p{L}]{1,8})+$/u.test(name)
  return isForeignName || (SURNAMES.includes(name[0]) && name.length <= 4)
}

// --- English ---------------------------------------------------------------------------------------------------

/** Words of a label that are not capitalised, and roles that often are not. */
const LABEL_WORDS = new Set(
  (
    'of the and for from to at in on de la le el du da di von van der bin al ' +
    'spokesperson spokesman spokeswoman reporter journalist correspondent moderator interpreter speaker host minister ' +
    'president chairman chair ambassador director secretary editor anchor questioner question answer audience via through'
  ).split(' '),
)
/** Heads of lines that look like labels: fields, enumerations, parts of a document. */
const NOT_SPEAKERS =
  /^(?:note|notes|source|sources|date|time|place|venue|title|subject|full text|text|summary|abstract|keywords?|photo|photos|figure|table|chart|part|chapter|section|article|annex|appendix|page|tel|fax|e-?mail|address|website|first|second|third|fourth|fifth|firstly|secondly|thirdly|finally|lastly|one|two|three|four|five|example|examples|hence|conclusion|introduction|background|updated|related|see also|editor'?s note|https?|re|ps)$/i
const ENGLISH_SALUTATION =
  /^(?:dear|distinguished|ladies|gentlemen|your|excellenc|fellow|friends|colleagues|comrades|honou?rable (?:guests|members)|respected)/i
const MAX_WORDS = 10

function isEnglishLabel(label: string, recurs: boolean): boolean {
  const name = label.replace(/\s*[([][^)\]]*[)\]]$/, '')
  if (NOT_SPEAKERS.test(name) || ENGLISH_SALUTATION.test(name) || /[“”"]/.test(name)) return false
  const words = name.split(/[\s,]+/).filter(Boolean)
  if (words.length > MAX_WORDS || (name.match(/,/g) ?? []).length > 2) return false
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !LABEL_WORDS.has(word.toLowerCase()))
  if (small.length === 0) return words.some((word) => /^[\p{Lu}\d]/u.test(word) || ROLE.test(word))
  return recurs && words.length <= 3
}

const ROLE = /^(?:spokes|report|journal|corresp|moderat|interpret|question|answer|speaker|host|editor|audience)/
