import { type GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import type { LinkedUnit } from '../model/token.ts'
import { featureRow } from '../ranking/feature.ts'
import { countCandidates, termhoodContexts } from '../stages/candidates/contexts.ts'
import type { TermhoodModel } from '../stages/candidates/index.ts'
import {
  TERMHOOD_PATTERNS,
  type TermhoodPattern,
  type TermhoodPatterns,
  termhoodOdds,
} from '../stages/candidates/patterns.ts'
import { spansOf } from '../stages/candidates/spans.ts'
import { TERMHOOD_FEATURES, type TermhoodResources } from '../stages/candidates/termhoodFeatures.ts'
import { boost } from './boosting.ts'
import { examplesOf } from './examples.ts'
import { PatternLearner } from './patterns.ts'

const PATTERNS = ['begin', 'end', 'whole', 'ends'] as const satisfies readonly TermhoodPattern[]
const columns = TERMHOOD_FEATURES.map((feature) => feature.name)

const NO_PATTERNS = termhoodOdds({ begin: {}, end: {}, whole: {}, ends: {} })

/** A Chinese span with its answer: 1 in the gold with its English in this unit, 0 not in the gold. */
export interface TermhoodExample {
  /** With 0 for the patterns, which are learned from examples. */
  readonly features: readonly number[]
  readonly patterns: Partial<Record<TermhoodPattern, string>>
  readonly label: 0 | 1
  readonly weight: number
}

/** An acceptable pair is a weaker example than an essential one. */
export const ACCEPTABLE_WEIGHT = 0.6

/**
 * All spans of a document whose answer is known (a gold term rendered otherwise here is neither right nor wrong);
 * `isUsed` chooses among those that are not in the gold.
 */
export function termhoodExamples(
  units: readonly LinkedUnit[],
  gold: GoldIndex,
  resources: TermhoodResources,
  isUsed: () => boolean,
): TermhoodExample[] {
  const spanned = units.map((unit) => ({ ...unit, spans: spansOf(unit.zh) }))
  const counts = countCandidates(spanned)
  const examples: TermhoodExample[] = []
  for (const unit of spanned)
    for (const context of termhoodContexts(unit, { counts, resources, patterns: NO_PATTERNS })) {
      const zh = goldZh(context.key)
      const pairs = gold.byZh.get(zh)
      if (pairs ? !gold.rendersIn(zh, unit.unit.en) : !isUsed()) continue
      examples.push({
        features: featureRow(TERMHOOD_FEATURES, context),
        patterns: Object.fromEntries(PATTERNS.map((name) => [name, TERMHOOD_PATTERNS[name](context)])),
        label: pairs ? 1 : 0,
        weight: pairs && !gold.isEssential(zh) ? ACCEPTABLE_WEIGHT : 1,
      })
    }
  return examples
}

export function trainTermhood(examples: readonly TermhoodExample[]): TermhoodModel {
  const patterns = Object.fromEntries(
    PATTERNS.map((name) => [name, learn(examples, name)]),
  ) as unknown as TermhoodPatterns
  const rows = examples.map(({ features, patterns: own, label, weight }) => {
    const row = [...features]
    for (const name of PATTERNS) row[columns.indexOf(`zh.${name}`)] = patterns[name][own[name] ?? ''] ?? 0
    return { row, label, weight }
  })
  return { patterns, trees: boost(examplesOf(columns, rows)) }
}

function learn(examples: readonly TermhoodExample[], name: TermhoodPattern) {
  const learner = new PatternLearner()
  for (const { patterns, label } of examples) if (patterns[name] !== undefined) learner.add(patterns[name], label === 1)
  return learner.table
}
