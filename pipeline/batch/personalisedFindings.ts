import type { DecidedPair } from '../../model/decision.ts'
import type { ConceptEntry } from '../../model/term.ts'
import { identityOf } from '../identity.ts'
import { hashOf } from '../jobs/job.ts'
import { readConcepts } from '../results/codec/concepts.ts'
import { readSummary, type Summary, summaryOf } from '../results/codec/summary.ts'
import type { ResultStore } from '../results/store.ts'
import type { PipelineDefinition } from '../stages.ts'

/** What was found in documents, with confidences as the reviewers' decisions suggest. */
export interface PersonalisedFindings {
  /** Of a document, by the name under which the store keeps them. */
  concepts(name: string): Promise<readonly ConceptEntry[]>
  summary(name: string): Promise<Summary>
  /** Whether they may be others than the store has. */
  readonly differ: boolean
  /** A hash of the decisions, and of what is made of them. */
  readonly key: string
}

interface Options {
  readonly store: ResultStore
  readonly decisions?: readonly DecidedPair[]
  readonly pipeline?: PipelineDefinition
}

/** The store keeps what the ranker alone says, so that a decision does not cost the work on all documents again. */
export function personalisedFindings({ store, decisions = [], pipeline }: Options): PersonalisedFindings {
  const isRun = pipeline !== undefined || decisions.length > 0
  let stages: Promise<Personalise> | undefined
  const concepts = async (name: string) => {
    const found = await readConcepts(store, name)
    if (!isRun) return found
    stages ??= openStages(decisions, pipeline)
    return (await stages)(found)
  }
  return {
    differ: isRun,
    concepts,
    summary: async (name) => (isRun ? summaryOf(await concepts(name)) : readSummary(store, name)),
    key: hashOf(identityOf('afterwards', pipeline), JSON.stringify(decisions)),
  }
}

type Personalise = (concepts: readonly ConceptEntry[]) => Promise<readonly ConceptEntry[]>

/** Without decisions the stages that ship change nothing, and are not loaded. */
async function openStages(decisions: readonly DecidedPair[], pipeline?: PipelineDefinition): Promise<Personalise> {
  const [{ shippedStages }, { chain, openContext }] = await Promise.all([
    import('../stages.ts'),
    import('../pipeline.ts'),
  ])
  return chain((pipeline?.stages ?? shippedStages).afterwards, openContext({ decisions }, pipeline))
}
