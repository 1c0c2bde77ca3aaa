import { describe, expect, test } from 'vitest'
import { openDictionary } from '../../../glossaries/lexicons/cedict.ts'
import { InputError } from '../../../model/errors.ts'
import { Aligner } from '../../../stages/link/aligner.ts'
import { CorpusBuilder } from '../../../stages/link/corpus.ts'
import { linkTokens } from '../../../stages/link/index.ts'
import { decodeModel, encodeModel, type LinkModel, learnedModel } from '../../../stages/link/model.ts'

const dictionary = openDictionary()
const pair = (zh: string, en: string) => ({ zh: zh.split(' '), en: en.split(' ') })

const trainOn = (pairs: readonly ReturnType<typeof pair>[], earlier?: LinkModel): LinkModel => {
  const builder = new CorpusBuilder()
  for (const each of pairs) builder.add(each)
  const corpus = builder.build()
  return learnedModel(corpus, new Aligner(corpus, { dictionary, model: earlier }).table, earlier)
}

const text = (model: LinkModel) => [...encodeModel(model)].join('')

describe('a link model', () => {
  const model = trainOn([pair('丁戊 来 了', 'bazbaz came'), pair('我 喜欢 丁戊', 'i like bazbaz')])

  test('holds what was linked', () => {
    expect(model.get('喜欢')?.get('like')).toBeGreaterThan(0.5)
    expect(model.get('丁戊')?.get('bazbaz')).toBeGreaterThan(0.5)
  })

  test('reads back what was written, to four digits', () => {
    const read = decodeModel(text(model), 'a.model')
    expect(text(read)).toBe(text(model))
    expect([...read.keys()]).toEqual([...model.keys()])
  })

  test('helps to link other text', () => {
    const alone = pair('丁戊 己庚', 'barbar bazbaz')
    const posterior = (known?: LinkModel) =>
      linkTokens({ dictionary, model: known })([alone])[0].find(({ zh, en }) => zh === 0 && en === 1)?.probability ?? 0
    expect(posterior(model)).toBeGreaterThan(posterior())
  })

  test('adds up over texts', () => {
    const more = trainOn([pair('他 喜欢 丁戊', 'he likes bazbaz')], model)
    expect(more.get('丁戊')!.get('bazbaz')!).toBeGreaterThan(model.get('丁戊')!.get('bazbaz')!)
    expect(more.get('来')).toEqual(model.get('来'))
  })

  test.each([
    ['something else', 'hello\n', 'expected a model'],
    ['nothing', '', 'expected a model'],
    ['a newer version', 'shuyu link model\t99\t0\n', 'version 99'],
    ['a file cut off', 'shuyu link model\t1\t2\n和平\tpeace\t1\n', 'cut off'],
    ['a damaged row', 'shuyu link model\t1\t1\n和平\tpeace\tx\n', 'expected a count'],
  ])('%s is refused with what to do', (_, content, message) => {
    expect(() => decodeModel(content, 'a.model')).toThrow(InputError)
    expect(() => decodeModel(content, 'a.model')).toThrow(message)
  })
})
