import type { LinkedUnit } from '../../model/token.ts'
import { featureRow } from '../../ranking/feature.ts'
import { logOddsOf } from '../../ranking/forest.ts'
import { requireFeatures } from '../../ranking/guard.ts'
import type { TreeModel } from '../../ranking/trees.ts'
import {
  type EquivalenceContext,
  type EquivalenceResources,
  type SentencePair,
  sentencePairOf,
  zhContentOf,
} from './context.ts'
import { type EnglishSpan, edgesOf, englishSpans } from './englishSpans.ts'
import { EQUIVALENCE_FEATURES } from './equivalenceFeatures.ts'
import { type EquivalencePatterns, equivalenceOdds } from './patterns.ts'
import { LinkPosteriors } from './posteriors.ts'
import { type CandidateSupport, Support } from './support.ts'

/** What this stage needs of a candidate term: its token range and its key. */
export interface ChineseSpan {
  readonly from: number
  readonly to: number
  readonly key: string
}

/** An English span proposed for a Chinese one, with its evidence. */
export interface ProposedRendering extends EnglishSpan {
  /** Values of `EQUIVALENCE_FEATURES`. */
  readonly features: readonly number[]
  /** Log-odds that this is the rendering of the Chinese span, given that the span is a term. */
  readonly equivalence: number
}

/** Names of the features of a rendering. */
export const RENDERING_COLUMNS: readonly string[] = EQUIVALENCE_FEATURES.map(({ name }) => name)

/** A candidate term with its English renderings in this unit, best first. */
export interface PairedCandidate<Candidate extends ChineseSpan> {
  readonly candidate: Candidate
  readonly renderings: readonly ProposedRendering[]
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
  requireFeatures('equivalence', model.trees, RENDERING_COLUMNS)
  const patterns = equivalenceOdds(model.patterns)
  return <Candidate extends ChineseSpan>(
    units: readonly (LinkedUnit & { readonly candidates: readonly Candidate[] })[],
  ): PairedUnit<Candidate>[] => {
    const sentences = units.map((unit) => sentencePairOf(unit, stem, resources.frequency))
    const support = new Support()
    const proposals = units.map((unit, number) => proposalsOf(unit, sentences[number], support, number))
    return units.map(({ candidates, ...unit }, number) => {
      const proposed = proposals[number]
      if (!proposed.some(({ spans }) => spans.length)) return { ...unit, pairs: [] }
      const sentence = sentences[number]
      const posteriors = new LinkPosteriors(unit)
      const rows = proposed.flatMap(({ spans, support }, i) => {
        const { from, to, key } = candidates[i]
        const own = posteriors.massUpTo(from, to)
        const zhContent = zhContentOf(sentence, from, to)
        return spans.map((span, rank) =>
          featureRow<EquivalenceContext>(EQUIVALENCE_FEATURES, {
            posteriors,
            own,
            sentence,
            from,
            to,
            key,
            zhContent,
            span,
            phrase: sentence.phrases.at(span.start, span.end),
            rank,
            best: spans[0],
            support: support.pairs[rank].units,
            keyUnits: support.key.units,
            resources,
            patterns,
          }),
        )
      })
      const equivalences = logOddsOf(model.trees, rows)
      let row = 0
      const pairs = proposed.map(({ spans }, i) => {
        const renderings = spans.map(
          ({ start, end, fit }): ProposedRendering => ({
            start,
            end,
            fit,
            features: rows[row],
            equivalence: equivalences[row++],
          }),
        )
        const bestFirst = renderings.sort((a, b) => b.equivalence - a.equivalence)
        return { candidate: candidates[i], renderings: bestFirst.slice(0, kept) }
      })
      return { ...unit, pairs: pairs.filter(({ renderings }) => renderings.length > 0) }
    })
  }
}

/** The English spans that may render a candidate, and in how many units they do. */
interface Proposal {
  readonly spans: readonly EnglishSpan[]
  readonly support: CandidateSupport
}

/** What is proposed for each candidate of a unit, counted in `support`. */
function proposalsOf(
  unit: LinkedUnit & { readonly candidates: readonly ChineseSpan[] },
  { classes, insideWords, phrases }: SentencePair,
  support: Support,
  number: number,
): Proposal[] {
  if (unit.zh.length * unit.en.length > MAX_CELLS) return []
  const posteriors = new LinkPosteriors(unit)
  const edges = edgesOf(classes, insideWords)
  return unit.candidates.map(({ from, to, key }) => {
    const spans = englishSpans(posteriors, edges, from, to)
    const stems = spans.map(({ start, end }) => phrases.at(start, end).stems)
    return { spans, support: support.add(key, stems, number) }
  })
}
