import { byRank } from '../../language/order.ts'
import { type ReadingsOf, spelledNames } from '../../language/spelledNames.ts'
import type { Occurrence, TermPair } from '../../model/term.ts'
import { logOddsOf } from '../../ranking/forest.ts'
import { requireFeatures } from '../../ranking/guard.ts'
import { logistic, type TreeModel } from '../../ranking/trees.ts'
import { categoryOf } from './category.ts'
import { englishForm, Forms } from './forms.ts'
import { type PairInstance, pairInstances, type ScorableUnit } from './instances.ts'
import { reasonsFor } from './reasons.ts'
import { RIVAL_FEATURES } from './rivalFeatures.ts'

/** What was learned about the confidence of a pair: see `training/ranker.ts`. */
export interface ConfidenceModel {
  readonly trees: TreeModel
  /** Platt scaling from log-odds to a calibrated probability: logistic(slope · x + shift). */
  readonly slope: number
  readonly shift: number
  /** Confidence from which pairs are shown, by how strict a user is: see `Strictness`. */
  readonly strictness: Readonly<Record<Strictness, Threshold>>
}

/** What was learned about which of the right pairs are essential. It reads the same rows as the confidence. */
export interface EssentialModel {
  readonly trees: TreeModel
  /** Platt scaling, as of the confidence. */
  readonly slope: number
  readonly shift: number
}

/** How much of what is shown shall be right: nearly all; about four in five, as glossaries are reviewed; or what is worth a look. */
export const strictnesses = ['strict', 'balanced', 'broad'] as const
export type Strictness = (typeof strictnesses)[number]

/** A confidence, and the share of the pairs from there on that readers accepted in cross-validation; both 0..1. */
export interface Threshold {
  readonly confidence: number
  readonly accepted: number
}

export interface ScoreOptions {
  readonly model: ConfidenceModel
  /** @default whether a pair is essential stays unknown */
  readonly essential?: EssentialModel
  /** Names of the features that come with candidates, then of those that come with renderings, each in their order. */
  readonly given: readonly string[]
  /** Stem of a lower-case English word: renderings with the same stems are one pair. */
  readonly stem: (word: string) => string
  /** Whether an English word (in lower case) is usually written so, not with a capital. */
  readonly isLowerCase: (word: string) => boolean
  /** How a character may be spelled in names. @default not at all */
  readonly spellingsOf?: ReadingsOf
  /**
   * Whether English words are beyond doubt the foreign name that some Chinese writes, by its sound; with the characters
   * before and after it. @default nobody knows
   */
  readonly isForeignName?: (zh: string, words: readonly string[], before: string, after: string) => boolean
  /** Pairs of lower confidence are dropped. @default 0.05 */
  readonly floor?: number
}

interface Group {
  readonly occurrences: Occurrence[]
  readonly zh: Forms
  readonly en: Forms
  clearest: PairInstance
  odds: number
}

/**
 * Stage `score`: paired units of one document → its term pairs with a calibrated confidence, best first. An occurrence of
 * a Chinese term has one rendering. A pair that stands in several units has the confidence of its clearest occurrence,
 * and more the more often it stands.
 */
export const score = (options: ScoreOptions) => {
  const { model, essential, given, stem, isLowerCase, floor = 0.05 } = options
  const { slope, shift, strictness } = model
  const thresholds = strictnesses.map((level) => [level, strictness?.[level]?.confidence] as const)
  const known = [...RIVAL_FEATURES.map(({ name }) => name), ...given]
  requireFeatures('confidence', model.trees, known, { slope, shift, ...Object.fromEntries(thresholds) })
  if (essential)
    requireFeatures('essential', essential.trees, known, { slope: essential.slope, shift: essential.shift })
  const columns = new Map(model.trees.features.map((name, column) => [name, column]))
  return (units: readonly ScorableUnit[]): TermPair[] => {
    const groups = new Map<string, Group>()
    for (const unit of units)
      for (const { instance, odds } of clearestInstances(unit, options)) {
        const { start, end } = instance.span
        const stems = unit.en.slice(start, end).map((token) => stem(token.norm))
        const form = englishForm(unit, start, end, isLowerCase)
        addInstance(groups, `${instance.key}\t${stems.join(' ')}`, instance, odds, form)
      }
    const pairs: TermPair[] = []
    const instances: PairInstance[] = []
    for (const { occurrences, zh, en, clearest, odds } of groups.values()) {
      const confidence = logistic(model.slope * pairOdds(odds, occurrences.length) + model.shift)
      if (confidence < floor) continue
      instances.push(clearest)
      pairs.push({
        zh: zh.usual,
        en: en.usual,
        category: categoryOf(clearest, zh.usual, en.usual),
        confidence,
        occurrences,
        reasons: reasonsFor(clearest, columns, occurrences.length),
      })
    }
    return (essential ? withEssential(pairs, instances, essential) : pairs).sort(byRank)
  }
}

/** The pairs with how probably they are essential where they are right, by the clearest instance of each. */
function withEssential(
  pairs: readonly TermPair[],
  instances: readonly PairInstance[],
  { trees, slope, shift }: EssentialModel,
): TermPair[] {
  const odds = logOddsOf(
    trees,
    instances.map(({ row }) => row),
  )
  return pairs.map((pair, n) => ({ ...pair, essential: logistic(slope * odds[n] + shift) }))
}

/**
 * Log-odds of a name that the English spells, or writes by its sound: nothing is surer than that, and the texts that the
 * ranker learned from have few such names.
 */
const WRITTEN_OUT = 3

function isWrittenOut({ unit, span }: PairInstance, { spellingsOf, isForeignName }: ScoreOptions): boolean {
  const { from, to, start, end } = span
  const words = unit.en.slice(start, end).map(({ text }) => text)
  if (
    spellingsOf &&
    to - from === 1 &&
    unit.zh[from].pos === PERSON &&
    isSpelled(unit.zh[from].norm, words, spellingsOf)
  )
    return true
  if (!isForeignName || to - from > MOST_PARTS || words.length > MOST_PARTS) return false
  const zh = unit.zh.slice(from, to).map(({ norm }) => norm)
  return isForeignName(zh.join(''), words, unit.zh[from - 1]?.norm.slice(-1) ?? '', unit.zh[to]?.norm[0] ?? '')
}

/** Tokens of a foreign name: those of its parts, with the points between them. */
const MOST_PARTS = 5

/** jieba's tag of a person. */
const PERSON = 'nr'

const isSpelled = (zh: string, words: readonly string[], spellingsOf: ReadingsOf): boolean =>
  spelledNames(zh, words, spellingsOf).some(
    ({ start, end, from, to }) => start === 0 && end === zh.length && from === 0 && to === words.length,
  )

/** The likeliest rendering of every candidate, now that rivals are known. */
function clearestInstances(unit: ScorableUnit, options: ScoreOptions): { instance: PairInstance; odds: number }[] {
  const choices = pairInstances(unit)
  const odds = logOddsOf(
    options.model.trees,
    choices.flat().map(({ row }) => row),
  )
  let at = 0
  return choices.map((alternatives) =>
    alternatives
      .map((instance) => {
        const ranked = odds[at++]
        return { instance, odds: ranked < WRITTEN_OUT && isWrittenOut(instance, options) ? WRITTEN_OUT : ranked }
      })
      .reduce((best, one) => (one.odds > best.odds ? one : best)),
  )
}

/** Log-odds of a pair from those of its clearest occurrence: what is seen more often is surer, though less than in proportion. */
export const pairOdds = (clearest: number, occurrences: number): number => clearest + 0.5 * Math.log(occurrences)

function addInstance(
  groups: Map<string, Group>,
  name: string,
  instance: PairInstance,
  odds: number,
  form: string,
): void {
  const { unit, span } = instance
  const zh = { start: unit.zh[span.from].start, end: unit.zh[span.to - 1].end }
  const en = { start: unit.en[span.start].start, end: unit.en[span.end - 1].end }
  let group = groups.get(name)
  if (!group) {
    group = { occurrences: [], zh: new Forms(), en: new Forms(), clearest: instance, odds }
    groups.set(name, group)
  }
  if (odds > group.odds) {
    group.clearest = instance
    group.odds = odds
  }
  group.occurrences.push({ unit: unit.unit.id, zh, en })
  group.zh.add(unit.unit.zh.slice(zh.start, zh.end))
  group.en.add(form)
}
