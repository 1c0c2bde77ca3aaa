import type { InputError } from '../../model/errors.ts'
import { confidenceModel } from '../models.ts'
import { readSummary } from '../results/codec/summary.ts'
import type { PipelineDefinition } from '../stages.ts'
import { decidedPairsOf } from './decisions.ts'
import type { FoundDocument } from './documents.ts'
import type { BatchOptions } from './options.ts'
import { type PersonalisedFindings, personalisedFindings } from './personalisedFindings.ts'
import { Shown } from './shown.ts'
import type { BatchTally } from './tally.ts'
import { groupBy } from './task.ts'
import { foundReader, WholeConfidence } from './wholeConfidence.ts'

/** What a batch ends with. */
export interface Batch {
  /** In the order of the inputs; of two with the same content that whose name comes first. */
  readonly documents: readonly FoundDocument[]
  /** The same with what the ranker found, before a second reader spoke. */
  readonly ranked: readonly FoundDocument[]
  readonly findings: PersonalisedFindings
  readonly shown: Shown
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** What of the options of a batch speaks to what was found. */
export type JudgementOptions = Pick<
  BatchOptions,
  'store' | 'pipeline' | 'minConfidence' | 'decisions' | 'secondReading'
>

/** What was found, as a second reader has it where there is one, and as the decisions suggest. */
export async function judged(
  ranked: readonly FoundDocument[],
  options: JudgementOptions,
  tally: BatchTally,
): Promise<Batch> {
  const documents = await readAgain(ranked, options, tally)
  return { documents, ranked, ...(await personalised(documents, options, tally)), failures: tally.failures }
}

async function readAgain(
  documents: readonly FoundDocument[],
  { store, secondReading, minConfidence }: JudgementOptions,
  tally: BatchTally,
): Promise<readonly FoundDocument[]> {
  if (!secondReading) return documents
  const read = await secondReading(documents)
  tally.shown = new Shown(minConfidence)
  for (const { found } of read) tally.shown.add(await readSummary(store, found))
  return read
}

/** What was found as the decisions suggest, and what is shown of it. */
async function personalised(
  documents: readonly FoundDocument[],
  { store, decisions, pipeline, minConfidence }: JudgementOptions,
  tally: BatchTally,
): Promise<Pick<Batch, 'findings' | 'shown'>> {
  const wholes = await wholeConfidences(documents, { store, pipeline })
  const found = foundReader(store, wholes)
  const decided = decisions && (await decidedPairsOf(found, decisions, documents))
  const findings = personalisedFindings({ found, decisions: decided, pipeline })
  if (!findings.differ) {
    for (const document of documents)
      if (wholes.has(document.found)) tally.shown.add(await found.summary(document.found))
    return { findings, shown: tally.shown }
  }
  const shown = new Shown(minConfidence)
  for (const document of documents) shown.add(await findings.summary(document.found))
  return { findings, shown }
}

/** How sure large documents are of their pairs, by the names of what was found in their parts. */
async function wholeConfidences(
  documents: readonly FoundDocument[],
  { store, pipeline }: Pick<BatchOptions, 'store' | 'pipeline'>,
): Promise<ReadonlyMap<string, WholeConfidence>> {
  const byName = new Map<string, WholeConfidence>()
  if (!scoresAsShipped(pipeline)) return byName
  const parts = documents.filter(({ whole }) => whole !== undefined)
  for (const members of groupBy(parts, ({ whole = '' }) => whole).values()) {
    const confidence = new WholeConfidence(confidenceModel())
    for (const { found } of members) {
      confidence.add(await readSummary(store, found))
      byName.set(found, confidence)
    }
  }
  return byName
}

const scoresAsShipped = (pipeline?: PipelineDefinition): boolean =>
  !pipeline || pipeline.stages.find.some(({ name, version }) => name === 'score' && version === undefined)
