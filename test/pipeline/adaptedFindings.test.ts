import { expect, test } from 'vitest'
import type { DecidedPair } from '../../model/decision.ts'
import { adaptedFindings } from '../../pipeline/adaptedFindings.ts'
import { encodeConcepts } from '../../pipeline/codec/concepts.ts'
import { encodeSummary } from '../../pipeline/codec/summary.ts'
import { memoryStore } from '../../pipeline/store/memoryStore.ts'
import { gather } from '../../stages/gather/index.ts'

const concepts = gather()([
  {
    ...{ zh: '绿色金融', en: 'green finance', category: 'term', confidence: 0.3, reasons: [] },
    occurrences: [{ unit: 'd:0', zh: { start: 0, end: 4 }, en: { start: 0, end: 13 } }],
  },
])

async function storeWithConcepts() {
  const store = memoryStore()
  await store.put('concepts/x', encodeConcepts(concepts))
  await store.put('summary/x', encodeSummary(concepts))
  return store
}

const accepted: DecidedPair = {
  ...{ zh: '绿色金融', en: 'green finance', category: 'term', confidence: 0.3, frequency: 1, accepted: true },
}

test('says what the store says where nobody decided anything', async () => {
  const findings = adaptedFindings(await storeWithConcepts())
  expect(await findings.concepts('x')).toEqual(concepts)
  expect((await findings.summary('x')).confidences).toEqual(Float64Array.of(0.3))
})

test('a decision changes concepts and summary alike, and not what the store keeps', async () => {
  const store = await storeWithConcepts()
  const findings = adaptedFindings(store, [accepted])
  const [{ renderings }] = await findings.concepts('x')
  expect(renderings[0]).toMatchObject({ confidence: 0.99, prior: 0.3 })
  expect((await findings.summary('x')).confidences).toEqual(Float64Array.of(0.99))
  expect(findings.key).not.toBe(adaptedFindings(store).key)
  expect(await adaptedFindings(store).concepts('x')).toEqual(concepts)
})
