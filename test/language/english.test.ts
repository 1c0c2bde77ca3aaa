import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { winkAnalyser } from '../../language/english.ts'

const analyse = winkAnalyser()
const words = (text: string) => analyse(text).map((token) => token.text)

/** Texts that share words, in forms that wink-nlp keeps: possessives, capitals, hyphens, Chinese, odd marks. */
const texts = [
  "They met at Hansen's, near the port.",
  "Hansen's plan won broad support.",
  'The hansens and HANSEN agreed on “Hansen’s plan”.',
  'A low-carbon, peace-loving Yarlung met the no.5 Yarlung.',
  'Yarlung low-carbon growth; low-carbon.',
  'The word 汉森 stands for Hansen; 汉森 again.',
  'The 1990s, the 1990’s and 2026/27: $3.5bn!',
  'zorbing is Zorbing, to zorb and to have zorbed.',
  'Zorbing',
  'e.g. Zorb-ing (zorb) [Zorbed]...',
]

describe('the tokens of an English text', () => {
  test('do not depend on the texts before it', () => {
    const alone = new Map(texts.map((text) => [text, analyse(text)]))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...texts), { maxLength: 30 }), (order) => {
        for (const text of order) expect(analyse(text)).toEqual(alone.get(text))
      }),
    )
  })

  test('are those of a fresh process, however many words came before', () => {
    const before = texts.map((text) => analyse(text))
    for (let n = 0; n < 55; n++) analyse(Array.from({ length: 1_000 }, (_, k) => `qx${n}x${k}`).join(' '))
    expect(texts.map((text) => analyse(text))).toEqual(before)
  })

  test('divide a possessive before a space and before a mark alike', () => {
    expect(words("Hansen's plan")).toEqual(['Hansen', "'s", 'plan'])
    expect(words('at Hansen’s, near')).toEqual(['at', 'Hansen', '’s', ',', 'near'])
    expect(words("Hansen's.")).toEqual(['Hansen', "'s", '.'])
    expect(words("It's late.")).toEqual(['It', "'s", 'late', '.'])
  })

  test('divide "cannot" before a mark as before a space', () => {
    for (const text of ['We cannot: no', 'Cannot, no', 'cannot wait']) {
      const [can, not] = analyse(text).slice(text.startsWith('We') ? 1 : 0)
      expect([can.lemma, can.pos, not.text, not.lemma, not.pos]).toEqual(['can', 'AUX', 'not', 'not', 'PART'])
    }
  })

  test('have a lemma also where a contraction is written without its apostrophe', () => {
    expect(analyse('They DONT, and Ive: never.').map(({ lemma }) => lemma)).toEqual([
      ...['they', 'dont', ',', 'and', 'ive', ':', 'never', '.'],
    ])
  })

  test('keep what stands between them, and where it stands', () => {
    const text = '  Hansen’s   plan,\twhich “works”. '
    for (const { text: form, start, end } of analyse(text)) expect(text.slice(start, end)).toBe(form)
    expect(words(text).join('')).toBe(text.replace(/\s/g, ''))
  })
})

test('a letter that English lacks is a letter: names stay whole', () => {
  const text = 'Minister Petrović met Łódź’s mayor Yılmaz, Əliyev, Nguyễn Văn and ʿAlī in Brčko.'
  const tokens = winkAnalyser()(text)
  expect(tokens.map((token) => token.text)).toEqual(
    'Minister Petrović met Łódź ’s mayor Yılmaz , Əliyev , Nguyễn Văn and ʿAlī in Brčko .'.split(' '),
  )
  for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text)
  expect(tokens[1]).toMatchObject({ pos: 'PROPN', lemma: 'petrović' })
})
