import type { LinkedUnit, TokenizedUnit, WordLink } from '../../model/token.ts'
import { Aligner } from './aligner.ts'
import { type Corpus, CorpusBuilder, differentPairs, type TokenPair } from './corpus.ts'
import { learnedModel } from './learned.ts'
import type { LinkModel } from './model.ts'
import type { AlignerOptions } from './options.ts'

export type { TokenPair } from './corpus.ts'
export { lexiconOf, type TermLexicon as Lexicon } from './lexicon.ts'
export { decodeModel, encodeModel, LinkModel } from './model.ts'
export type { AlignerOptions, LinkParameters as Parameters, Switches } from './options.ts'

/** Links of at least this posterior are kept. */
export const KEPT = 0.01
/** Links above this posterior are the alignment; from 0.40 to 0.50 little changes. */
export const THRESHOLD = 0.45

export interface LinkOptions extends AlignerOptions {
  /** Further sentence pairs to learn from; they get no links. */
  readonly train?: readonly TokenPair[]
}

/**
 * Stage `link`: word links of all units together, since each unit is linked in the light of the others, and of what
 * `model` has learned from other units. They depend on options and units alone: with one model, documents may be
 * linked one by one, in any order and in any process.
 * The links of a unit have posteriors of 0.01 to 1 and are sorted by Chinese, then English position.
 */
export const link =
  (options: LinkOptions) =>
  (units: readonly TokenizedUnit[]): LinkedUnit[] => {
    const links = linkTokens(options)(units.map(tokenPairOf))
    return units.map((unit, n) => ({ ...unit, links: links[n] }))
  }

/**
 * Learns from units what helps to link others: the model for the option `model` of `link`, which knows also what
 * `options.model` knew. Time is linear in the tokens; for linking documents like them, some 10,000 units are plenty.
 * `encodeModel` and `decodeModel` make text of a model and back.
 */
export const trainLinkModel =
  (options: AlignerOptions) =>
  (units: readonly TokenizedUnit[]): LinkModel => {
    const corpus = corpusOf(units.map(tokenPairOf))
    return learnedModel(corpus, trainAligner(corpus, options)?.table, options.model)
  }

/** Word links of tokenised sentence pairs, a list for each pair (empty where a side has no tokens). */
export const linkTokens =
  (options: LinkOptions) =>
  (pairs: readonly TokenPair[]): WordLink[][] => {
    const corpus = corpusOf(pairs, options.train)
    const links: WordLink[][] = Array.from({ length: differentPairs(corpus, pairs.length) }, () => [])
    trainAligner(corpus, options)?.forEachLink(KEPT, (pair, zh, en, probability) => {
      if (pair < links.length) links[pair].push({ zh, en, probability })
    })
    return pairs.map((_, n) => links[corpus.pairOf[n]])
  }

/** The alignment that posteriors suggest: every link above a threshold of 0..1. */
export const linksAbove = (links: readonly WordLink[], threshold = THRESHOLD): WordLink[] =>
  links.filter(({ probability }) => probability > threshold)

const corpusOf = (pairs: readonly TokenPair[], more: readonly TokenPair[] = []): Corpus => {
  const builder = new CorpusBuilder()
  for (const pair of pairs) builder.add(pair)
  for (const pair of more) builder.add(pair)
  return builder.build()
}

/** An aligner trained on a corpus, where the corpus has words in both languages. */
const trainAligner = (corpus: Corpus, options: AlignerOptions): Aligner | undefined =>
  corpus.zh.tokens.length > 0 && corpus.en.tokens.length > 0 ? new Aligner(corpus, options) : undefined

const tokenPairOf = ({ zh, en }: TokenizedUnit): TokenPair => ({
  zh: zh.map(({ norm }) => norm),
  en: en.map(({ norm }) => norm),
})
