import PQueue from 'p-queue'
import type { Bitext } from '../model/bitext.ts'
import { InputError } from '../model/errors.ts'
import type { Extraction } from '../model/glossary.ts'
import type { ConceptEntry, TermPair } from '../model/term.ts'
import type { LinkedUnit, TokenizedUnit } from '../model/token.ts'
import { type Input, loadInput } from './inputs.ts'
import type { Pipeline } from './stages.ts'

export interface ExtractOptions {
  /** Pairs of lower confidence are left out, 0..1. */
  readonly minConfidence: number
  /** Documents in hand at the same time. @default 4 */
  readonly concurrency?: number
  /** Called as work goes on. */
  readonly onProgress?: (step: { readonly stage: string; readonly done: number; readonly total: number }) => void
  /** Called with what the reader of a document should know; every warning names its file. */
  readonly onWarning?: (warning: string) => void
}

export interface ExtractResult extends Extraction {
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

interface Prepared {
  readonly bitext: Bitext
  readonly units: readonly TokenizedUnit[]
}

/** Runs the pipeline over many inputs: one batch, one glossary. A bad input fails alone. */
export async function extract(
  inputs: readonly Input[],
  pipeline: Pipeline,
  options: ExtractOptions,
): Promise<ExtractResult> {
  const { onProgress = () => {}, onWarning = () => {}, concurrency = 4, minConfidence } = options
  const prepared: (Prepared | undefined)[] = inputs.map(() => undefined)
  const failures: InputError[] = []
  const queue = new PQueue({ concurrency })
  let done = 0
  const total = inputs.length
  onProgress({ stage: 'read and align', done, total })
  await queue.addAll(
    inputs.map((input, number) => async () => {
      try {
        const document = await pipeline.read(await loadInput(input))
        for (const warning of document.warnings) onWarning(warning)
        const bitext = pipeline.align(document)
        prepared[number] = { bitext, units: pipeline.tokenize(bitext.units) }
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        failures.push(error)
      }
      onProgress({ stage: 'read and align', done: ++done, total })
    }),
  )
  const documents = distinct(prepared)
  onProgress({ stage: 'link words', done: 0, total: 1 })
  const linked = pipeline.link(documents.flatMap(({ units }) => units))
  const pairs: TermPair[] = []
  let from = 0
  for (const [number, { units }] of documents.entries()) {
    onProgress({ stage: 'find terms', done: number, total: documents.length })
    pairs.push(...termPairs(pipeline, linked.slice(from, from + units.length)))
    from += units.length
  }
  onProgress({ stage: 'find terms', done: documents.length, total: documents.length })
  const entries = pipeline.gather(pairs).flatMap((entry) => confident(entry, minConfidence))
  return { bitexts: documents.map(({ bitext }) => bitext), entries, failures }
}

/** The entry with its confident renderings, if it has any. Only now: a pair doubtful in one document may be clear in another. */
function confident(entry: ConceptEntry, minConfidence: number): ConceptEntry[] {
  const renderings = entry.renderings.filter(({ confidence }) => confidence >= minConfidence)
  return renderings.length ? [{ ...entry, renderings }] : []
}

/** The stages between the two that look at all documents. */
function termPairs({ candidates, pair, score }: Pipeline, units: readonly LinkedUnit[]): TermPair[] {
  return score(pair(candidates(units)))
}

/** Documents in the order of the inputs; of two with the same content the first. */
function distinct(prepared: readonly (Prepared | undefined)[]): Prepared[] {
  const seen = new Set<string>()
  return prepared.filter((one): one is Prepared => {
    if (!one || seen.has(one.bitext.document.id)) return false
    seen.add(one.bitext.document.id)
    return true
  })
}
