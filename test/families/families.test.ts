import { expect, test } from 'vitest'
import { englishPatterns } from '../../families/english.ts'
import { formulaFamilies } from '../../families/families.ts'
import type { Segmenter } from '../../language/segmenter.ts'

/** Two characters are a word; verbs and prepositions are tagged as such. */
const segmenter: Segmenter = {
  cut: (text) => text.match(/../gu) ?? [],
  tag: (texts) => texts.map((text) => segmenter.cut(text).map((word) => ({ word, tag: TAGS[word] ?? 'n' }))),
}
const TAGS: Readonly<Record<string, string>> = { 坚守: 'v', 动摇: 'v', 按照: 'p', 作为: 'v' }
const FILLERS = ['法治', '信用', '道路', '德育', '理想', '义务', '礼仪', '智慧', '仁爱', '勇气']

/** A sentence with each filler, over five documents, among others that have nothing to do with it. */
function archive(formula: (filler: string) => string, fillers: readonly string[]) {
  const noise = FILLERS.map((one, n) => ({ document: n % 5, text: `山水${one}天地${one}日月，${one}山水` }))
  const texts = fillers.map((filler, n) => ({ document: n % 5, text: `${formula(filler)}，天下太平。` }))
  return [...texts, ...noise, ...noise]
}

test('a formula whose slot is filled by ever other words is a family', () => {
  const [family, ...others] = formulaFamilies(
    archive((filler) => `坚守${filler}动摇`, FILLERS),
    segmenter,
  )
  expect(others).toEqual([])
  expect(family).toMatchObject({ pattern: '坚守X动摇', zh: '坚守……动摇', count: 10, documents: 5, english: [] })
  expect(family.slots).toMatchObject([{ types: 10, entropy: Math.log2(10), productivity: 1 }])
})

test('what always has the same filler is a phrase and no family', () => {
  expect(
    formulaFamilies(
      archive(() => '坚守法治动摇', FILLERS),
      segmenter,
    ),
  ).toEqual([])
  // More than half of one filler.
  expect(
    formulaFamilies(
      archive((filler) => `坚守${filler}动摇`, [...Array(6).fill('法治'), ...FILLERS.slice(1, 5)]),
      segmenter,
    ),
  ).toEqual([])
})

test('a verb that needs an object ends in a slot', () => {
  const objects = ['纲领', '本源', '中心', '主体', '要点', '体系', '用途', '根基', '源头', '末端']
  const [family] = formulaFamilies(
    archive((filler) => `按照${filler}作为${objects[FILLERS.indexOf(filler)]}`, FILLERS),
    segmenter,
  )
  expect(family).toMatchObject({ pattern: '按照X作为Y', zh: '按照……作为……' })
  expect(family.slots.map(({ types }) => types)).toEqual([10, 10])
})

test('the terms that stand there say how a family and its fillers are rendered', () => {
  const texts = archive((filler) => `坚守${filler}动摇`, FILLERS)
  const span = (start: number, end: number) => ({ start, end })
  const [family] = formulaFamilies(texts, segmenter, {
    termsOf: (text) =>
      text === 0
        ? [
            { zh: span(0, 6), en: 'Keep to law', at: span(10, 21) },
            { zh: span(2, 4), en: 'law', at: span(18, 21) },
            // The same word elsewhere in the sentence.
            { zh: span(2, 4), en: 'laws', at: span(40, 44) },
          ]
        : [],
  })
  expect(family.english).toEqual([{ pattern: 'keep to X', count: 1 }])
  expect(family.slots[0].fillers.find(({ zh }) => zh === '法治')).toMatchObject({ en: 'law', documents: 1 })
  expect(family.examples[0]).toEqual({ zh: '坚守法治动摇', en: 'Keep to law' })
})

test('where nobody says what renders the fillers, shared words are the pattern, if they recur', () => {
  const place = (zh: string, text: string) => ({ zh, text, fillers: [undefined] })
  const places = [
    place('一', 'with peace as the goal'),
    place('二', 'with growth as the goal'),
    place('三', 'with people as the goal'),
    place('四', 'putting water first'),
  ]
  expect(englishPatterns(places)).toEqual([{ pattern: 'with ... as the goal', count: 3 }])
  expect(englishPatterns(places.slice(0, 2))).toEqual([])
})
