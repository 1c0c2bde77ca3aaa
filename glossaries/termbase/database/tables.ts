/**
 * The tables of a termbase, column by column. SQLite and PostgreSQL keep the same: `sqliteSchema.ts` and
 * `postgresSchema.ts` make them, everything else is written once, against these types.
 *
 * What documents say (units, evidence, occurrences) is kept per document and goes with it. What a rendering or a
 * concept shows is derived from it when documents change, except where a person decided (`decided_by`).
 * `pairs` and `concept_keys` tell where a pair that is found again belongs, also after its wording was corrected or
 * concepts were merged: keys are the ids of language/identity.ts.
 *
 * Texts are compared and sorted by code point in both. Row ids (`id` where it is a number) never leave the store.
 */
import type { Generated, GeneratedAlways, Kysely, Selectable } from 'kysely'
import type { HistoryRow } from '../../../model/decision.ts'
import type { ExclusionPlace } from '../../../model/exclusion.ts'
import type { Approval, Role, SampleVerdict } from '../../../model/team.ts'
import type { Category, PartOfSpeech, Status, Usage } from '../../../model/term.ts'

/** A connection to a termbase, or a transaction on one: what all queries are made with. */
export type Database = Kysely<Tables>

export interface Tables {
  documents: DocumentTable
  units: UnitTable
  concepts: ConceptTable
  concept_keys: ConceptKeyTable
  renderings: RenderingTable
  pairs: PairTable
  wordings: WordingTable
  evidence: EvidenceTable
  occurrences: OccurrenceTable
  spoken: SpokenTable
  nested: NestedTable
  silenced: SilencedTable
  settings: SettingTable
  exclusions: ExclusionTable
  hidden: HiddenTable
  history: HistoryTable
  team: TeamTable
  members: MemberTable
  comments: CommentTable
  mentions: MentionTable
  samples: SampleTable
  sampled: SampledTable
}

export interface DocumentTable {
  readonly id: Generated<number>
  /** Of the content: the id of the model. Unique. */
  readonly hash: string
  /** Unique. */
  readonly name: string
  readonly title_zh: string | null
  readonly title_en: string | null
  /** YYYY-MM-DD */
  readonly date: string | null
  /** File of the Chinese text, and of the English one: the same, or those of a pair. */
  readonly zh_file: string
  readonly en_file: string
  /** Of its units and evidence: equal means nothing to save. */
  readonly digest: string
}

/** Translation units. */
export interface UnitTable {
  readonly id: Generated<number>
  readonly document: number
  /** Position in the document, from 0. */
  readonly ordinal: number
  readonly zh: string
  readonly en: string
  /** Label of the speaker of the first segment. */
  readonly zh_speaker: string | null
  readonly en_speaker: string | null
  /** Where the first segment begins, from 1. */
  readonly zh_line: number
  readonly zh_column: number
  readonly en_line: number
  readonly en_column: number
  /** Of the alignment, 0..1. */
  readonly confidence: number
}

export interface ConceptTable {
  /** The id of the model. */
  readonly id: string
  /** The form that is shown. */
  readonly zh: string
  /** JSON array of its other forms. */
  readonly variants: string
  readonly category: Category
  readonly definition: string | null
  readonly domain: string | null
  readonly note: string | null
  /** Where the definition was taken from. */
  readonly source: Generated<string | null>
  /** Other forms that another glossary gave, one a line. */
  readonly forms: Generated<string | null>
  /** Id of the concept that took over its renderings. */
  readonly merged_into: Generated<string | null>
  /** `zh` and `variants`, folded (search.ts). */
  readonly folded: string
  /** Pinyin of `zh`, as `writtenSpelling` writes it: see projection/spellings.ts. Null where it was not needed so far. */
  readonly spelling: Generated<string | null>
  /** Who decided last, null where nobody has; `decided_at` in ISO 8601. */
  readonly decided_by: string | null
  readonly decided_at: string | null
  /** Number of decisions. */
  readonly revision: Generated<number>
}

/** The concept that a Chinese term belongs to, before any merger. */
export interface ConceptKeyTable {
  /** `conceptId` of the term. */
  readonly key: string
  readonly concept: string
}

export interface RenderingTable {
  readonly id: Generated<number>
  /** The id of the model. Unique. */
  readonly key: string
  readonly concept: string
  /** Empty where it is not there yet: the term was found in a text in Chinese alone. */
  readonly en: string
  readonly category: Category
  /** 0..1, of the best evidence. */
  readonly confidence: number
  /** 0..1, of the best evidence: as TermPair has it. Null where it is not known. */
  readonly essential: Generated<number | null>
  /** What people want to see first: `rankOf` of language/order.ts. */
  readonly rank: GeneratedAlways<number>
  /** JSON array. */
  readonly reasons: string
  /** Number of its occurrences. */
  readonly frequency: number
  readonly status: Status
  readonly usage: Usage | null
  /** Key of the rendering that is used now. */
  readonly superseded_by: string | null
  readonly part_of_speech: PartOfSpeech | null
  readonly note: string | null
  /** Where it was taken from. */
  readonly source: Generated<string | null>
  /** Places that a person took out, one a line: see write/places.ts. */
  readonly without: Generated<string | null>
  /** Names, as RenderingState has them. */
  readonly assigned_to: Generated<string | null>
  readonly approval_asked_by: Generated<string | null>
  readonly settled_by: Generated<string | null>
  readonly approved_by: Generated<string | null>
  /** `en`, folded (search.ts). */
  readonly folded: string
  /** `folded`, a line end, and `folded` of its concept: what a search looks at. */
  readonly search: Generated<string>
  readonly decided_by: string | null
  readonly decided_at: string | null
  /** Number of decisions. */
  readonly revision: Generated<number>
}

/** The wordings of a rendering: that of the proposal, and those it was corrected to. */
export interface PairTable {
  readonly id: Generated<number>
  /** `renderingId` of the wording. Unique. */
  readonly key: string
  /** `conceptId` of its Chinese term. */
  readonly concept_key: string
  readonly rendering: number
}

/** How a pair is written in the documents that have it: inflected, in quotation marks, in traditional characters. */
export interface WordingTable {
  readonly id: Generated<number>
  readonly pair: number
  readonly zh: string
  /** JSON array of other forms of its Chinese term. */
  readonly variants: string
  readonly en: string
  /** Number of occurrences in all documents that write it so. */
  readonly frequency: number
}

/** What a document says of a pair. */
export interface EvidenceTable {
  readonly pair: number
  readonly document: number
  /** Row of `wordings`. */
  readonly wording: number
  readonly category: Category
  /** 0..1 */
  readonly confidence: number
  /** That of the ranker alone, where reviewers' decisions changed it. */
  readonly prior: number | null
  /** 0..1, as TermPair has it. */
  readonly essential: Generated<number | null>
  /** JSON array. */
  readonly reasons: string
  /** Number of occurrences in the document. */
  readonly frequency: number
}

/** Spans in UTF-16 code units. */
export interface OccurrenceTable {
  readonly pair: number
  readonly unit: number
  readonly zh_start: number
  readonly zh_end: number
  readonly en_start: number
  readonly en_end: number
}

/** In whose words a pair stands, by document. */
export interface SpokenTable {
  readonly speaker: string
  readonly pair: number
  readonly document: number
}

/** Renderings (row ids) that stand nowhere but within a longer one: see projection/nesting.ts. */
export interface NestedTable {
  readonly inner: number
  readonly outer: number
}

/** What a person does not want to be shown. */
export interface ExclusionTable {
  readonly id: Generated<number>
  /** As they were typed. */
  readonly words: string
  readonly place: ExclusionPlace
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** When it was taken back; null: it holds. */
  readonly lifted: string | null
}

/**
 * The renderings that exclusions mean, and those without English whose concept has some by now; of these only proposals
 * are hidden. Derived.
 */
export interface HiddenTable {
  readonly rendering: number
}

/** Findings of `shuyu check` that a person calls false alarms. */
export interface SilencedTable {
  readonly id: Generated<number>
  /** Id of the concept, as the Chinese term gives it. */
  readonly term: string
  /** The Chinese term as it was named. */
  readonly zh: string
  /** What may stand for it, in lower case; null: anything, or nothing. */
  readonly wording: string | null
  /** Name of the draft, without its folder; null: in every draft. */
  readonly draft: string | null
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** When it was taken back; null: it holds. */
  readonly lifted: string | null
}

/** What a person set for the whole termbase. Rows are only added: the newest of a name holds. */
export interface SettingTable {
  readonly id: Generated<number>
  readonly name: 'sources'
  /** JSON */
  readonly value: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Append-only: triggers refuse anything else. */
export interface HistoryTable {
  /** Grows by one, in the order in which changes became visible. */
  readonly id: number
  /** Id of the first row of its batch. */
  readonly batch: number
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string
  readonly by: string
  readonly action: HistoryRow['action']
  readonly concept: string | null
  readonly rendering: string | null
  /** JSON */
  readonly before: string
  /** JSON */
  readonly after: string
  /** The batch that is undone or redone. */
  readonly reverts: number | null
}

/** One row, or none: everybody may do everything then. */
export interface TeamTable {
  /** Role of who is no member. */
  readonly others: Role
  readonly approval: Approval
  readonly revision: number
}

export interface MemberTable {
  readonly name: string
  readonly role: Role
  /** Salt and hash of their password; null where they have none. */
  readonly secret: string | null
}

/** What people said of renderings, and of such as are gone and may come back. */
export interface CommentTable {
  readonly id: Generated<number>
  /** Key of the rendering. */
  readonly rendering: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: string
  /** 1 or 0. */
  readonly is_question: number
  readonly closed_by: string | null
  readonly closed_at: string | null
}

/** Whom a comment speaks to. */
export interface MentionTable {
  readonly comment: number
  readonly name: string
}

/** Samples that two people judge blindly. */
export interface SampleTable {
  readonly id: Generated<number>
  readonly by: string
  readonly at: string
  readonly judge_a: string
  readonly judge_b: string
  /** When both were done. */
  readonly completed: string | null
}

export interface SampledTable {
  readonly sample: number
  /** From 0. */
  readonly ordinal: number
  /** Key of the rendering, and what it said when the sample was drawn. */
  readonly rendering: string
  readonly zh: string
  readonly en: string
  readonly verdict_a: SampleVerdict | null
  readonly verdict_b: SampleVerdict | null
  readonly settled: SampleVerdict | null
  readonly settled_by: string | null
}

export type ConceptRow = Selectable<ConceptTable>

/** A rendering with the Chinese of its concept. */
export type RenderingRow = Selectable<RenderingTable> & { readonly zh: string }
