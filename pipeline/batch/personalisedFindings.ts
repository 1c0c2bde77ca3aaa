import type { DecidedPair } from '../../model/decision.ts'
import type { ConceptEntry } from '../../model/term.ts'
import { personalise } from '../../stages/personalise/index.ts'
import { hashOf } from '../jobs/job.ts'
import { readConcepts } from '../results/codec/concepts.ts'
import { readSummary, type Summary, summaryOf } from '../results/codec/summary.ts'
import type { Store } from '../results/store.ts'

/** What was found in documents, with confidences as the reviewers' decisions suggest. */
export interface PersonalisedFindings {
  /** Of a document, by the name under which the store keeps them. */
  concepts(name: string): Promise<readonly ConceptEntry[]>
  summary(name: string): Promise<Summary>
  /** A hash of the decisions. */
  readonly key: string
}

/** The store keeps what the ranker alone says, so that a decision does not cost the work on all documents again. */
export function personalisedFindings(store: Store, decisions: readonly DecidedPair[] = []): PersonalisedFindings {
  const personalised = personalise({ decisions })
  const concepts = async (name: string) => personalised(await readConcepts(store, name))
  return {
    concepts,
    summary: async (name) => (decisions.length ? summaryOf(await concepts(name)) : readSummary(store, name)),
    key: hashOf(JSON.stringify(decisions)),
  }
}
