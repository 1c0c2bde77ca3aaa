import { describe, expect, test } from 'vitest'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import { bitext, extraction, type Proposal } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { temporaryFile, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['构建人类命运共同体。', 'Build a community with a shared future.'],
  ['人类命运共同体与核心利益。', 'A community with a shared future and core interests.'],
])
const pairs: Proposal[] = [
  ['人类命运共同体', 'community with a shared future', 0.9],
  ['构建人类命运共同体', 'Build a community with a shared future', 0.8],
  ['核心利益', 'core interests', 0.7],
]

onEachDatabase((newPlace) => {
  describe('lookup', () => {
    const within = (work: (termbase: Termbase) => Promise<void>) =>
      withTermbase(newPlace(), async (termbase) => {
        await termbase.save(extraction([talk], pairs), 'test')
        await work(termbase)
      })
    const chinese = async (termbase: Termbase, query: string) =>
      (await termbase.lookup(query)).map(({ zh, match }) => `${zh} ${match}`)

    test('Chinese in either script, English, pinyin, and what lies in a text', () =>
      within(async (termbase) => {
        expect(await chinese(termbase, '人類命運共同體')).toEqual([
          '人类命运共同体 exact',
          '构建人类命运共同体 contains',
        ])
        expect(await chinese(termbase, '人类命运')).toEqual(['人类命运共同体 begins', '构建人类命运共同体 contains'])
        expect(await chinese(termbase, 'SHARED  future')).toEqual([
          '人类命运共同体 contains',
          '构建人类命运共同体 contains',
        ])
        expect(await chinese(termbase, 'core interests')).toEqual(['核心利益 exact'])
        expect(await chinese(termbase, 'hexin liyi')).toEqual(['核心利益 pinyin'])
        expect(await chinese(termbase, 'hxly')).toEqual(['核心利益 pinyin'])
        expect(await chinese(termbase, '我们的核心利益，人类命运共同体')).toEqual([
          '人类命运共同体 within',
          '核心利益 within',
        ])
        expect(await chinese(termbase, 'our core interests first')).toEqual(['核心利益 within'])
      }))

    test('a typing error where nothing else is found; no part of a word is a term within it', () =>
      within(async (termbase) => {
        expect(await chinese(termbase, 'hexinliyu')).toEqual(['核心利益 near'])
        expect(await chinese(termbase, 'core intrests')).toEqual(['核心利益 near'])
        expect(await chinese(termbase, 'score interestsing')).toEqual([])
        expect(await chinese(termbase, '和平')).toEqual([])
        expect(await chinese(termbase, ' ')).toEqual([])
      }))

    test('renderings: decided ones first, what they are superseded by, the newest place; rejected ones only when asked for', () =>
      within(async (termbase) => {
        await termbase.add({ zh: '核心利益', en: 'vital interests', usage: 'preferred' }, 'Li')
        const [found] = await termbase.lookup('核心利益')
        expect(found).toMatchObject({ pinyin: 'hé xīn lì yì', category: 'term' })
        expect(found.renderings.map(({ en, status }) => `${en} ${status}`)).toEqual([
          'vital interests accepted',
          'core interests proposed',
        ])
        const [vital, core] = found.renderings
        expect(core.example).toMatchObject({ unit: { document: 'talk.txt', ordinal: 1 }, zh: { start: 8, end: 12 } })
        const decided = { status: 'accepted', usage: 'superseded', supersededBy: vital.id } as const
        await termbase.decide([{ rendering: core.id, revision: 0, ...decided }], 'Li')
        expect((await termbase.lookup('核心利益'))[0].renderings[1]).toMatchObject({
          en: 'core interests',
          supersededBy: 'vital interests',
        })
        await termbase.decide([{ rendering: vital.id, status: 'rejected', usage: null }], 'Li')
        expect((await termbase.lookup('核心利益'))[0].renderings.map(({ en }) => en)).toEqual(['core interests'])
        expect((await termbase.lookup('核心利益', { statuses: ['rejected'] }))[0].renderings).toMatchObject([
          { en: 'vital interests', status: 'rejected' },
        ])
      }))

    test('as many as are asked for', () =>
      within(async (termbase) => {
        expect(await termbase.lookup('共同体', { limit: 1 })).toHaveLength(1)
      }))
  })
})

test('in a large termbase, where spellings are kept, it finds what it finds in a small one', async () => {
  const signs = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨']
  const rows = signs.flatMap((a) => signs.map((b): [string, string] => [`${a}${b}论`, `theory of ${a}${b}`]))
  expect(rows.length).toBeGreaterThan(1000)
  const proposals = rows.map(([zh, en]): Proposal => [zh, en, 0.5])
  await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(extraction([bitext('list.txt', rows)], proposals), 'test')
    expect((await termbase.lookup('yuzhoulun')).map(({ zh, match }) => `${zh} ${match}`)).toContain('宇宙论 pinyin')
    expect((await termbase.lookup('yzl')).every(({ match }) => match === 'pinyin')).toBe(true)
    expect((await termbase.lookup('yuzhuolun')).map(({ zh, match }) => `${zh} ${match}`)).toContain('宇宙论 near')
  })
})
