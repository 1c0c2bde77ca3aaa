import type { Bitext } from '../model/bitext.ts'
import type { InputError } from '../model/errors.ts'
import type { Extraction } from '../model/glossary.ts'
import type { TermPair } from '../model/term.ts'
import { concepts } from '../stages/concepts/index.ts'
import { runBatch } from './batch/batch.ts'
import type { BatchOptions } from './batch/options.ts'
import { inProcess } from './executors/inProcess.ts'
import type { BatchInput } from './inputs.ts'
import { openJobContext } from './jobs/jobContext.ts'
import { readBitext } from './results/codec/bitext.ts'
import { memoryStore } from './results/memoryStore.ts'

/** Of a batch, what a few documents need. */
type ExtractOptions = Pick<
  BatchOptions,
  'minConfidence' | 'pipeline' | 'encoding' | 'ocr' | 'knownTerms' | 'decisions' | 'onProgress' | 'onWarning' | 'signal'
>

export interface ExtractResult extends Extraction {
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** A batch of a few documents in this process and in memory. */
export async function extract(inputs: readonly BatchInput[], options: ExtractOptions): Promise<ExtractResult> {
  const { pipeline } = options
  const store = memoryStore()
  const executor = inProcess(openJobContext(store, pipeline))
  const { documents, findings, shown, failures } = await runBatch(inputs, {
    ...options,
    store,
    executor: () => executor,
  })
  const bitexts: Bitext[] = []
  const pairs: TermPair[][] = []
  for (const { key, found } of documents) {
    bitexts.push(await readBitext(store, key))
    pairs.push(shown.select(await findings.concepts(found)).flatMap(({ renderings }) => [...renderings]))
  }
  return { bitexts, entries: concepts()(pairs.flat()), failures }
}
