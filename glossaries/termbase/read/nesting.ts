import type { Database } from '../database/tables.ts'
import type { QueueRow } from '../review.ts'
import { renderingsWithTerm, toQueueRow } from './rows.ts'

/**
 * Proposals that stand within longer proposals only: the keys of these, by their own. The longer one is at least as
 * probable: under a doubtful one a good pair would be hidden.
 */
export async function openPieces(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database
    .selectFrom('nested as n')
    .innerJoin('renderings as i', 'i.id', 'n.inner')
    .innerJoin('renderings as o', 'o.id', 'n.outer')
    .where('i.status', '=', 'proposed')
    .where('o.status', '=', 'proposed')
    .select(['i.key as inner', 'o.key as outer', 'i.confidence', 'o.confidence as longer'])
    .execute()
  const found = new Map<string, string[]>()
  for (const { inner, outer, confidence, longer } of rows) {
    if (longer < confidence) continue
    const known = found.get(inner)
    if (known) known.push(outer)
    else found.set(inner, [outer])
  }
  return found
}

/** Renderings that hold all places of one (row id), and those whose places it holds; longest first. */
export async function nestingOf(
  database: Database,
  rendering: number,
): Promise<{ longer: QueueRow[]; pieces: QueueRow[] }> {
  const read = async (own: 'inner' | 'outer', other: 'inner' | 'outer') => {
    const ids = database.selectFrom('nested').where(own, '=', rendering).select(other)
    const found = await renderingsWithTerm(database).where('r.id', 'in', ids).limit(50).execute()
    return found.map(toQueueRow).sort((a, b) => b.zh.length - a.zh.length || b.confidence - a.confidence)
  }
  return { longer: await read('inner', 'outer'), pieces: await read('outer', 'inner') }
}
