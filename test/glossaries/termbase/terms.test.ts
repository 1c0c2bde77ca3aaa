import { describe, expect, test } from 'vitest'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import { conceptId, renderingId } from '../../../language/identity.ts'
import { bitext, extraction } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, contents, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['推动绿色发展，促进发展。', 'Promote green development and foster growth.'],
  ['绿色发展是方向。', 'The direction is green development.'],
  ['深海探测很重要。', 'Deep-sea exploration matters; so do the deep seas.'],
])
const later = bitext('later.txt', [['深海探测取得进展。', 'Deep-sea exploration made progress.']])

const green = renderingId('绿色', 'green')
const greenDevelopment = renderingId('绿色发展', 'green development')
const [development, growth] = [renderingId('发展', 'development'), renderingId('发展', 'growth')]
const exploration = renderingId('深海探测', 'deep-sea exploration')

const found = extraction(
  [talk],
  [
    ['绿色', 'green', 0.6],
    ['绿色发展', 'green development', 0.9],
    ['发展', 'development', 0.5],
    ['发展', 'growth', 0.4],
  ],
)

const row = async ({ review }: Termbase, id: string) => (await review.rows([id]))[0]

onEachDatabase((newPlace) => {
  const filled = (work: (termbase: Termbase) => Promise<void>) =>
    withTermbase(newPlace(), async (termbase) => {
      await termbase.save(found, 'test')
      await work(termbase)
    })

  describe('usage', () => {
    test('accepts what it is said of, and goes where the pair is accepted no more', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: growth, usage: 'deprecated' }], 'Li')
        expect(await row(termbase, growth)).toMatchObject({ status: 'accepted', usage: 'deprecated' })
        await termbase.decide([{ rendering: growth, status: 'rejected' }], 'Li')
        expect(await row(termbase, growth)).toMatchObject({ status: 'rejected', usage: null })
      })
    })

    test('a concept prefers one rendering', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: growth, usage: 'preferred' }], 'Li')
        await termbase.decide([{ rendering: development, usage: 'preferred' }], 'Wang')
        expect([(await row(termbase, development)).usage, (await row(termbase, growth)).usage]).toEqual([
          'preferred',
          'admitted',
        ])
        await termbase.undo('Wang')
        expect((await row(termbase, growth)).usage).toBe('preferred')
        await termbase.decideAll({}, { usage: 'preferred' }, 4, 'Wang')
        const usages = (await termbase.review.rows([development, growth])).map(({ usage }) => usage)
        expect(usages).toEqual(['preferred', 'admitted'])
      })
    })

    test('undoing brings back no second preference', async () => {
      await filled(async (termbase) => {
        await termbase.decide([{ rendering: growth, usage: 'preferred' }], 'Li')
        await termbase.decide([{ rendering: growth, usage: 'admitted' }], 'Li')
        await termbase.decide([{ rendering: development, usage: 'preferred' }], 'Wang')
        await termbase.undo('Li')
        const usages = (await termbase.review.rows([development, growth])).map(({ usage }) => usage)
        expect(usages).toEqual(['preferred', 'admitted'])
      })
    })
  })

  describe('what stands within longer proposals only', () => {
    test('is folded under them until they are decided', async () => {
      await filled(async (termbase) => {
        const folded = () => termbase.review.queue({ nested: 'fold' })
        expect(await folded()).not.toContain(green)
        expect(await folded()).toEqual(expect.arrayContaining([greenDevelopment, growth]))
        expect(await termbase.review.entry(green)).toMatchObject({ longer: [{ id: greenDevelopment }], pieces: [] })
        const { pieces } = (await termbase.review.entry(greenDevelopment)) ?? {}
        expect(pieces?.map(({ id }) => id)).toContain(green)
        await termbase.decide([{ rendering: greenDevelopment, status: 'accepted' }], 'Li')
        expect(await folded()).toContain(green)
      })
    })

    test('comes forth where another document has it alone', async () => {
      await filled(async (termbase) => {
        const alone = bitext('alone.txt', [['绿色', 'green']])
        await termbase.save(extraction([alone], [['绿色', 'green', 0.6]]), 'test')
        expect(await termbase.review.queue({ nested: 'fold' })).toContain(green)
        await termbase.removeDocument('alone.txt', 'Li')
        expect(await termbase.review.queue({ nested: 'fold' })).not.toContain(green)
      })
    })
  })

  describe('a term that was missed', () => {
    test('is added with all its places, undone and redone', async () => {
      await filled(async (termbase) => {
        const before = await contents(termbase.glossary())
        const added = await termbase.add({ zh: '深海探测', en: 'deep-sea exploration', category: 'formulation' }, 'Li')
        expect(added).toMatchObject({ rendering: exploration, isNew: true, occurrences: 1 })
        expect(await row(termbase, exploration)).toMatchObject({
          status: 'accepted',
          frequency: 1,
          category: 'formulation',
        })
        expect(await termbase.decidedPairs()).toEqual([])
        const { lines } = await termbase.review.concordance(exploration, 0, 10)
        expect(lines[0].unit.en.slice(lines[0].en.start, lines[0].en.end)).toBe('Deep-sea exploration')
        await termbase.undo('Li')
        expect(await contents(termbase.glossary())).toEqual(before)
        await termbase.redo('Li')
        expect(await row(termbase, exploration)).toMatchObject({ status: 'accepted', frequency: 1 })
      })
    })

    test('is found in later documents too, and stays when they are replaced', async () => {
      await filled(async (termbase) => {
        await termbase.add({ zh: '深海探测', en: 'deep-sea exploration' }, 'Li')
        await termbase.save(extraction([later], []), 'test')
        expect((await row(termbase, exploration)).frequency).toBe(2)
        await termbase.removeDocument('talk.txt', 'Li')
        await termbase.removeDocument('later.txt', 'Li')
        expect(await row(termbase, exploration)).toMatchObject({ status: 'accepted', frequency: 0 })
        await termbase.save(found, 'test')
        expect((await row(termbase, exploration)).frequency).toBe(1)
      })
    })

    test('that was proposed is accepted; one of nothing is refused', async () => {
      await filled(async (termbase) => {
        expect(await termbase.add({ zh: '发展', en: 'growth' }, 'Li')).toMatchObject({
          rendering: growth,
          isNew: false,
        })
        expect((await row(termbase, growth)).status).toBe('accepted')
        await expect(termbase.add({ zh: ' ', en: 'x' }, 'Li')).rejects.toMatchObject({ code: 'empty' })
        await expect(termbase.removeDocument('none.txt', 'Li')).rejects.toMatchObject({ code: 'documentGone' })
      })
    })
  })

  test('a single place is taken out, stays out when the document is read again, and comes back by undoing', async () => {
    await filled(async (termbase) => {
      const before = await contents(termbase.glossary())
      const { lines } = await termbase.review.concordance(greenDevelopment, 0, 10)
      expect(lines).toHaveLength(2)
      await termbase.decide([{ rendering: greenDevelopment, revision: 0, without: lines[0].place }], 'Li')
      expect((await row(termbase, greenDevelopment)).frequency).toBe(1)
      const again = { ...found, bitexts: [{ ...talk, document: { ...talk.document, date: '2026-03-09' } }] }
      await termbase.save(again, 'test')
      const left = await termbase.review.concordance(greenDevelopment, 0, 10)
      expect(left.lines.map(({ unit }) => unit.ordinal)).toEqual([lines[1].unit.ordinal])
      await termbase.undo('Li')
      expect((await row(termbase, greenDevelopment)).frequency).toBe(2)
      await termbase.save(found, 'test')
      const bare = (value: unknown) =>
        JSON.parse(JSON.stringify(value), (key, one) => (key === 'revision' ? undefined : one))
      expect(bare(await contents(termbase.glossary()))).toEqual(bare(before))
    })
  })

  test('a search finds pinyin, notes, and sentences', async () => {
    await filled(async (termbase) => {
      const { review } = termbase
      expect(await review.queue({ search: 'lvse' })).toEqual([greenDevelopment, green])
      expect(await review.queue({ search: 'fzh' })).toEqual([])
      expect(await review.queue({ search: 'lsfz' })).toEqual([greenDevelopment])
      expect(await review.queue({ search: 'fahzan' })).toEqual([greenDevelopment, development, growth])
      expect(await review.queue({ search: 'growth' })).toEqual([growth])
      await termbase.decide([{ rendering: green, note: 'See the Charter' }], 'Li')
      await termbase.decide([{ concept: conceptId('发展'), definition: 'Change for the better' }], 'Li')
      expect(await review.queue({ search: 'charter', scope: 'notes' })).toEqual([green])
      expect(await review.queue({ search: 'better', scope: 'notes' })).toEqual([development, growth])
      expect(await review.queue({ search: '方向', scope: 'text' })).toContain(greenDevelopment)
      expect(await review.queue({ search: '方向', scope: 'text' })).not.toContain(growth)
      expect(await review.queue({ order: 'pinyin' })).toEqual([development, growth, green, greenDevelopment])
      expect(await review.queue({ unit: 'concept' })).toEqual([greenDevelopment, green, development])
      expect(await review.counts({ search: 'lvse' })).toEqual({ proposed: 2, accepted: 0, rejected: 0, undecided: 0 })
    })
  })

  test('sentences and notes are searched in either script, whatever the width, case and apostrophe', async () => {
    const both = bitext('both.txt', [
      ['頭髮與發展（Ａ股）。', 'Hair and the people’s development.'],
      ['头发和发展。', 'Hair [*] and growth? GDP 50%.'],
      ['乾隆年間，GDP增長', 'In the years of Qianlong'],
    ])
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(extraction([both], [['发展', 'growth', 0.5]]), 'test')
      const found = async (search: string) =>
        (await termbase.review.sentences(search, 0, 10)).lines.map(({ unit }) => unit.ordinal)
      expect(await found('头发')).toEqual([0, 1])
      expect(await found('頭髮')).toEqual([0, 1])
      expect(await found('發展')).toEqual([0, 1])
      expect(await found('A股')).toEqual([0])
      expect(await found("PEOPLE'S")).toEqual([0])
      expect(await found('people’s 头发')).toEqual([0])
      expect(await found('gdp')).toEqual([1, 2])
      expect(await found('[*]')).toEqual([1])
      expect(await found('growth? 50%')).toEqual([1])
      expect(await found('年间')).toEqual([2])
      expect(await found('.*')).toEqual([])
      const [id] = await termbase.review.queue({})
      await termbase.decide([{ rendering: id, note: '見《憲章》 Charter’s' }], 'Li')
      for (const search of ['宪章', '憲章', "charter's"])
        expect(await termbase.review.queue({ search, scope: 'notes' })).toEqual([id])
    })
  })

  test('a document is read with its terms, and pictured', async () => {
    await filled(async (termbase) => {
      const { review } = termbase
      const { total, lines } = await review.reading(talk.document.id, 1, 10)
      expect([total, lines.length]).toEqual([3, 2])
      expect(lines[0].terms[0]).toMatchObject({ rendering: greenDevelopment, status: 'proposed' })
      expect((await review.sentences('探测', 0, 10)).lines.map(({ unit }) => unit.ordinal)).toEqual([2])
      expect(await review.spread(conceptId('发展'))).toContainEqual({
        ...{ rendering: growth, month: '2026-03', speaker: '甲', count: 1 },
      })
      await termbase.decide([{ rendering: growth, status: 'accepted' }], 'Li')
      const { activity, confidence, documents } = await review.pictures()
      expect(activity).toMatchObject([{ by: 'Li', count: 1 }])
      expect(confidence[4]).toMatchObject({ from: 0.4, accepted: 1, proposed: 0, expected: 0.4 })
      expect(documents).toEqual([
        { id: talk.document.id, name: 'talk.txt', date: '2026-03-08', units: 3, pairs: 4, decided: 1, accepted: 1 },
      ])
      expect((await collect(termbase.history())).at(-1)).toMatchObject({ action: 'decide' })
    })
  })
})
