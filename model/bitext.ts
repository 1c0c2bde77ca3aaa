import type { Segment, SourceDocument } from './document.ts'

/**
 * A bead with its text: what a translation memory calls a translation unit. Neither side is empty, but in the bitext of a
 * text in one language, whose other side is not there yet.
 */
export interface TranslationUnit {
  /** `<document id>:<ordinal>`. */
  readonly id: string
  readonly document: string
  /** Position within the document, from 0. */
  readonly ordinal: number
  /** Chinese segments joined without a space. */
  readonly zh: string
  /** English segments joined by one space. */
  readonly en: string
  readonly zhSegments: readonly Segment[]
  readonly enSegments: readonly Segment[]
  /** Confidence of the bead, 0..1; 1 where the source came aligned. */
  readonly confidence: number
}

/** A document and its translation units. Unaligned segments stay in `document` and are in no unit. */
export interface Bitext {
  readonly document: SourceDocument
  readonly units: readonly TranslationUnit[]
}
