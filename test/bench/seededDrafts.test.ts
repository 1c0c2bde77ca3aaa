import { expect, test } from 'vitest'
import { seededDraft, termbaseOf } from '../../bench/seededDrafts.ts'
import type { TranslationUnit } from '../../model/bitext.ts'

const gold = [
  { zh: '绿色金融', en: 'green finance', essential: true, category: 'T' },
  { zh: '绿色金融', en: 'sustainable finance', essential: false, category: 'T' },
  { zh: '碳税', en: 'carbon tax', essential: true, category: 'T' },
  { zh: '预算', en: 'budget', essential: false, category: 'T' },
]
const units = Array.from({ length: 40 }, (_, n) => ({
  ...{ id: `d:${n}`, document: 'd', ordinal: n, zhSegments: [], enSegments: [{}], confidence: 1 },
  ...(n % 2
    ? { zh: '扩大绿色金融。', en: 'Expand green finance.' }
    : { zh: '降低碳税。', en: 'Lower the carbon tax.' }),
})) as unknown as TranslationUnit[]
const resources = {
  // Of two characters each, the verb first.
  words: (zh: string) => zh.match(/.{1,2}/gu) ?? [],
  dictionary: { glosses: (word: string) => (word === '绿色' ? [['verdant'], ['green']] : [['levy']]) },
}

test('a termbase has the essential terms with all their renderings', () => {
  const termbase = termbaseOf(gold, 100, 1)
  const shown = termbase.map(({ zh, renderings }) => `${zh} = ${renderings.map(({ en }) => en).join(', ')}`)
  expect(shown.toSorted()).toEqual(['碳税 = carbon tax', '绿色金融 = green finance, sustainable finance'])
  expect(termbaseOf(gold, 1, 1)).toHaveLength(1)
})

test('drafts have one change a unit, each told with its place, and are the same at every run', () => {
  const draft = seededDraft(units, termbaseOf(gold, 100, 1), resources, 7)
  expect(draft).toEqual(seededDraft(units, termbaseOf(gold, 100, 1), resources, 7))
  const changed = draft.units.filter(({ en }, n) => en !== units[n].en).map(({ id }) => id)
  expect(draft.seeds.map(({ unit }) => unit)).toEqual(changed)
  expect(new Set(draft.seeds.map(({ isError }) => isError))).toEqual(new Set([true, false]))
  for (const { unit, is, was } of draft.seeds) {
    expect(units.find(({ id }) => id === unit)?.en).toContain(was)
    expect(draft.units.find(({ id }) => id === unit)?.en).toContain(is)
  }
})
