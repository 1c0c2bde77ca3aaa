import { expect, test } from 'vitest'
import { conceptId, renderingId } from '../../../language/identity.ts'
import type { Extraction } from '../../../model/glossary.ts'
import { chineseExtraction, oneSidedBitext } from '../../../pipeline/oneLanguage.ts'
import { bitext, extraction } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect, summary, withTermbase } from './fixtures.ts'

const [multilateralism, order] = [renderingId('多边主义', ''), renderingId('国际秩序', '')]

/** What `extract --only zh` keeps of 坚持多边主义。维护国际秩序。 */
function chineseTalk(date = '2026-03-08'): Extraction {
  const { document } = bitext('talk.txt', [
    ['坚持多边主义。', ''],
    ['维护国际秩序。', ''],
  ])
  const term = (text: string, sentence: number, termhood: number) => ({
    ...{ text, category: 'term' as const, termhood },
    places: [{ sentence, span: { start: 2, end: 2 + text.length } }],
  })
  return chineseExtraction(oneSidedBitext({ ...document, date }, 'zh'), [
    term('多边主义', 0, 0.9),
    term('国际秩序', 1, 0.8),
  ])
}

test('one term in two forms is one concept', () => {
  const { document } = bitext('talk.txt', [['“多邊主義”和多边主义', '']])
  const place = (start: number, end: number) => [{ sentence: 0, span: { start, end } }]
  const { entries } = chineseExtraction(oneSidedBitext(document, 'zh'), [
    { text: '“多邊主義”', category: 'term', termhood: 0.9, places: place(0, 6) },
    { text: '多边主义', category: 'formulation', termhood: 0.3, places: place(7, 11) },
  ])
  expect(entries).toMatchObject([
    { id: conceptId('多边主义'), zh: '“多邊主義”', variants: ['多边主义'], category: 'term' },
  ])
  expect(entries[0].renderings).toMatchObject([{ en: '', confidence: 0.9, occurrences: [{}, {}] }])
})

onEachDatabase((newPlace) => {
  test('terms of Chinese alone are kept for review, and in nothing that needs a pair', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      expect(await termbase.save(chineseTalk(), 'test')).toMatchObject({ documentsAdded: 1, renderingsAdded: 2 })
      expect(await termbase.save(chineseTalk(), 'test')).toMatchObject({ documentsUnchanged: 1 })
      expect(await termbase.review.queue({ english: 'missing' })).toEqual([multilateralism, order])
      expect(await termbase.review.queue({ english: 'there' })).toEqual([])
      const { lines } = await termbase.review.sentences('多边主义', 0, 10)
      expect(lines).toMatchObject([
        { unit: { zh: '坚持多边主义。', en: '' }, terms: [{ rendering: multilateralism, zh: { start: 2, end: 6 } }] },
      ])
      expect(await termbase.status()).toMatchObject({ withoutEnglish: 2, units: 2 })
      expect(await summary(termbase.glossary())).toEqual([])
      expect(await collect(termbase.glossary().units())).toEqual([])
      expect(await collect(termbase.uses())).toEqual([])
      expect((await termbase.review.pictures()).documents).toMatchObject([{ units: 2, pairs: 0 }])
      expect(await termbase.lookup('多边主义')).toMatchObject([{ renderings: [{ en: '', frequency: 1 }] }])
    })
  })

  test('they can be filled in or rejected, not accepted as they are', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(chineseTalk(), 'test')
      const accept = { status: 'accepted' } as const
      await expect(termbase.decide([{ rendering: order, ...accept }], 'Li')).rejects.toThrow('text on both sides')
      expect((await termbase.decideAll({}, accept, 2, 'Li')).renderings).toEqual([])
      await termbase.decide([{ rendering: multilateralism, en: 'multilateralism', ...accept }], 'Li')
      await termbase.decide([{ rendering: order, status: 'rejected' }], 'Li')
      expect(await summary(termbase.glossary())).toEqual(['多边主义 = multilateralism (accepted)'])
      // The Chinese text has it, and says nothing of how it is rendered.
      expect(await collect(termbase.glossary().concordance())).toEqual([])
      expect(await termbase.decidedPairs()).toEqual([])
      // What was decided holds when the text is read again, and what was filled in is undone as anything else.
      const again = chineseTalk('2026-03-09')
      await termbase.save(again, 'test')
      expect((await termbase.status()).renderings).toMatchObject({ accepted: 1, rejected: 1, proposed: 0 })
      await termbase.undo('Li')
      await termbase.undo('Li')
      expect(await termbase.review.queue({ english: 'missing', statuses: ['proposed'] })).toEqual([
        multilateralism,
        order,
      ])
    })
  })

  test('a later rendering of the term stands in their place, and leaves it with its document', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(chineseTalk(), 'test')
      const both = bitext('both.txt', [['多边主义', 'multilateralism']])
      await termbase.save(extraction([both], [['多边主义', 'multilateralism', 0.7]]), 'test')
      await termbase.add({ zh: '国际秩序', en: 'the international order' }, 'Li')
      expect(await termbase.review.queue({ english: 'missing' })).toEqual([])
      expect((await termbase.status()).withoutEnglish).toBe(0)
      const pair = renderingId('多边主义', 'multilateralism')
      expect(await termbase.review.entry(pair)).toMatchObject({ competing: [] })
      expect(await termbase.review.rows([pair])).toMatchObject([{ siblings: 0 }])
      // Those without English have no English in common.
      expect(await termbase.review.entry(multilateralism)).toMatchObject({ sameEnglish: [] })
      expect(await termbase.lookup('多边主义')).toMatchObject([{ renderings: [{ en: 'multilateralism' }] }])
      await termbase.removeDocument('both.txt', 'Li')
      expect(await termbase.review.queue({ english: 'missing' })).toEqual([multilateralism])
      await termbase.undo('Li')
      expect(await termbase.review.queue({ english: 'missing' })).toEqual([multilateralism, order])
    })
  })
})
