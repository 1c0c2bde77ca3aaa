import { englishClass } from '../language/wordClasses.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { CandidateTerm } from '../stages/candidates/index.ts'
import { EQUIVALENCE_FEATURES, type EquivalencePatterns } from '../stages/pair/equivalenceFeatures.ts'
import type { EquivalenceModel, PairedUnit } from '../stages/pair/index.ts'
import { boost } from './boosting.ts'
import { examplesOf } from './examples.ts'
import { type GoldIndex, goldZh } from './goldIndex.ts'
import { PatternLearner } from './patterns.ts'
import { ACCEPTABLE_WEIGHT } from './termhood.ts'

const EMPTY_PATTERNS: EquivalencePatterns = { begin: {}, end: {}, whole: {} }
const columns = EQUIVALENCE_FEATURES.map((feature) => feature.name)

/** A model that knows nothing: its renderings stand in the order of their fit. */
export const UNTRAINED_EQUIVALENCE: EquivalenceModel = {
  patterns: EMPTY_PATTERNS,
  trees: { features: columns, bias: 0, trees: [] },
}

/** An English span proposed for a gold term. */
export interface EquivalenceExample {
  readonly features: Float64Array
  readonly begin: string
  readonly end: string
  readonly whole: string | undefined
  readonly label: 0 | 1
  readonly weight: number
}

/** The renderings proposed for the gold terms of a document, right ones and wrong ones. */
export function equivalenceExamples(
  units: readonly PairedUnit<CandidateTerm>[],
  gold: GoldIndex,
): EquivalenceExample[] {
  const examples: EquivalenceExample[] = []
  for (const unit of units) {
    const classes = unit.en.map((token) => englishClass(token.norm, token.pos, token.lemma))
    for (const { candidate, renderings } of unit.pairs) {
      const zh = goldZh(candidate.key)
      if (!gold.byZh.has(zh) || !gold.rendersIn(zh, unit.unit.en)) continue
      for (const { start, end, features } of renderings)
        examples.push({
          features,
          begin: `${classes[start - 1] ?? 'outside'}|${classes[start]}`,
          end: `${classes[end - 1]}|${classes[end] ?? 'outside'}`,
          whole: end - start > 5 ? undefined : classes.slice(start, end).join(' '),
          label: gold.has(zh, textOf(unit, start, end)) ? 1 : 0,
          weight: gold.isEssential(zh) ? 1 : ACCEPTABLE_WEIGHT,
        })
    }
  }
  return examples
}

export const textOf = (unit: LinkedUnit, start: number, end: number): string =>
  unit.unit.en.slice(unit.en[start].start, unit.en[end - 1].end)

export function trainEquivalence(examples: readonly EquivalenceExample[]): EquivalenceModel {
  const begin = new PatternLearner()
  const end = new PatternLearner()
  const whole = new PatternLearner()
  for (const example of examples) {
    const right = example.label === 1
    begin.add(example.begin, right)
    end.add(example.end, right)
    if (example.whole) whole.add(example.whole, right)
  }
  const patterns = { begin: begin.table, end: end.table, whole: whole.table }
  const at = (name: string) => columns.indexOf(name)
  const rows = examples.map((example) => {
    const row = Float64Array.from(example.features)
    row[at('en.begin')] = patterns.begin[example.begin] ?? 0
    row[at('en.end')] = patterns.end[example.end] ?? 0
    row[at('en.whole')] = example.whole ? (patterns.whole[example.whole] ?? 0) : 0
    return { row, label: example.label, weight: example.weight }
  })
  return { patterns, trees: boost(examplesOf(columns, rows)) }
}
