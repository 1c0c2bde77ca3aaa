import { byCodePoint } from '../language/order.ts'
import type { Finding } from '../model/finding.ts'
import type { LinkedUnit } from '../model/token.ts'
import { observeCorpusPractice, type Practice, weigh } from './corpusPractice.ts'
import { deprecatedRenderings } from './deprecated.ts'
import { inconsistentRenderings } from './inconsistent.ts'
import { notRendered } from './notRendered.ts'
import { indexTerms, type TermIndex } from './terms.ts'
import { findUses } from './termUses.ts'
import type { UsageKnowledge } from './variation.ts'

export { indexTerms, observeCorpusPractice, type Practice, type TermIndex, weigh }

export interface CheckOptions {
  readonly terms: TermIndex
  /** Folds traditional characters to simplified ones without changing the length. */
  readonly simplify: (text: string) => string
  /** @default no phrase is an action, no word everyday */
  readonly usage?: UsageKnowledge
}

const NO_KNOWLEDGE: UsageKnowledge = { isAction: () => false, isEverydayWord: () => false }

/**
 * Stage `check`: the units of one document → where they do not follow the termbase, in text order. Units are cut into
 * words without regard to the terms (in a draft that came aligned each is translated by itself); their links tell what stands for a term that is not rendered as it should be.
 */
export function check({ terms, simplify, usage = NO_KNOWLEDGE }: CheckOptions) {
  return (linked: readonly LinkedUnit[], isAligned = false): Finding[] => {
    const units = findUses(linked, terms, simplify)
    const numbers = new Map(linked.map(({ unit }, number) => [unit.id, number]))
    const uses = units.flatMap((unit) => unit.uses)
    return [
      ...uses.flatMap(deprecatedRenderings),
      ...uses.flatMap((use) => notRendered(use, units, usage, isAligned)),
      ...inconsistentRenderings(units),
    ].sort(
      (a, b) =>
        (numbers.get(a.unit) ?? 0) - (numbers.get(b.unit) ?? 0) ||
        a.zh.span.start - b.zh.span.start ||
        byCodePoint(a.rule, b.rule),
    )
  }
}
