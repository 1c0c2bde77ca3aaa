import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTermbase } from '../../glossaries/termbase/open.ts'
import { decisionsIn } from '../../pipeline/batch/decisions.ts'
import { saveBatch } from '../../pipeline/batch/save.ts'
import { type AnyStage, shippedStages } from '../../pipeline/stages.ts'
import { temporaryFolder, workplace, writeDocuments } from './fixtures.ts'
import { lightPipeline } from './lightPipeline.ts'

/** A termbase, and commands over six documents with other thresholds or pipelines. */
async function archive() {
  const folder = temporaryFolder()
  const files = writeDocuments(folder, 6)
  const termbase = await openTermbase(join(folder, 'termbase.db'), 'create')
  const extract = async (options: Parameters<ReturnType<typeof workplace>['run']>[1] = {}, place = workplace()) => {
    const batch = await place.run(files, { decisions: await decisionsIn(termbase), ...options })
    return saveBatch(batch, { store: place.store, termbase, by: 'test' })
  }
  return { termbase, extract }
}

test('nothing is told of a first run, of the same again, or of a few pairs less', async () => {
  const { termbase, extract } = await archive()
  const place = workplace()
  expect((await extract({}, place)).loss).toBeUndefined()
  expect((await extract({}, place)).loss).toBeUndefined()
  expect((await extract({ minConfidence: 0.31 }, place)).loss).toBeUndefined()
  await termbase.close()
})

test('a threshold that takes most away is told', async () => {
  const { termbase, extract } = await archive()
  const { renderingsAdded } = await extract({ minConfidence: 0 })
  const { loss } = await extract({ minConfidence: 0.7 })
  expect(loss).toMatchObject({ before: renderingsAdded, lowered: 0, missing: 0 })
  expect(loss?.doubtful).toBe(loss?.lost)
  expect(loss?.lost).toBeGreaterThan(renderingsAdded / 3)
  await termbase.close()
})

test('other code that finds nothing is told', async () => {
  const { termbase, extract } = await archive()
  const { renderingsAdded } = await extract()
  const nothing: AnyStage = { name: 'nothing', version: '1', run: () => () => [] }
  const pipeline = { ...lightPipeline, stages: { ...shippedStages, find: [...shippedStages.find, nothing] } }
  const { loss } = await extract({ pipeline }, workplace(pipeline))
  const all = renderingsAdded
  expect(loss).toEqual({ before: all, lost: all, lowered: 0, contradicted: 0, doubtful: 0, missing: all })
  await termbase.close()
})

test('decisions that lower most are told', async () => {
  const { termbase, extract } = await archive()
  const { renderingsAdded } = await extract()
  const afterwards: AnyStage = {
    name: 'strict',
    version: '1',
    run: () => (concepts: readonly { renderings: readonly object[] }[]) =>
      concepts.map((concept) => ({
        ...concept,
        renderings: concept.renderings.map((rendering) => ({ ...rendering, confidence: 0.1 })),
      })),
  }
  const pipeline = { ...lightPipeline, stages: { ...shippedStages, afterwards: [afterwards] } }
  const { loss } = await extract({ pipeline }, workplace(pipeline))
  expect(loss).toMatchObject({ before: renderingsAdded, lost: renderingsAdded, lowered: renderingsAdded })
  await termbase.close()
})
