/** Rows of the termbase's tables, as far as they are read, and what they are in the model. */
import type { SourcedUnit } from '../../model/glossary.ts'
import type { Category, ConceptEntry, Occurrence, PartOfSpeech, Rendering, Status, Usage } from '../../model/term.ts'

export interface RenderingRow {
  readonly id: number
  readonly key: string
  readonly concept: string
  /** Of its concept. */
  readonly zh: string
  readonly en: string
  readonly category: Category
  readonly confidence: number
  readonly reasons: string
  readonly frequency: number
  readonly status: Status
  readonly usage: Usage | null
  readonly superseded_by: string | null
  readonly part_of_speech: PartOfSpeech | null
  readonly note: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly revision: number
}

export interface ConceptRow {
  readonly id: string
  readonly zh: string
  readonly variants: string
  readonly category: Category
  readonly definition: string | null
  readonly domain: string | null
  readonly note: string | null
  readonly merged_into: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly revision: number
}

export interface OccurrenceRow {
  readonly unit: number
  /** Id of the unit in the model. */
  readonly unit_key: string
  readonly zh_start: number
  readonly zh_end: number
  readonly en_start: number
  readonly en_end: number
  /** Texts of the unit. */
  readonly unit_zh: string
  readonly unit_en: string
}

/** A unit joined with its document. */
export interface UnitRow {
  readonly hash: string
  readonly name: string
  readonly date: string | null
  readonly zh_file: string
  readonly en_file: string
  readonly ordinal: number
  readonly zh: string
  readonly en: string
  readonly zh_speaker: string | null
  readonly en_speaker: string | null
  readonly zh_line: number
  readonly zh_column: number
  readonly en_line: number
  readonly en_column: number
  readonly confidence: number
}

export function toRendering(row: RenderingRow, occurrences: readonly Occurrence[]): Rendering {
  return {
    id: row.key,
    zh: row.zh,
    en: row.en,
    category: row.category,
    confidence: row.confidence,
    occurrences,
    reasons: JSON.parse(row.reasons),
    status: row.status,
    ...(row.usage !== null && { usage: row.usage }),
    ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
    ...(row.part_of_speech !== null && { partOfSpeech: row.part_of_speech }),
    ...(row.note !== null && { note: row.note }),
    ...(row.decided_by !== null && { decided: { by: row.decided_by, at: row.decided_at ?? '' } }),
    revision: row.revision,
  }
}

export function toConcept(row: ConceptRow): Omit<ConceptEntry, 'renderings'> {
  return {
    id: row.id,
    zh: row.zh,
    variants: JSON.parse(row.variants),
    category: row.category,
    ...(row.definition !== null && { definition: row.definition }),
    ...(row.domain !== null && { domain: row.domain }),
    ...(row.note !== null && { note: row.note }),
    revision: row.revision,
  }
}

export function toOccurrence(row: OccurrenceRow): Occurrence {
  return {
    unit: row.unit_key,
    zh: { start: row.zh_start, end: row.zh_end },
    en: { start: row.en_start, end: row.en_end },
  }
}

export function toUnit(row: UnitRow): SourcedUnit {
  return {
    id: `${row.hash}:${row.ordinal}`,
    document: row.name,
    ...(row.date !== null && { date: row.date }),
    ordinal: row.ordinal,
    zh: row.zh,
    en: row.en,
    speaker: {
      ...(row.zh_speaker !== null && { zh: row.zh_speaker }),
      ...(row.en_speaker !== null && { en: row.en_speaker }),
    },
    place: {
      zh: { file: row.zh_file, line: row.zh_line, column: row.zh_column },
      en: { file: row.en_file, line: row.en_line, column: row.en_column },
    },
    confidence: row.confidence,
  }
}
