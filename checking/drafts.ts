import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { simplify } from '../language/fold.ts'
import { blockLanguage } from '../language/script.ts'
import type { Bitext, TranslationUnit } from '../model/bitext.ts'
import type { Language, Segment } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { ConceptEntry } from '../model/term.ts'
import type { TokenizedUnit } from '../model/token.ts'
import { isNoTranslation } from '../pipeline/counterparts.ts'
import { type Input, isInMemory, loadInput } from '../pipeline/inputs.ts'
import type { PlacedStages } from '../pipeline/pipeline.ts'
import type { SourceInput } from '../stages/read/index.ts'
import { check, indexTerms, observeCorpusPractice, weigh } from './index.ts'
import { usageKnowledge } from './usageKnowledge.ts'

/** What drafts are checked against: the concepts of a termbase, and the units of its documents. */
export interface CheckedAgainst {
  readonly concepts: () => AsyncIterable<ConceptEntry> | Iterable<ConceptEntry>
  /** Read once, and only where there are findings. */
  readonly units: () => AsyncIterable<ObservedUnit> | Iterable<ObservedUnit>
}

type ObservedUnit = Pick<TranslationUnit, 'document' | 'zh' | 'en'>

export interface CheckedDocument {
  readonly bitext: Bitext
  /** In text order; none where the draft is no translation. */
  readonly findings: readonly Finding[]
  /** Segments that came without a translation, or with a copy of themselves for one. */
  readonly untranslated: readonly Segment[]
  /** Number of translation units that nobody may change, and that were not checked therefore. */
  readonly fixed: number
  /** Whether the two sides seem to belong together at all. */
  readonly isTranslation: boolean
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
 * term from characters that stand together by chance. What is not translated or may not be changed is not checked.
 */
export async function checkBitexts(
  bitexts: readonly Bitext[],
  pipeline: Pick<PlacedStages, 'tokenize' | 'link'>,
  { concepts, units }: CheckedAgainst,
  { onProgress = () => {} }: CheckProgress = {},
): Promise<CheckResult> {
  const step = (stage: string) => onProgress({ stage, done: 0, total: 1 })
  step('read the termbase')
  const terms = await indexTerms(concepts(), simplify)
  step('link words')
  const drafts: Awaited<ReturnType<typeof preparedDraft>>[] = []
  for (const bitext of bitexts) drafts.push(await preparedDraft(bitext, pipeline))
  const linked = await pipeline.link(drafts.flatMap(({ tokenized }) => tokenized))
  step('check')
  const checkUnits = check({ terms, simplify, usage: usageKnowledge() })
  let from = 0
  const documents = drafts.map(({ tokenized, ...draft }) => {
    const own = linked.slice(from, from + tokenized.length)
    from += own.length
    return { ...draft, findings: checkUnits(own, draft.bitext.document.beads !== undefined) }
  })
  const concerned = new Set(documents.flatMap(({ findings }) => findings.map(({ concept }) => concept)))
  if (!concerned.size) return { documents, terms: terms.size }
  step('compare with the documents of the termbase')
  const practice = await observeCorpusPractice(units(), concerned, terms, simplify)
  return {
    documents: documents.map((document) => ({ ...document, findings: weigh(document.findings, practice) })),
    terms: terms.size,
  }
}

/** A draft with the units of it that are checked. */
async function preparedDraft(
  bitext: Bitext,
  { tokenize }: Pick<PlacedStages, 'tokenize'>,
): Promise<Omit<CheckedDocument, 'findings'> & { readonly tokenized: readonly TokenizedUnit[] }> {
  const free = bitext.units.filter(({ zhSegments, enSegments }) => ![...zhSegments, ...enSegments].some(isFixed))
  const { units: tokenized } = await tokenize({ ...bitext, units: free.filter((unit) => !copiedSide(unit)) })
  const isTranslation = !isNoTranslation(openDictionary())(
    { ...bitext, units: tokenized.map(({ unit }) => unit) },
    tokenized,
  )
  return {
    bitext,
    tokenized: isTranslation ? tokenized : [],
    untranslated: untranslatedSegments(bitext),
    fixed: bitext.units.length - free.length,
    isTranslation,
  }
}

const isFixed = (segment: Segment) => segment.isFixed === true

/** The side of a unit that holds the language of the other: its source was copied, and waits to be translated. */
function copiedSide({ zh, en }: TranslationUnit): Language | undefined {
  if (blockLanguage(en) === 'zh') return 'en'
  return blockLanguage(zh) === 'en' ? 'zh' : undefined
}

/** In documents that came aligned, the segments without counterpart; in any, those that were copied. */
function untranslatedSegments({ document, units }: Bitext): Segment[] {
  const lone = (document.beads ?? []).flatMap(({ zh, en }) => [
    ...(en.length ? [] : zh.map((number) => document.zh[number])),
    ...(zh.length ? [] : en.map((number) => document.en[number])),
  ])
  const copied = units.flatMap((unit) => {
    const side = copiedSide(unit)
    return side === undefined ? [] : side === 'en' ? unit.zhSegments : unit.enSegments
  })
  const found = [...lone, ...copied].filter((segment) => !isFixed(segment))
  return found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

export interface ReadDrafts {
  readonly bitexts: readonly Bitext[]
  /** Inputs that could not be used; the others went through. */
  readonly failures: readonly InputError[]
}

/** Reads drafts and aligns those that are not. */
export async function readDrafts(
  inputs: readonly (Input | SourceInput)[],
  pipeline: Pick<PlacedStages, 'read' | 'align'>,
  { onProgress = () => {}, onWarning = () => {} }: CheckProgress = {},
): Promise<ReadDrafts> {
  const bitexts: Bitext[] = []
  const failures: InputError[] = []
  for (const [done, input] of inputs.entries()) {
    onProgress({ stage: 'read and align', done, total: inputs.length })
    try {
      const document = await pipeline.read(isInMemory(input) ? input : await loadInput(input))
      for (const warning of document.warnings) onWarning(warning)
      bitexts.push(await pipeline.align(document))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error)
    }
  }
  return { bitexts, failures }
}
