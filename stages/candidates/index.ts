import type { LinkedUnit } from '../../model/token.ts'
import { featureRow } from '../../ranking/feature.ts'
import { logOddsOf } from '../../ranking/forest.ts'
import { requireFeatures } from '../../ranking/guard.ts'
import type { TreeModel } from '../../ranking/trees.ts'
import { countCandidates, termhoodContexts } from './contexts.ts'
import { type DocumentUse, ONCE } from './documentCounts.ts'
import { type TermhoodPatterns, termhoodOdds } from './patterns.ts'
import { spansOf, type TokenSpan } from './spans.ts'
import { TERMHOOD_FEATURES, type TermhoodResources } from './termhoodFeatures.ts'

/** A Chinese span that may be a term of its unit. */
export interface CandidateTerm extends TokenSpan {
  /** Log-odds that a reviewer would want it in a glossary, judged from the Chinese text alone. */
  readonly termhood: number
  /** Values of `TERMHOOD_FEATURES`. */
  readonly features: readonly number[]
}

/** Names of the features of a candidate. */
export const CANDIDATE_COLUMNS: readonly string[] = TERMHOOD_FEATURES.map(({ name }) => name)

/** A linked unit with its candidate terms, in text order. */
export interface UnitCandidates extends LinkedUnit {
  readonly candidates: readonly CandidateTerm[]
}

/** What was learned about termhood: see `training/ranker.ts`. */
export interface TermhoodModel {
  readonly patterns: TermhoodPatterns
  readonly trees: TreeModel
}

export interface CandidateOptions {
  readonly resources: TermhoodResources
  readonly model: TermhoodModel
  /** Spans of lower termhood (log-odds) are dropped. @default -4, about one in fifty */
  readonly floor?: number
  /** How a candidate that stands more than once is used in the document that the units are a part of. @default they are all of it */
  readonly uses?: (key: string) => DocumentUse | undefined
}

export type { DocumentUse } from './documentCounts.ts'
export { addUp, countPart, inRange, type PartCounts, type PartUses, usesIn } from './partCounts.ts'

/**
 * Stage `candidates`: the units of one document → candidate terms on the Chinese side, each with its termhood.
 * A low floor keeps nearly everything a reviewer might want; the English evidence decides later.
 */
export const candidates = ({ resources, model, floor = -4, uses }: CandidateOptions) => {
  requireFeatures('termhood', model.trees, CANDIDATE_COLUMNS)
  const patterns = termhoodOdds(model.patterns)
  return (units: readonly LinkedUnit[]): UnitCandidates[] => {
    const spanned = units.map((unit) => ({ ...unit, spans: spansOf(unit.zh) }))
    const counts = uses ? { use: (key: string) => uses(key) ?? ONCE } : countCandidates(spanned)
    return spanned.map(({ spans, ...unit }) => {
      const contexts = termhoodContexts({ zh: unit.zh, spans }, { counts, resources, patterns })
      const rows = contexts.map((context) => featureRow(TERMHOOD_FEATURES, context))
      const termhoods = logOddsOf(model.trees, rows)
      const terms = spans.map((span, i) => ({ ...span, features: rows[i], termhood: termhoods[i] }))
      return { ...unit, candidates: terms.filter(({ termhood }) => termhood >= floor) }
    })
  }
}
