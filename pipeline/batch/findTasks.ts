import { byCodePoint } from '../../language/order.ts'
import { findJob, hashOf, learnJob } from '../jobs/job.ts'
import { putJson } from '../results/store.ts'
import { countWholes } from './countWholes.ts'
import type { BatchDocument } from './documents.ts'
import type { BatchOptions } from './options.ts'
import { halfOf, type Sample, sampleOf } from './sample.ts'
import type { DocumentTask, Perform } from './task.ts'

/** The find jobs of documents, with the document of each. `wholes` are the prepare tasks of the parts of large ones. */
export async function findTasks(
  documents: readonly BatchDocument[],
  wholes: readonly (readonly DocumentTask[])[],
  options: BatchOptions,
  perform: Perform,
): Promise<{ readonly document: BatchDocument; readonly task: DocumentTask }[]> {
  const { store, archive, pipeline, retrain = false } = options
  const sample = await sampleOf(store, archive, documents, { retrain, pipeline })
  const models = await learned(sample, documents, options, perform)
  const knownTerms = await storedKnownTerms(options)
  const places = await countWholes(wholes, { perform, pipeline, knownTerms })
  return documents.flatMap((document) => {
    const { id, key, name, bytes } = document
    const place = places.get(key)
    // What could not be counted was told, and is not searched.
    if (place === 'failed') return []
    const linkModel = models[1 - halfOf(id)]
    const job = findJob({ document: key, linkModel, knownTerms, within: place }, pipeline)
    return [{ document, task: { job, name, bytes } }]
  })
}

/** The keys of the models of both halves, where there is one and documents of the other half need it. */
async function learned(
  { halves }: Sample,
  documents: readonly BatchDocument[],
  { pipeline }: BatchOptions,
  perform: Perform,
): Promise<(string | undefined)[]> {
  const present = new Set(documents.map(({ id }) => halfOf(id)))
  const bytes = documents.reduce((sum, document) => sum + document.bytes, 0)
  const tasks = halves.map((keys) => ({ job: learnJob(keys, pipeline), name: 'the link model', bytes }))
  const needed = tasks.filter(({ job }, half) => job.documents.length > 0 && present.has(half === 0 ? 1 : 0))
  const results = await perform('learn how words translate', needed)
  return tasks.map((task) => (results[needed.indexOf(task)] ? task.job.key : undefined))
}

async function storedKnownTerms({ store, knownTerms = [] }: BatchOptions): Promise<string | undefined> {
  if (!knownTerms.length) return undefined
  const sorted = knownTerms.toSorted((a, b) => byCodePoint(a.zh, b.zh) || byCodePoint(a.en, b.en))
  const key = `terms/${hashOf(JSON.stringify(sorted))}`
  await putJson(store, key, sorted)
  return key
}
