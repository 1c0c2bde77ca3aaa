import { expect, test } from 'vitest'
import type { DecidedPair } from '../../model/decision.ts'
import { personalisedFindings } from '../../pipeline/batch/personalisedFindings.ts'
import { foundReader } from '../../pipeline/batch/wholeConfidence.ts'
import { encodeConcepts } from '../../pipeline/results/codec/concepts.ts'
import { encodeSummary } from '../../pipeline/results/codec/summary.ts'
import { memoryStore } from '../../pipeline/results/memoryStore.ts'
import { concepts as gatherConcepts } from '../../stages/concepts/index.ts'

const concepts = gatherConcepts()([
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
  const findings = personalisedFindings({ found: foundReader(await storeWithConcepts()) })
  expect(await findings.concepts('x')).toEqual(concepts)
  expect((await findings.summary('x')).confidences).toEqual(Float64Array.of(0.3))
})

test('a decision changes concepts and summary alike, and not what the store keeps', async () => {
  const store = await storeWithConcepts()
  const findings = personalisedFindings({ found: foundReader(store), decisions: [accepted] })
  const [{ renderings }] = await findings.concepts('x')
  expect(renderings[0]).toMatchObject({ confidence: 0.99, prior: 0.3 })
  expect((await findings.summary('x')).confidences).toEqual(Float64Array.of(0.99))
  expect(findings.key).not.toBe(personalisedFindings({ found: foundReader(store) }).key)
  expect(await personalisedFindings({ found: foundReader(store) }).concepts('x')).toEqual(concepts)
})
