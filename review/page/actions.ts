import type { BatchChange, ChangeEvent, ConceptDecision, QueueRow, RenderingDecision, Written } from '../api.ts'
import { getRows, postBatch, postDecisions, postMerge, postRedo, postSplit, postUndo, Refused } from './client.ts'
import { forgetSheets, select, showSheet } from './entryCache.ts'
import { type MessageKey, t } from './messages.ts'
import { goTo, refresh } from './queue.ts'
import { currentId, dialog, draft, filter, ids, index, rowOf, setRows, sheet, tell, totals } from './state.ts'

type Change = Omit<RenderingDecision, 'rendering' | 'revision'>

/** Writes go one after the other, in the order of the keys. */
let writes: Promise<unknown> = Promise.resolve()
/** Renderings with a write under way: what others tell of them waits for the answer. */
const pending = new Map<string, number>()
const ownBatches = new Set<number>()

function write(send: () => Promise<Written>, done: (written: Written) => void, failed: (error: unknown) => void) {
  writes = writes.then(send).then(
    (written) => {
      if (written.batch !== undefined) ownBatches.add(written.batch)
      const { statuses, undo, redo } = written
      totals.value = { statuses, undo, redo }
      done(written)
    },
    (error: unknown) => failed(error),
  )
  return writes
}

/** Decides on the pair at hand: what is shown changes at once, and back if the server refuses. */
export function decide(change: Change, what: MessageKey, advance: boolean): void {
  const row = rowOf(currentId.value)
  if (!row) return
  const differs = (Object.keys(change) as (keyof Change)[]).some((field) => row[field] !== change[field])
  if (differs) {
    // The revision it will have: the next key on the same pair builds on this decision.
    setRows([{ ...row, ...change, revision: row.revision + 1 }])
    const { zh, en } = row
    sendDecision(row, change, () => tell(t('toast.saved', { what: t(what), zh, en })))
  }
  if (advance) select(index.value + 1)
}

function sendDecision(row: QueueRow, change: Change, done: (written: Written) => void): void {
  pending.set(row.id, (pending.get(row.id) ?? 0) + 1)
  const settle = () => {
    const left = (pending.get(row.id) ?? 1) - 1
    if (left) pending.set(row.id, left)
    else pending.delete(row.id)
  }
  const { id: rendering, revision } = row
  write(
    () => postDecisions([{ rendering, revision, ...change }]),
    (written) => {
      settle()
      // A later decision on the same pair is on its way: its state stays shown.
      if (!pending.has(rendering)) takeIn(written.rows)
      done(written)
    },
    (error) => {
      settle()
      if (error instanceof Refused && error.current) stale(error.current, error.message)
      else {
        setRows([row])
        problem(error)
      }
    },
  )
}

/** Somebody was quicker: their state is shown, and the pair with it. */
function stale(current: QueueRow, why: string): void {
  takeIn([current])
  goTo(current.id)
  const { zh, en, status, decided } = current
  const isOlder = why.startsWith('somebody decided')
  if (isOlder && decided) tell(t('toast.stale', { by: decided.by, zh, en, status: t(`status.${status}`) }), true)
  else tell(t('toast.refused', { why }), true)
}

function problem(error: unknown): void {
  tell(t('toast.refused', { why: error instanceof Error ? error.message : String(error) }), true)
}

/** Shows changed rows; where wordings or concepts changed, sheets are fetched anew. */
function takeIn(rows: readonly QueueRow[]): void {
  const isReworded = rows.some((row) => {
    const shown = sheet.value?.rendering.id === row.id ? sheet.value.rendering : undefined
    const known = shown ?? rowOf(row.id)
    return known === undefined || known.zh !== row.zh || known.en !== row.en || known.concept !== row.concept
  })
  setRows(rows)
  if (isReworded) {
    forgetSheets()
    showSheet()
  }
}

/** Corrects the wording, and what else was edited of rendering and concept, as one batch. */
export function saveEntry(change: Change, concept?: ConceptDecision): void {
  const row = rowOf(currentId.value)
  if (!row) return
  const { id: rendering, revision } = row
  const decisions: (RenderingDecision | ConceptDecision)[] = []
  if (Object.keys(change).length) decisions.push({ rendering, revision, ...change })
  if (concept) decisions.push(concept)
  if (!decisions.length) return
  write(
    () => postDecisions(decisions),
    (written) => {
      forgetSheets()
      setRows(written.rows)
      showSheet()
      tell(t('toast.saved', { what: t('edit'), zh: change.zh ?? row.zh, en: change.en ?? row.en }))
    },
    (error) => (error instanceof Refused && error.current ? stale(error.current, error.message) : problem(error)),
  )
}

/** Saves the boundaries that were moved. */
export function saveDraft(): void {
  const moved = draft.value
  if (!moved) return
  const row = rowOf(moved.id)
  const zh = moved.unit.zh.slice(moved.zh.start, moved.zh.end)
  const en = moved.unit.en.slice(moved.en.start, moved.en.end)
  draft.value = undefined
  if (!row || (zh === row.zh && en === row.en)) return
  saveEntry({ ...(zh !== row.zh && { zh }), ...(en !== row.en && { en }) })
}

function revert(send: () => Promise<Written>, done: MessageKey, nothing: MessageKey): void {
  write(
    send,
    ({ changed, rows }) => {
      if (!changed) return tell(t(nothing))
      forgetSheets()
      setRows(rows)
      if (rows.length) goTo(rows[0].id)
      else refresh().catch(problem)
      tell(t(done, { n: changed }))
    },
    (error) => (error instanceof Refused && error.current ? stale(error.current, error.message) : problem(error)),
  )
}

export const undo = () => revert(postUndo, 'toast.undone', 'toast.nothingToUndo')
export const redo = () => revert(postRedo, 'toast.redone', 'toast.nothingToRedo')

export function decideAll(change: BatchChange, expected: number): void {
  write(
    () => postBatch(filter.value, change, expected),
    ({ changed }) => {
      refresh().catch(problem)
      tell(t('toast.batch', { n: changed }))
    },
    problem,
  )
}

/** Merges the concept of the pair at hand into that of another rendering. */
export function mergeInto(other: QueueRow, revisionOf: (id: string) => Promise<number>): void {
  const own = sheet.value?.concept
  if (!own || own.id === other.concept) return
  write(
    async () =>
      postMerge({ id: own.id, revision: own.revision }, { id: other.concept, revision: await revisionOf(other.id) }),
    ({ rows }) => {
      forgetSheets()
      setRows(rows)
      showSheet()
      tell(t('toast.merged'))
    },
    problem,
  )
}

export function split(): void {
  const row = rowOf(currentId.value)
  if (!row) return
  write(
    () => postSplit(row.id, row.revision),
    ({ rows }) => {
      forgetSheets()
      setRows(rows)
      showSheet()
      tell(t('toast.split'))
    },
    problem,
  )
}

/** Takes in what others have decided. */
export async function onChange(event: ChangeEvent): Promise<void> {
  if (totals.value) totals.value = { ...totals.value, statuses: event.statuses }
  // The answer to an own write may come after the event that tells of it.
  await writes
  if (event.batches.every((one) => ownBatches.has(one))) return
  if (event.extracted) tell(t('toast.extracted'))
  if (!event.renderings) return refresh()
  const known = event.renderings.filter((id) => rowOf(id) && !pending.has(id)).slice(0, 200)
  if (!known.length) return
  takeIn(await getRows(known))
  if (!event.extracted) tell(t('toast.others', { by: event.by.join(', '), n: event.renderings.length }))
}

export const closeDialog = () => {
  dialog.value = undefined
}

export const hasQueue = () => ids.value.length > 0
