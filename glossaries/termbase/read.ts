import type { Database } from 'better-sqlite3'
import type { CitedEntry, CitedRendering, Glossary, GlossaryFilter, SourcedUnit } from '../../model/glossary.ts'
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

const unitColumns = `d.hash, d.name, d.date, d.zh_file, d.en_file, u.ordinal, u.zh, u.en, u.zh_speaker, u.en_speaker,
  u.zh_line, u.zh_column, u.en_line, u.en_column, u.confidence`

const renderings = `SELECT r.*, c.zh FROM renderings r JOIN concepts c ON c.id = r.concept`

/**
 * The glossary in a termbase. Each stream has a connection of its own, in one read transaction: it sees one state
 * from beginning to end, and keeps nothing in memory but the row at hand.
 */
export function storedGlossary(file: TermbaseFile, filter: GlossaryFilter): Glossary {
  const { where, parameters } = condition(filter)
  return {
    concepts: () => reading(file, (database) => concepts(database, where, parameters)),
    renderings: () => reading(file, (database) => rankedRenderings(database, where, parameters)),
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

function* rankedRenderings(
  database: Database,
  where: string,
  parameters: readonly unknown[],
): Iterable<CitedRendering> {
  const ranked = database.prepare(
    `${renderings} WHERE ${where} ORDER BY r.confidence DESC, r.frequency DESC, c.zh, r.en, r.key`,
  )
  const withOccurrences = citing(database)
  for (const row of ranked.iterate(...parameters)) yield withOccurrences(row as RenderingRow)
}

function* concepts(database: Database, where: string, parameters: readonly unknown[]): Iterable<CitedEntry> {
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
  const withOccurrences = citing(database)
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

/** Joins renderings with their occurrences in text order, the first of them with its unit. */
function citing(database: Database): (row: RenderingRow) => CitedRendering {
  // DISTINCT: the same place may be known in two wordings of one rendering.
  const occurrences = database.prepare(
    `SELECT DISTINCT o.unit, d.hash || ':' || u.ordinal AS unit_key, o.zh_start, o.zh_end, o.en_start, o.en_end
     FROM pairs p JOIN occurrences o ON o.pair = p.id JOIN units u ON u.id = o.unit JOIN documents d ON d.id = u.document
     WHERE p.rendering = ? ORDER BY d.name, u.ordinal, o.zh_start, o.en_start, o.zh_end, o.en_end`,
  )
  const unit = database.prepare(
    `SELECT ${unitColumns} FROM units u JOIN documents d ON d.id = u.document WHERE u.id = ?`,
  )
  return (row) => {
    const rows = occurrences.all(row.id) as OccurrenceRow[]
    const rendering = toRendering(row, rows.map(toOccurrence))
    if (!rows.length) return rendering
    const { zh, en } = rendering.occurrences[0]
    return { ...rendering, example: { unit: toUnit(unit.get(rows[0].unit) as UnitRow), zh, en } }
  }
}

function condition({ statuses, categories, minConfidence }: GlossaryFilter): { where: string; parameters: unknown[] } {
  const oneOf = (column: string, values: readonly string[]) => `${column} IN (${values.map(() => '?').join(', ')})`
  const clauses = [
    statuses && oneOf('r.status', statuses),
    categories && oneOf('r.category', categories),
    minConfidence !== undefined && 'r.confidence >= ?',
  ].filter((clause): clause is string => typeof clause === 'string')
  const parameters = [
    ...(statuses ?? []),
    ...(categories ?? []),
    ...(minConfidence === undefined ? [] : [minConfidence]),
  ]
  return { where: clauses.join(' AND ') || 'true', parameters }
}
