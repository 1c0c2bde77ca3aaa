import { expect, test } from 'vitest'
import { renderingId } from '../../../language/identity.ts'
import type { TranslationUnit } from '../../../model/bitext.ts'
import type { FoundDocument } from '../../../pipeline/batch/documents.ts'
import { readerModel } from '../../../pipeline/models.ts'
import { keepAnswer, questionId } from '../../../pipeline/reader/answers.ts'
import { secondReading } from '../../../pipeline/reader/secondReading.ts'
import { encodeBitext } from '../../../pipeline/results/codec/bitext.ts'
import { encodeConcepts, readConcepts } from '../../../pipeline/results/codec/concepts.ts'
import { encodeSummary } from '../../../pipeline/results/codec/summary.ts'
import { memoryStore } from '../../../pipeline/results/memoryStore.ts'
import { bitextOf } from '../../../stages/align/index.ts'
import { questionsOf } from '../../../stages/reader/question.ts'
import { entryOf } from '../../stages/reader/fixtures.ts'

const MODEL = 'small:1b'
type Row = readonly [zh: string, en: string, pair: readonly [string, string]]

/** A document of some sentences with a doubtful pair each, and the answer that is kept of it. */
async function kept(store: ReturnType<typeof memoryStore>, id: string, rows: readonly Row[], answer: object) {
  const segments = (language: 'zh' | 'en') =>
    rows.map(([zh, en], n) => ({
      ...{ language, text: language === 'zh' ? zh : en, kind: 'sentence' as const, turn: 0, paragraph: n },
      place: { file: id, line: n + 1, column: 1 },
    }))
  const beads = rows.map((_, n) => ({ zh: [n], en: [n], confidence: 1 }))
  const bitext = bitextOf({ id, name: id, zh: segments('zh'), en: segments('en'), warnings: [] }, beads)
  const units: readonly TranslationUnit[] = bitext.units
  const entries = rows.map(([, , [zh, en]], n) => entryOf([units[n]], zh, en, 0.5))
  await store.put(`bitext/${id}`, encodeBitext(bitext))
  await store.put(`concepts/${id}`, encodeConcepts(entries))
  await store.put(`summary/${id}`, encodeSummary(entries))
  const [question] = questionsOf(units, entries)
  expect(await keepAnswer(store, questionId(MODEL, question), JSON.stringify(answer))).toBe(true)
  return { id, name: id, key: id, found: id, units: rows.length, bytes: 0 } satisfies FoundDocument
}

test('a decision on a pair of several documents teaches once: by what was said where it is clearest', async () => {
  const store = memoryStore()
  const terms = ['主权', '安全', '贸易', '主席', '宪法', '关税'].map((zh, n) => [zh, `term${'abcdef'[n]}`] as const)
  const rows = (begin: string, before: string) =>
    terms.map(([zh, en]): Row => [`${begin}${zh}。`, `${before} ${en}.`, [zh, en]])
  const numbers = terms.map((_, n) => n + 1)
  const documents = [
    await kept(store, 'aaaa', rows('这是', 'This is'), { keep: { T: numbers } }),
    await kept(store, 'bbbb', rows('那是', 'That is'), { unsure: numbers }),
    await kept(store, 'cccc', [['天气很好。', 'The weather is fine.', ['天气', 'weather']]], { unsure: [1] }),
  ]
  const weatherWith = async (verdicts: readonly { pair: string; en: string; accepted: boolean }[]) => {
    const { documents: read } = await secondReading(documents, {
      ...{ store, model: MODEL, weights: readerModel() },
      decisions: { verdicts },
    })
    const [{ renderings }] = await readConcepts(store, read[2].found)
    return renderings[0].confidence
  }
  const verdicts = terms.map(([zh, en]) => ({ pair: renderingId(zh, en), en, accepted: true }))
  const before = await weatherWith([])
  expect(before).toBeLessThan(0.2)
  expect(await weatherWith(verdicts)).toBeLessThanOrEqual(before + 0.01)
})
