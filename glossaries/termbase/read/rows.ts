/** Rows as they are read for a person or an output format, and what they are in the model. */
import { parseReason } from '../../../language/reasons.ts'
import type { ConceptState, Decided, RenderingState } from '../../../model/decision.ts'
import type { ConceptDetails, SourcedUnit } from '../../../model/glossary.ts'
import type { Reason } from '../../../model/reason.ts'
import type { Occurrence, Rendering } from '../../../model/term.ts'
import type { ConceptRow, Database, RenderingRow } from '../database/tables.ts'
import type { QueueRow } from '../review.ts'
import { anchor } from './anchor.ts'

/** Renderings `r` with the Chinese of their concepts `c`. */
export function renderingsWithTerm(database: Database) {
  return database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .selectAll('r')
    .select('c.zh')
}

/** Units `u` with what their documents `d` say of where they come from. */
export function unitsWithDocument(database: Database) {
  return database.selectFrom('units as u').innerJoin('documents as d', 'd.id', 'u.document').select(unitColumns)
}

export const unitColumns = [
  ...(['d.hash', 'd.name', 'd.date', 'd.zh_file', 'd.en_file', 'u.ordinal', 'u.zh', 'u.en'] as const),
  ...(['u.zh_speaker', 'u.en_speaker', 'u.zh_line', 'u.zh_column', 'u.en_line', 'u.en_column'] as const),
  'u.confidence',
] as const

export type UnitRow = Awaited<ReturnType<ReturnType<typeof unitsWithDocument>['execute']>>[number]

/** An occurrence with the texts it stands in. */
export interface OccurrenceRow {
  /** Of its document. */
  readonly hash: string
  /** Of its unit. */
  readonly ordinal: number
  readonly unit_zh: string
  readonly unit_en: string
  readonly zh_start: number
  readonly zh_end: number
  readonly en_start: number
  readonly en_end: number
}

export function toRendering(row: RenderingRow, occurrences: readonly Occurrence[]): Rendering {
  return {
    id: row.key,
    zh: row.zh,
    en: row.en,
    category: row.category,
    confidence: row.confidence,
    ...(row.essential !== null && { essential: row.essential }),
    occurrences,
    reasons: storedReasons(row.reasons),
    status: row.status,
    ...(row.usage !== null && { usage: row.usage }),
    ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
    ...(row.part_of_speech !== null && { partOfSpeech: row.part_of_speech }),
    ...(row.note !== null && { note: row.note }),
    ...(row.source !== null && { source: row.source }),
    ...(row.decided_by !== null && { decided: { by: row.decided_by, at: row.decided_at ?? '' } }),
    ...(row.approved_by !== null && { approvedBy: row.approved_by }),
    revision: row.revision,
  }
}

/** The reasons of a row; those of older versions are texts. */
export function storedReasons(json: string): Reason[] {
  return (JSON.parse(json) as (Reason | string)[]).map((one) => (typeof one === 'string' ? parseReason(one) : one))
}

export function toConcept(row: ConceptRow): ConceptDetails {
  return {
    id: row.id,
    zh: row.zh,
    variants: JSON.parse(row.variants),
    category: row.category,
    ...(row.definition !== null && { definition: row.definition }),
    ...(row.domain !== null && { domain: row.domain }),
    ...(row.note !== null && { note: row.note }),
    ...(row.source !== null && { source: row.source }),
    revision: row.revision,
  }
}

/** The occurrence; where a person decided, its spans are where the wording stands. */
export function toOccurrence(row: OccurrenceRow, rendering: RenderingRow): Occurrence {
  const unit = `${row.hash}:${row.ordinal}`
  const zh = { start: row.zh_start, end: row.zh_end }
  const en = { start: row.en_start, end: row.en_end }
  if (rendering.decided_by === null) return { unit, zh, en }
  return { unit, zh: anchor(row.unit_zh, zh, rendering.zh), en: anchor(row.unit_en, en, rendering.en) }
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

/** A rendering as the queue shows it. */
export function toQueueRow(row: RenderingRow): QueueRow {
  const { key: id, confidence, frequency, revision } = row
  return { id, confidence, frequency, revision, ...renderingState(row) }
}

export function renderingState(row: RenderingRow): RenderingState {
  return {
    concept: row.concept,
    zh: row.zh,
    en: row.en,
    category: row.category,
    status: row.status,
    usage: row.usage,
    supersededBy: row.superseded_by,
    partOfSpeech: row.part_of_speech,
    note: row.note,
    source: row.source,
    without: row.without,
    assignedTo: row.assigned_to,
    approvalAskedBy: row.approval_asked_by,
    settledBy: row.settled_by,
    approvedBy: row.approved_by,
    decided: decided(row),
  }
}

/** The columns of a rendering that a state sets. */
export function renderingRow(state: RenderingState) {
  const { concept, en, category, status, usage, supersededBy, partOfSpeech, note, source, without, decided } = state
  const { assignedTo = null, approvalAskedBy = null, settledBy = null, approvedBy = null } = state
  return {
    ...{ concept, en, category, status, usage, note, source, without: without ?? null },
    superseded_by: supersededBy,
    part_of_speech: partOfSpeech,
    ...{ assigned_to: assignedTo, approval_asked_by: approvalAskedBy, settled_by: settledBy, approved_by: approvedBy },
    ...decidedColumns(decided),
  }
}

export function conceptState(row: ConceptRow): ConceptState {
  const { zh, category, definition, domain, note, source, forms } = row
  return { zh, category, definition, domain, note, source, forms, mergedInto: row.merged_into, decided: decided(row) }
}

/** The columns of a concept that a state sets. */
export function conceptRow(state: ConceptState) {
  const { zh, category, definition, domain, note, source, forms, mergedInto, decided } = state
  return { zh, category, definition, domain, note, source, forms, merged_into: mergedInto, ...decidedColumns(decided) }
}

function decided({ decided_by, decided_at }: RenderingRow | ConceptRow): Decided | null {
  return decided_by === null ? null : { by: decided_by, at: decided_at ?? '' }
}

const decidedColumns = (decided: Decided | null) => ({
  decided_by: decided?.by ?? null,
  decided_at: decided?.at ?? null,
})
