import type { Database } from 'better-sqlite3'
import type { HistoryRow } from '../../model/decision.ts'
import type { Status } from '../../model/term.ts'
import type { TermbaseFile } from './file.ts'
import { reading } from './read.ts'
import type { KnownTerm, TermbaseStatus } from './termbase.ts'

export function acceptedTerms(database: Database): KnownTerm[] {
  const rows = database
    .prepare(
      `SELECT c.zh, c.variants, json_group_array(r.en ORDER BY r.confidence DESC, r.frequency DESC, r.en) AS en
       FROM renderings r JOIN concepts c ON c.id = r.concept WHERE r.status = 'accepted' GROUP BY c.id ORDER BY c.zh, c.id`,
    )
    .all() as { zh: string; variants: string; en: string }[]
  return rows.map(({ zh, variants, en }) => ({ zh, variants: JSON.parse(variants), en: JSON.parse(en) }))
}

export function readStatus(database: Database): TermbaseStatus {
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const renderings: Record<Status, number> = { proposed: 0, accepted: 0, undecided: 0, rejected: 0 }
  const byStatus = database.prepare('SELECT status, count(*) AS n FROM renderings GROUP BY status').all()
  for (const { status, n } of byStatus as { status: Status; n: number }[]) renderings[status] = n
  const documents = database
    .prepare(
      `SELECT d.name, d.date, count(u.id) AS units FROM documents d LEFT JOIN units u ON u.document = d.id
       GROUP BY d.id ORDER BY d.name`,
    )
    .all() as { name: string; date: string | null; units: number }[]
  return {
    documents: documents.map(({ name, date, units }) => ({ name, ...(date !== null && { date }), units })),
    units: count('units'),
    concepts: count('concepts'),
    renderings,
    occurrences: count('occurrences'),
    decisions: count(`history WHERE action <> 'extract'`),
  }
}

export function readHistory(file: TermbaseFile): AsyncIterable<HistoryRow> {
  return reading(file, historyRows)
}

function* historyRows(database: Database): Iterable<HistoryRow> {
  for (const row of database.prepare('SELECT * FROM history ORDER BY id').iterate()) yield toHistoryRow(row)
}

/** A row of the table as the model has it. */
export function toHistoryRow(row: unknown): HistoryRow {
  const { concept, rendering, reverts, before, after, ...rest } = row as Record<string, string | null> & HistoryRow
  return {
    ...rest,
    ...(reverts !== null && { reverts }),
    ...(concept !== null && { concept }),
    ...(rendering !== null && { rendering }),
    before: JSON.parse(before as string),
    after: JSON.parse(after as string),
  }
}
