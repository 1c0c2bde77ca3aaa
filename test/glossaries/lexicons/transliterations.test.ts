import { expect, test } from 'vitest'
import { openDictionary } from '../../../glossaries/lexicons/cedict.ts'
import { ForeignNames } from '../../../glossaries/lexicons/foreignNames.ts'
import {
  openTransliterations,
  parseTransliterations,
  Transliterations,
  writeTransliterations,
} from '../../../glossaries/lexicons/transliterations.ts'

const counts = {
  characters: new Map([['安', new Map([['an', 3]])]]),
  syllables: new Map([
    ['an', new Map([['an', 3]])],
    ['na', new Map([['na', 4]])],
  ]),
  letters: new Map([
    ['^', new Map([['a', 2]])],
    ['a', new Map([['n', 2]])],
  ]),
}

test('a character leans on its syllable, a syllable on what all stand for', () => {
  const model = new Transliterations(counts)
  const general = (count: number) => (count + 0.01) / 17
  const an = (3 + 3 * general(3)) / 6
  expect(model.probability('安', 'an', 'an')).toBeCloseTo((3 + 2 * an) / 5, 10)
  expect(model.probability('岸', 'an', 'an')).toBeCloseTo(an, 10)
  expect(model.probability('岸', 'bu', 'na')).toBeCloseTo(general(4), 10)
})

test('the likelihood is that of the best division, against any name', () => {
  const model = new Transliterations(counts)
  const p = (a: string, b: string) => model.probability('安', 'an', a) * model.probability('娜', 'na', b)
  const name = (2.5 / 15.5) * (2.5 / 15.5) * (1 / 27) * (0.5 / 15.5) * (1 / 1)
  const best = Math.max(p('an', 'na'), p('ann', 'a'), p('a', 'nna'), p('anna', ''), p('', 'anna'))
  // After n nothing was counted: every letter is as likely.
  const likelihood = model.likelihood('安娜', ['an', 'na'], 'Änna')
  const letters =
    Math.log(2.5 / 15.5) + Math.log(2.5 / 15.5) + Math.log(1 / 27) + Math.log(1 / 27) + Math.log(0.5 / 15.5)
  expect(name).toBeGreaterThan(0)
  expect(likelihood).toBeCloseTo(Math.log(best) - letters, 6)
})

test.each([
  ['安', ['an'], 'an'],
  ['安娜', ['an', 'na'], '安娜'],
  ['安娜', ['an', 'na'], 'antananarivoo'],
])('%s %j %s cannot be told', (zh, readings, word) => {
  expect(openTransliterations().likelihood(zh, readings, word)).toBe(Number.NEGATIVE_INFINITY)
})

test('what is written can be read', () => {
  expect(parseTransliterations(writeTransliterations(counts))).toEqual(counts)
})

const names = new ForeignNames(openDictionary())

test.each([
  ['德沃夏克', ['Dvořák'], '', '的'],
  ['科瓦奇', ['Kovač'], '', '说'],
  ['耶尔马兹', ['Yılmaz'], '和', ''],
  ['安格拉·默克曼', ['Angela', 'Merkmann'], '', ''],
])('%s is %j', (zh, words, before, after) => {
  expect(names.isRendering(zh, words, before, after)).toBe(true)
})

test.each([
  ['德沃夏克', ['Beethoven'], '', '', 'another name'],
  ['德沃夏克', ['dvořák'], '', '', 'no capital'],
  ['德沃夏', ['Dvořák'], '', '克', 'a character short'],
  ['德沃夏克的', ['Dvořák'], '', '', 'a character too many'],
  ['沃夏克', ['Dvořák'], '德', '', 'without its beginning'],
  ['安格拉', ['Angela'], '', '·', 'a part of a name'],
  ['安格拉·默克曼', ['Angela'], '', '', 'half of the English'],
  ['马上', ['Marsha'], '', '', 'a word of the dictionary'],
])('%s is not %j (%s, %s: %s)', (zh, words, before, after) => {
  expect(names.isRendering(zh, words, before, after)).toBe(false)
})
