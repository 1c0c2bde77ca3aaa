import { expect, test } from 'vitest'
import { type SampleDocument, sampleOf } from '../../pipeline/batch/sample.ts'
import { putOutcome } from '../../pipeline/jobs/job.ts'
import { memoryStore } from '../../pipeline/results/memoryStore.ts'
import type { ResultStore } from '../../pipeline/results/store.ts'
import { shippedStages } from '../../pipeline/stages.ts'

const documents = (from: number, to: number): SampleDocument[] =>
  Array.from({ length: to - from }, (_, n) => ({ id: `${from + n}`, key: `key${from + n}`, units: 10 }))

async function prepared(store: ResultStore, these: readonly SampleDocument[]) {
  for (const { key } of these) await putOutcome(store, { kind: 'prepare', key }, { done: {} })
}

test('documents that are added change nothing, until there are twice as many', async () => {
  const store = memoryStore()
  await prepared(store, documents(0, 20))
  const first = await sampleOf(store, 'archive', documents(0, 6))
  expect(await sampleOf(store, 'archive', documents(0, 8))).toEqual(first)
  expect((await sampleOf(store, 'archive', documents(0, 12))).units).toBe(120)
})

test('what was prepared by other code, or is gone, is not learned from', async () => {
  const store = memoryStore()
  await prepared(store, documents(0, 8))
  const first = await sampleOf(store, 'archive', documents(0, 6))
  const pipeline = { stages: shippedStages, resources: { version: 'other' } }
  expect(await sampleOf(store, 'archive', documents(2, 8), { pipeline })).not.toEqual(first)
  await sampleOf(store, 'unprepared', documents(10, 16))
  expect((await sampleOf(store, 'unprepared', documents(10, 13))).units).toBe(30)
})
