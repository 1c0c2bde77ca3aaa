import type { Insertable, Selectable } from 'kysely'
import type { HistoryRow } from '../../../model/decision.ts'
import { portions } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database, HistoryTable } from '../database/tables.ts'

/** What a change says of itself; the history adds who, when, and numbers. */
export type Change = Omit<HistoryRow, 'id' | 'batch' | 'by' | 'at'>

/**
 * Adds the rows of one batch to the history, or more of them to the batch that was begun; within the transaction that
 * does what they tell. Returns the batch.
 */
export async function addHistory(
  database: Database,
  by: string,
  at: string,
  changes: readonly Change[],
  begun?: number,
): Promise<number> {
  const first = (await lastChange(database)) + 1
  const batch = begun ?? first
  const rows = changes.map(
    ({ action, concept, rendering, before, after, reverts }, i): Insertable<HistoryTable> => ({
      ...{ id: first + i, batch, at, by, action },
      concept: concept ?? null,
      rendering: rendering ?? null,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      reverts: reverts ?? null,
    }),
  )
  for (const portion of portions(rows)) await database.insertInto('history').values(portion).execute()
  return batch
}

/** Id of the last row, 0 where there is none. */
export async function lastChange(database: Database): Promise<number> {
  const { last } = await database
    .selectFrom('history')
    .select((all) => all.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

export function readHistory(store: TermbaseStore): AsyncIterable<HistoryRow> {
  return store.stream(async function* ({ database, chunks }) {
    const all = database.selectFrom('history').selectAll().orderBy('id')
    for await (const rows of chunks(all)) yield* rows.map(toHistoryRow)
  })
}

/** Rows after this id, oldest first. */
export async function changesAfter(database: Database, id: number, limit: number): Promise<HistoryRow[]> {
  const found = database.selectFrom('history').selectAll().where('id', '>', id).orderBy('id').limit(limit)
  return (await found.execute()).map(toHistoryRow)
}

/** Rows about one rendering, newest first. */
export async function historyOf(database: Database, rendering: string, limit: number): Promise<HistoryRow[]> {
  const found = database.selectFrom('history').selectAll().where('rendering', '=', rendering)
  return (await found.orderBy('id', 'desc').limit(limit).execute()).map(toHistoryRow)
}

/** A row of the table as the model has it. */
export function toHistoryRow(row: Selectable<HistoryTable>): HistoryRow {
  const { concept, rendering, reverts, before, after, ...rest } = row
  return {
    ...rest,
    ...(reverts !== null && { reverts }),
    ...(concept !== null && { concept }),
    ...(rendering !== null && { rendering }),
    before: JSON.parse(before),
    after: JSON.parse(after),
  }
}
