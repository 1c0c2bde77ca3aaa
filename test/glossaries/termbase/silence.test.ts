import { expect, test } from 'vitest'
import { onEachDatabase } from './databases.ts'
import { withTermbase } from './fixtures.ts'

onEachDatabase((newPlace) => {
  test('what is silenced is remembered once, with who said so, until it is taken back', async () => {
    const place = newPlace()
    const everywhere = { zh: '道路' }
    const once = { zh: '“道路”', wording: 'Road', draft: 'talk.tsv' }
    await withTermbase(place, async (termbase) => {
      await termbase.add({ zh: '道路', en: 'path' }, 'Li')
      await termbase.silence([everywhere, once, everywhere], 'Li')
      await termbase.silence([{ zh: '道路' }], 'Wang')
    })
    await withTermbase(place, async (termbase) => {
      expect(await termbase.silenced()).toEqual([
        { zh: '道路', by: 'Li', at: expect.any(String) },
        { zh: '“道路”', wording: 'road', draft: 'talk.tsv', by: 'Li', at: expect.any(String) },
      ])
      expect(await termbase.liftSilence([{ zh: '道路', wording: 'ROAD', draft: 'talk.tsv' }, { zh: '桥' }], 'me')).toBe(
        1,
      )
      expect((await termbase.silenced()).map(({ zh }) => zh)).toEqual(['道路'])
      await termbase.silence([once], 'Wang')
      expect((await termbase.silenced()).map(({ by }) => by)).toEqual(['Li', 'Wang'])
    })
  })
})
