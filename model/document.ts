/** The two languages of a bitext. Chinese is one language here, simplified or traditional. */
export type Language = 'zh' | 'en'

/**
 * Where a text stands in its source; lines and columns count from 1, columns in UTF-16 code units. In a document without
 * lines (DOCX, HTML) a line is a paragraph, a heading or a row of a table. In one of pages (PDF) `line` is the page and
 * `column` the line on it.
 */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The person, medium or office that the label of a speaker names, without what they do there (路透社 of 路透社记者). */
export interface SpeakerName {
  readonly text: string
  readonly place: Place
}

/** One sentence or title of one language, in the order of the source. */
export interface Segment {
  readonly language: Language
  /** As published (traditional stays traditional), with page cuts rejoined and the speaker label taken off. */
  readonly text: string
  readonly kind: 'title' | 'sentence'
  /** The label of the speaker whose turn this is, as published and without its colon. */
  readonly speaker?: string
  /** Who the label names, at the first segment of a turn whose label names more than a part in the conversation. */
  readonly label?: SpeakerName
  /** Number of the speaker turn within this language's stream, from 0; it grows by 1 at each label. */
  readonly turn: number
  /** Number of the paragraph within this language's stream, from 0; a paragraph cut by a page is one paragraph. */
  readonly paragraph: number
  /** Where the first character of the text stands. */
  readonly place: Place
  /** True where the source breaks off inside this segment, so that it may lack its end. */
  readonly cut?: boolean
  /** True where the source says that nobody may change it: a locked segment, or one not to be translated. */
  readonly isFixed?: boolean
}

/** A transcript after reading: two streams of segments, whatever shape it was published in. */
export interface SourceDocument {
  /** First 16 hexadecimal digits of the SHA-256 of the source bytes (of both files, for a pair). */
  readonly id: string
  /** The path as the user gave it; for a pair the Chinese path. */
  readonly name: string
  readonly title?: { readonly zh?: string; readonly en?: string }
  /** Date of the event, ISO 8601 (YYYY-MM-DD), where the text or the file name tells it. */
  readonly date?: string
  readonly zh: readonly Segment[]
  readonly en: readonly Segment[]
  /** Present when the source is aligned already (TSV, TMX, ...): the align stage keeps these beads. */
  readonly beads?: readonly Bead[]
  /** What a reader of the result should know: a tail cut off, a block of a third language skipped, ... */
  readonly warnings: readonly string[]
}

/**
 * A bead of a sentence alignment (Gale & Church 1993): consecutive segments of one language that translate
 * consecutive segments of the other; an empty side is an omission. Indices are 0-based and ascending.
 */
export interface Bead {
  readonly zh: readonly number[]
  readonly en: readonly number[]
  /** Posterior probability of this bead, 0..1. */
  readonly confidence: number
}
