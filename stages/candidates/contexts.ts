import { chineseClass } from '../../language/wordClasses.ts'
import type { Token } from '../../model/token.ts'
import { DocumentCounts } from './documentCounts.ts'
import type { TermhoodOdds } from './patterns.ts'
import type { TokenSpan } from './spans.ts'
import type { TermhoodContext, TermhoodResources } from './termhoodFeatures.ts'

/** What the contexts of one document's candidates share. */
export interface TermhoodBackground {
  readonly counts: Pick<DocumentCounts, 'use'>
  readonly resources: TermhoodResources
  readonly patterns: TermhoodOdds
}

interface Sentence {
  readonly zh: readonly Token[]
  readonly spans: readonly TokenSpan[]
}

/** Counts every candidate of a document. */
export function countCandidates(units: readonly Sentence[]): DocumentCounts {
  const counts = new DocumentCounts()
  for (const { zh, spans } of units)
    for (const { from, to, key } of spans) counts.add(key, zh[from - 1]?.norm ?? '', zh[to]?.norm ?? '')
  return counts
}

/** The contexts of a unit's candidates, in their order. */
export function termhoodContexts(
  unit: Sentence,
  { counts, resources, patterns }: TermhoodBackground,
): TermhoodContext[] {
  const norms = unit.zh.map((token) => token.norm)
  const classes = unit.zh.map((token) => chineseClass(token.norm, token.pos))
  const classCounts = classCountsOf(classes)
  const frequencies = Float64Array.from(norms, (norm) => Math.log2(1 + resources.frequency(norm)))
  const pairs = Float64Array.from(norms, (norm, i) =>
    Math.log2(1 + (resources.formulation(norm + (norms[i + 1] ?? ''))?.count ?? 0)),
  )
  // Field by field: copying with a spread takes as long as all features together.
  return unit.spans.map(({ from, to, key }) => ({
    norms,
    classes,
    classCounts,
    frequencies,
    pairs,
    from,
    to,
    key,
    frequency: resources.frequency(key),
    background: resources.formulation(key),
    use: counts.use(key),
    resources,
    patterns,
  }))
}

/** Of each class in a sentence, how many of its tokens stand before token i, for i up to the number of tokens. */
function classCountsOf(classes: readonly string[]): Map<string, Uint32Array> {
  const counts = new Map<string, Uint32Array>()
  for (const name of classes) if (!counts.has(name)) counts.set(name, countsOf(classes, name))
  return counts
}

function countsOf(classes: readonly string[], wanted: string): Uint32Array {
  const before = new Uint32Array(classes.length + 1)
  classes.forEach((name, i) => {
    before[i + 1] = before[i] + (name === wanted ? 1 : 0)
  })
  return before
}
