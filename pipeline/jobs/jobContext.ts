import { startJieba } from '../../language/segmenter.ts'
import type { SourceInput, SourcePart } from '../../stages/read/index.ts'
import { loadInput } from '../inputs.ts'
import type { Pipeline } from '../pipeline.ts'
import { getJson, type ResultStore } from '../results/store.ts'
import type { Knowledge, PipelineDefinition } from '../stages.ts'
import { type FindJob, type Job, type PrepareJob, storedSource } from './job.ts'

/** What a process needs to do jobs. */
export interface JobContext {
  readonly store: ResultStore
  /** The pipeline, where it is not the one that ships. */
  readonly definition?: PipelineDefinition
  /** Reads the files of a document. @throws InputError where one cannot be read */
  readonly load: (job: PrepareJob) => Promise<SourceInput | SourcePart>
  /** The stages, with the knowledge that a job names, and what is known of the document that it works on a part of. */
  readonly pipeline: (job: Job, uses?: Knowledge['uses']) => Promise<Pipeline>
}

/** Two link models, with known terms and without; more are only made when people accept terms meanwhile. */
const KEPT_PIPELINES = 4

/**
 * A context in this process. Code, lexicons and models are loaded when a job first needs them.
 * @param definition the pipeline, where it is not the one that ships
 */
export function openJobContext(store: ResultStore, definition?: PipelineDefinition): JobContext {
  let opener: Promise<(knowledge: Knowledge) => Pipeline> | undefined
  const kept = new Map<string, Promise<Opened>>()
  const open = async (job: Job): Promise<Opened> => {
    opener ??= pipelineOpener(job, definition)
    const { linkModel, knownTerms, ...reading } = knowledgeOf(job)
    const knowledge: Knowledge = {
      ...reading,
      linkModel: linkModel ? await readLinkModel(store, linkModel) : undefined,
      knownTerms: knownTerms ? await getJson(store, knownTerms) : undefined,
    }
    const openPipeline = await opener
    return { pipeline: openPipeline(knowledge), within: (uses) => openPipeline({ ...knowledge, uses }) }
  }
  return {
    store,
    definition,
    load: ({ key, input }) => (input === undefined ? storedSource(store, key) : loadInput(input)),
    pipeline: async (job, uses) => {
      const name = JSON.stringify(knowledgeOf(job))
      const opened = kept.get(name) ?? open(job)
      if (kept.size >= KEPT_PIPELINES && !kept.has(name)) kept.clear()
      kept.set(name, opened)
      const { pipeline, within } = await opened
      return uses ? within(uses) : pipeline
    },
  }
}

/** Stages with what a job knows, also opened anew for parts of documents. */
interface Opened {
  readonly pipeline: Pipeline
  readonly within: (uses: Knowledge['uses']) => Pipeline
}

/** What the stages of a job are to know, as far as the job names it. */
function knowledgeOf(job: Job): Pick<PrepareJob, 'encoding' | 'ocr'> & Pick<FindJob, 'linkModel' | 'knownTerms'> {
  if (job.kind === 'prepare') return { encoding: job.encoding, ocr: job.ocr }
  if (job.kind === 'count') return { knownTerms: job.knownTerms }
  return job.kind === 'find' ? { linkModel: job.linkModel, knownTerms: job.knownTerms } : {}
}

async function pipelineOpener(
  { kind }: Job,
  definition: PipelineDefinition | undefined,
): Promise<(knowledge: Knowledge) => Pipeline> {
  // Its dictionary loads in a thread of its own while the stages are opened in this one.
  if (kind === 'prepare' && !definition?.resources) startJieba()
  const [{ shippedStages }, { openContext, openPipeline }] = await Promise.all([
    import('../stages.ts'),
    import('../pipeline.ts'),
  ])
  const { resources } = openContext({}, definition)
  return (knowledge) => openPipeline(definition?.stages ?? shippedStages, { ...knowledge, resources })
}

async function readLinkModel(store: ResultStore, key: string) {
  const { decodeModel } = await import('../../stages/link/index.ts')
  const bytes = await store.get(`model/${key}`)
  if (!bytes) throw new Error(`the link model ${key} is not in the store`)
  return decodeModel(Buffer.from(bytes).toString(), 'link model')
}
