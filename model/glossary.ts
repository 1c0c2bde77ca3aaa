import type { Bitext } from './bitext.ts'
import type { Place } from './document.ts'
import type { TermComment } from './team.ts'
import type { Category, ConceptEntry, Rendering, Span, Status } from './term.ts'

/** What one run over its inputs found: the documents with their translation units, and the concepts in them. */
export interface Extraction {
  readonly bitexts: readonly Bitext[]
  readonly entries: readonly ConceptEntry[]
}

/** A translation unit with everything that says where it comes from: what is quoted, exported and reviewed. */
export interface SourcedUnit {
  /** `<document id>:<ordinal>`. */
  readonly id: string
  /** Name of the document. */
  readonly document: string
  /** Date of the document, YYYY-MM-DD. */
  readonly date?: string
  readonly ordinal: number
  readonly zh: string
  readonly en: string
  readonly speaker: { readonly zh?: string; readonly en?: string }
  readonly place: { readonly zh: Place; readonly en: Place }
  /** Confidence of the alignment, 0..1. */
  readonly confidence: number
}

/** A rendering where it stands: a unit, and the spans of the pair in its two texts. */
export interface Citation {
  readonly unit: SourcedUnit
  readonly zh: Span
  readonly en: Span
}

/**
 * A rendering with an example of its use (its first occurrence), where it occurs at all, what is said of its concept, and
 * what people said of it, where they did.
 */
export type CitedRendering = Rendering & {
  readonly example?: Citation
  readonly concept?: ConceptDetails
  readonly comments?: readonly TermComment[]
}

/** A place of a rendering: a line of its concordance. */
export type ConcordanceLine = Citation & { readonly rendering: Rendering }

/** A concept without its renderings. */
export type ConceptDetails = Omit<ConceptEntry, 'renderings'>

/** A concept entry whose renderings have their examples. */
export type CitedEntry = ConceptDetails & { readonly renderings: readonly CitedRendering[] }

/**
 * A glossary as the output formats read it: streams that may be read more than once and give the same each time. Every
 * term and unit in it has text in both languages.
 * Ranking is by what is probably right and essential (`rankOf`), then by confidence, number of occurrences, and text (in code
 * point order).
 */
export interface Glossary {
  /** Concepts ranked by their best rendering, the renderings of each best first. */
  concepts(): AsyncIterable<CitedEntry>
  /** All renderings in one ranking, those of one concept not together. */
  renderings(): AsyncIterable<CitedRendering>
  /** Every occurrence of every rendering, in the order of `concepts`, those of a rendering in text order. */
  concordance(): AsyncIterable<ConcordanceLine>
  /** Every translation unit, document by document in the order of their names. */
  units(): AsyncIterable<SourcedUnit>
}

/** Which renderings a glossary holds; a concept without any is left out. Units are filtered by document and date only. */
export interface GlossaryFilter {
  /** @default all */
  readonly statuses?: readonly Status[]
  /** Categories of the rendering. @default all */
  readonly categories?: readonly Category[]
  /** Least confidence, 0..1. @default 0 */
  readonly minConfidence?: number
  /** Domains of the concept. @default all, and those without one */
  readonly domains?: readonly string[]
  /** Ids of documents: what was found in them, with its occurrences there alone. @default all */
  readonly documents?: readonly string[]
  /** As for documents: those of these dates, YYYY-MM-DD, both inclusive. @default all, and those without a date */
  readonly from?: string
  readonly to?: string
  /** Units of texts in Chinese alone, too. @default false */
  readonly withChineseAlone?: boolean
  /** Leaves out accepted terms that wait for a second approval. @default false */
  readonly withoutWaiting?: boolean
}
