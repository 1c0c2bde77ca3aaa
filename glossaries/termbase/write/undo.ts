import {
  actionsBesideDecisions,
  type ConceptState,
  type Decided,
  type HistoryRow,
  type RenderingState,
} from '../../../model/decision.ts'
import type { Act } from '../../../model/team.ts'
import { texts } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { project } from '../projection/projection.ts'
import { requireAct } from '../read/team.ts'
import { type Changed, DecisionRefused, type Kept } from '../termbase.ts'
import { ChangeBatch } from './batch.ts'
import { findPlaces, forgetPlaces } from './findPlaces.ts'
import { toHistoryRow } from './history.ts'
import { enterAgain } from './import/enter.ts'

/** Undoes or redoes a person's last batch: see Termbase. */
export function revert(store: TermbaseStore, action: 'undo' | 'redo', by: string): Promise<Changed | undefined> {
  return store.write(async (database) => {
    const original = (await stacks(database, by))[action].at(-1)
    if (original === undefined) return undefined
    const batch = new ChangeBatch(database, { by, action, reverts: original })
    const rows = await rowsOfBatch(database, original)
    // What somebody proposed they may take back; other rights they may have lost since.
    await requireAct(database, by, actOf(rows))
    // Undoing goes backwards: what was done last is the first to go.
    if (action === 'undo') rows.reverse()
    const isEntry = rows.some((row) => row.action === 'import' || row.action === 'add')
    if (isEntry && action === 'redo') await enterAgain(database, rows)
    await batch.load(rows.flatMap(({ rendering }) => rendering ?? []))
    const kept: Kept[] = []
    const preferred: { readonly key: string; readonly concept: string }[] = []
    for (const row of rows) {
      const [from, to] = action === 'undo' ? [row.after, row.before] : [row.before, row.after]
      if (row.rendering === undefined)
        for (const one of await putBackConcept(batch, row, from as ConceptState, to as ConceptState)) kept.push(one)
      else {
        for (const one of await putBackRendering(batch, row, from as RenderingState, to as RenderingState))
          kept.push(one)
        const { usage, concept } = to as RenderingState
        if (usage === 'preferred') preferred.push({ key: row.rendering, concept })
      }
    }
    await preferOthers(batch, preferred)
    if (kept.length && batch.isUnchanged) await markDone(batch, rows)
    const added = rows.flatMap((row) => (row.action === 'add' && row.rendering) || [])
    if (added.length) await (action === 'undo' ? forgetPlaces : findPlaces)(database, added)
    if (isEntry && action === 'undo') await removeAdded(database, rows)
    return { ...(await batch.finish()), ...(kept.length && { kept }) }
  })
}

/** What one must be allowed to do to put these rows back. */
function actOf(rows: readonly HistoryRow[]): Act {
  const isApproval = rows.some(({ before, after }) => approvedIn(before) !== approvedIn(after))
  return isApproval ? 'approve' : rows.every(isProposal) ? 'propose' : 'decide'
}

const approvedIn = (state: unknown) => (state as Partial<RenderingState>).approvedBy ?? null

const isProposal = ({ action, after }: HistoryRow) =>
  action === 'add' && (after as RenderingState).status === 'proposed'

/** Where somebody prefers another rendering since, that one stays preferred, and what was put back is admitted. */
async function preferOthers(
  batch: ChangeBatch,
  putBack: readonly { readonly key: string; readonly concept: string }[],
): Promise<void> {
  const keys = new Set(putBack.map(({ key }) => key))
  for (const { concept } of putBack) {
    const rows = batch.database.selectFrom('renderings').where('concept', '=', concept).where('usage', '=', 'preferred')
    const preferred = (await rows.orderBy('id').select('key').execute()).map(({ key }) => key)
    if (preferred.length > 1) await batch.preferOnly(preferred.find((key) => !keys.has(key)) ?? preferred[0], concept)
  }
}

/** All that the batch did was changed since: a row that changes nothing says so, that the one before it comes next. */
async function markDone(batch: ChangeBatch, rows: readonly HistoryRow[]): Promise<void> {
  const [{ rendering, concept, after }] = rows
  const state =
    rendering === undefined
      ? (await batch.concept(concept as string).catch(() => undefined))?.state
      : (await batch.rendering(rendering).catch(() => undefined))?.state
  batch.mark({ concept, rendering, before: state ?? after, after: state ?? after })
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
    .where('action', 'not in', actionsBesideDecisions)
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

/** Puts the changed fields back; returns what could not be. */
async function putBackRendering(
  batch: ChangeBatch,
  row: HistoryRow,
  from: RenderingState,
  to: RenderingState,
): Promise<Kept[]> {
  const subject = row.rendering as string
  const stored = await batch.rendering(subject).catch(ifRefused)
  // The Chinese is that of the concept, and goes with it.
  const { zh: _, ...fields } = changedFields(from, to)
  if (!stored) return [{ subject, zh: from.zh, en: from.en, fields: Object.keys(fields) }]
  const { state } = stored
  const kept = takeOut(fields, state, from)
  const next = { ...state, ...fields, decided: decidedAfter(batch, state, from, to) }
  if (fields.concept !== undefined) Object.assign(next, { zh: (await batch.termOf(fields.concept)) ?? to.zh })
  const isWording = row.action === 'decide' && (from.zh !== to.zh || from.en !== to.en)
  const isFree = !isWording || !!(await batch.claim(stored, next.zh, next.en).then(() => true, ifRefused))
  if (!isFree) Object.assign(next, { zh: state.zh, en: state.en, concept: state.concept })
  if (Object.keys(fields).length || !kept.length) await batch.setRendering(stored, next)
  const { zh, en } = state
  return [
    ...(kept.length ? [{ subject, zh, en, ...(state.decided && { by: state.decided.by }), fields: kept }] : []),
    ...(isFree ? [] : [{ subject, zh, en, fields: ['en'] }]),
  ]
}

/** As for renderings. */
async function putBackConcept(
  batch: ChangeBatch,
  row: HistoryRow,
  from: ConceptState,
  to: ConceptState,
): Promise<Kept[]> {
  const subject = row.concept as string
  const fields = changedFields(from, to)
  const stored = await batch.concept(subject).catch(ifRefused)
  if (!stored) return [{ subject, zh: from.zh, fields: Object.keys(fields) }]
  const { state } = stored
  const kept = takeOut(fields, state, from)
  const next = { ...state, ...fields, decided: decidedAfter(batch, state, from, to) }
  const isDone =
    (!Object.keys(fields).length && kept.length > 0) ||
    !!(await batch.setConcept(stored, next).then(() => true, ifRefused))
  const left = isDone ? kept : [...kept, ...Object.keys(fields)]
  return left.length ? [{ subject, zh: state.zh, ...(state.decided && { by: state.decided.by }), fields: left }] : []
}

function ifRefused(error: unknown): undefined {
  if (!(error instanceof DecisionRefused)) throw error
}

/** The fields of `to` that differ, but for who decided. */
function changedFields<T extends object>(from: T, to: T): Partial<T> {
  const entries = Object.entries(to).filter(([field, value]) => field !== 'decided' && from[field as keyof T] !== value)
  return Object.fromEntries(entries) as Partial<T>
}

/** Takes out of `fields` what is not as it was left; returns their names. */
function takeOut<T extends RenderingState | ConceptState>(fields: Partial<T>, state: T, from: T): string[] {
  const changed = (Object.keys(fields) as (keyof T & string)[]).filter((field) => state[field] !== from[field])
  for (const field of changed) delete fields[field]
  // Goes with what was settled.
  return changed.filter((field) => field !== 'settledBy')
}

/** Who decided before, where nobody has decided since. */
function decidedAfter<T extends RenderingState | ConceptState>(
  batch: ChangeBatch,
  now: T,
  from: T,
  to: T,
): T['decided'] {
  const isSameTime = (one: Decided | null, other: Decided | null) => one?.at === other?.at && one?.by === other?.by
  // Who handed a term on had not decided on it, and has not by taking that back.
  if (isSameTime(from.decided, to.decided)) return now.decided
  return isSameTime(now.decided, from.decided) ? to.decided : batch.decided
}
