import { type GoldIndex, goldZh } from '../evaluation/goldIndex.ts'
import { chineseClass } from '../language/wordClasses.ts'
import type { LinkedUnit } from '../model/token.ts'
import type { CandidateTerm } from '../stages/candidates/index.ts'
import { EQUIVALENCE_FEATURES } from '../stages/pair/equivalenceFeatures.ts'
import { hyphenatedTokens } from '../stages/pair/hyphens.ts'
import type { EquivalenceModel, PairedUnit } from '../stages/pair/index.ts'
import { type EquivalencePattern, type EquivalencePatterns, patternsOf } from '../stages/pair/patterns.ts'
import { boost } from './boosting.ts'
import { examplesOf } from './examples.ts'
import { PatternLearner } from './patterns.ts'
import { ACCEPTABLE_WEIGHT } from './termhood.ts'

const PATTERNS = ['begin', 'end', 'whole', 'heads', 'tails'] as const satisfies readonly EquivalencePattern[]
const EMPTY_PATTERNS: EquivalencePatterns = { begin: {}, end: {}, whole: {}, heads: {}, tails: {} }
const columns = EQUIVALENCE_FEATURES.map((feature) => feature.name)

/** A model that knows nothing: its renderings stand in the order of their fit. */
export const UNTRAINED_EQUIVALENCE: EquivalenceModel = {
  patterns: EMPTY_PATTERNS,
  trees: { features: columns, bias: 0, trees: [] },
}

/** An English span proposed for a gold term. */
export interface EquivalenceExample {
  /** The occurrence of the Chinese term that it might render. */
  readonly choice: CandidateTerm
  readonly features: readonly number[]
  readonly patterns: Partial<Record<EquivalencePattern, string>>
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
    const { classes } = hyphenatedTokens(unit.en)
    const zhClasses = unit.zh.map((token) => chineseClass(token.norm, token.pos))
    for (const { candidate, renderings } of unit.pairs) {
      const zh = goldZh(candidate.key)
      if (!gold.byZh.has(zh) || !gold.rendersIn(zh, unit.unit.en)) continue
      for (const { start, end, features } of renderings)
        examples.push({
          choice: candidate,
          features,
          patterns: patternsOf({ sentence: { classes, zhClasses }, ...candidate, span: { start, end } }),
          label: gold.has(zh, textOf(unit, start, end)) ? 1 : 0,
          weight: gold.isEssential(zh) ? 1 : ACCEPTABLE_WEIGHT,
        })
    }
  }
  return examples
}

export const textOf = (unit: LinkedUnit, start: number, end: number): string =>
  unit.unit.en.slice(unit.en[start].start, unit.en[end - 1].end)

/** Patterns are learned from all examples; the trees from choices with one right answer: the others teach no preference. */
export function trainEquivalence(examples: readonly EquivalenceExample[]): EquivalenceModel {
  const patterns = Object.fromEntries(
    PATTERNS.map((name) => [name, learn(examples, name)]),
  ) as unknown as EquivalencePatterns
  const rows = examples.map((example) => {
    const row = [...example.features]
    for (const name of PATTERNS) row[columns.indexOf(`en.${name}`)] = patterns[name][example.patterns[name] ?? ''] ?? 0
    return { ...example, row }
  })
  const choices = choicesOf(rows).filter((alternatives) => count(alternatives, ({ label }) => label === 1) === 1)
  return {
    patterns,
    trees: boost({
      ...examplesOf(columns, choices.flat()),
      choices: Int32Array.from(choices.flatMap((alternatives, n) => alternatives.map(() => n))),
    }),
  }
}

/** The alternatives of each choice, which are neighbours. */
function choicesOf<Row extends { readonly choice: CandidateTerm }>(rows: readonly Row[]): Row[][] {
  const choices: Row[][] = []
  for (const [n, row] of rows.entries()) {
    if (row.choice !== rows[n - 1]?.choice) choices.push([])
    choices[choices.length - 1].push(row)
  }
  return choices
}

const count = <Row>(rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length

function learn(examples: readonly EquivalenceExample[], name: EquivalencePattern) {
  const learner = new PatternLearner()
  for (const { patterns, label } of examples) if (patterns[name]) learner.add(patterns[name], label === 1)
  return learner.table
}
