import { deserialize } from 'node:v8'
import { startJieba } from '../../language/segmenter.ts'
import type { SourceInput } from '../../stages/read/index.ts'
import { loadInput } from '../inputs.ts'
import { getJson, type Store } from '../results/store.ts'
import type { Knowledge, Pipeline } from '../stages.ts'
import type { FindJob, Job, PrepareJob } from './job.ts'

/** What a process needs to do jobs. */
export interface JobContext {
  readonly store: Store
  /** Reads the files of a document. @throws InputError where one cannot be read */
  readonly load: (job: PrepareJob) => Promise<SourceInput>
  /** The stages, with the knowledge that a job names. */
  readonly pipeline: (job: Job) => Promise<Pipeline>
}

/** Makes the stages; by default the pipeline as it ships, over lexicons that are opened once. */
export type MakePipeline = (knowledge: Knowledge) => Pipeline

/** Two link models, with known terms and without; more are only made when people accept terms meanwhile. */
const KEPT_PIPELINES = 4

/** A context in this process. Code, lexicons and models are loaded when a job first needs them. */
export function openJobContext(store: Store, make?: MakePipeline): JobContext {
  let maker = make && Promise.resolve(make)
  const kept = new Map<string, Promise<Pipeline>>()
  const open = async (job: Job): Promise<Pipeline> => {
    maker ??= defaultMaker(job)
    const { encoding, linkModel, knownTerms } = knowledgeOf(job)
    return (await maker)({
      encoding,
      linkModel: linkModel ? await readLinkModel(store, linkModel) : undefined,
      knownTerms: knownTerms ? await getJson(store, knownTerms) : undefined,
    })
  }
  return {
    store,
    load: ({ key, input }) => (input === undefined ? storedSource(store, key) : loadInput(input)),
    pipeline: (job) => {
      const name = JSON.stringify(knowledgeOf(job))
      const pipeline = kept.get(name) ?? open(job)
      if (kept.size >= KEPT_PIPELINES && !kept.has(name)) kept.clear()
      kept.set(name, pipeline)
      return pipeline
    },
  }
}

/** What the stages of a job are to know, as far as the job names it. */
function knowledgeOf(job: Job): Pick<PrepareJob, 'encoding'> & Pick<FindJob, 'linkModel' | 'knownTerms'> {
  if (job.kind === 'prepare') return { encoding: job.encoding }
  return job.kind === 'find' ? { linkModel: job.linkModel, knownTerms: job.knownTerms } : {}
}

async function defaultMaker({ kind }: Job): Promise<MakePipeline> {
  // Its dictionary loads in a thread of its own while the stages are opened in this one.
  if (kind === 'prepare') startJieba()
  const { defaultPipeline, openResources } = await import('../stages.ts')
  const resources = openResources()
  return (knowledge) => defaultPipeline(knowledge, resources)
}

async function storedSource(store: Store, key: string): Promise<SourceInput> {
  const bytes = await store.get(`source/${key}`)
  if (!bytes) throw new Error(`the document source/${key} is not in the store`)
  return deserialize(bytes)
}

async function readLinkModel(store: Store, key: string) {
  const { decodeModel } = await import('../../stages/link/index.ts')
  const bytes = await store.get(`model/${key}`)
  if (!bytes) throw new Error(`the link model ${key} is not in the store`)
  return decodeModel(Buffer.from(bytes).toString(), 'link model')
}
