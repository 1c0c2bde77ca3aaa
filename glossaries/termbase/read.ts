import type { Database } from 'better-sqlite3'
import type { CitedEntry, CitedRendering, Glossary, GlossaryFilter, SourcedUnit } from '../../model/glossary.ts'
import type { Occurrence } from '../../model/term.ts'
import { anchor } from './anchor.ts'
import { explained, type TermbaseFile } from './file.ts'
import {
  type ConceptRow,
  type OccurrenceRow,
  type RenderingRow,
  toConcept,
  toOccurrence,
  toRendering,
  toUnit,
  type UnitRow,
} from './rows.ts'

/** Columns of UnitRow, of units u and documents d. */
export const unitColumns = `d.hash, d.name, d.date, d.zh_file, d.en_file, u.ordinal, u.zh, u.en, u.zh_speaker, u.en_speaker,
  u.zh_line, u.zh_column, u.en_line, u.en_column, u.confidence`

const renderings = `SELECT r.*, c.zh FROM renderings r JOIN concepts c ON c.id = r.concept`

/**
 * The glossary in a termbase. Each stream has a connection of its own, in one read transaction: it sees one state
 * from beginning to end, and keeps nothing in memory but the row at hand.
 */
export function storedGlossary(file: TermbaseFile, filter: GlossaryFilter): Glossary {
  const selection = select(filter)
  return {
    concepts: () => reading(file, (database) => concepts(database, selection)),
    renderings: () => reading(file, (database) => rankedRenderings(database, selection)),
    units: () => reading(file, units),
  }
}

/** Streams what `rows` gives from a connection that is closed at the end, also when the reader stops early. */
export async function* reading<T>(file: TermbaseFile, rows: (database: Database) => Iterable<T>): AsyncIterable<T> {
  let database: Database | undefined
  try {
    database = file.reader()
    database.exec('BEGIN')
    yield* rows(database)
  } catch (error) {
    throw explained(file.name, error)
  } finally {
    database?.close()
  }
}

function* rankedRenderings(database: Database, selection: Selection): Iterable<CitedRendering> {
  const { where, parameters } = selection
  const ranked = database.prepare(
    `${renderings} WHERE ${where} ORDER BY r.confidence DESC, r.frequency DESC, c.zh, r.en, r.key`,
  )
  const withOccurrences = citing(database, selection.documents)
  for (const row of ranked.iterate(...parameters)) yield withOccurrences(row as RenderingRow)
}

function* concepts(database: Database, selection: Selection): Iterable<CitedEntry> {
  const { where, parameters } = selection
  const ranked = database.prepare(
    `WITH ranked AS (
       SELECT c.id, c.zh, r.confidence, r.frequency, r.en,
         row_number() OVER (PARTITION BY c.id ORDER BY r.confidence DESC, r.frequency DESC, r.en, r.key) AS place
       FROM renderings r JOIN concepts c ON c.id = r.concept WHERE ${where})
     SELECT concepts.* FROM ranked JOIN concepts USING (id) WHERE place = 1
     ORDER BY confidence DESC, frequency DESC, ranked.zh, ranked.en, id`,
  )
  const itsRenderings = database.prepare(
    `${renderings} WHERE r.concept = ? AND ${where} ORDER BY r.confidence DESC, r.frequency DESC, r.en, r.key`,
  )
  const withOccurrences = citing(database, selection.documents)
  for (const row of ranked.iterate(...parameters)) {
    const concept = toConcept(row as ConceptRow)
    const rows = itsRenderings.all(concept.id, ...parameters) as RenderingRow[]
    yield { ...concept, renderings: rows.map(withOccurrences) }
  }
}

function* units(database: Database): Iterable<SourcedUnit> {
  const all = database.prepare(
    `SELECT ${unitColumns} FROM units u JOIN documents d ON d.id = u.document ORDER BY d.name, u.ordinal`,
  )
  for (const row of all.iterate()) yield toUnit(row as UnitRow)
}

/** Joins renderings with their occurrences in text order (of all documents or of these), the first of them with its unit. */
function citing(database: Database, documents: string | null): (row: RenderingRow) => CitedRendering {
  // DISTINCT: the same place may be known in two wordings of one rendering.
  const occurrences = database.prepare(
    `SELECT DISTINCT o.unit, d.hash || ':' || u.ordinal AS unit_key, o.zh_start, o.zh_end, o.en_start, o.en_end,
       u.zh AS unit_zh, u.en AS unit_en FROM pairs p JOIN occurrences o ON o.pair = p.id JOIN units u ON u.id = o.unit JOIN documents d ON d.id = u.document
     WHERE p.rendering = @rendering AND (@documents IS NULL OR d.hash IN (SELECT value FROM json_each(@documents)))
     ORDER BY d.name, u.ordinal, o.zh_start, o.en_start, o.zh_end, o.en_end`,
  )
  const unit = database.prepare(
    `SELECT ${unitColumns} FROM units u JOIN documents d ON d.id = u.document WHERE u.id = ?`,
  )
  return (row) => {
    const rows = occurrences.all({ rendering: row.id, documents }) as OccurrenceRow[]
    const rendering = toRendering(
      row,
      rows.map((occurrence) => anchored(row, occurrence)),
    )
    if (!rows.length) return rendering
    const { zh, en } = rendering.occurrences[0]
    return { ...rendering, example: { unit: toUnit(unit.get(rows[0].unit) as UnitRow), zh, en } }
  }
}

/** The occurrence, its spans where a person's wording stands. */
export function anchored(rendering: RenderingRow, row: OccurrenceRow): Occurrence {
  const { unit, zh, en } = toOccurrence(row)
  if (rendering.decided_by === null) return { unit, zh, en }
  return { unit, zh: anchor(row.unit_zh, zh, rendering.zh), en: anchor(row.unit_en, en, rendering.en) }
}

/** A filter in terms of SQL. */
interface Selection {
  /** A condition on renderings `r`, and its parameters. */
  readonly where: string
  readonly parameters: readonly unknown[]
  /** Ids of documents as JSON, where only some count. */
  readonly documents: string | null
}

function select({ statuses, categories, minConfidence, documents }: GlossaryFilter): Selection {
  const oneOf = (column: string) => `${column} IN (SELECT value FROM json_each(?))`
  const json = (values?: readonly string[]) => (values ? JSON.stringify(values) : null)
  const conditions: readonly (readonly [clause: string, parameter: unknown])[] = [
    [oneOf('r.status'), json(statuses)],
    [oneOf('r.category'), json(categories)],
    ['r.confidence >= ?', minConfidence ?? null],
    [
      `r.id IN (SELECT p.rendering FROM pairs p JOIN evidence e ON e.pair = p.id JOIN documents d ON d.id = e.document
         WHERE d.hash IN (SELECT value FROM json_each(?)))`,
      json(documents),
    ],
  ]
  const asked = conditions.filter(([, parameter]) => parameter !== null)
  return {
    where: asked.map(([clause]) => clause).join(' AND ') || 'true',
    parameters: asked.map(([, parameter]) => parameter),
    documents: json(documents),
  }
}
