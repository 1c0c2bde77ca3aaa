import { expect, it } from 'vitest'
import type { Segment, SourceDocument } from '../../model/document.ts'
import { encodeBitext, readBitext } from '../../pipeline/results/codec/bitext.ts'
import { memoryStore } from '../../pipeline/results/memoryStore.ts'
import { bitextOf } from '../../stages/align/index.ts'

it('a bitext comes back as it was, with the names in labels that are units', async () => {
  const place = { file: 'talk.txt', line: 1, column: 1 }
  const segment = (language: 'zh' | 'en', text: string, label?: string): Segment => ({
    ...{ language, text, kind: 'sentence', turn: 0, paragraph: 0, place },
    ...(label ? { speaker: label, label: { text: label, place } } : {}),
  })
  const document: SourceDocument = {
    ...{ id: 'abc', name: 'talk.txt', warnings: [] },
    zh: [segment('zh', '港口开放吗？', '海港社'), segment('zh', '开放。')],
    en: [segment('en', 'Is the port open?', 'HPA'), segment('en', 'It is.')],
  }
  const bitext = bitextOf(document, [
    { zh: [0], en: [0], confidence: 0.9 },
    { zh: [1], en: [1], confidence: 0.8 },
  ])
  expect(bitext.units.map(({ zh }) => zh)).toEqual(['海港社', '港口开放吗？', '开放。'])
  const store = memoryStore()
  await store.put('bitext/x', encodeBitext(bitext))
  expect(await readBitext(store, 'x')).toEqual(bitext)
})
