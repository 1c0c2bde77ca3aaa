import type { Dictionary } from '../../glossaries/lexicons/cedict.ts'
import type { TermLexicon } from './lexicon.ts'
import type { LinkModel } from './model.ts'

/** The parts of the aligner that can be switched off to see what each is worth. */
export interface Switches {
  /** Glosses of whole words from the bilingual dictionary. */
  readonly dictionary: boolean
  /** Glosses of the words inside a word. */
  readonly subwords: boolean
  /** What the dictionary's words with a character have in common. */
  readonly associations: boolean
  /** The hand-made table of function words and punctuation. */
  readonly functionWords: boolean
  /** Words with one stem share their glosses. */
  readonly stems: boolean
  /** Numerals and dates of one value. */
  readonly numbers: boolean
  /** Pinyin and transliterated names. */
  readonly names: boolean
  /** Chinese words that share characters share what is learned. */
  readonly backoff: boolean
  /** Glosses of several words, and dictionary words cut into several tokens, where they stand as a whole. */
  readonly phrases: boolean
  /** Both directions are trained to agree. */
  readonly agreement: boolean
  /** The position of one link tells about the next. */
  readonly hmm: boolean
  /** The words that translate nothing are learned. */
  readonly nullWords: boolean
}

export const ALL_ON: Switches = {
  dictionary: true,
  subwords: true,
  associations: true,
  functionWords: true,
  stems: true,
  numbers: true,
  names: true,
  backoff: true,
  phrases: true,
  agreement: true,
  hmm: true,
  nullWords: true,
}

/** Numbers that were chosen on development data; none is sensitive. */
export interface LinkParameters {
  /** Weight of the prior, in observed tokens. */
  readonly priorWeight: number
  /** Share of the unigram distribution in the prior, against a score of 1 for a dictionary gloss. */
  readonly unigram: number
  /** Probability that a token comes from no word of the other language. */
  readonly toNull: number
  /** Of small corpora; large ones get one. */
  readonly ibm1Iterations: number
  readonly hmmIterations: number
}

export const DEFAULT_PARAMETERS: LinkParameters = {
  priorWeight: 3,
  unigram: 0.5,
  toNull: 0.3,
  ibm1Iterations: 2,
  hmmIterations: 2,
}

export interface AlignerOptions {
  readonly dictionary: Dictionary
  /** Terms that are known to translate each other, say the accepted ones of a termbase: see lexiconOf. */
  readonly lexicon?: TermLexicon
  /** What was learned from other bitext. */
  readonly model?: LinkModel
  readonly switches?: Partial<Switches>
  readonly parameters?: Partial<LinkParameters>
}

/** What the aligner knows before it sees a text. */
export interface Sources {
  readonly dictionary: Dictionary
  readonly lexicon: TermLexicon
  readonly model?: LinkModel
  readonly switches: Switches
}
