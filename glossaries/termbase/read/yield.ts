import { remaining } from '../../../ranking/remaining.ts'
import type { Database } from '../database/tables.ts'
import type { QueueFilter, Yield } from '../review.ts'
import { decidedPairs } from './decidedPairs.ts'
import { openConfidences } from './queue.ts'

/** Points of a curve that is drawn. */
const points = 100

/** What the review has found, and what it will: see Review. */
export async function reviewYield(database: Database, filter: QueueFilter): Promise<Yield> {
  const verdicts = await database
    .selectFrom('renderings')
    .where('status', 'in', ['accepted', 'rejected'])
    .where('decided_by', 'is not', null)
    .orderBy('decided_at')
    .orderBy('id')
    .select('status')
    .execute()
  let found = 0
  const so = verdicts.map(({ status }) => (status === 'accepted' ? ++found : found))
  const open = await openConfidences(database, filter)
  const { expected, error, ahead } = remaining(await decidedPairs(database), open)
  return {
    ...{ reviewed: so.length, found, open: open.length, expected, error },
    next: ahead.slice(0, 200),
    curve: [...sampled(so, 0, 0), ...sampled(ahead, so.length, found)],
  }
}

/** Some points of a running total that goes on from another. */
function sampled(totals: readonly number[], from: number, found: number): { reviewed: number; found: number }[] {
  const step = Math.max(1, Math.ceil(totals.length / points))
  return totals.flatMap((total, n) =>
    (n + 1) % step === 0 || n === totals.length - 1 ? { reviewed: from + n + 1, found: found + total } : [],
  )
}
