import {
  chineseScripts,
  countries,
  languageNames,
  languageTagOf,
  type NamedLanguage,
  otherLanguages,
  scriptOf,
} from '../../language/names.ts'
import type { Language } from '../../model/document.ts'
import type { Script } from '../../model/imported.ts'
import { listed } from './listed.ts'
import { plainWords } from './plainWords.ts'

/**
 * What a column of a glossary may hold, with the names that it goes by (`nameKey` applied). `ignored` is known and says
 * nothing that a termbase keeps.
 */
const NAMES = {
  term: listed(`
    term, terms, headword, entry term, word, words, phrase, expression, name, text, full term, full name, full form,
    preferred term, main term, rendering, equivalent, equivalents, t term, sentence, string, lemma, msgid,
    entry name, term name, term text, official name, glossary term, 术语, 術語, 词, 詞, 词语, 詞語, 词汇, 詞彙, 词条,
    詞條, 词目, 名称, 名稱, 名, 全称, 全稱, 全名, 用语, 用語, 单词, 短语, 表述, 表达, 说法, 专名, 专有名词, 词组,
    术语名称, 标准名称, 规范名称, 机构名称, 官方名称, 名词, 名詞, 正名, 规范用语, 规范词, 条目名称, 标准术语,
    benennung, terminus, begriff, ausdruck, wort, bezeichnung, vorzugsbenennung, terme, mot, termino, palabra,
    termine, parola, termo, palavra, термин, слово, 용어, 단어
  `),
  translation: listed(`
    translation, translations, translated term, translated text, equivalent term, target term, msgstr,
    preferred translation, official translation, approved translation, standard translation, 译文, 譯文, 译名, 譯名,
    翻译, 翻譯, 译, 譯, 译法, 譯法, 译语, 译词, 对应词, 對應詞, 对应语, 对译, 标准译名, 参考译文, 参考译法, 官方译法,
    官方译文, 推荐译法, 规范译法, 统一译名, 译文术语, 术语翻译, 标准译法, 推荐译名, 参考译名, 规范译文, 翻译结果,
    ubersetzung, entsprechung, traduction, equivalent, traduccion, traduzione, traducao, перевод, 訳語, 訳, 対訳,
    번역, 번역어
  `),
  original: listed(`
    original, original term, source term, source text, original text, 原文, 源语, 源語, 源文, 原词, 原语, 原語,
    原文术语, ausgangsterm, original, 원문
  `),
  abbreviation: listed(`
    abbreviation, abbreviations, abbr, abbrev, acronym, acronyms, short form, short name, initialism,
    acronym abbreviation, abbreviation acronym, short, initials, short term, 缩写, 縮寫, 缩略语, 縮略語, 缩略词,
    缩略, 缩写词, 简称, 簡稱, 简写, 略称, 略稱, 缩略形式, 首字母缩写, abkurzung, kurzel, kurzform, abreviation,
    sigle, abreviatura, sigla, abbreviazione, сокращение, аббревиатура, 略語, 약어
  `),
  variants: listed(`
    variants, variant, synonyms, synonym, aliases, alias, also known as, aka, alternative term, alternative,
    alternate, alternatives, alt, 备选, 備選, 又译, 别译, alternative terms, alternative translation,
    alternative translations, other translations, other names, 变体, 變體, 异形, 异体, 同义词, 同義詞, 近义词, 别名,
    別名, 别称, 又称, 又名, 亦称, 也称, 其他译法, 其他名称, 其他译名, 备选译法, 另译, synonym, synonyme, synonymes,
    sinonimo, sinonimos, sinonimi, синоним, 同義語, 동의어
  `),
  forbiddenTerm: listed(`
    forbidden term, forbidden terms, deprecated term, deprecated terms, non preferred term, terms to avoid,
    forbidden translation, forbidden translations, deprecated translation, incorrect translation, avoid, former name,
    former term, obsolete term, wrong translation, disallowed term, prohibited term, 禁用词, 禁用詞, 禁用术语,
    禁用译法, 禁用译名, 弃用译法, 弃用词, 不推荐译法, 不推荐用法, 错误译法, 误译, 旧称, 舊稱, 曾用名, 旧译, 旧译名,
    曾称, 不宜使用, 避免使用, verbotene benennung, terme a eviter
  `),
  status: listed(`
    status, review status, state, approval status, approval, term process status, process status, workflow status,
    validation status, validation, review, translation status, review result, reviewed status, 状态, 狀態, 审核状态,
    審核狀態, 审校状态, 审批状态, 校对状态, 审核, 审定状态, 审核结果, 审定情况, 审核情况, statut, estado, stato,
    bearbeitungsstatus, freigabe, freigabestatus, статус, ステータス, 状態, 상태
  `),
  usage: listed(`
    usage, usage status, term status, administrative status, usage note, usage recommendation, use,
    normative authorization, term usage, preference, acceptability, acceptance, evaluation, t evaluation,
    recommendation, term evaluation, authorization, 用法, 使用状态, 术语状态, 使用情况, 使用建议, 规范程度, 推荐程度,
    使用规范, 用法标记, 规范性, verwendung, benennungsstatus, gebrauch, usage, uso, использование, 使用区分,
    使用可否
  `),
  reliability: listed(`
    reliability, reliability code, t reliability, term reliability, 可靠性, 可靠度, zuverlassigkeit, fiabilite
  `),
  preferred: listed(`
    preferred, is preferred, recommended, 首选, 是否首选, 推荐, 是否推荐, bevorzugt, prefere
  `),
  forbidden: listed(`
    forbidden, is forbidden, deprecated, is deprecated, do not use, prohibited, not allowed, blacklisted, 禁用,
    是否禁用, 禁止, 弃用, 是否弃用, 停用, 禁止使用, verboten, nicht verwenden, interdit, prohibido, vietato,
    запрещено, 禁止, 使用禁止, forbidden flag, obsolete, is obsolete
  `),
  approved: listed(`
    approved, is approved, reviewed, is reviewed, confirmed, verified, validated, signed off, checked, 是否审核,
    已审核, 是否确认, 已确认, 是否通过, 审核通过, 是否定稿, 是否已审核, freigegeben, gepruft, valide
  `),
  fuzzy: listed(`
    fuzzy, needs editing, needs review, needs work, to review, draft, 待修改, 需修改, 需审核, 待审核, 存疑
  `),
  flags: ['flags', 'weblate flags', 'labels'],
  info: ['term info', 'info term', 'terminfo'],
  partOfSpeech: listed(`
    part of speech, parts of speech, pos, word class, src pos, tgt pos, grammatical category, word type, 词性, 詞性,
    词类, wortart, wortklasse, nature, categorie grammaticale, categoria gramatical, 品詞, часть речи, 품사, grammar
  `),
  category: listed(`
    category, type, entity type, term type, kind, t type, concept type, entry type, info, 类别, 類別, 类型, 類型,
    分类, 分類, 种类, 术语类型, typ, categoria, тип
  `),
  note: listed(`
    note, notes, remark, remarks, comment, comments, term note, translator comment, translator comments,
    developer comments, developer comment, usage notes, explanation, annotation, translation note, description note,
    备注, 備註, 备注说明, 注释, 註釋, 附注, 注, 说明, 說明, 批注, 补充说明, 注意, 注意事项, 使用说明, 使用注意,
    译者注, 翻译说明, 译法说明, 备考, 补充, 评论, 点评, bemerkung, bemerkungen, anmerkung, anmerkungen, hinweis,
    kommentar, remarque, remarques, commentaire, nota, notas, comentario, observacion, osservazioni, commento,
    observacao, примечание, комментарий, 備考, 注記, 비고
  `),
  conceptNote: ['concept note', 'entry note', 'e note', '概念备注', '条目备注', 'concept remarks'],
  definition: listed(`
    definition, definitions, def, meaning, gloss, description, concept description, term description,
    term definition, entry definition, e definition, concept definition, language definition, l definition, 定义,
    定義, 释义, 釋義, 解释, 解釋, 含义, 含義, 意思, 概念, 概念定义, 术语定义, 词义, 内涵, 描述, begriffsdefinition,
    bedeutung, signification, definicion, descripcion, descrizione, definizione, definicao, определение, 意味, 정의
  `),
  domain: listed(`
    domain, domains, subject, subjects, subject field, field, topic, area, subject area, discipline, concept subject,
    concept domain, entry subject, entry domain, e domain, e domains, theme, industry, sub domain, subdomain,
    section, chapter, thema, business unit, 领域, 領域, 学科, 學科, 专业, 專業, 主题, 主題, 行业, 专题, 所属领域,
    适用领域, 学科领域, 板块, 所属学科, 章节, fachgebiet, sachgebiet, bereich, domaine, matiere, dominio, ambito,
    area tematica, область, предметная область, 分野, 분야
  `),
  source: listed(`
    source, reference, references, origin, source reference, term source, sources, citation, ref, term reference,
    translation source, t source, t ref, term ref, source document, bibliography, 来源, 來源, 出处, 出處, 资料来源,
    資料來源, 参考, 參考, 参考资料, 参考来源, 依据, 引用来源, 出自, 文献来源, 来源文件, 译文来源, 术语来源, 参考文献,
    quelle, quellen, quellenangabe, reference, fuente, fonte, fonti, источник, 出典, 출처
  `),
  conceptSource: [
    'concept source',
    'definition source',
    'entry source',
    'definition reference',
    '定义来源',
    '概念来源',
  ],
  by: listed(`
    decided by, reviewer, reviewed by, modified by, changed by, author, last modified by, updated by, entry modifier,
    modifier, approved by, translator, added by, owner, contributor, changeid, 审核人, 審核人, 审校人, 修改人,
    负责人, 译者, 审定人, 更新人, 录入人, 提供者, 贡献者, bearbeiter, geandert von, auteur, modifie par, autor,
    modificado por, автор, 更新者
  `),
  at: listed(`
    decided at, modified, modified at, last modified, modification date, date modified, updated, updated at,
    last updated, entry last modified, entry lastmodified, lastmodified, date, change date, approved at,
    date of modification, last change, changed, changed at, reviewed at, review date, changedate, updated on,
    修改日期, 更新日期, 审核日期, 修改时间, 更新时间, 审核时间, 日期, 时间, 审定日期, 最后修改, 最后更新, 定稿日期,
    datum, anderungsdatum, geandert am, date de modification, fecha, data, дата, 更新日
  `),
  score: ['score', 'confidence'],
  id: ['rendering id', 'term id'],
  supersededBy: ['superseded by', 'superseded by id'],
  conceptId: listed(`
    concept id, conceptid, entry id, e id, entry number, concept number, cid, iate id, entry, concept, 概念编号,
    条目编号, 词条编号, 概念号
  `),
  language: listed(`
    language, lang, language code, lang code, locale, l code, language id, term language, langue, 语言, 語言, 语种,
    語種, 语言代码, 语言代號, sprache, idioma, lingua, язык, 言語, 언어
  `),
  sourceLanguage: [
    'source language',
    'source lang',
    'source locale',
    'source language code',
    'src lang',
    '源语种',
    '原文语种',
  ],
  targetLanguage: [
    'target language',
    'target lang',
    'target locale',
    'target language code',
    'tgt lang',
    '目标语种',
    '译文语种',
  ],
  ignored: listed(`
    id, no, nr, number, num, index, code, key, uuid, guid, uid, tid, row, sn, serial number, serial no, item,
    item no, location, context, contexts, example, examples, term example, example of use, example sentence,
    sample sentence, usage example, pinyin, pronunciation, phonetic, reading, ipa, url, link, links, image, images,
    picture, gender, number of occurrences, frequency, freq, count, hits, occurrences, case sensitive, casesensitive,
    case, exact match, translatable, tags, tag, label, project, client, entry client, entry project, entry clientid,
    entry projectid, client id, project id, customer, created, created at, created by, creation date, entry created,
    entry creator, creator, date created, creationid, creationdate, reasons, figure, relevance, priority, length,
    forms, form, matching, transliteration, romanization, wordcount, speaker, place, chinese place, page, video,
    audio, lemma id, 序号, 序號, 编号, 編號, 索引编号, 索引, 号, 行号, 词条号, 术语编号, 代码, 标识, 拼音, 汉语拼音,
    音标, 读音, 注音, 发音, 例句, 示例, 例子, 举例, 用例, 例, 上下文, 语境, 原句, 译句, 链接, 网址, 图片, 频率, 频次,
    词频, 次数, 出现次数, 页码, 创建日期, 创建时间, 创建人, 录入日期, 标签, 优先级, 项目, 客户, 首字母, 笔画, nummer,
    kennung, beispiel, kontext, genus, erstellt, numero, exemple, contexte, genre, ejemplo, contexto, genero,
    esempio, contesto, genere, номер, пример, контекст, 番号, 例文, 文脈, 読み, 번호, 예문
  `),
} as const satisfies Record<string, readonly string[]>

type Name = keyof typeof NAMES

/** What a column may hold. `term` is a term of the column's language; a side of the table is one whose language is open. */
export type Field = Exclude<Name, 'translation' | 'original'>

export const fieldNames = (Object.keys(NAMES) as Name[]).filter(
  (name): name is Field => name !== 'translation' && name !== 'original',
)

/** What the title of a column says. */
export interface Title {
  /** Absent where it says nothing that is known. */
  readonly field?: Field
  /** That it names; a term of any third language is none of ours. */
  readonly language?: Language | 'other'
  readonly script?: Script
  readonly region?: string
  /** Of a term: on which side of the table it stands, where its language is not named. */
  readonly side?: 'source' | 'target'
}

const FIELDS: ReadonlyMap<string, Name> = new Map(
  (Object.keys(NAMES) as Name[]).flatMap((name) => [
    [nameKey(name), name] as const,
    ...NAMES[name].map((written) => [nameKey(written), name] as const),
  ]),
)

/** Words that say to which part of an entry a column belongs, or what it is of. */
const SCOPE =
  /^(?:entry|concept|term|terms|terminology|glossary|the|of|in|for|my|our|术语的?|詞條|词条|条目|概念|language|lang)\s+|^(?:术语|词条|条目)(?=.)/
const ENTRY = /^(?:entry|concept|概念|条目)/
const SOURCE_SIDE = /^(?:source|src|original|源语言?|源文|原文|ausgangssprache|quellsprache|source language)\s*/
const TARGET_SIDE =
  /^(?:target|tgt|dst|translated|目标语言?|目標語言?|目的语|译文|译语|zielsprache|cible|destino|target language)\s*/

/** What the title of a column says that it holds. Empty where it says nothing. */
export function titleOf(text: string): Title {
  const key = unnumbered(nameKey(text))
  const whole = FIELDS.get(key)
  if (whole !== undefined) return titleWith(whole, key, {})
  const { rest, isByCode, ...named } = languageIn(key)
  if (rest === '') return named.language ? { field: 'term', ...named } : {}
  const field = fieldIn(rest)
  if (field !== undefined) return { ...titleWith(field.name, field.rest, named), ...named }
  // What a third language is named beside is of that language, whatever it is. A code alone may be a word: IT services.
  return named.language === 'other' && !isByCode ? { language: 'other' } : {}
}

/** Columns of one kind are numbered: English 1, English 2; 译法一, 译法二. */
function unnumbered(key: string): string {
  if (FIELDS.has(key)) return key
  const bare = key.replace(/(?<=\p{L}) ?(?:\d{1,2}|[一二三四五])$/u, '')
  return FIELDS.has(bare) || languageIn(bare).rest === '' ? bare : key
}

/** What a title says, without its language. */
export function fieldOf(text: string): Field | undefined {
  return titleOf(text).field
}

function titleWith(name: Name, rest: string, { language }: Pick<Title, 'language'>): Title {
  if (name === 'translation') return { field: 'term', side: 'target' }
  if (name === 'original') return { field: 'term', side: 'source' }
  // Where the table has a target, its source is no reference.
  if (name === 'source' && rest === 'source') return { field: 'source', side: 'source' }
  return { field: name, ...(name === 'term' && language === undefined && { side: 'source' as const }) }
}

/** The field that the rest of a title names, with words before it that say what it belongs to. */
function fieldIn(rest: string): { name: Name; rest: string } | undefined {
  let text = rest
  for (let tries = 0; tries < 4; tries++) {
    const name = FIELDS.get(text) ?? FIELDS.get(text.replace(/ (text|term|terms)$/, ''))
    if (name !== undefined) {
      if (ENTRY.test(rest) && name === 'note') return { name: 'conceptNote', rest: text }
      if (ENTRY.test(rest) && name === 'source') return { name: 'conceptSource', rest: text }
      return { name: sideOf(rest, name), rest: text }
    }
    const shorter = [SCOPE, SOURCE_SIDE, TARGET_SIDE]
      .map((words) => text.replace(words, ''))
      .find((one) => one !== text)
    if (shorter === undefined) return undefined
    if (shorter === '') return { name: TARGET_SIDE.test(text) ? 'translation' : 'original', rest: text }
    text = shorter
  }
  return undefined
}

function sideOf(rest: string, name: Name): Name {
  if (name !== 'term' && name !== 'translation') return name
  return TARGET_SIDE.test(rest) ? 'translation' : SOURCE_SIDE.test(rest) ? 'original' : name
}

/** What dictionaries head their columns with. */
const SHORTEST: Readonly<Record<string, NamedLanguage>> = {
  ...{ 中: { language: 'zh' }, 汉: { language: 'zh' }, 漢: { language: 'zh' }, 英: { language: 'en' } },
}

/** The language, script and region that a title names, and what is left of it. */
function languageIn(key: string): Omit<Title, 'field' | 'side'> & { rest: string; isByCode?: boolean } {
  const own = languageTagOf(key) ?? SHORTEST[key]
  if (own) return { ...own, rest: '' }
  let rest = ` ${key} `
  let language: Language | 'other' | undefined
  for (const [found, pattern] of languageNames) {
    const without = rest.replace(pattern, ' ')
    if (without === rest) continue
    language ??= found
    rest = without
  }
  // A tag beside a name says the same once more; "en" before one is the French or Spanish word.
  const words = rest.trim().split(/\s+/).filter(Boolean)
  const tags = language
    ? ['zh', 'en', 'eng', 'chi', 'zho', 'cn']
    : ['zh', 'en', 'eng', 'chi', 'zho', 'cmn', 'cn', 'chs', 'cht']
  const tag = words.find((word) => tags.includes(word))
  if (tag !== undefined) language ??= languageTagOf(tag)?.language
  if (language === undefined) {
    const other = otherLanguageIn(words)
    return other === undefined
      ? { rest: key }
      : { language: 'other', rest: words.filter((word) => word !== other).join(' '), isByCode: true }
  }
  const script = language === 'zh' ? scriptIn(` ${key} `, tag) : undefined
  rest = ` ${words.filter((word) => word !== tag && !(word === 'en' && language === 'zh')).join(' ')} `
  if (language === 'zh') {
    for (const [, pattern] of chineseScripts) rest = rest.replace(pattern, ' ')
  }
  let region: string | undefined
  for (const [found, pattern] of countries) {
    const without = rest.replace(pattern, ' ')
    if (without !== rest) region ??= found
    rest = without
  }
  const written = script ?? (language === 'zh' && region !== undefined ? scriptOf(region) : undefined)
  return {
    language,
    ...(written !== undefined && { script: written }),
    ...(region !== undefined && { region }),
    rest: rest
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/^的|的$/g, ''),
  }
}

function scriptIn(key: string, tag: string | undefined): Script | undefined {
  if (tag === 'chs' || tag === 'cht') return tag === 'chs' ? 'Hans' : 'Hant'
  return chineseScripts.find(([, pattern]) => pattern.test(key))?.[0]
}

/** A tag of a third language in a title of more than one word, or alone. */
function otherLanguageIn(words: readonly string[]): string | undefined {
  return words.find(
    (word, i) =>
      otherLanguages.has(word) && (words.length === 1 || i === 0 || i === words.length - 1) && words.length <= 4,
  )
}

/** Names are compared without case, accents and punctuation: `Term_Info`, `partOfSpeech` and `Status [en]` are words. */
function nameKey(name: string): string {
  return plainWords(name)
    .replace(/[\s_\-–—:;/\\[\](){}<>«»"'“”‘’.,、，。*|#!?&+=【】《》〔〕·•]+/g, ' ')
    .trim()
}
