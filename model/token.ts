import type { Bitext, TranslationUnit } from './bitext.ts'
import type { Span } from './term.ts'

/** One token of a unit's text. */
export interface Token {
  /** The characters as they stand in the unit's text: `unit.zh.slice(start, end)` or `unit.en.slice(start, end)`. */
  readonly text: string
  /** Half-open span in UTF-16 code units of the unit's text. */
  readonly start: number
  readonly end: number
  /** Chinese: jieba's tag (n, nr, ns, v, uj, x, ...). English: universal POS (NOUN, PROPN, ADJ, ...). */
  readonly pos: string
  /** What analysis compares: NFKC, lower case, simplified Chinese. */
  readonly norm: string
  /** English: lemma in lower case. Chinese: same as `norm`. */
  readonly lemma: string
}

/** A translation unit with its tokens on both sides. */
export interface TokenizedUnit {
  readonly unit: TranslationUnit
  readonly zh: readonly Token[]
  readonly en: readonly Token[]
  /** Where accepted pairs stand with both their sides. @default nowhere */
  readonly known?: readonly KnownPlace[]
}

/** A Chinese term and a rendering of it that a person accepted, as written. */
export interface KnownTerm {
  readonly zh: string
  readonly en: string
}

/** A known pair where both of its sides stand in one unit. */
export interface KnownPlace {
  readonly term: KnownTerm
  readonly zh: Span
  readonly en: Span
  /** Whether its English is more than one word, which does not stand there by chance. */
  readonly isPhrase: boolean
}

/** A document with the tokens of its units, before anything is known of others. */
export interface PreparedDocument {
  readonly bitext: Bitext
  readonly units: readonly TokenizedUnit[]
}

/** A link between a Chinese and an English token (0-based token indices of one unit). */
export interface WordLink {
  readonly zh: number
  readonly en: number
  /** Posterior probability that the two translate each other, 0..1. */
  readonly probability: number
}

/** A tokenised unit with its word links: every link of posterior >= 0.01, sorted by zh, then en. */
export interface LinkedUnit extends TokenizedUnit {
  readonly links: readonly WordLink[]
}
