/** Rows of a bitext: Chinese and English. */
type Rows = readonly (readonly [zh: string, en: string])[]

const table = (rows: Rows) => `zh\ten\n${rows.map((row) => row.join('\t')).join('\n')}\n`
const lines = (...text: string[]) => `${text.join('\n')}\n`

const possessives: Rows = [
  ['他们在港口附近的林德店里会面。', "They met at Lindqvist's, near the port."],
  ['林德的计划得到了广泛支持。', "Lindqvist's plan won broad support."],
  ['双方讨论了林德的建议。', 'The two sides discussed Lindqvist’s proposal.'],
  ['工人的权利受到保护。', 'The workers’ rights are protected; so are the workers’.'],
]

/**
 * Twelve documents that a program with a memory reads otherwise after one than after another: possessives, repeated names
 * and odd words, the same term in several writings and as often in each, mixed scripts, accepted terms that cut words,
 * a copy under another name, and one that is no bilingual text.
 */
export const provokingDocuments: Readonly<Record<string, string>> = {
  'possessive-comma.tsv': table(possessives.slice(0, 1)),
  'possessive-plain.tsv': table(possessives.slice(1)),
  'names.tsv': table([
    ['马科斯·奥尔蒂斯部长访问了雅鲁港。', 'Minister Marcos Ortiz visited Yarru Port.'],
    [
      '奥尔蒂斯说，雅鲁港的扩建将在年内完成。',
      "Ortiz said that Yarru Port's expansion would be finished within the year.",
    ],
    ['YARRU港务局欢迎这一决定。', 'The YARRU Port Authority welcomed the decision.'],
    ['奥尔蒂斯部长强调低碳发展。', 'Minister Ortiz stressed low-carbon development.'],
  ]),
  'names-again.tsv': table([
    ['雅鲁港务局发表了年度报告。', 'The Yarru Port Authority published its annual report.'],
    ['低碳发展是雅鲁港的目标。', "Low-carbon development is Yarru Port's goal."],
    ['部长马科斯·奥尔蒂斯出席了仪式。', 'Marcos Ortiz, the minister, attended the ceremony.'],
  ]),
  'quoted.tsv': table([
    ['“蓝色粮仓”倡议得到十二个国家的支持。', 'The “Blue Granary” initiative has the support of twelve countries.'],
    ['专家高度评价《海洋保护公约》。', 'Experts spoke highly of the Convention on the Protection of the Seas.'],
    ['各方同意加强渔业合作。', 'All sides agreed to strengthen fisheries cooperation.'],
  ]),
  'unquoted.tsv': table([
    ['蓝色粮仓倡议将延长五年。', 'The Blue Granary Initiative will be extended by five years.'],
    ['海洋保护公约明年生效。', 'The convention on the protection of the seas enters into force next year.'],
    ['渔业合作不断深化。', 'Fishery cooperation keeps deepening.'],
  ]),
  'traditional.tsv': table([
    ['藍色糧倉倡議將延長五年。', 'The Blue Granary initiative will be extended by five years.'],
    ['雙方簽署了漁業合作協定。', 'The two sides signed a fisheries cooperation agreement.'],
    [
      '海洋保護公約的秘書處設在雅魯港。',
      'The secretariat of the Convention on the Protection of the Seas is in Yarru Port.',
    ],
  ]),
  'mixed.md': lines(
    '# 渔业合作新闻发布会',
    '',
    '# Press Conference on Fisheries Cooperation',
    '',
    '记者：5G和AI能帮助渔民吗？',
    '',
    'Journalist: Can 5G and AI help fishers?',
    '',
    '奥尔蒂斯：能。人工智能预报鱼群，“蓝色粮仓”平台分享数据。',
    '',
    'Ortiz: They can. Artificial intelligence forecasts shoals, and the "Blue Granary" platform shares the data.',
    '',
    '我们将在2027年前建成一百个智慧渔港。',
    '',
    'By 2027 we will have built one hundred smart fishing ports.',
  ),
  'known.tsv': table([
    ['大会秘书处公布了议程。', 'The secretariat of the conference published the agenda.'],
    ['粮食安全关系到每一个家庭。', 'Food security concerns every household.'],
    ['维护粮食 安全是共同的责任。', 'Upholding food security is a shared responsibility.'],
    ['“粮食安全”一词在报告中出现了三十次。', 'The words “food security” appear thirty times in the report.'],
  ]),
  'known-again.tsv': table([
    ['秘书处支持粮食安全计划。', 'The secretariat supports the food security programme.'],
    ['糧食安全是當務之急。', 'Food security is a pressing task.'],
    ['渔业合作有助于粮食安全。', 'Fisheries cooperation helps food security.'],
  ]),
  'copy-of-names.tsv': '',
  'only-chinese.tsv': lines('zh\ten', '这里只有中文。\t'),
}

/** What people accepted and rejected before: terms in several writings, and one that cuts a word. */
export const provokingGlossary = lines(
  'zh,en,status',
  '粮食安全,food security,accepted',
  '秘书处,secretariat,accepted',
  '蓝色粮仓,Blue Granary,accepted',
  '渔业合作,fishery cooperation,rejected',
  '雅鲁港,Yarru Port,accepted',
  '低碳发展,low-carbon development,rejected',
)
