import type { Bitext } from '../model/bitext.ts'
import type { InputError } from '../model/errors.ts'
import type { Extraction } from '../model/glossary.ts'
import type { TermPair } from '../model/term.ts'
import { concepts } from '../stages/concepts/index.ts'
import { runBatch } from './batch/batch.ts'
import { inProcess } from './executors/inProcess.ts'
import type { Input } from './inputs.ts'
import { openJobContext } from './jobs/jobContext.ts'
import { readBitext } from './results/codec/bitext.ts'
import { memoryStore } from './results/memoryStore.ts'
import type { PipelineDefinition } from './stages.ts'

export interface ExtractOptions {
  /** Pairs of lower confidence are left out, 0..1. */
  readonly minConfidence: number
  /** The stages. @default the pipeline as it ships */
  readonly pipeline?: PipelineDefinition
}

export interface ExtractResult extends Extraction {
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** A batch of a few documents in this process and in memory, without a termbase: for evaluation and for tests. */
export async function extract(
  inputs: readonly Input[],
  { minConfidence, pipeline }: ExtractOptions,
): Promise<ExtractResult> {
  const store = memoryStore()
  const executor = inProcess(openJobContext(store, pipeline))
  const { documents, findings, shown, failures } = await runBatch(inputs, {
    store,
    executor: () => executor,
    minConfidence,
    pipeline,
  })
  const bitexts: Bitext[] = []
  const pairs: TermPair[] = []
  for (const { key, found } of documents) {
    bitexts.push(await readBitext(store, key))
    pairs.push(...shown.select(await findings.concepts(found)).flatMap(({ renderings }) => renderings))
  }
  return { bitexts, entries: concepts()(pairs), failures }
}
