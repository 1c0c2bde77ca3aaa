import { expect, test } from 'vitest'
import { onEachDatabase } from './databases.ts'
import { withTermbase } from './fixtures.ts'

onEachDatabase((newPlace) => {
  test('the ranks of sources that were set last hold', async () => {
    const place = newPlace()
    const ranks = [
      { name: '外交部', patterns: ['mfa', 'fmprc-*'] },
      { name: 'agency', patterns: ['xinhua'] },
    ]
    await withTermbase(place, async (termbase) => {
      expect(await termbase.sourceRanks()).toEqual([])
      await termbase.setSourceRanks([{ name: 'other', patterns: ['x'] }], 'Li')
      await termbase.setSourceRanks(ranks, 'Wang')
    })
    await withTermbase(place, async (termbase) => {
      expect(await termbase.sourceRanks()).toEqual(ranks)
      await termbase.setSourceRanks([], 'Li')
      expect(await termbase.sourceRanks()).toEqual([])
    })
  })
})
