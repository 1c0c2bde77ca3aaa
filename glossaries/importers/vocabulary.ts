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
import { listed } from './listed.ts'
import { plainWords } from './plainWords.ts'

/** What other programs and people write for the values of the model: looked up as `key` has them. */
type Words<Value extends string> = Readonly<Partial<Record<Value, readonly string[]>>>

/** Values that were looked up before: a glossary has a few, many times each. */
const keys = new Map<string, string>()
const MOST_KEYS = 1000

const STATUS = lookup<Status>(statuses, {
  proposed: listed(`
    candidate, provisional, new, draft, unreviewed, to review, suggested, suggestion, proposal, initial,
    not approved, unapproved, not reviewed, not verified, unverified, not confirmed, unconfirmed, not checked,
    not final, not validated, unvalidated, non approved, not yet approved, to be reviewed, to be approved,
    to be verified, to be confirmed, to be checked, to check, needs review, needs editing, needs work, fuzzy,
    needs translation, needs checking, needs approval, submitted, imported, machine translated, mt, starter, working,
    starter element, starterelement, working element, workingelement, unprocessed, not translated, 候选, 新增, 新建,
    待审, 待审核, 未审核, 未审, 待校, 待校对, 待确认, 未确认, 待批准, 未批准, 建议, 推荐候选, 草稿, 初稿, 暂定, 暂译,
    待核实, 未核实, 待定稿, 未定稿, 征求意见, 征求意见稿, 新词, 待修改, 机翻, 机器翻译, 待譯, vorgeschlagen,
    vorschlag, entwurf, neu, ungepruft, nicht gepruft, zu prufen, nicht freigegeben, propose, proposition, nouveau,
    brouillon, a valider, non valide, a verifier, propuesto, nuevo, borrador, por revisar, no aprobado, proposto,
    nuovo, bozza, da verificare, non approvato, предложено, новыи, черновик, 候補, 新規, 下書き, 未承認, 要確認,
    提案, 후보, 신규, 미승인
  `),
  accepted: listed(`
    approved, confirmed, final, finalized, finalised, validated, verified, reviewed, signed off, published, released,
    active, valid, complete, completed, done, ok, official, checked, agreed, in use, consolidated,
    consolidated element, consolidatedelement, archive element, approved translation, accept, 接受, 已接受, 采用,
    已采用, 采纳, 已采纳, 通过, 已通过, 审核通过, 已审核, 已审, 已审定, 审定, 已批准, 批准, 核准, 已确认, 确认, 已定,
    定稿, 已定稿, 已校, 已校对, 已发布, 发布, 已公布, 公布, 有效, 完成, 已完成, 正式, 官方, 启用, freigegeben,
    genehmigt, gepruft, bestatigt, gultig, akzeptiert, approuve, valide, confirme, verifie, accepte, aprobado,
    validado, confirmado, aceptado, approvato, confermato, accettato, aprovado, утверждено, утвержден, одобрено,
    проверено, 承認, 承認済み, 承認済, 確定, 確認済み, 승인, 승인됨, 확정
  `),
  rejected: listed(`
    refused, declined, reject, disapproved, discarded, deleted, removed, wrong, incorrect, invalid,
    rejected translation, not accepted, denied, 拒绝, 已拒绝, 不采用, 未采用, 不采纳, 未采纳, 未通过, 不通过,
    审核不通过, 驳回, 已驳回, 否决, 已否决, 作废, 已作废, 删除, 已删除, 无效, 错误, 误译, abgelehnt, verworfen,
    zuruckgewiesen, refuse, rejete, rechazado, rifiutato, respinto, rejeitado, отклонено, отклонен, 却下, 거부, 반려
  `),
  undecided: listed(`
    pending, open, under review, in review, under discussion, in progress, on hold, disputed, questionable,
    in discussion, awaiting approval, waiting, waiting for approval, pending approval, pending review, tbd, query,
    待定, 未定, 存疑, 有疑问, 讨论中, 审核中, 审校中, 校对中, 处理中, 待讨论, 有争议, 争议, 搁置, 进行中, 待商榷,
    in bearbeitung, in prufung, offen, en cours, en attente, a discuter, pendiente, en revision, en curso, in attesa,
    in corso, in revisione, pendente, на рассмотрении, в работе, 保留, 検討中, 確認中, 보류, 검토 중
  `),
})

const USAGE = lookup<Usage>(usages, {
  preferred: listed(`
    recommended, standardized, standardised, standard, preferable, main, primary, use, first choice, 首选, 首選,
    推荐, 推荐使用, 优先, 优先使用, 规范, 规范用语, 标准, 标准译法, 推荐译法, 首选术语, 优选, vorzug, vorzugs,
    bevorzugt, empfohlen, vorzugsbenennung, standardisiert, prefere, privilegie, recommande, a privilegier,
    preferido, preferente, recomendado, preferito, raccomandato, preferencial, предпочтительныи, рекомендуется,
    рекомендуемыи, 推奨, 優先, 優先語, 권장, 우선
  `),
  admitted: listed(`
    allowed, non-standard, non standard, nonstandard, permitted, acceptable, tolerated, admissible, alternative,
    alternate, synonym, secondary, legal, regulated, can be used, 允许, 允许使用, 许用, 可用, 可以使用, 可接受, 备选,
    备用, 次选, 通用, 亦可, 也可, 容许, 认可, zugelassen, erlaubt, zulassig, akzeptabel, toleriert, admis, tolere,
    autorise, acceptable, admitido, permitido, aceptable, ammesso, consentito, tollerato, aceito, допустимыи,
    допускается, 許容, 許可, 可, 허용
  `),
  deprecated: listed(`
    forbidden, prohibited, not recommended, do not use, dont use, don't use, not to be used, avoid, banned, to avoid,
    to be avoided, not allowed, disallowed, not permitted, discouraged, blacklisted, negative, bad, unacceptable,
    inadmissible, non preferred, not preferred, nonpreferred, non-preferred, incorrect usage, never use,
    non recommended, no longer recommended, not in use, unwanted, suppressed, not acceptable, not admitted, 禁用,
    禁止, 禁止使用, 禁用词, 禁用术语, 不推荐, 不推荐使用, 不建议, 不建议使用, 弃用, 已弃用, 棄用, 停用, 已停用, 不用,
    不再使用, 不要使用, 请勿使用, 勿用, 避免, 避免使用, 不宜使用, 不宜, 慎用, 不规范, 非规范, 不可用, 不允许,
    不得使用, 不可使用, 不使用, 非推荐, 不准确, 限制使用, 不當, 不当, verboten, abzulehnen, nicht verwenden,
    unzulassig, nicht empfohlen, vermeiden, nicht erlaubt, gesperrt, nicht zugelassen, unerwunscht, negativ,
    interdit, deconseille, a eviter, a proscrire, proscrit, non recommande, ne pas utiliser, prohibido,
    desaconsejado, no usar, no recomendado, evitar, vietato, sconsigliato, da evitare, non usare, proibido,
    desaconselhado, запрещено, запрещен, не рекомендуется, не использовать, нежелательныи, недопустимыи, 禁止,
    使用禁止, 非推奨, 使用不可, 不可, 금지, 사용 금지, 비권장
  `),
  superseded: listed(`
    obsolete, outdated, replaced, archaic, old, former, historical, historic, dated, no longer used, retired,
    expired, out of date, no longer in use, withdrawn, inactive, 已取代, 被取代, 废弃, 已废弃, 廢棄, 废止, 已废止,
    旧译, 旧称, 旧, 舊, 过时, 已过时, 曾用, 曾用名, 陈旧, 旧名, 已替换, 被替换, 已替代, 失效, 已失效, veraltet,
    ersetzt, obsolet, uberholt, obsolete, perime, remplace, obsoleto, reemplazado, anticuado, sostituito, superato,
    substituido, устаревшии, устарело, заменено, 旧, 廃止, 旧称, 구식, 폐기
  `),
})

const PART_OF_SPEECH = lookup<PartOfSpeech>(partsOfSpeech, {
  noun: listed(`
    n, n., nouns, noun phrase, np, nn, common noun, substantive, 名词, 名詞, 名, substantiv, nom, sustantivo,
    sostantivo, nome, существительное, 명사
  `),
  verb: listed(`
    v, v., vt, vi, vt., vi., verbs, verb phrase, vp, 动词, 動詞, 动, verbe, verbo, глагол, 동사
  `),
  adjective: listed(`
    adj, adj., a., jj, 形容词, 形容詞, 形, adjektiv, adjectif, adjetivo, aggettivo, прилагательное, 형용사
  `),
  adverb: ['adv', 'adv.', 'rb', '副词', '副詞', '副', 'adverbe', 'adverbio', 'avverbio', 'наречие', '부사'],
  properNoun: listed(`
    proper noun, proper name, proper nouns, propn, nnp, pn, 专有名词, 專有名詞, 专名, eigenname, nom propre,
    nombre propio, nome proprio
  `),
  phrase: listed(`
    phr., phr, sentence, phraseologism, collocation, idiom, expression, 短语, 词组, 句子, 惯用语
  `),
  other: listed(`
    others, misc, preposition, conjunction, pronoun, interjection, determiner, article, numeral, particle,
    adposition, auxiliary, coordinating conjunction, subordinating conjunction, abbreviation, acronym, prefix,
    suffix, participle, prep, prep., conj, conj., pron, pron., int, num, 其他, 其它, 介词, 连词, 代词, 叹词, 数词,
    量词, 助词, 缩写
  `),
})

const CATEGORY = lookup<Category>(categories, {
  formulation: ['提法', '表述'],
  name: ['名称', '机构', 'organization', 'organisation', 'org'],
  person: ['人名', '人物'],
  place: ['地名', '地点', 'location'],
  term: ['术语', 'entry term'],
  'set phrase': ['成语', '固定短语', '习语', 'idiom'],
  'verbal formulation': ['动词提法', '动宾提法'],
})

/** Kinds of terms that other programs tell, and a termbase does not keep. */
const TERM_TYPES = new Set(
  listed(`
    full form, fullform, acronym, abbreviation, abbreviated form, short form, shortform, variant, phrase, synonym,
    formula, symbol, code, initialism, common name, international scientific term, appellation, lookup, entryterm,
    full name, abbrev, abbr, 缩写, 全称, 缩略语, 简称, 缩略词, sku, product name
  `).map(key),
)

/** What stands for yes and no in a column that marks terms. */
const YES = new Set(
  listed(`
    yes, true, y, 1, x, ✓, ✔, √, 是, 对, 有, ja, oui, si, sim, да, はい, t, wahr, vrai, on, ☑, ✅
  `).map(key),
)
const NO = new Set(
  listed(`
    no, false, n, 0, 否, 不, 非, 无, 没有, nein, non, nao, нет, いいえ, f, falsch, faux, off, -, –, ×, ☐, ❌, ✗
  `).map(key),
)

export const statusOf = (text: string): Status | undefined => STATUS.get(key(text))
export const partOfSpeechOf = (text: string): PartOfSpeech | undefined => PART_OF_SPEECH.get(key(text))
export const categoryNamed = (text: string): Category | undefined => CATEGORY.get(key(text))
export const isTermType = (text: string): boolean => TERM_TYPES.has(key(text))

/** A mark that is set or not; undefined where the text is neither. */
export function booleanOf(text: string): boolean | undefined {
  const written = key(text)
  return YES.has(written) ? true : NO.has(written) ? false : undefined
}

/** Also as TBX has it: `preferredTerm-admn-sts`, `deprecatedTerm`, and as people do: `forbidden term`. */
export function usageOf(text: string): Usage | undefined {
  const written = key(text)
  const bare = written
    .replace(/ ?admn sts$/, '')
    .replace(/ ?(?:terms?|benennung|terme|termino|術語|术语)$/, '')
    .trim()
  return USAGE.get(written) ?? USAGE.get(bare)
}

/** How far a term of the EU's database is checked: 1 to 4 stars, in its TBX 1, 6, 9 and 10. */
export function reliabilityOf(text: string): Status | undefined {
  const written = key(text)
  const code = /^(\d+)(?: |$|\()/.exec(written)?.[1]
  const worded = /(not verified|minimum|very reliable|reliable)/.exec(written)?.[1]
  if (worded) return worded === 'not verified' || worded === 'minimum' ? 'proposed' : 'accepted'
  if (code === '1' || code === '2' || code === '6') return 'proposed'
  return code === '3' || code === '4' || code === '9' || code === '10' ? 'accepted' : undefined
}

function lookup<Value extends string>(values: readonly Value[], words: Words<Value>): ReadonlyMap<string, Value> {
  return new Map(values.flatMap((value) => [value, ...(words[value] ?? [])].map((word) => [key(word), value])))
}

/** Values are compared without case, accents and marks around them; what is written in camel case is words. */
function key(text: string): string {
  let found = keys.get(text)
  if (found === undefined) {
    found = keyOf(text)
    if (keys.size < MOST_KEYS) keys.set(text, found)
  }
  return found
}

function keyOf(text: string): string {
  return plainWords(text)
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[\s"'“‘([【]+(?=.)|(?<=.)[\s"'”’)\].!。】]+$/g, '')
    .trim()
}
