import type { Database } from 'better-sqlite3'
import type { HistoryRow } from '../../model/decision.ts'
import type { SourcedUnit } from '../../model/glossary.ts'
import type { Category, Status } from '../../model/term.ts'
import { toHistoryRow } from './overview.ts'
import { renderings, toQueueRow } from './queue.ts'
import { anchored, unitColumns } from './read.ts'
import type { Concordance, Entry, Overview } from './review.ts'
import { type ConceptRow, type OccurrenceRow, type RenderingRow, toConcept, toUnit, type UnitRow } from './rows.ts'

const byRank = 'ORDER BY r.confidence DESC, r.frequency DESC, r.id'

/** How many renderings with the same English are shown. */
const sameEnglishLimit = 50

export function entry(database: Database, id: string): Entry | undefined {
  const row = database.prepare(`${renderings} WHERE r.key = ?`).get(id) as
    | (RenderingRow & { folded: string })
    | undefined
  if (!row) return undefined
  const select = (sql: string, ...parameters: unknown[]) =>
    (database.prepare(sql).all(...parameters) as RenderingRow[]).map(toQueueRow)
  return {
    rendering: toQueueRow(row),
    reasons: JSON.parse(row.reasons),
    concept: toConcept(database.prepare('SELECT * FROM concepts WHERE id = ?').get(row.concept) as ConceptRow),
    merged: database.prepare('SELECT id, zh FROM concepts WHERE merged_into = ? ORDER BY zh').all(row.concept) as never,
    competing: select(`${renderings} WHERE r.concept = ? AND r.key <> ? ${byRank}`, row.concept, id),
    sameEnglish: select(
      `${renderings} WHERE r.folded = ? AND r.concept <> ? ${byRank} LIMIT ${sameEnglishLimit}`,
      row.folded,
      row.concept,
    ),
  }
}

export function concordance(database: Database, id: string, offset: number, limit: number): Concordance {
  const rendering = database.prepare(`${renderings} WHERE r.key = ?`).get(id) as RenderingRow | undefined
  if (!rendering) return { total: 0, lines: [] }
  // DISTINCT: the same place may be known in two wordings of one rendering.
  const places = `SELECT DISTINCT o.unit, o.zh_start, o.zh_end, o.en_start, o.en_end
    FROM pairs p JOIN occurrences o ON o.pair = p.id WHERE p.rendering = ?`
  const found = database
    .prepare(
      `SELECT o.*, u.zh AS unit_zh, u.en AS unit_en, d.hash || ':' || u.ordinal AS unit_key, ${unitColumns}
       FROM (${places}) o JOIN units u ON u.id = o.unit JOIN documents d ON d.id = u.document
       ORDER BY d.date, d.name, u.ordinal, o.zh_start, o.en_start, o.zh_end, o.en_end LIMIT ? OFFSET ?`,
    )
    .all(rendering.id, limit, offset) as (OccurrenceRow & UnitRow)[]
  const total = database.prepare(`SELECT count(*) FROM (${places})`).pluck().get(rendering.id) as number
  const lines = found.map((row) => {
    const { zh, en } = anchored(rendering, row)
    return { unit: toUnit(row), zh, en }
  })
  return { total, lines }
}

export function neighbours(database: Database, unit: string, around: number): SourcedUnit[] {
  const [, document, ordinal] = /^(.+):(\d{1,9})$/.exec(unit) ?? []
  const rows = database
    .prepare(
      `SELECT ${unitColumns} FROM units u JOIN documents d ON d.id = u.document
       WHERE d.hash = ? AND u.ordinal BETWEEN ? AND ? ORDER BY u.ordinal`,
    )
    .all(document, Number(ordinal) - around, Number(ordinal) + around) as UnitRow[]
  return rows.map(toUnit)
}

export function overview(database: Database): Overview {
  const documents = database.prepare('SELECT name, date FROM documents ORDER BY date, name').all() as {
    name: string
    date: string | null
  }[]
  return {
    statuses: statuses(database),
    categories: counts(database, 'category') as Partial<Record<Category, number>>,
    documents: documents.map(({ name, date }) => ({ name, ...(date !== null && { date }) })),
    speakers: database.prepare(distinctSpeakers).pluck().all() as string[],
  }
}

export function statuses(database: Database): Record<Status, number> {
  return { proposed: 0, accepted: 0, undecided: 0, rejected: 0, ...counts(database, 'status') }
}

function counts(database: Database, column: 'status' | 'category'): Record<string, number> {
  const rows = database.prepare(`SELECT ${column}, count(*) FROM renderings GROUP BY 1`).raw().all()
  return Object.fromEntries(rows as [string, number][])
}

/** From one speaker to the next along the index: DISTINCT would read it all. */
const distinctSpeakers = `
  WITH RECURSIVE speakers (name) AS (
    SELECT min(speaker) FROM spoken
    UNION ALL SELECT (SELECT min(speaker) FROM spoken WHERE speaker > name) FROM speakers WHERE name IS NOT NULL)
  SELECT name FROM speakers WHERE name IS NOT NULL`

export function changesAfter(database: Database, id: number, limit: number): HistoryRow[] {
  return database.prepare('SELECT * FROM history WHERE id > ? ORDER BY id LIMIT ?').all(id, limit).map(toHistoryRow)
}

export function historyOf(database: Database, rendering: string, limit: number): HistoryRow[] {
  return database
    .prepare('SELECT * FROM history WHERE rendering = ? ORDER BY id DESC LIMIT ?')
    .all(rendering, limit)
    .map(toHistoryRow)
}

export function lastChange(database: Database): number {
  return database.prepare('SELECT coalesce(max(id), 0) FROM history').pluck().get() as number
}
