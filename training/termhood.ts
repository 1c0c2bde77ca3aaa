import { featureRow } from '../measures/feature.ts'
import type { LinkedUnit } from '../model/token.ts'
import { countCandidates, termhoodContexts } from '../stages/candidates/contexts.ts'
import type { TermhoodModel } from '../stages/candidates/index.ts'
import { spansOf } from '../stages/candidates/spans.ts'
import {
  classAfter,
  classBefore,
  TERMHOOD_FEATURES,
  type TermhoodContext,
  type TermhoodPatterns,
  type TermhoodResources,
} from '../stages/candidates/termhoodFeatures.ts'
import { boost } from './boosting.ts'
import { examplesOf } from './examples.ts'
import { type GoldIndex, goldZh } from './goldIndex.ts'
import { PatternLearner } from './patterns.ts'

export const NO_TERMHOOD_PATTERNS: TermhoodPatterns = { begin: {}, end: {}, whole: {}, ends: {} }

/** A Chinese span with its answer: 1 in the gold with its English in this unit, 0 not in the gold. */
export interface TermhoodExample {
  readonly context: TermhoodContext
  readonly label: 0 | 1
  readonly weight: number
}

/** An acceptable pair is a weaker example than an essential one. */
export const ACCEPTABLE_WEIGHT = 0.6

/** All spans of a document whose answer is known (a gold term rendered otherwise here is neither right nor wrong). */
export function termhoodExamples(
  units: readonly LinkedUnit[],
  gold: GoldIndex,
  resources: TermhoodResources,
): TermhoodExample[] {
  const spanned = units.map((unit) => ({ ...unit, spans: spansOf(unit.zh) }))
  const counts = countCandidates(spanned)
  const examples: TermhoodExample[] = []
  for (const unit of spanned)
    for (const context of termhoodContexts(unit, { counts, resources, patterns: NO_TERMHOOD_PATTERNS })) {
      const zh = goldZh(context.key)
      const pairs = gold.byZh.get(zh)
      if (!pairs) examples.push({ context, label: 0, weight: 1 })
      else if (gold.rendersIn(zh, unit.unit.en))
        examples.push({ context, label: 1, weight: gold.isEssential(zh) ? 1 : ACCEPTABLE_WEIGHT })
    }
  return examples
}

export function trainTermhood(examples: readonly TermhoodExample[]): TermhoodModel {
  const patterns = learnPatterns(examples)
  const names = TERMHOOD_FEATURES.map((feature) => feature.name)
  const rows = examples.map(({ context, label, weight }) => ({
    row: featureRow(TERMHOOD_FEATURES, { ...context, patterns }),
    label,
    weight,
  }))
  return { patterns, trees: boost(examplesOf(names, rows)) }
}

function learnPatterns(examples: readonly TermhoodExample[]): TermhoodPatterns {
  const begin = new PatternLearner()
  const end = new PatternLearner()
  const whole = new PatternLearner()
  const ends = new PatternLearner()
  for (const { context: c, label } of examples) {
    const right = label === 1
    const first = c.classes[c.from]
    const last = c.classes[c.to - 1]
    begin.add(`${classBefore(c)}|${first}`, right)
    end.add(`${last}|${classAfter(c)}`, right)
    ends.add(`${first}|${last}`, right)
    if (c.to - c.from <= 4) whole.add(c.classes.slice(c.from, c.to).join(' '), right)
  }
  return { begin: begin.table, end: end.table, whole: whole.table, ends: ends.table }
}
