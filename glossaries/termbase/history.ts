import type { Database } from 'better-sqlite3'
import type { HistoryRow } from '../../model/decision.ts'

/** Adds the rows of one batch to the history; within a transaction that does what they tell. Returns the batch. */
export function addHistory(
  database: Database,
  by: string,
  at: string,
  rows: readonly Omit<HistoryRow, 'id' | 'batch' | 'by' | 'at'>[],
): number {
  const batch = database.prepare('SELECT coalesce(max(id), 0) + 1 FROM history').pluck().get() as number
  const insert = database.prepare(
    'INSERT INTO history (id, batch, at, by, action, concept, rendering, before, after, reverts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  rows.forEach(({ action, concept = null, rendering = null, before, after, reverts = null }, i) => {
    insert.run(
      batch + i,
      batch,
      at,
      by,
      action,
      concept,
      rendering,
      JSON.stringify(before),
      JSON.stringify(after),
      reverts,
    )
  })
  return batch
}
