import { InputError } from '../../model/errors.ts'
import type { KnownTerm, TokenizedUnit } from '../../model/token.ts'
import type { PartUses } from '../../stages/candidates/index.ts'
import { knownTermsIn } from '../knownTerms.ts'
import { encodeBitext, readBitext } from '../results/codec/bitext.ts'
import { encodeConcepts } from '../results/codec/concepts.ts'
import { encodeCounts, encodeUses, readCounts, readUses } from '../results/codec/counts.ts'
import { encodeSummary } from '../results/codec/summary.ts'
import { encodeTokens, readTokens } from '../results/codec/tokens.ts'
import { getJson, type ResultStore } from '../results/store.ts'
import {
  type AddUpJob,
  addUpJob,
  type Counted,
  type CountJob,
  countJob,
  type FindJob,
  type Found,
  failureOf,
  findJob,
  hashOf,
  type Job,
  type LearnJob,
  learnJob,
  type Outcome,
  type Prepared,
  type PrepareJob,
  prepareKey,
  putOutcome,
} from './job.ts'
import type { JobContext } from './jobContext.ts'

/** The job is one of another version or of another pipeline, or its files changed: what it asks for is not made here. */
export class ForeignJob extends Error {
  override readonly name = 'ForeignJob'
}

/**
 * Does a job and leaves its outcome in the store; a document that cannot be used is an outcome. Nothing is left under a
 * key that does not follow from what the job names and from the code here.
 * @throws ForeignJob, InputError where the files cannot be had, and what is a defect of the program or of the store
 */
export async function runJob(job: Job, context: JobContext): Promise<void> {
  if (job.kind === 'prepare') await prepare(job, context)
  else if (job.kind === 'learn') await learn(job, context)
  else if (job.kind === 'count') await count(job, context)
  else if (job.kind === 'addUp') await addUpRange(job, context)
  else await find(job, context)
}

async function prepare(job: PrepareJob, { store, load, pipeline, definition }: JobContext): Promise<void> {
  const stages = await pipeline(job)
  stages.warm()
  const source = await load(job)
  requireKey(job, prepareKey(source, job, definition))
  const outcome = await stages.prepare(source).then(
    async ({ bitext, units }): Promise<Outcome<Prepared>> => {
      await store.put(`bitext/${job.key}`, encodeBitext(bitext))
      await store.put(`tokens/${job.key}`, encodeTokens(units))
      const { id, warnings } = bitext.document
      return { done: { document: id, units: units.length, warnings } }
    },
    (error): Outcome<Prepared> => {
      if (!(error instanceof InputError)) throw error
      return { failed: failureOf(error) }
    },
  )
  await putOutcome(store, job, outcome, definition)
}

async function learn(job: LearnJob, { store, pipeline, definition }: JobContext): Promise<void> {
  requireKey(job, learnJob(job.documents, definition).key)
  const units: TokenizedUnit[] = []
  for (const document of job.documents) for (const unit of await tokenizedUnits(store, document)) units.push(unit)
  const { learn } = await pipeline(job)
  const { encodeModel } = await import('../../stages/link/index.ts')
  await store.put(`model/${job.key}`, Buffer.from([...encodeModel(await learn(units))].join('')))
  await putOutcome(store, job, { done: {} }, definition)
}

/** A part that known terms cut as before keeps the name of what was counted in it. */
async function count(job: CountJob, { store, pipeline, definition }: JobContext): Promise<void> {
  requireKey(job, countJob(job, definition).key)
  const units = await tokenizedUnits(store, job.document)
  const cut = await (await pipeline(job)).cutAtKnownTerms(units)
  const name = hashOf('counted', countJob({ ...job, knownTerms: undefined }, definition).key, cutsOf(units, cut))
  const { countPart, inRange } = await import('../../stages/candidates/index.ts')
  const counts = countPart(cut)
  for (let range = 0; range < job.ranges; range++) {
    await store.put(`counts/${name}-${range}`, encodeCounts(inRange(counts, range, job.ranges)))
  }
  await putOutcome<Counted>(store, job, { done: { name } }, definition)
}

async function addUpRange(job: AddUpJob, { store, definition }: JobContext): Promise<void> {
  requireKey(job, addUpJob(job, definition).key)
  const { addUp } = await import('../../stages/candidates/index.ts')
  const counts = await mapInTurn(job.counts, (name) => readCounts(store, `${name}-${job.range}`))
  for (const [part, uses] of addUp(counts).entries()) await store.put(`uses/${job.key}-${part}`, encodeUses(uses))
  await putOutcome(store, job, { done: {} }, definition)
}

async function find(job: FindJob, { store, pipeline, definition }: JobContext): Promise<void> {
  requireKey(job, findJob(job, definition).key)
  const stages = await pipeline(job)
  const units = await tokenizedUnits(store, job.document)
  const cut = await stages.cutAtKnownTerms(units)
  const known = job.knownTerms ? await getJson<KnownTerm[]>(store, job.knownTerms) : undefined
  const anchors = JSON.stringify([knownTermsIn(units, known ?? []), cut.map((unit) => unit.known ?? [])])
  // What stages that do not ship make of known terms is not known.
  const isOwn = definition?.stages.find.some(({ version }) => version !== undefined)
  const ofOthers = isOwn ? (job.knownTerms ?? '') : ''
  const ranges = await mapInTurn(job.within?.sums ?? [], (sum) => readUses(store, `${sum}-${job.within?.part}`))
  const name = hashOf(
    'found',
    findJob({ ...job, knownTerms: undefined, within: undefined }, definition).key,
    cutsOf(units, cut),
    anchors,
    ofOthers,
    ...ranges.map(encodeUses),
  )
  if (!(await store.get(`summary/${name}`))) {
    const concepts = await (job.within ? await withUses(job, ranges, pipeline) : stages).find(cut)
    await store.put(`concepts/${name}`, encodeConcepts(concepts))
    await store.put(`summary/${name}`, encodeSummary(concepts))
  }
  await putOutcome<Found>(store, job, { done: { name } }, definition)
}

async function withUses(job: FindJob, ranges: readonly PartUses[], pipeline: JobContext['pipeline']) {
  const { usesIn } = await import('../../stages/candidates/index.ts')
  return pipeline(job, usesIn(ranges))
}

/**
 * Where known terms cut words otherwise. Most documents have few of them, and are cut and linked as before when people
 * accept another one.
 */
function cutsOf(units: readonly TokenizedUnit[], cut: readonly TokenizedUnit[]): string {
  return cut.flatMap(({ zh }, n) => (zh === units[n].zh ? [] : [n, ...zh.map(({ start }) => start)])).join()
}

async function mapInTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

function requireKey({ kind, key }: Job, own: string): void {
  if (key === own) return
  throw new ForeignJob(
    kind === 'prepare'
      ? 'the file changed meanwhile, or the job is one of another version of shuyu: run again'
      : 'the job is one of another version of shuyu',
  )
}

async function tokenizedUnits(store: ResultStore, key: string): Promise<readonly TokenizedUnit[]> {
  const { units } = await readBitext(store, key)
  return readTokens(store, key, units)
}
