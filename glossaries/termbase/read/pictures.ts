import { sql } from 'kysely'
import type { Status } from '../../../model/term.ts'
import type { Database } from '../database/tables.ts'
import type { Pictures } from '../review.ts'
import { documentShares } from './reading.ts'

/** Figures of the whole termbase: see Review. Terms without English are no pairs, and count in none of them. */
export async function pictures(database: Database): Promise<Pictures> {
  return {
    activity: await activity(database),
    confidence: await bins(database),
    categories: await categories(database),
    documents: await documentShares(database),
  }
}

/** Renderings decided by each person on each day (UTC). */
async function activity(database: Database): Promise<Pictures['activity']> {
  const day = sql<string>`substr(h.at, 1, 10)`
  return database
    .selectFrom('history as h')
    .where('h.rendering', 'is not', null)
    .where('h.action', 'in', ['decide', 'add', 'merge', 'split', 'import'])
    .groupBy([day, 'h.by'])
    .orderBy(day)
    .orderBy('h.by')
    .select(({ fn }) => [day.as('day'), 'h.by', fn.count<number>('h.rendering').distinct().as('count')])
    .execute()
}

/** Renderings by tenths of confidence and status. */
async function bins(database: Database): Promise<Pictures['confidence']> {
  const bin = sql<number>`CASE WHEN r.confidence >= 1 THEN 9 ELSE CAST(floor(r.confidence * 10) AS integer) END`
  const rows = await database
    .selectFrom('renderings as r')
    .where('r.en', '<>', '')
    .groupBy([bin, 'r.status'])
    .select(({ fn }) => [
      bin.as('bin'),
      'r.status',
      fn.countAll<number>().as('count'),
      fn.sum<number>('r.confidence').as('sum'),
    ])
    .execute()
  const of = (place: number) => rows.filter((row) => row.bin === place)
  return Array.from({ length: 10 }, (_, place) => ({
    from: place / 10,
    expected:
      of(place).reduce((total, { sum }) => total + sum, 0) /
      Math.max(
        1,
        of(place).reduce((n, { count }) => n + count, 0),
      ),
    ...byStatus(of(place)),
  }))
}

async function categories(database: Database): Promise<Pictures['categories']> {
  const rows = await database
    .selectFrom('renderings as r')
    .where('r.en', '<>', '')
    .groupBy(['r.category', 'r.status'])
    .orderBy('r.category')
    .select(({ fn }) => ['r.category', 'r.status', fn.countAll<number>().as('count')])
    .execute()
  const names = [...new Set(rows.map(({ category }) => category))]
  return names.map((category) => ({ category, ...byStatus(rows.filter((row) => row.category === category)) }))
}

function byStatus(rows: readonly { readonly status: Status; readonly count: number }[]): Record<Status, number> {
  const counts = { proposed: 0, accepted: 0, rejected: 0, undecided: 0 }
  for (const { status, count } of rows) counts[status] += count
  return counts
}
