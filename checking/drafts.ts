import { simplify } from '../language/fold.ts'
import type { Bitext, TranslationUnit } from '../model/bitext.ts'
import { InputError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { ConceptEntry } from '../model/term.ts'
import { type Input, loadInput } from '../pipeline/inputs.ts'
import type { Pipeline } from '../pipeline/stages.ts'
import { check, indexTerms, observeCorpusPractice, weigh } from './index.ts'

/** What drafts are checked against: the concepts of a termbase, and the units of its documents. */
export interface CheckedAgainst {
  readonly concepts: () => AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>
  /** Read once, and only where there are findings. */
  readonly units: () => AsyncIterable<ObservedUnit> | Iterable<ObservedUnit>
}

type ObservedUnit = Pick<TranslationUnit, 'document' | 'zh' | 'en'>

export interface CheckedDocument {
  readonly bitext: Bitext
  /** In text order. */
  readonly findings: readonly Finding[]
}

export interface CheckResult {
  readonly documents: readonly CheckedDocument[]
  /** Number of terms that were looked for. */
  readonly terms: number
}

export interface CheckProgress {
  readonly onProgress?: (step: { readonly stage: string; readonly done: number; readonly total: number }) => void
  /** Called with what the reader of a document should know; every warning names its file. */
  readonly onWarning?: (warning: string) => void
}

/**
 * Checks drafts against a termbase. Their words are cut as the text alone suggests, without its terms, which tells a
 * term from characters that stand together by chance.
 */
export async function checkBitexts(
  bitexts: readonly Bitext[],
  pipeline: Pick<Pipeline, 'tokenize' | 'link'>,
  { concepts, units }: CheckedAgainst,
  { onProgress = () => {} }: CheckProgress = {},
): Promise<CheckResult> {
  const step = (stage: string) => onProgress({ stage, done: 0, total: 1 })
  step('read the termbase')
  const terms = await indexTerms(concepts(), simplify)
  step('link words')
  const linked = pipeline.link(bitexts.flatMap((bitext) => pipeline.tokenize(bitext.units)))
  step('check')
  const checkUnits = check({ terms, simplify })
  let from = 0
  const documents = bitexts.map((bitext) => {
    const own = linked.slice(from, from + bitext.units.length)
    from += own.length
    return { bitext, findings: checkUnits(own) }
  })
  const concerned = new Set(documents.flatMap(({ findings }) => findings.map(({ concept }) => concept)))
  if (!concerned.size) return { documents, terms: terms.size }
  step('compare with the documents of the termbase')
  const practice = await observeCorpusPractice(units(), concerned, terms, simplify)
  return {
    documents: documents.map(({ bitext, findings }) => ({ bitext, findings: weigh(findings, practice) })),
    terms: terms.size,
  }
}

export interface ReadDrafts {
  readonly bitexts: readonly Bitext[]
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** Reads drafts and aligns those that are not. */
export async function readDrafts(
  inputs: readonly Input[],
  pipeline: Pick<Pipeline, 'read' | 'align'>,
  { onProgress = () => {}, onWarning = () => {} }: CheckProgress = {},
): Promise<ReadDrafts> {
  const bitexts: Bitext[] = []
  const failures: InputError[] = []
  for (const [done, input] of inputs.entries()) {
    onProgress({ stage: 'read and align', done, total: inputs.length })
    try {
      const document = await pipeline.read(await loadInput(input))
      for (const warning of document.warnings) onWarning(warning)
      bitexts.push(pipeline.align(document))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error)
    }
  }
  return { bitexts, failures }
}
