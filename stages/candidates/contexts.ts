import { chineseClass } from '../../language/wordClasses.ts'
import type { Token } from '../../model/token.ts'
import { DocumentCounts } from './documentCounts.ts'
import type { TokenSpan } from './spans.ts'
import type { TermhoodContext, TermhoodPatterns, TermhoodResources } from './termhoodFeatures.ts'

/** What the contexts of one document's candidates share. */
export interface TermhoodBackground {
  readonly counts: DocumentCounts
  readonly resources: TermhoodResources
  readonly patterns: TermhoodPatterns
}

interface Sentence {
  readonly zh: readonly Token[]
  readonly spans: readonly TokenSpan[]
}

/** Quotation marks, book-title marks and spaces do not make another term. */
export const termKey = (text: string): string => text.replace(/[\s"“”'‘’《》〈〉「」『』]/g, '')

const keyOf = (tokens: readonly Token[], from: number, to: number): string => {
  let key = ''
  for (let i = from; i < to; i++) key += tokens[i].norm
  return termKey(key)
}

/** Counts every candidate of a document. */
export function countCandidates(units: readonly Sentence[]): DocumentCounts {
  const counts = new DocumentCounts()
  for (const { zh, spans } of units)
    for (const { from, to } of spans) counts.add(keyOf(zh, from, to), zh[from - 1]?.norm ?? '', zh[to]?.norm ?? '')
  return counts
}

/** The contexts of a unit's candidates, in their order. */
export function termhoodContexts(unit: Sentence, background: TermhoodBackground): TermhoodContext[] {
  const norms = unit.zh.map((token) => token.norm)
  const { resources } = background
  const sentence = {
    norms,
    classes: unit.zh.map((token) => chineseClass(token.norm, token.pos)),
    frequencies: Float64Array.from(norms, (norm) => Math.log2(1 + resources.frequency(norm))),
    pairs: Float64Array.from(norms, (norm, i) =>
      Math.log2(1 + (resources.formulation(norm + (norms[i + 1] ?? ''))?.count ?? 0)),
    ),
    ...background,
  }
  return unit.spans.map(({ from, to }) => {
    const key = keyOf(unit.zh, from, to)
    return { ...sentence, from, to, key, background: resources.formulation(key) }
  })
}
