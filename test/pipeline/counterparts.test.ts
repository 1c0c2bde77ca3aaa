import { describe, expect, test } from 'vitest'
import { openContext, openPipeline } from '../../pipeline/pipeline.ts'
import type { SourceInput } from '../../stages/read/index.ts'
import { lightPipeline } from './lightPipeline.ts'

const chinese = [
  '政府将增加对农村学校的投资。',
  '医院需要更多的护士和医生。',
  '新的铁路连接两个港口城市。',
  '农民对今年的收成感到满意。',
  '法院昨天公布了判决。',
]
const english = [
  'The government will increase investment in rural schools.',
  'Hospitals need more nurses and doctors.',
  'A new railway links the two port cities.',
  'Farmers are satisfied with this year’s harvest.',
  'The court announced its verdict yesterday.',
]
const other = [
  'Peel the potatoes and cut them into thin slices.',
  'Heat some oil in a large pan.',
  'Add salt, pepper and a little garlic.',
  'Stir gently until the edges turn golden.',
  'Serve hot with a spoonful of sour cream.',
]

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
const pair = (zh: readonly string[], en: readonly string[]) => ({
  zh: file('talk.zh.txt', zh.join('\n\n')),
  en: file('talk.en.txt', en.join('\n\n')),
})
const table = (zh: readonly string[], en: readonly string[]) =>
  file('talk.tsv', ['zh\ten', ...zh.map((text, i) => `${text}\t${en[i]}`)].join('\n'))

async function warnings(source: SourceInput): Promise<readonly string[]> {
  const pipeline = openPipeline(lightPipeline.stages, openContext({}, lightPipeline))
  const { bitext } = await pipeline.prepare(source)
  return bitext.document.warnings
}

describe.each([
  ['a pair of files', pair],
  ['a bitext', table],
])('%s', (_, input) => {
  test('that belong together are nothing to speak of', async () => {
    expect(await warnings(input(chinese, english))).toEqual([])
  })

  test('that do not belong together bring a warning', async () => {
    expect(await warnings(input(chinese, other))).toEqual([
      expect.stringMatching(/^talk\.(zh\.txt|tsv): hardly a sentence/),
    ])
  })
})

test('of a translation that is begun, what is there counts', async () => {
  const begun = english.map((text, i) => (i < 3 ? text : ''))
  expect(await warnings(table(chinese, begun))).toEqual([])
})

test('nothing is said of a few words', async () => {
  expect(await warnings(table(['打开', '保存'], ['Ready', 'Done']))).toEqual([])
})
