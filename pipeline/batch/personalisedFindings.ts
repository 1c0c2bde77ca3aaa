import type { DecidedPair } from '../../model/decision.ts'
import type { ConceptEntry } from '../../model/term.ts'
import { identityOf } from '../identity.ts'
import { hashOf } from '../jobs/job.ts'
import { summaryOf } from '../results/codec/summary.ts'
import type { PipelineDefinition } from '../stages.ts'
import type { FoundReader } from './wholeConfidence.ts'

/** What was found in documents, with confidences as the reviewers' decisions suggest. */
export interface PersonalisedFindings extends FoundReader {
  /** The summary without what decisions suggest. */
  readonly undecided: FoundReader['summary']
  /** Whether they may be others than the store has. */
  readonly differ: boolean
  /** A hash of the decisions, and of what is made of them. */
  readonly key: string
}

interface Options {
  readonly found: FoundReader
  readonly decisions?: readonly DecidedPair[]
  readonly pipeline?: PipelineDefinition
}

/** The store keeps what the ranker alone says, so that a decision does not cost the work on all documents again. */
export function personalisedFindings({ found, decisions = [], pipeline }: Options): PersonalisedFindings {
  const isRun = pipeline !== undefined || decisions.length > 0
  let stages: Promise<Personalise> | undefined
  const concepts = async (name: string) => {
    const ranked = await found.concepts(name)
    if (!isRun) return ranked
    stages ??= openStages(decisions, pipeline)
    return (await stages)(ranked)
  }
  return {
    differ: isRun,
    concepts,
    summary: async (name) => (isRun ? summaryOf(await concepts(name)) : found.summary(name)),
    undecided: (name) => found.summary(name),
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
