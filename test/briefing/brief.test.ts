import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { briefOf } from '../../briefing/brief.ts'
import { knownConcepts } from '../../briefing/knownConcepts.ts'
import { suggester } from '../../briefing/suggestions.ts'
import { chromiumArguments } from '../../evaluation/chromium.ts'
import { installedChromium } from '../../files/chromium.ts'
import { openDictionary } from '../../glossaries/lexicons/cedict.ts'
import { simplify } from '../../language/fold.ts'
import { spelledName } from '../../language/titledNames.ts'
import type { ConceptEntry, Rendering } from '../../model/term.ts'
import { writeBriefAnki } from '../../output/brief/anki.ts'
import { writeBriefHtml } from '../../output/brief/html.ts'

const rendering = (en: string, more: Partial<Rendering> = {}): Rendering => ({
  ...{ id: `r-${en}`, zh: '', en, category: 'term', confidence: 1, occurrences: [], reasons: [] },
  ...{ status: 'accepted', revision: 1, ...more },
})
const concept = (zh: string, ...renderings: readonly Rendering[]): ConceptEntry => ({
  ...{ id: `c-${zh}`, zh, variants: [], category: 'term', renderings, revision: 0 },
})

const CONCEPTS = [
  concept(
    '命运共同体',
    rendering('community of destiny', { usage: 'superseded' }),
    rendering('community with a common future'),
    rendering('community with a shared future', {
      usage: 'preferred',
      decided: { by: 'ann', at: '2026-02-01T00:00:00Z' },
    }),
  ),
  concept('多边贸易体制', rendering('multilateral trading system')),
  concept('世界贸易组织', rendering('World Trade Organization')),
  concept('数字丝绸之路建设', rendering('building of the Digital Silk Road')),
]
const glossary = {
  concepts: async function* () {
    yield* CONCEPTS
  },
  units: async function* () {},
}
const options = { name: 'terms.db', glossary, since: '2026-01-01' }
const paper = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

const CHINESE = `外交部长林知远在论坛开幕式上的讲话

女士们，先生们：我们要构建命运共同体，维护多边贸易体制。国内生产总值达到3.5万亿元，增长两倍。

WTO改革需要各方共同努力。双方愿意推进数字丝绸之路的建设，构建命运共同体。`

describe('brief of a Chinese paper', async () => {
  const brief = await briefOf(paper('talk.txt', CHINESE), options)

  it('lists known terms in the order of the text, the preferred rendering first, former ones apart', () => {
    expect(brief.language).toBe('zh')
    expect(brief.terms.map(({ zh, en, former, isChanged, places }) => ({ zh, en, former, isChanged, places }))).toEqual(
      [
        {
          zh: '命运共同体',
          en: ['community with a shared future', 'community with a common future'],
          former: ['community of destiny'],
          isChanged: true,
          places: 2,
        },
        { zh: '多边贸易体制', en: ['multilateral trading system'], former: [], isChanged: false, places: 1 },
      ],
    )
  })

  it('gives numbers in the other notation, new names with titles and pinyin, acronyms by initials', () => {
    expect(brief.numbers.map(({ text, rendering }) => `${text} ${rendering}`)).toEqual([
      '3.5万亿元 3.5 trillion yuan',
      '增长两倍 increase by 200% (to 3 times)',
    ])
    expect(brief.names).toMatchObject([
      { name: '林知远', title: '外交部长', pinyin: 'Lín Zhīyuǎn', spelled: 'Lin Zhiyuan' },
    ])
    expect(brief.acronyms).toEqual([{ acronym: 'WTO', meanings: ['World Trade Organization 世界贸易组织'], places: 1 }])
  })

  it('proposes no decided term, and says where each suggestion is from', () => {
    const terms = brief.proposals.map(({ term }) => term)
    expect(terms).not.toContain('命运共同体')
    expect(terms).toContain('国内生产总值')
    const [gdp] = brief.proposals.filter(({ term }) => term === '国内生产总值')
    expect(gdp.suggestions[0]).toMatchObject({
      from: 'dictionary',
      text: expect.stringMatching(/gross domestic product/i),
    })
  })

  it('loses no character of the text, and writes renderings over it', () => {
    const text = brief.text.map(({ runs }) => runs.map((run) => run.text).join('')).join('')
    expect(text.replace(/\s/g, '')).toBe(CHINESE.replace(/\s/g, ''))
    const runs = brief.text.flatMap((sentence) => sentence.runs)
    expect(runs).toContainEqual({ text: '命运共同体', kind: 'term', above: 'community with a shared future' })
    expect(runs).toContainEqual({ text: '林知远', kind: 'name', above: 'Lin Zhiyuan' })
  })

  it('writes a page that needs no network, and cards', () => {
    const html = [...writeBriefHtml(brief)].join('')
    expect(html).not.toMatch(/https?:|src=|<link/)
    expect(html).toContain('<s lang="en">community of destiny</s>')
    const cards = [...writeBriefAnki(brief)].join('')
    expect(cards).toContain(
      '命运共同体\tmìng yùn gòng tóng tǐ\tcommunity with a shared future; community with a common future\tterm\n',
    )
    expect(cards).toContain('3.5万亿元\t\t3.5 trillion yuan\tnumber\n')
  })

  const executablePath = installedChromium()
  it.skipIf(!executablePath)(
    'has nothing that axe finds, light and dark, in both languages',
    { timeout: 60_000 },
    async () => {
      const browser = await chromium.launch({ executablePath, args: chromiumArguments })
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await (await browser.newContext({ colorScheme })).newPage()
          await page.setContent([...writeBriefHtml(brief)].join(''))
          await page.evaluate(axe)
          for (const heading of ['The text', '原文']) {
            expect(await page.locator('h2:visible').allInnerTexts()).toContain(heading)
            const { violations } = (await page.evaluate('axe.run()')) as {
              violations: { id: string; nodes: { html: string }[] }[]
            }
            expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([])
            await page.click('#language')
          }
        }
      } finally {
        await browser.close()
      }
    },
  )
})

describe('brief of an English paper', () => {
  it('finds terms by their renderings in any form, numbers, and former renderings', async () => {
    const text = `Statement at the Forum

We are building communities with a shared future. The multilateral trading system grew to 35 billion dollars in the 1980s.

President Mark Barrett welcomed the rules of the World Trade Organization (WTO). A community of destiny is an old wording.`
    const brief = await briefOf(paper('talk.txt', text), options)
    expect(brief.language).toBe('en')
    expect(brief.terms.map(({ zh, places }) => `${zh} ${places}`)).toEqual([
      '命运共同体 2',
      '多边贸易体制 1',
      '世界贸易组织 1',
    ])
    expect(brief.numbers.map(({ rendering }) => rendering)).toEqual(['350亿美元', '20世纪80年代'])
    expect(brief.names).toMatchObject([{ name: 'Mark Barrett', title: 'President' }])
    expect(brief.acronyms[0].meanings).toContain('World Trade Organization')
  })
})

describe('brief of a paper in both', () => {
  it('sets the translation beside the text and tells where it departs from the termbase', async () => {
    const text = `zh\ten\n我们维护多边贸易体制。\tWe uphold the multilateral trading system.\n命运共同体是共同目标。\tThe community of destiny is a common goal.\n`
    const brief = await briefOf(paper('talk.tsv', text), options)
    expect(brief.language).toBe('both')
    expect(brief.text.map(({ translation }) => translation)).toEqual([
      'We uphold the multilateral trading system.',
      'The community of destiny is a common goal.',
    ])
    expect(brief.departures).toMatchObject([{ kind: 'finding', finding: { rule: 'deprecated-rendering' } }])
  })
})

describe('what is suggested and how names are said', () => {
  it('tells another wording of a term from a longer one', async () => {
    const { nearest } = suggester(await knownConcepts(CONCEPTS, simplify), openDictionary(), simplify)
    expect(nearest('数字丝绸之路的建设')).toMatchObject({ isReworded: true, concept: { zh: '数字丝绸之路建设' } })
    expect(nearest('推进数字丝绸之路建设')).toMatchObject({ isReworded: false })
    expect(nearest('和平发展')).toBeUndefined()
  })

  it('reads surnames as surnames', () => {
    expect(spelledName('单伟建')).toEqual({ pinyin: 'Shàn Wěijiàn', spelled: 'Shan Weijian' })
    expect(spelledName('欧阳明')).toEqual({ pinyin: 'Ōuyáng Míng', spelled: 'Ouyang Ming' })
  })

  it('refuses a paper in neither language', async () => {
    await expect(briefOf(paper('a.txt', 'Это текст о торговле и мире между странами.'), options)).rejects.toThrow(
      /expected Chinese or English text/,
    )
  })
})
