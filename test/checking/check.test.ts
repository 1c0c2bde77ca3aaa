import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexTerms, observeCorpusPractice, weigh } from '../../checking/index.ts'
import { simplify } from '../../language/fold.ts'
import { renderingId } from '../../language/identity.ts'
import { suggestionOf } from '../../output/findingText.ts'
import { document, findings, summary, term, unit } from './fixtures.ts'

describe('a term that is not rendered', () => {
  const peace = term('和平共处', 'peaceful coexistence')

  test('is a warning with its place, what stands there, and what to use', async () => {
    const links = [['共处', 'living']] as const
    const [finding, ...others] = await findings(
      [peace],
      [unit('我们 主张 和平 共处 。', 'We stand for living in peace.', links)],
    )
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'not-rendered',
      level: 'warning',
      term: '和平共处',
      found: 'living',
      expected: ['peaceful coexistence'],
      zh: { text: '和平共处', span: { start: 4, end: 8 }, place: { file: 'draft.tsv', line: 1, column: 5 } },
      en: { text: 'living', span: { start: 13, end: 19 }, place: { file: 'draft.tsv', line: 1, column: 24 } },
      instead: 'peaceful coexistence',
    })
  })

  test('is none where it is rendered', async () => {
    expect(await findings([peace], [unit('和平 共处', 'Peaceful coexistence')])).toEqual([])
  })

  test('is found in traditional characters, in quotation marks and with spaces', async () => {
    const units = document(['和平 共處', 'harmony'], ['“ 和平 ” 共处', 'harmony'], ['和平 　 共处', 'harmony'])
    expect((await findings([peace], units)).map(({ unit }) => unit.split(':')[1])).toEqual(['0', '1', '2'])
  })

  test('is no warning where the sentence beside it has the rendering, which it does not need itself', async () => {
    const moved = document(['和平 共处 。', 'So it must be.'], ['这 很 重要 。', 'Peaceful coexistence matters.'])
    expect(await findings([peace], moved)).toEqual([])
    const needed = document(['和平 共处 。', 'Great indeed.'], ['和平 共处 。', 'Peaceful coexistence matters.'])
    expect(await summary([peace], needed)).toEqual(['warning not-rendered 和平共处'])
    const replaced = document(
      ['和平 共处', 'living', [['共处', 'living']]],
      ['很 重要', 'Peaceful coexistence matters.'],
    )
    expect(await summary([peace], replaced)).toEqual(['warning not-rendered 和平共处'])
  })

  test('is a note where it was named shortly before and is left out or shortened', async () => {
    const first = ['和平 共处 。', 'Peaceful coexistence.'] as const
    expect(await summary([peace], document(first, ['和平 共处 好', 'It is good.']))).toEqual([
      'note not-rendered 和平共处',
    ])
    const shortened = ['和平 共处 好', 'Coexistence is good.', [['共处', 'Coexistence']]] as const
    expect(await summary([peace], document(first, shortened))).toEqual(['note not-rendered 和平共处'])
    const replaced = ['和平 共处 好', 'Harmony is good.', [['共处', 'Harmony']]] as const
    expect(await summary([peace], document(first, replaced))).toEqual(['warning not-rendered 和平共处'])
  })

  test('is a note where it is a short word that is left out', async () => {
    expect(await summary([term('工作', 'work')], [unit('做好 工作', 'Do well')])).toEqual(['note not-rendered 工作'])
    const replaced = unit('做好 工作', 'Do the task well', [['工作', 'task']])
    expect(await summary([term('工作', 'work')], [replaced])).toEqual(['warning not-rendered 工作'])
  })

  test('tells of a rendering that was rejected', async () => {
    const rejected = term('和平共处', 'peaceful coexistence', { en: 'living in peace', status: 'rejected' })
    const [finding] = await findings([rejected], [unit('和平 共处', 'We are living in peace.')])
    expect(finding).toMatchObject({ rule: 'rejected-rendering', level: 'warning', found: 'living in peace' })
    expect(await findings([rejected], [unit('和平 共处', 'Peaceful coexistence is living in peace.')])).toEqual([])
  })

  test('is not looked for while nobody has accepted it', async () => {
    const proposed = term('和平共处', { en: 'peaceful coexistence', status: 'proposed' })
    expect(await findings([proposed], [unit('和平 共处', 'harmony')])).toEqual([])
  })
})

describe('a term with a slot', () => {
  const center = term('以……为中心', 'with ... at the center', { en: 'put ... first', usage: 'deprecated' })

  test('is found with anything in the slot, and rendered with anything in that of the rendering', async () => {
    expect(await findings([center], [unit('坚持 以 人民 为 中心', 'With the people at the center')])).toEqual([])
    const [finding, ...others] = await findings([center], [unit('坚持 以 人民 为 中心', 'The people matter')])
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'not-rendered', term: '以……为中心', zh: { text: '以人民为中心' } })
    expect(finding.expected).toEqual(['with ... at the center'])
  })

  test('is not found where its parts are pieces of words, or of two clauses', async () => {
    const units = document(['可以 人民 为 中心', 'No'], ['以 人民 为 本 ， 为 中心', 'No'], ['以 为中心论', 'No'])
    expect(await findings([center], units)).toEqual([])
  })

  test('has forbidden renderings with a slot, which nobody mends without looking', async () => {
    const [finding] = await findings([center], [unit('以 人民 为 中心', 'Put the people first.')])
    expect(finding).toMatchObject({ rule: 'deprecated-rendering', found: 'Put the people first', isCertain: false })
  })

  test('leaves what fills the slot to itself', async () => {
    const people = term('人民', 'the people')
    expect(await summary([center, people], [unit('以 人民 为 中心', 'With men at the center')])).toEqual([
      'note not-rendered 人民',
    ])
  })
})

test('a draft that has exactly the accepted rendering of a term never lacks it', async () => {
  const word = fc.stringMatching(/^[a-zA-Z]{1,9}$/)
  const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const zh = fc.stringMatching(/^[一-龥]{2,6}$/)
  await fc.assert(
    fc.asyncProperty(zh, phrase, phrase, async (chinese, rendering, rest) => {
      const found = await findings([term(chinese, rendering)], [unit(`我们 ${chinese}`, `${rest}: ${rendering}.`)])
      expect(found).toEqual([])
      const other = await findings([term(chinese, rendering)], [unit(`我们 ${chinese}`, '42')])
      expect(other).toHaveLength(1)
    }),
  )
})

describe('Chinese terms', () => {
  test('the longest counts: a term within another is not looked for', async () => {
    const terms = [term('共同体', 'bloc'), term('人类命运共同体', 'community with a shared future for humanity')]
    const rendered = unit('构建 人类 命运 共同体', 'build a community with a shared future for humanity')
    expect(await findings(terms, [rendered])).toEqual([])
    const alone = unit('欧洲 共同体', 'the European Community')
    expect(await summary(terms, [alone])).toEqual(['warning not-rendered 共同体'])
  })

  test('a term does not begin or end within a word', async () => {
    const terms = [term('国人', 'compatriots'), term('合国', 'united countries')]
    expect(await findings(terms, [unit('中国 人民', 'Chinese people'), unit('联合国', 'United Nations')])).toEqual([])
    expect(await summary(terms, [unit('国人 皆 知', 'Everybody knows', [['国人', 'Everybody']])])).toEqual([
      'warning not-rendered 国人',
    ])
  })

  test('a long term may cut a word that the segmenter joined wrongly, but is no part of one word', async () => {
    const terms = [term('联合国大会', 'UN General Assembly'), term('中国人民', 'the Chinese people')]
    expect(await summary(terms, [unit('联合国 大会秘书处', 'the Secretariat')])).toEqual([
      'warning not-rendered 联合国大会',
    ])
    expect(await findings(terms, [unit('中国人民银行', 'the central bank')])).toEqual([])
  })
})

test('of homonyms either may be meant', async () => {
  const plant = { ...term('制造', 'manufacture', { en: 'make', usage: 'deprecated' }), id: 'c0000000000000001' }
  const invent = { ...term('制造', 'make'), id: 'c0000000000000002' }
  expect(await findings([plant, invent], document(['制造', 'manufacturing'], ['制造', 'makes']))).toMatchObject([
    { rule: 'inconsistent-renderings' },
  ])
  expect(await summary([plant], document(['制造', 'makes']))).toEqual(['error deprecated-rendering 制造'])
})

describe('a deprecated or superseded rendering', () => {
  const now = { en: 'community with a shared future', usage: 'preferred' } as const
  const supersededBy = renderingId('命运共同体', now.en)
  const once = { en: 'community of common destiny', usage: 'superseded', supersededBy } as const
  const community = term('命运共同体', 'common-future community', once, now)

  test('is an error at its place, with what is used now', async () => {
    const [finding, ...others] = await findings([community], [unit('命运 共同体', 'A Community of Common Destiny.')])
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      ...{ rule: 'deprecated-rendering', level: 'error', found: 'Community of Common Destiny' },
      en: { span: { start: 2, end: 29 } },
      expected: ['community with a shared future', 'common-future community'],
      deprecated: { en: 'community of common destiny', usage: 'superseded' },
      instead: 'community with a shared future',
    })
  })

  test('is an error even if nothing else is accepted', async () => {
    const [finding] = await findings([term('命运共同体', once)], [unit('命运 共同体', 'communities of common destiny')])
    expect(finding).toMatchObject({ level: 'error', expected: [] })
    expect(suggestionOf(finding)).toMatch(/no accepted one/)
  })

  test('is none as part of a longer accepted rendering, or as the rendering of another term', async () => {
    const growth = term('发展', 'development', { en: 'growth', usage: 'deprecated' })
    expect(await summary([growth], [unit('发展 很 快', 'Growth is rapid.')])).toEqual([
      'error deprecated-rendering 发展',
    ])
    const both = unit('发展 和 增长', 'development and growth')
    expect(await findings([growth, term('增长', 'growth')], [both])).toEqual([])
    // It may render the other term, but nothing renders this one.
    const one = unit('发展 和 增长', 'growth, so it is', [['增长', 'growth']])
    expect(await summary([growth, term('增长', 'growth')], [one])).toEqual(['warning not-rendered 发展'])
    const longer = term('发展', 'growth and development', { en: 'growth', usage: 'deprecated' })
    expect(await findings([longer], [unit('发展', 'Growth and development')])).toEqual([])
  })

  test('is a note where it is one word, and accepted renderings account for every place of the term', async () => {
    const both = 'A community with a shared future is no community of common destiny.'
    expect(await summary([community], [unit('命运 共同体', both)])).toEqual(['error deprecated-rendering 命运共同体'])
    const growth = term('发展', 'development', 'developing', { en: 'growth', usage: 'deprecated' })
    const units = [unit('发展 很 快', 'Development is rapid, and growth too.')]
    expect(await summary([growth], units)).toEqual(['note deprecated-rendering 发展'])
    const twice = [unit('发展 促 发展', 'Development brings growth.')]
    expect(await summary([growth], twice)).toEqual(['error deprecated-rendering 发展'])
  })

  test.each([
    ['program', 'programme', 'The programmes were carried out.', true],
    ['program', 'programme', 'The programs were carried out.', false],
    ['multipolarity', 'multi-polarity', 'Multi-polarity is a trend.', true],
    ['the Party', 'the party', 'the party leads', true],
    ['the Party', 'the party', 'the Party leads', false],
  ])('may differ in spelling only: %s, not %s: %s', async (accepted, deprecated, en, isWrong) => {
    const terms = [term('词语', accepted, { en: deprecated, usage: 'deprecated' })]
    expect(await summary(terms, [unit('词语', en)])).toEqual(isWrong ? ['error deprecated-rendering 词语'] : [])
  })
})

describe('a rendering in other forms', () => {
  const cooperation = term('务实合作', 'practical cooperation')
  const links = [
    ['务实', 'pragmatic'],
    ['合作', 'cooperation'],
  ] as const
  const level = async (concept: ReturnType<typeof term>, ...units: Parameters<typeof findings>[1]) =>
    (await summary([concept], units)).map((line) => line.split(' ')[0])

  test('with a word that no accepted rendering has is a warning', async () => {
    expect(await level(cooperation, unit('务实 合作', 'Pursue pragmatic cooperation.', links))).toEqual(['warning'])
    // The word renders nothing that the links know of, but stands where the right one would.
    expect(await level(cooperation, unit('务实 合作', 'Pursue sincere cooperation.', links.slice(1)))).toEqual([
      'warning',
    ])
  })

  test('shortened is a note, a derived form is the rendering', async () => {
    expect(await level(cooperation, unit('务实 合作 好', 'Cooperation is good.', [['合作', 'Cooperation']]))).toEqual([
      'note',
    ])
    const parliament = term('议会', 'parliament')
    expect(
      await level(
        parliament,
        unit('议会 选举', 'parliamentary elections', [
          ['议会', 'parliamentary'],
          ['选举', 'elections'],
        ]),
      ),
    ).toEqual([])
  })

  test('a name in other words is another name, not a shorter one', async () => {
    const party = term('中国共产党', 'Communist Party of China', 'CPC')
    const links = [
      ['中国共产党', 'Chinese'],
      ['中国共产党', 'Communist'],
      ['中国共产党', 'Party'],
    ] as const
    expect(await level(party, unit('中国共产党 好', 'The Chinese Communist Party is good.', links))).toEqual([
      'warning',
    ])
    const shorter = unit('中国共产党 好', 'The Communist Party is good.', links.slice(1))
    expect(await level(party, shorter)).toEqual(['note'])
  })

  test('a word of everyday language is a note, but not where one of its renderings is preferred', async () => {
    const growth = unit('努力 好', 'Endeavor is good.', [['努力', 'Endeavor']])
    const usage = { isAction: () => false, isEverydayWord: (zh: string) => zh === '努力' }
    const levels = async (concept: ReturnType<typeof term>) =>
      (await findings([concept], [growth], { usage })).map(({ level }) => level)
    expect(await levels(term('努力', 'effort'))).toEqual(['note'])
    expect(await levels(term('努力', { en: 'effort', usage: 'preferred' }))).toEqual(['warning'])
  })

  test('in a draft that came aligned, a rendering in the sentence beside is of that sentence', async () => {
    const units = document(['务实 合作 好', 'Is good.'], ['好', 'Practical cooperation is.'])
    expect(await findings([cooperation], units)).toHaveLength(0)
    expect(await findings([cooperation], units, { isAligned: true })).toHaveLength(1)
  })

  test('left out is a note where it is named elsewhere and something refers to it', async () => {
    const named = ['务实 合作 好', 'Practical cooperation is good.'] as const
    expect(await level(cooperation, ...document(named, ['务实 合作 好', 'It is good.']))).toEqual(['note'])
    expect(await level(cooperation, ...document(named, ['务实 合作 好', 'Is good.']))).toEqual(['warning'])
    const name = ['务实 合作 好', 'For it, see European Union.'] as const
    expect(await level(cooperation, ...document(named, name))).toEqual(['warning'])
  })

  test('of one’s own country is no other word', async () => {
    const youth = term('我国青年', 'young people of our country')
    const links = [
      ['青年', 'people'],
      ['我国', 'Chinese'],
    ] as const
    expect(await level(youth, unit('我国 青年', 'young Chinese people', links))).toEqual(['note'])
  })

  test('a word with a suffix is another word', async () => {
    expect(await findings([term('科学发展', 'scientific development')], [unit('科学 发展观', 'an outlook')])).toEqual(
      [],
    )
    expect(await findings([term('共产党', 'Communist Party')], [unit('共产党 人', 'Communists')])).toEqual([])
  })
})

describe('renderings that are inconsistent within a draft', () => {
  const lines = document(
    ['发展 道路', 'a path of development'],
    ['发展 道路', 'the road of development'],
    ['发展 道路', 'paths of development'],
  )

  test('are one note, at the way that is used less', async () => {
    const [finding, ...others] = await findings([term('道路', 'road', 'path')], lines)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'inconsistent-renderings', level: 'note', found: 'road', instead: 'path' })
    expect(finding.renderings).toEqual([
      { en: 'path', places: 2 },
      { en: 'road', places: 1 },
    ])
  })

  test('are a warning where one is preferred, which is suggested even if it is used less', async () => {
    const [finding] = await findings([term('道路', 'path', { en: 'road', usage: 'preferred' })], lines)
    expect(finding).toMatchObject({ level: 'warning', found: 'path', instead: 'road', isPreferred: true })
  })

  test('are a note where each is explicitly admitted', async () => {
    const admitted = term('道路', { en: 'road', usage: 'admitted' }, { en: 'path', usage: 'admitted' })
    expect(await summary([admitted], lines)).toEqual(['note inconsistent-renderings 道路'])
  })

  test('are none where they are the same words, or one is part of the other', async () => {
    const same = term('发展道路', 'path of development', 'development path')
    expect(await findings([same], lines.toSpliced(1, 1))).toEqual([])
    const shortened = term('发展道路', 'path of development', 'path')
    expect(
      await findings([shortened], document(['发展 道路', 'paths'], ['发展 道路', 'a path of development'])),
    ).toEqual([])
  })
})

describe('the practice of the termbase’s own documents', () => {
  const terms = [term('前景', 'prospects'), term('道路', { en: 'path', usage: 'preferred' }, 'road')]
  const published = [
    { document: 'a', zh: '前景光明', en: 'bright prospects' },
    { document: 'a', zh: '前景广阔', en: 'a broad future' },
    { document: 'a', zh: '走这条道路', en: 'follow this path' },
    { document: 'a', zh: '这条道路很长', en: 'this road is long' },
  ]
  const weighed = async (units: readonly Parameters<typeof findings>[1][number][], texts = published) => {
    const index = await indexTerms(terms, simplify)
    const concerned = new Set(terms.map(({ id }) => id))
    return weigh(await findings(terms, units), await observeCorpusPractice(texts, concerned, index, simplify))
  }

  test('makes a note of what they do themselves', async () => {
    const found = await weighed([unit('前景 很 好', 'The future is bright.', [['前景', 'future']])])
    expect(found).toMatchObject([{ level: 'note', excuse: { code: 'asInDocuments', times: 1, of: 2 } }])
  })

  test('but not of another deviation', async () => {
    const found = await weighed([unit('前景 很 好', 'The outlook is bright.', [['前景', 'outlook']])])
    expect(found).toMatchObject([{ level: 'warning' }])
  })

  test('nor where they hardly ever deviate', async () => {
    const consistent = Array.from({ length: 20 }, () => published[0])
    const found = await weighed(
      [unit('前景 很 好', 'The future is bright.', [['前景', 'future']])],
      [...consistent, published[1]],
    )
    expect(found).toMatchObject([{ level: 'warning' }])
  })

  test('makes a note of renderings that one of them mixes', async () => {
    const draft = document(['这 条 道路', 'this path'], ['那 条 道路', 'that road'])
    expect(await weighed(draft)).toMatchObject([{ level: 'note', rule: 'inconsistent-renderings' }])
    const apart = published.map((text, i) => ({ ...text, document: String(i) }))
    expect(await weighed(draft, apart)).toMatchObject([{ level: 'warning', rule: 'inconsistent-renderings' }])
  })
})
