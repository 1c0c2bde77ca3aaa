import { featureRow } from '../../measures/feature.ts'
import { logOddsOf } from '../../measures/forest.ts'
import type { TreeModel } from '../../measures/trees.ts'
import type { LinkedUnit } from '../../model/token.ts'
import { type EquivalenceResources, equivalenceContext, sentencePairOf } from './context.ts'
import { type EnglishSpan, edgesOf, englishSpans } from './englishSpans.ts'
import { EQUIVALENCE_FEATURES } from './equivalenceFeatures.ts'
import { type EquivalencePatterns, equivalenceOdds } from './patterns.ts'
import { Posteriors } from './posteriors.ts'

/** What this stage needs of a candidate term: its token range and its key. */
export interface ChineseSpan {
  readonly from: number
  readonly to: number
  readonly key: string
}

/** An English span proposed for a Chinese one, with its evidence. */
export interface Rendering extends EnglishSpan {
  /** Values of `EQUIVALENCE_FEATURES`. */
  readonly features: readonly number[]
  /** Log-odds that this is the rendering of the Chinese span, given that the span is a term. */
  readonly equivalence: number
}

/** A candidate term with its English renderings in this unit, best first. */
export interface PairedCandidate<Candidate extends ChineseSpan> {
  readonly candidate: Candidate
  readonly renderings: readonly Rendering[]
}

/** A linked unit with candidate terms that found an English side. */
export interface PairedUnit<Candidate extends ChineseSpan> extends LinkedUnit {
  readonly pairs: readonly PairedCandidate<Candidate>[]
}

/** What was learned about equivalence: see `training/ranker.ts`. */
export interface EquivalenceModel {
  readonly patterns: EquivalencePatterns
  readonly trees: TreeModel
}

export interface PairOptions {
  readonly resources: EquivalenceResources
  readonly model: EquivalenceModel
  /** Stem of a lower-case English word: renderings with the same stems support each other. */
  readonly stem: (word: string) => string
  /** Renderings passed on of each candidate, best first. @default 2: the best, and one that might take its place */
  readonly kept?: number
}

/** Above this many token pairs a unit is no sentence pair any more (a file of one line, say): it gives no terms. */
const MAX_CELLS = 1_000_000

/** Stage `pair`: the units of one document with their candidate terms → English renderings by link evidence. */
export const pair = ({ resources, model, stem, kept = 2 }: PairOptions) => {
  const columns = EQUIVALENCE_FEATURES.map((feature) => feature.name)
  if (columns.join() !== model.trees.features.join())
    throw new Error('the equivalence model was trained with other features: run `npm run train`')
  const patterns = equivalenceOdds(model.patterns)
  return <Candidate extends ChineseSpan>(
    units: readonly (LinkedUnit & { readonly candidates: readonly Candidate[] })[],
  ): PairedUnit<Candidate>[] => {
    const sentences = units.map((unit) => ({ unit, sentence: sentencePairOf(unit, stem, resources.frequency) }))
    const support = new Support()
    const spans = sentences.map(({ unit, sentence }, number) => {
      if (unit.zh.length * unit.en.length > MAX_CELLS) return unit.candidates.map(() => [])
      const posteriors = new Posteriors(unit)
      const edges = edgesOf(sentence.classes)
      return unit.candidates.map(({ from, to, key }) => {
        const found = englishSpans(posteriors, edges, from, to)
        return found.map((span) => {
          const { stems } = sentence.phrases.at(span.start, span.end)
          return { span, support: support.add(key, stems, number) }
        })
      })
    })
    return sentences.map(({ unit, sentence }, number) => {
      const { candidates, ...linked } = unit
      if (!spans[number].some((found) => found.length)) return { ...linked, pairs: [] }
      const posteriors = new Posteriors(unit)
      const rows = candidates.flatMap((candidate, i) => {
        const found = spans[number][i]
        const own = posteriors.massUpTo(candidate.from, candidate.to)
        return found.map(({ span, support }, rank) => {
          const context = equivalenceContext({
            posteriors,
            own,
            sentence,
            from: candidate.from,
            to: candidate.to,
            key: candidate.key,
            span,
            rank,
            best: found[0].span,
            support: support.pair.units,
            keyUnits: support.key.units,
            resources,
            patterns,
          })
          return featureRow(EQUIVALENCE_FEATURES, context)
        })
      })
      const equivalences = logOddsOf(model.trees, rows)
      let row = 0
      const pairs = candidates.map((candidate, i) => {
        const renderings = spans[number][i].map(
          ({ span }): Rendering => ({ ...span, features: rows[row], equivalence: equivalences[row++] }),
        )
        return { candidate, renderings: renderings.sort((a, b) => b.equivalence - a.equivalence).slice(0, kept) }
      })
      return { ...linked, pairs: pairs.filter(({ renderings }) => renderings.length > 0) }
    })
  }
}

/** In how many units something stands. */
interface Tally {
  units: number
  last: number
}

/** In how many units of the document a Chinese key, and a pair of key and English stems, stand. */
class Support {
  readonly #keys = new Map<string, { tally: Tally; byStems: Map<string, Tally> }>()

  /** The tallies of the key and of the pair; they grow as more units are added. */
  add(key: string, stems: string, unit: number): { key: Tally; pair: Tally } {
    let entry = this.#keys.get(key)
    if (!entry) {
      entry = { tally: { units: 0, last: -1 }, byStems: new Map() }
      this.#keys.set(key, entry)
    }
    let pair = entry.byStems.get(stems)
    if (!pair) {
      pair = { units: 0, last: -1 }
      entry.byStems.set(stems, pair)
    }
    count(entry.tally, unit)
    count(pair, unit)
    return { key: entry.tally, pair }
  }
}

function count(tally: Tally, unit: number): void {
  if (tally.last === unit) return
  tally.units++
  tally.last = unit
}
