import { expect, test } from 'vitest'
import { termTable } from '../../cli/termTable.ts'
import type { Glossary } from '../../model/glossary.ts'
import { bitext, extraction } from '../glossaries/termbase/builders.ts'
import { collect, temporaryFile, withTermbase } from '../glossaries/termbase/fixtures.ts'

const talk = bitext('talk.txt', [
  ['达成自贸区协定', 'reach a free trade area agreement'],
  ['自由贸易区升级版', 'an upgraded version of the free trade area'],
])
const pairs = [
  ['升级版', 'upgraded version', 0.9],
  ['自贸区协定', 'free trade area agreement', 0.8],
  ['贸区协定', 'area agreement', 0.75],
  ['协定', 'agreement', 0.7],
] as const

async function tableOf(
  options: { readonly withPieces?: boolean },
  decide?: string,
  found: Parameters<typeof extraction>[1] = pairs,
): Promise<string> {
  return withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(extraction([talk], found), 'test')
    if (decide !== undefined) {
      const glossary: Glossary = termbase.glossary()
      const found = (await collect(glossary.renderings())).find(({ zh }) => zh === decide)
      await termbase.decide([{ rendering: found?.id ?? '', status: 'accepted' }], 'Li')
    }
    return (await collect(termTable(termbase.glossary(), { toTerminal: false, ...options }))).join('')
  })
}

test('pieces of whole terms stand under them where they are words of the dictionary; the others are left out', async () => {
  const table = await tableOf({})
  expect(table).toMatch(/1 {2}升级版[^\n]*\n *2 {2}自贸区协定[^\n]*\n *└ 协定 /)
  expect(table).not.toContain(' 贸区协定 ')
  expect(table).toContain('\n1 pair that is but a piece of a longer term is left out; --pieces prints them')
})

test('a whole stands under its piece where that ranks higher', async () => {
  const ranked = [
    ['协定', 'agreement', 0.9],
    ['自贸区协定', 'free trade area agreement', 0.8],
  ] as const
  expect(await tableOf({}, undefined, ranked)).toMatch(/\n1 {2}协定[^\n]*\n *└ 自贸区协定 /)
})

test('a name is left out of no longer one', async () => {
  const named = [
    ['自贸区协定', 'free trade area agreement', 0.9, 'name'],
    ['贸区协定', 'area agreement', 0.8, 'name'],
  ] as const
  const table = await tableOf({}, undefined, named)
  expect(table).toMatch(/\n *1 {2}自贸区协定[^\n]*\n *└ 贸区协定 /)
  expect(table).not.toContain('left out')
})

test('names and places stand by themselves, behind the terms', async () => {
  const ranked = [
    ['协定', 'agreement', 0.9, 'name'],
    ['升级版', 'upgraded version', 0.8, 'term'],
  ] as const
  expect(await tableOf({}, undefined, ranked)).toMatch(/1 {2}升级版[^\n]*\n\nNames and places\n#[^\n]*\n2 {2}协定 /)
})

test('with all pieces where they are asked for, and where a person accepted them', async () => {
  const all = await tableOf({ withPieces: true })
  expect(all).toContain('贸区协定  ')
  expect(all).not.toContain('left out')
  expect(await tableOf({}, '贸区协定')).toMatch(/\d {2}贸区协定/)
})
