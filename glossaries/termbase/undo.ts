import type { Database } from 'better-sqlite3'
import type { ConceptState, HistoryRow, RenderingState } from '../../model/decision.ts'
import { type Batch, inBatch } from './batch.ts'
import { toHistoryRow } from './overview.ts'
import { type Changed, DecisionRefused } from './termbase.ts'

/** Undoes or redoes a person's last batch: see Termbase. */
export function revert(database: Database, action: 'undo' | 'redo', by: string): Changed | undefined {
  const original = stacks(database, by)[action].at(-1)
  if (original === undefined) return undefined
  return inBatch(database, { by, action, reverts: original }, (batch) => {
    const rows = database.prepare('SELECT * FROM history WHERE batch = ? ORDER BY id').all(original).map(toHistoryRow)
    // Undoing goes backwards: what was done last is the first to go.
    if (action === 'undo') rows.reverse()
    for (const row of rows) {
      const [from, to] = action === 'undo' ? [row.after, row.before] : [row.before, row.after]
      if (row.rendering) putBackRendering(batch, row, from as RenderingState, to as RenderingState)
      else putBackConcept(batch, row, from as ConceptState, to as ConceptState)
    }
  })
}

/** What can be undone and redone by this person: batches as first done, the next to be reverted last. */
function stacks(database: Database, by: string): { undo: number[]; redo: number[] } {
  const batches = database
    .prepare(
      `SELECT batch, action, reverts FROM history WHERE by = ? AND id = batch AND action <> 'extract' ORDER BY id`,
    )
    .all(by) as { batch: number; action: HistoryRow['action']; reverts: number }[]
  const undo: number[] = []
  let redo: number[] = []
  for (const { batch, action, reverts } of batches) {
    if (action === 'undo') redo.push(...undo.splice(undo.indexOf(reverts), 1))
    else if (action === 'redo') undo.push(...redo.splice(redo.indexOf(reverts), 1))
    else {
      undo.push(batch)
      redo = []
    }
  }
  return { undo, redo }
}

/** How many batches a person can undo, and redo. */
export function revertible(database: Database, by: string): { undo: number; redo: number } {
  const { undo, redo } = stacks(database, by)
  return { undo: undo.length, redo: redo.length }
}

function putBackRendering(batch: Batch, row: HistoryRow, from: RenderingState, to: RenderingState): void {
  const stored = batch.rendering(row.rendering as string)
  // The Chinese is that of the concept, and goes with it.
  const { zh: _, ...fields } = changedFields(from, to)
  refuseChanged(stored.key, stored, from, fields)
  const next = { ...stored.state, ...fields, decided: decidedAfter(batch, stored.state, from, to) }
  if (fields.concept !== undefined) Object.assign(next, { zh: batch.termOf(fields.concept) ?? to.zh })
  if (row.action === 'decide' && (from.zh !== to.zh || from.en !== to.en)) batch.claim(stored, next.zh, next.en)
  batch.setRendering(stored, next)
}

function putBackConcept(batch: Batch, row: HistoryRow, from: ConceptState, to: ConceptState): void {
  const stored = batch.concept(row.concept as string)
  const fields = changedFields(from, to)
  refuseChanged(stored.id, stored, from, fields)
  batch.setConcept(stored, { ...stored.state, ...fields, decided: decidedAfter(batch, stored.state, from, to) })
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
