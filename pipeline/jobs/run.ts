import { InputError } from '../../model/errors.ts'
import type { TokenizedUnit } from '../../model/token.ts'
import { findConcepts, prepareDocument } from '../document.ts'
import { type KnownTerm, knownTermsIn } from '../knownTerms.ts'
import { encodeBitext, readBitext } from '../results/codec/bitext.ts'
import { encodeConcepts } from '../results/codec/concepts.ts'
import { encodeSummary } from '../results/codec/summary.ts'
import { encodeTokens, readTokens } from '../results/codec/tokens.ts'
import { getJson, type Store } from '../results/store.ts'
import {
  type FindJob,
  type Found,
  failureOf,
  findJob,
  hashOf,
  type Job,
  type LearnJob,
  type Prepared,
  type PrepareJob,
  prepareKey,
  putOutcome,
} from './job.ts'
import type { JobContext } from './jobContext.ts'

/**
 * Does a job and leaves its outcome in the store; a document that cannot be used is an outcome. Throws only what is a
 * defect of the program or of the store.
 */
export async function runJob(job: Job, context: JobContext): Promise<void> {
  try {
    if (job.kind === 'prepare') await prepare(job, context)
    else if (job.kind === 'learn') await learn(job, context)
    else await find(job, context)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    await putOutcome(context.store, job, { failed: failureOf(error) })
  }
}

async function prepare(job: PrepareJob, { store, load, pipeline }: JobContext): Promise<void> {
  const stages = await pipeline(job)
  stages.warm()
  const source = await load(job)
  if (prepareKey(source, job.encoding) !== job.key)
    throw new Error('the file, or shuyu itself, changed meanwhile: run again')
  const { bitext, units } = await prepareDocument(stages, source)
  await store.put(`bitext/${job.key}`, encodeBitext(bitext))
  await store.put(`tokens/${job.key}`, encodeTokens(units))
  const { id, warnings } = bitext.document
  await putOutcome<Prepared>(store, job, { done: { document: id, units: units.length, warnings } })
}

async function learn(job: LearnJob, { store, pipeline }: JobContext): Promise<void> {
  const units: TokenizedUnit[] = []
  for (const document of job.documents) units.push(...(await tokenizedUnits(store, document)))
  const { learn } = await pipeline(job)
  const { encodeModel } = await import('../../stages/link/index.ts')
  await store.put(`model/${job.key}`, Buffer.from([...encodeModel(learn(units))].join('')))
  await putOutcome(store, job, { done: {} })
}

async function find(job: FindJob, { store, pipeline }: JobContext): Promise<void> {
  const stages = await pipeline(job)
  const units = await tokenizedUnits(store, job.document)
  const cut = stages.cutAtKnownTerms(units)
  // Most documents have few of the known terms, and are cut and linked as before when people accept another one.
  const cuts = cut.flatMap(({ zh }, n) => (zh === units[n].zh ? [] : [n, ...zh.map(({ start }) => start)]))
  const known = job.knownTerms ? await getJson<KnownTerm[]>(store, job.knownTerms) : undefined
  const anchors = JSON.stringify(knownTermsIn(units, known ?? []))
  const name = hashOf('found', findJob({ ...job, knownTerms: undefined }).key, cuts.join(), anchors)
  if (!(await store.get(`summary/${name}`))) {
    const concepts = findConcepts(stages, cut)
    await store.put(`concepts/${name}`, encodeConcepts(concepts))
    await store.put(`summary/${name}`, encodeSummary(concepts))
  }
  await putOutcome<Found>(store, job, { done: { name } })
}

async function tokenizedUnits(store: Store, key: string): Promise<readonly TokenizedUnit[]> {
  const { units } = await readBitext(store, key)
  return readTokens(store, key, units)
}
