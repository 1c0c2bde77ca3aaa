import type { ConceptState, HistoryRow, RenderingState } from '../../../model/decision.ts'
import { texts } from '../database/dialect.ts'
import type { Store } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { project } from '../projection/projection.ts'
import { type Changed, DecisionRefused } from '../termbase.ts'
import { Batch } from './batch.ts'
import { toHistoryRow } from './history.ts'
import { enterAgain } from './import/enter.ts'

/** Undoes or redoes a person's last batch: see Termbase. */
export function revert(store: Store, action: 'undo' | 'redo', by: string): Promise<Changed | undefined> {
  return store.write(async (database) => {
    const original = (await stacks(database, by))[action].at(-1)
    if (original === undefined) return undefined
    const batch = new Batch(database, { by, action, reverts: original })
    const rows = await rowsOfBatch(database, original)
    // Undoing goes backwards: what was done last is the first to go.
    if (action === 'undo') rows.reverse()
    const isImport = rows[0]?.action === 'import'
    if (isImport && action === 'redo') await enterAgain(database, rows)
    await batch.load(rows.flatMap(({ rendering }) => rendering ?? []))
    for (const row of rows) {
      const [from, to] = action === 'undo' ? [row.after, row.before] : [row.before, row.after]
      if (row.rendering) await putBackRendering(batch, row, from as RenderingState, to as RenderingState)
      else await putBackConcept(batch, row, from as ConceptState, to as ConceptState)
    }
    if (isImport && action === 'undo') await removeAdded(database, rows)
    return batch.finish()
  })
}

/** What an import had added is a proposal now that no document makes. */
async function removeAdded(database: Database, rows: readonly HistoryRow[]): Promise<void> {
  const keys = rows.flatMap(({ rendering }) => rendering ?? [])
  const pairs = await database
    .selectFrom('pairs as p')
    .innerJoin('renderings as r', 'r.id', 'p.rendering')
    .where('r.key', 'in', texts(database, keys))
    .select('p.id')
    .execute()
  await project(database, new Set(pairs.map(({ id }) => id)))
}

async function rowsOfBatch(database: Database, batch: number): Promise<HistoryRow[]> {
  const rows = database.selectFrom('history').selectAll().where('batch', '=', batch).orderBy('id')
  return (await rows.execute()).map(toHistoryRow)
}

/** What can be undone and redone by this person: batches as first done, the next to be reverted last. */
async function stacks(database: Database, by: string): Promise<{ undo: number[]; redo: number[] }> {
  const batches = await database
    .selectFrom('history')
    .where('by', '=', by)
    .whereRef('id', '=', 'batch')
    .where('action', '<>', 'extract')
    .orderBy('id')
    .select(['batch', 'action', 'reverts'])
    .execute()
  const undo: number[] = []
  let redo: number[] = []
  for (const { batch, action, reverts } of batches) {
    if (action === 'undo') for (const one of undo.splice(undo.indexOf(reverts as number), 1)) redo.push(one)
    else if (action === 'redo') for (const one of redo.splice(redo.indexOf(reverts as number), 1)) undo.push(one)
    else {
      undo.push(batch)
      redo = []
    }
  }
  return { undo, redo }
}

/** How many batches a person can undo, and redo. */
export async function revertible(database: Database, by: string): Promise<{ undo: number; redo: number }> {
  const { undo, redo } = await stacks(database, by)
  return { undo: undo.length, redo: redo.length }
}

async function putBackRendering(
  batch: Batch,
  row: HistoryRow,
  from: RenderingState,
  to: RenderingState,
): Promise<void> {
  const stored = await batch.rendering(row.rendering as string)
  // The Chinese is that of the concept, and goes with it.
  const { zh: _, ...fields } = changedFields(from, to)
  refuseChanged(stored.key, stored, from, fields)
  const next = { ...stored.state, ...fields, decided: decidedAfter(batch, stored.state, from, to) }
  if (fields.concept !== undefined) Object.assign(next, { zh: (await batch.termOf(fields.concept)) ?? to.zh })
  if (row.action === 'decide' && (from.zh !== to.zh || from.en !== to.en)) await batch.claim(stored, next.zh, next.en)
  await batch.setRendering(stored, next)
}

async function putBackConcept(batch: Batch, row: HistoryRow, from: ConceptState, to: ConceptState): Promise<void> {
  const stored = await batch.concept(row.concept as string)
  const fields = changedFields(from, to)
  refuseChanged(stored.id, stored, from, fields)
  await batch.setConcept(stored, { ...stored.state, ...fields, decided: decidedAfter(batch, stored.state, from, to) })
}

/** The fields of `to` that differ, but for who decided. */
function changedFields<T extends object>(from: T, to: T): Partial<T> {
  const entries = Object.entries(to).filter(([field, value]) => field !== 'decided' && from[field as keyof T] !== value)
  return Object.fromEntries(entries) as Partial<T>
}

function refuseChanged<T extends RenderingState | ConceptState>(
  subject: string,
  { revision, state }: { revision: number; state: T },
  from: T,
  fields: Partial<T>,
): void {
  const changed = (Object.keys(fields) as (keyof T)[]).filter((field) => state[field] !== from[field])
  if (!changed.length) return
  const who = state.decided ? `${state.decided.by} has` : 'somebody has'
  throw new DecisionRefused(subject, `${who} changed ${changed.join(' and ')} since`, { revision, ...state })
}

/** Who decided before, where nobody has decided since. */
function decidedAfter<T extends RenderingState | ConceptState>(batch: Batch, now: T, from: T, to: T): T['decided'] {
  return now.decided?.at === from.decided?.at && now.decided?.by === from.decided?.by ? to.decided : batch.decided
}
