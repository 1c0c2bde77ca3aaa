import type { Inconsistency } from '../glossaries/termbase/review.ts'

/** What a report says in a language. */
export interface ReportWords {
  readonly tag: string
  readonly title: string
  readonly made: (date: string, documents: number, dated: number) => string
  readonly changes: string
  readonly noChanges: string
  readonly tooFew: (dated: number, fewest: number) => string
  readonly since: (since: string, earliest: string, latest: string) => string
  readonly onlySpeaker: (speaker: string) => string
  readonly evidence: (factor: string, before: number, after: number) => string
  readonly confirm: string
  readonly last: string
  readonly first: string
  readonly authority: string
  readonly noRanks: string
  readonly noDepartures: string
  readonly unranked: string
  readonly inDocuments: (count: number) => string
  readonly speakers: string
  readonly sameSpeech: string
  readonly speaker: string
  readonly histories: string
  readonly rendering: string
  readonly month: string
  readonly occurrences: string
  readonly firstSeen: string
  readonly lastSeen: string
  readonly families: string
  readonly noFamilies: string
  readonly formula: string
  readonly inDocument: string
  readonly fillers: string
  readonly names: string
  readonly pinyin: string
  readonly english: string
  readonly titles: string
  readonly growth: string
  readonly concepts: string
  readonly coverage: string
  readonly document: string
  readonly date: string
  readonly pairs: string
  readonly accepted: string
  readonly decided: string
  readonly consistency: string
  readonly consistent: string
  readonly kinds: Readonly<Record<Inconsistency['kind'], string>>
  readonly activity: string
  readonly day: string
  readonly who: string
  readonly calibration: string
  readonly confidence: string
  readonly expected: string
  readonly acceptedShare: string
  readonly none: string
  readonly numbers: string
  readonly problem: string
  readonly terms: string
  readonly shownOf: (shown: number, all: number) => string
  /** Parts of one sentence, and its end. */
  readonly sentence: (parts: readonly string[]) => string
}

const en: ReportWords = {
  tag: 'en',
  title: 'Termbase report',
  made: (date, documents, dated) => `${date}; ${documents} documents, ${dated} of them dated`,
  changes: 'Renderings that changed',
  noChanges: 'No rendering changed so that the evidence is decisive.',
  tooFew: (dated, fewest) => `Too little to tell: ${dated} dated documents, at least ${fewest} are needed.`,
  since: (since, earliest, latest) => `since ${since} (between ${earliest} and ${latest} with a probability of 90%)`,
  onlySpeaker: (speaker) => `in the words of ${speaker} only`,
  evidence: (factor, before, after) => `Bayes factor ${factor}; ${before} documents before, ${after} after`,
  confirm: 'A proposal: confirm it in the review by marking the old rendering as superseded by the new one.',
  last: 'last',
  first: 'first',
  authority: 'Departures from the highest-ranking source',
  noRanks: 'No source ranks above another so far: shuyu sources says which do.',
  noDepartures: 'Nothing departs from the highest-ranking source.',
  unranked: 'other documents',
  inDocuments: (count) => (count === 1 ? '1 document' : `${count} documents`),
  speakers: 'Who says what how',
  sameSpeech: 'No speakers differ in their renderings.',
  speaker: 'speaker',
  histories: 'Renderings over time',
  rendering: 'rendering',
  month: 'month',
  occurrences: 'occurrences',
  firstSeen: 'first seen',
  lastSeen: 'last seen',
  families: 'Formulas with slots',
  noFamilies: 'No formula recurs enough with other words in its slots.',
  formula: 'Formula',
  inDocument: 'Documents',
  fillers: 'Filled by',
  names: 'Names and titles',
  pinyin: 'Pinyin',
  english: 'English',
  titles: 'Titles',
  growth: 'Growth: concepts in documents up to a month',
  concepts: 'concepts',
  coverage: 'Documents and their terms',
  document: 'document',
  date: 'date',
  pairs: 'pairs',
  accepted: 'accepted',
  decided: 'decided',
  consistency: 'Accepted terms that do not agree',
  consistent: 'All accepted terms agree.',
  kinds: {
    severalPreferred: 'several preferred renderings',
    nonePreferred: 'several accepted, none preferred',
    sameEnglish: 'one English for several Chinese',
    capitals: 'other capitals',
    nearSpelling: 'spelt nearly alike',
  },
  activity: 'Decisions by person',
  day: 'day',
  who: 'person',
  calibration: 'Is the confidence true here?',
  confidence: 'confidence',
  expected: 'expected',
  acceptedShare: 'accepted of those decided',
  none: 'none yet',
  numbers: 'numbers',
  problem: 'what does not agree',
  terms: 'terms',
  shownOf: (shown, all) => `${shown} of ${all}; --format json has them all.`,
  sentence: (parts) => `${parts.join('; ')}. `,
}

const zh: ReportWords = {
  tag: 'zh-CN',
  title: '术语库报告',
  made: (date, documents, dated) => `${date}；共 ${documents} 篇文件，其中 ${dated} 篇有日期`,
  changes: '译法变化',
  noChanges: '没有证据充分的译法变化。',
  tooFew: (dated, fewest) => `材料不足：有日期的文件 ${dated} 篇，至少需要 ${fewest} 篇。`,
  since: (since, earliest, latest) => `自 ${since} 起（90% 的概率在 ${earliest} 至 ${latest} 之间）`,
  onlySpeaker: (speaker) => `仅见于${speaker}的讲话`,
  evidence: (factor, before, after) => `贝叶斯因子 ${factor}；之前 ${before} 篇，之后 ${after} 篇`,
  confirm: '仅为建议：请在审校页面将旧译法标为“已被新译法取代”以确认。',
  last: '最后一次',
  first: '第一次',
  authority: '与最高级来源不同的译法',
  noRanks: '尚未设定来源级别：请用 shuyu sources 设定。',
  noDepartures: '没有与最高级来源不同的译法。',
  unranked: '其他文件',
  inDocuments: (count) => `${count} 篇文件`,
  speakers: '各发言人的译法',
  sameSpeech: '各发言人的译法没有不同。',
  speaker: '发言人',
  histories: '译法的时间分布',
  rendering: '译法',
  month: '月份',
  occurrences: '次数',
  firstSeen: '首见',
  lastSeen: '末见',
  families: '句式（含可替换成分）',
  noFamilies: '没有反复出现且成分多变的句式。',
  formula: '句式',
  inDocument: '文件数',
  fillers: '可填成分',
  names: '人名与职务',
  pinyin: '拼音',
  english: '英文',
  titles: '职务',
  growth: '增长：截至各月文件中的概念数',
  concepts: '概念',
  coverage: '文件及其术语',
  document: '文件',
  date: '日期',
  pairs: '译对',
  accepted: '已采纳',
  decided: '已决定',
  consistency: '不一致的已采纳术语',
  consistent: '已采纳的术语均一致。',
  kinds: {
    severalPreferred: '多个首选译法',
    nonePreferred: '多个已采纳、无首选',
    sameEnglish: '多个中文对应同一英文',
    capitals: '大小写不同',
    nearSpelling: '拼写相近',
  },
  activity: '各人的决定',
  day: '日期',
  who: '人员',
  calibration: '置信度在此是否准确',
  confidence: '置信度',
  expected: '预期',
  acceptedShare: '已决定者中采纳的比例',
  none: '暂无',
  numbers: '数据',
  problem: '不一致之处',
  terms: '术语',
  shownOf: (shown, all) => `共 ${all} 项，此处列出 ${shown} 项；全部见 --format json。`,
  sentence: (parts) => `${parts.join('；')}。`,
}

export const reportWords = { en, zh } as const
