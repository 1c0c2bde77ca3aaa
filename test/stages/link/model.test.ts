import { describe, expect, test } from 'vitest'
import { openDictionary } from '../../../glossaries/lexicons/cedict.ts'
import { InputError } from '../../../model/errors.ts'
import { linkTokens, trainLinkModel } from '../../../stages/link/index.ts'
import { decodeModel, encodeModel, type LinkModel } from '../../../stages/link/model.ts'

const dictionary = openDictionary()
const pair = (zh: string, en: string) => ({ zh: zh.split(' '), en: en.split(' ') })

const trainOn = (pairs: readonly ReturnType<typeof pair>[], earlier?: LinkModel): LinkModel => {
  const unit = { id: 'd:0', document: 'd', ordinal: 0, zh: '', en: '', zhSegments: [], enSegments: [], confidence: 1 }
  const tokens = (words: readonly string[]) =>
    words.map((norm) => ({ text: norm, norm, lemma: norm, pos: 'x', start: 0, end: 1 }))
  return trainLinkModel({ dictionary, model: earlier })(
    pairs.map(({ zh, en }) => ({ unit, zh: tokens(zh), en: tokens(en) })),
  )
}

const text = (model: LinkModel) => [...encodeModel(model)].join('')

describe('a link model', () => {
  const model = trainOn([pair('丁戊 来 了', 'bazbaz came'), pair('我 喜欢 丁戊', 'i like bazbaz')])

  test('holds what was linked', () => {
    expect(model.countsOf('喜欢').get('like')).toBeGreaterThan(0.5)
    expect(model.countsOf('丁戊').get('bazbaz')).toBeGreaterThan(0.5)
  })

  test('reads back what was written, to four digits', () => {
    const read = decodeModel(text(model), 'a.model')
    expect(text(read)).toBe(text(model))
    expect([...read.words()]).toEqual([...model.words()])
  })

  test('helps to link other text', () => {
    const alone = pair('丁戊 己庚', 'barbar bazbaz')
    const posterior = (known?: LinkModel) =>
      linkTokens({ dictionary, model: known })([alone])[0].find(({ zh, en }) => zh === 0 && en === 1)?.probability ?? 0
    expect(posterior(model)).toBeGreaterThan(posterior())
  })

  test('adds up over texts', () => {
    const more = trainOn([pair('他 喜欢 丁戊', 'he likes bazbaz')], model)
    expect(more.countsOf('丁戊').get('bazbaz')).toBeGreaterThan(model.countsOf('丁戊').get('bazbaz') ?? 0)
    expect(more.countsOf('来')).toEqual(model.countsOf('来'))
  })

  test('of no text is what was known before', () => {
    expect(text(trainOn([], model))).toBe(text(model))
    expect(trainOn([]).size).toBe(0)
    expect(model.countsOf('没有').size).toBe(0)
  })

  test('read from its text links as the one it was written from', () => {
    const document = [pair('他 很 喜欢 丁戊', 'he likes bazbaz a lot')]
    const posteriors = (known: LinkModel) =>
      linkTokens({ dictionary, model: known })(document)[0].map(({ probability }) => probability.toFixed(3))
    expect(posteriors(decodeModel(text(model), 'm'))).toEqual(posteriors(model))
  })

  test.each([
    ['something else', 'hello\n', 'expected a model'],
    ['nothing', '', 'expected a model'],
    ['a newer version', 'shuyu link model\t99\t0\n', 'version 99'],
    ['a file cut off', 'shuyu link model\t1\t2\n和平\tpeace\t1\n', 'cut off'],
  ])('%s is refused with what to do', (_, content, message) => {
    expect(() => decodeModel(content, 'a.model')).toThrow(InputError)
    expect(() => decodeModel(content, 'a.model')).toThrow(message)
  })

  test('a damaged row is refused when it is read', () => {
    const damaged = decodeModel('shuyu link model\t1\t1\n和平\tpeace\tx\n', 'a.model')
    expect(() => damaged.countsOf('和平')).toThrow('expected a count')
  })
})
