import type { SourceInput } from '../../stages/read/index.ts'
import { type Input, loadInput } from '../inputs.ts'
import type { Knowledge, Pipeline } from '../stages.ts'
import { getJson, type Store } from '../store/store.ts'
import type { FindJob, PrepareJob } from './job.ts'

/** What a process needs to do jobs. */
export interface Workshop {
  readonly store: Store
  /** Reads the files of a document. @throws InputError where one cannot be read */
  readonly load: (input: Input) => Promise<SourceInput>
  /** The stages, with the knowledge that a job names. */
  readonly pipeline: (job: JobKnowledge) => Promise<Pipeline>
}

export type JobKnowledge = Pick<PrepareJob, 'encoding'> & Pick<FindJob, 'linkModel' | 'knownTerms'>

/** Makes the stages; by default the pipeline as it ships, over lexicons that are opened once. */
export type MakePipeline = (knowledge: Knowledge) => Pipeline

/** Two link models, with known terms and without; more are only made when people accept terms meanwhile. */
const KEPT_PIPELINES = 4

/** A workshop in this process. Code, lexicons and models are loaded when a job first needs them. */
export function openWorkshop(store: Store, make?: MakePipeline): Workshop {
  let maker = make && Promise.resolve(make)
  const kept = new Map<string, Promise<Pipeline>>()
  const open = async ({ encoding, linkModel, knownTerms }: JobKnowledge): Promise<Pipeline> => {
    maker ??= defaultMaker()
    return (await maker)({
      encoding,
      linkModel: linkModel ? await readLinkModel(store, linkModel) : undefined,
      knownTerms: knownTerms ? await getJson<string[]>(store, knownTerms) : undefined,
    })
  }
  return {
    store,
    load: loadInput,
    pipeline: (job) => {
      const name = JSON.stringify([job.encoding, job.linkModel, job.knownTerms])
      const pipeline = kept.get(name) ?? open(job)
      if (kept.size >= KEPT_PIPELINES && !kept.has(name)) kept.clear()
      kept.set(name, pipeline)
      return pipeline
    },
  }
}

async function defaultMaker(): Promise<MakePipeline> {
  const { defaultPipeline, openResources } = await import('../stages.ts')
  const resources = openResources()
  return (knowledge) => defaultPipeline(knowledge, resources)
}

async function readLinkModel(store: Store, key: string) {
  const { decodeModel } = await import('../../stages/link/index.ts')
  const bytes = await store.get(`model/${key}`)
  if (!bytes) throw new Error(`the link model ${key} is not in the store`)
  return decodeModel(Buffer.from(bytes).toString(), 'link model')
}
