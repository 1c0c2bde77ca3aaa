import { expect, it } from 'vitest'
import { winkAnalyser } from '../../language/english.ts'

it('a letter that English lacks is a letter: names stay whole', () => {
  const text = 'Minister Petrović met Łódź’s mayor Yılmaz, Əliyev, Nguyễn Văn and ʿAlī in Brčko.'
  const tokens = winkAnalyser()(text)
  expect(tokens.map((token) => token.text)).toEqual(
    'Minister Petrović met Łódź ’s mayor Yılmaz , Əliyev , Nguyễn Văn and ʿAlī in Brčko .'.split(' '),
  )
  for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text)
  expect(tokens[1]).toMatchObject({ pos: 'PROPN', lemma: 'petrović' })
})
