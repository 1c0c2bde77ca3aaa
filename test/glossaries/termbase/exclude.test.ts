import { expect, test } from 'vitest'
import { excluder } from '../../../glossaries/termbase/excluder.ts'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import { renderingId } from '../../../language/identity.ts'
import type { ExclusionPlace } from '../../../model/exclusion.ts'
import { bitext, extraction } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { contents, withTermbase } from './fixtures.ts'

test.each([
  ['發展', 'whole', [true, false, false, false]],
  ['发展', 'first', [true, true, false, false]],
  ['发展', 'last', [true, false, true, false]],
  ['发展', 'inner', [false, false, false, true]],
  ['Developments', 'whole', [true, false, false, false]],
  ['development', 'first', [true, true, false, false]],
  ['development', 'last', [true, false, true, false]],
  ['development', 'inner', [false, false, false, true]],
  ['develop', 'first', [false, false, false, false]],
] as const satisfies [string, ExclusionPlace, boolean[]][])('%s as %s', (words, place, expected) => {
  const isExcluded = excluder([{ words, place }])
  const pairs = [
    { zh: '“发展”', en: 'the development' },
    { zh: '发展目标', en: 'development goal' },
    { zh: '绿色发展', en: 'green development' },
    { zh: '新发展理念', en: 'new development philosophy' },
  ]
  expect(pairs.map(isExcluded)).toEqual(expected)
})

onEachDatabase((newPlace) => {
  const sentences = bitext('talk.txt', [
    ['更大贡献', 'greater contributions'],
    ['多边主义', 'multilateralism'],
  ])
  const more = ['更大贡献', 'greater contributions', 0.9] as const
  const talk = extraction([sentences], [more, ['多边主义', 'multilateralism', 0.8]])
  const contributions = renderingId('更大贡献', 'greater contributions')
  const multilateralism = renderingId('多边主义', 'multilateralism')
  const shown = (termbase: Termbase) => termbase.review.queue({})

  test('what is excluded is hidden wherever proposals are read, and comes back', async () => {
    const place = newPlace()
    await withTermbase(place, async (termbase) => {
      await termbase.save(talk, 'test')
      const exclusion = { words: '更', place: 'first' } as const
      expect(await termbase.wouldHide([exclusion])).toEqual([
        { id: contributions, zh: '更大贡献', en: 'greater contributions', confidence: 0.9, frequency: 1 },
      ])
      expect(await shown(termbase)).toEqual([contributions, multilateralism])
      expect(await termbase.exclude([exclusion, exclusion], 'Li')).toBe(1)
      expect(await termbase.exclude([exclusion], 'Wang')).toBe(0)
    })
    await withTermbase(place, async (termbase) => {
      expect(await shown(termbase)).toEqual([multilateralism])
      expect((await contents(termbase.glossary())).renderings.map(({ id }) => id)).toEqual([multilateralism])
      expect((await termbase.review.counts({})).proposed).toBe(1)
      expect((await termbase.status()).renderings.proposed).toBe(1)
      const { lines } = await termbase.review.sentences('更大', 0, 10)
      expect(lines.flatMap(({ terms }) => terms)).toEqual([])
      expect(await termbase.exclusions()).toEqual([
        { words: '更', place: 'first', by: 'Li', at: expect.any(String), hides: 1 },
      ])
      expect(await termbase.liftExclusions([{ words: '更', place: 'last' }], 'Li')).toBe(0)
      expect(await termbase.liftExclusions([{ words: '更', place: 'first' }], 'Li')).toBe(1)
      expect(await shown(termbase)).toEqual([contributions, multilateralism])
      expect(await termbase.exclusions()).toEqual([])
    })
  })

  test('it holds for later runs', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.exclude([{ words: '更', place: 'first' }], 'Li')
      await termbase.save(talk, 'test')
      expect(await shown(termbase)).toEqual([multilateralism])
      const other = bitext('other.txt', [['更大合作', 'greater cooperation']])
      await termbase.save(extraction([other], [['更大合作', 'greater cooperation', 0.9]]), 'test')
      expect(await shown(termbase)).toEqual([multilateralism])
    })
  })

  test('what a person decided on is not hidden, and is once that is undone', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(talk, 'test')
      await termbase.decide([{ rendering: contributions, status: 'accepted' }], 'Li')
      expect(await termbase.wouldHide([{ words: '更', place: 'first' }])).toEqual([])
      await termbase.exclude([{ words: '更', place: 'first' }], 'Li')
      expect(await shown(termbase)).toContain(contributions)
      await termbase.undo('Li')
      expect(await shown(termbase)).toEqual([multilateralism])
    })
  })

  test('what is hidden is not decided with all that is seen', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(talk, 'test')
      await termbase.exclude([{ words: '更', place: 'first' }], 'Li')
      await termbase.decideAll({}, { status: 'accepted' }, 1, 'Li')
      await termbase.liftExclusions([{ words: '更', place: 'first' }], 'Li')
      const rows = await termbase.review.rows([contributions, multilateralism])
      expect(rows.map(({ status }) => status)).toEqual(['proposed', 'accepted'])
    })
  })
})
