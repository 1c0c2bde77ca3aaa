import type { LinkedUnit, TokenizedUnit, WordLink } from '../../model/token.ts'
import { Aligner } from './aligner.ts'
import { CorpusBuilder, differentPairs, type TokenPair } from './corpus.ts'
import type { AlignerOptions } from './options.ts'

export type { TokenPair } from './corpus.ts'
export type { AlignerOptions, Lexicon, Parameters, Switches } from './options.ts'

/** Links of at least this posterior are kept. */
export const KEPT = 0.01
/** Links above this posterior are the alignment; from 0.40 to 0.50 little changes. */
export const THRESHOLD = 0.45

export interface LinkOptions extends AlignerOptions {
  /** Further sentence pairs to learn from; they get no links. */
  readonly train?: readonly TokenPair[]
}

/**
 * Stage `link`: word links of all units together, since each unit is linked in the light of the others.
 * The links of a unit have posteriors of 0.01 to 1 and are sorted by Chinese, then English position.
 */
export const link =
  (options: LinkOptions) =>
  (units: readonly TokenizedUnit[]): LinkedUnit[] => {
    const norms = (tokens: TokenizedUnit['zh']) => tokens.map((token) => token.norm)
    const links = linkTokens(options)(units.map(({ zh, en }) => ({ zh: norms(zh), en: norms(en) })))
    return units.map((unit, n) => ({ ...unit, links: links[n] }))
  }

/** Word links of tokenised sentence pairs, a list for each pair (empty where a side has no tokens). */
export const linkTokens =
  (options: LinkOptions) =>
  (pairs: readonly TokenPair[]): WordLink[][] => {
    const builder = new CorpusBuilder()
    for (const pair of pairs) builder.add(pair)
    for (const pair of options.train ?? []) builder.add(pair)
    const corpus = builder.build()
    const links: WordLink[][] = Array.from({ length: differentPairs(corpus, pairs.length) }, () => [])
    if (corpus.zh.tokens.length > 0 && corpus.en.tokens.length > 0) {
      new Aligner(corpus, options).forEachLink(KEPT, (pair, zh, en, probability) => {
        if (pair < links.length) links[pair].push({ zh, en, probability })
      })
    }
    return pairs.map((_, n) => links[corpus.pairOf[n]])
  }

/** The alignment that posteriors suggest: every link above a threshold of 0..1. */
export const decode = (links: readonly WordLink[], threshold = THRESHOLD): WordLink[] =>
  links.filter(({ probability }) => probability > threshold)
