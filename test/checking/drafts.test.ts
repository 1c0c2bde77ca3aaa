import { describe, expect, test } from 'vitest'
import { type CheckedDocument, checkBitexts } from '../../checking/drafts.ts'
import { placedStages } from '../../pipeline/pipeline.ts'
import { lightPipeline } from '../pipeline/lightPipeline.ts'
import { term } from './fixtures.ts'

const terms = [term('港口', 'port'), term('铁路', 'railway')]

async function checked(name: string, text: string): Promise<CheckedDocument> {
  const pipeline = placedStages({}, lightPipeline)
  const document = await pipeline.read({ name, bytes: new TextEncoder().encode(text) })
  const against = { concepts: () => terms, units: () => [] }
  const { documents } = await checkBitexts([await pipeline.align(document)], pipeline, against)
  return documents[0]
}

const xliff = (...units: readonly (readonly [zh: string, en: string, attributes?: string])[]) =>
  `<xliff version="1.2"><file source-language="zh-CN" target-language="en-US"><body>
${units.map(([zh, en, attributes = ''], i) => `<trans-unit id="${i}" ${attributes}><source>${zh}</source><target>${en}</target></trans-unit>`).join('\n')}
</body></file></xliff>`

describe('a draft in a bilingual file', () => {
  test('what nobody may change is not checked, but counted', async () => {
    const draft = xliff(
      ['港口已经开放。', 'The harbour is open.', 'translate="no"'],
      ['铁路很长。', 'The railway is long.'],
    )
    expect(await checked('a.xlf', draft)).toMatchObject({ findings: [], fixed: 1, untranslated: [] })
  })

  test('segments without translation, or with a copy for one, are listed and not checked', async () => {
    const draft = xliff(['港口已经开放。', ''], ['铁路很长。', '铁路很长。'], ['港口很大。', 'The port is large.'])
    const { findings, untranslated } = await checked('a.xlf', draft)
    expect(findings).toEqual([])
    expect(untranslated.map(({ text, place }) => `${place.line} ${text}`)).toEqual(['2 港口已经开放。', '3 铁路很长。'])
  })

  test('that is no translation of its source is not checked term by term', async () => {
    const sentences = [
      '政府将增加对港口的投资。',
      '医院需要更多的护士和医生。',
      '铁路连接两个大城市。',
      '农民对今年的收成感到满意。',
    ]
    const wrong = ['Peel the potatoes.', 'Heat some oil in a pan.', 'Add salt and pepper.', 'Stir gently.']
    const draft = ['zh\ten', ...sentences.map((zh, i) => `${zh}\t${wrong[i]}`)].join('\n')
    expect(await checked('a.tsv', draft)).toMatchObject({ isTranslation: false, findings: [] })
  })
})
