import type { BatchChange, ChangeEvent, QueueRow, RenderingDecision, Status, Written } from '../api.ts'
import {
  type AnyDecision,
  getRows,
  getSession,
  postBatch,
  postDecisions,
  postMerge,
  postRedo,
  postSplit,
  postUndo,
  Refused,
} from './client.ts'
import { rebaseDraft, setDraft } from './drafts.ts'
import { cardRows, select, show, showSheet } from './entryCache.ts'
import { type MessageKey, t } from './messages.ts'
import { goTo, refresh } from './queue.ts'
import {
  currentId,
  dialog,
  draft,
  filter,
  index,
  knownVersion,
  occurrence,
  ownSheet,
  queueRowOf,
  readerMend,
  resetRow,
  session,
  setRows,
  taken,
  tell,
  tellInPassing,
  totals,
} from './state.ts'
import { fieldLabels, problem } from './tellProblem.ts'

type Change = Omit<RenderingDecision, 'rendering' | 'revision'>

/** Writes go one after the other, in the order of the keys. */
let writes: Promise<unknown> = Promise.resolve()
/** Renderings with a write under way: what others tell of them waits for the answer. */
const pending = new Map<string, number>()
const ownBatches = new Set<number>()

/** Sends a change after those before it, and takes in what the server says of the termbase. Throws what it refuses. */
export function write<T extends Written>(send: () => Promise<T>): Promise<T> {
  const sent = writes.then(send).then((written) => {
    if (written.batch !== undefined) ownBatches.add(written.batch)
    const { statuses, undo, redo, version: at } = written
    totals.value = { version: at, statuses, undo, redo }
    // A later decision on the same pair is on its way: its state stays shown.
    setRows(written.rows.filter(({ id }) => (pending.get(id) ?? 0) <= 1))
    if (at > knownVersion.value) {
      knownVersion.value = at
      showSheet()
    }
    return written
  })
  writes = sent.catch(() => {})
  return sent
}

/** Decides on the pair at hand: what is shown changes at once, and back if the server refuses. */
export function decide(change: Change, what: MessageKey, advance: boolean): void {
  const row = queueRowOf(currentId.value)
  if (!row) return
  if (draft.value && change.status === 'accepted') return void saveDraft(change, advance)
  decideRow(row, change, what)
  if (advance) goOn()
}

function decideRow(row: QueueRow, change: Change, what: MessageKey): void {
  const differs = (Object.keys(change) as (keyof Change)[]).some(
    (field) => row[field as keyof QueueRow] !== change[field],
  )
  if (!differs) return
  const { id: rendering, revision, zh, en } = row
  // The revision it will have: the next key on the same pair builds on this decision.
  setRows([{ ...row, ...change, revision: revision + 1 } as QueueRow])
  pending.set(rendering, (pending.get(rendering) ?? 0) + 1)
  const settle = () => {
    const left = (pending.get(rendering) ?? 1) - 1
    if (left) pending.set(rendering, left)
    else pending.delete(rendering)
  }
  write(() => postDecisions([{ rendering, revision, ...change }])).then(
    () => {
      settle()
      tell(t('toast.saved', { what: t(what), zh, en }))
    },
    (error) => {
      settle()
      resetRow(row)
      refused(error)
    },
  )
}

/** To the next rendering of the concept that nobody has decided on, where concepts are gone through; else down the queue. */
function goOn(): void {
  const id = currentId.value
  if (filter.value.unit === 'concept' && ownSheet.value) {
    const card = cardRows()
    const next = card.find((row) => row.id !== id && row.status === 'proposed')
    if (next) {
      show(next.id)
      return
    }
  }
  select(index.value + 1)
}

/** What was not done is told; somebody's newer state is shown, and the pair with it. */
function refused(error: unknown): void {
  if (!(error instanceof Refused) || !error.current || error.code !== 'changed') {
    problem(error)
    return
  }
  const { current } = error
  setRows([current])
  goTo(current.id)
  const { zh, en, status, decided } = current
  tell(t('toast.stale', { by: decided?.by ?? '?', zh, en, status: t(`status.${status}`) }), true)
}

/** Makes the nth rendering of the concept the preferred one; the others that stand are admitted or deprecated with it. */
export function prefer(place: number, others: 'admitted' | 'deprecated'): void {
  const card = cardRows()
  const chosen = card[place]
  if (!chosen) return
  const decisions = card
    .filter((row) => row === chosen || row.status !== 'rejected')
    .map(({ id: rendering, revision }) => {
      const usage = rendering === chosen.id ? ('preferred' as const) : others
      return { rendering, revision, status: 'accepted' as const, usage }
    })
  const what = t('usage.preferred')
  send(decisions, () => tell(t('toast.saved', { what, zh: chosen.zh, en: chosen.en })))
  select(index.value + 1)
}

/** Sends decisions of which nothing is shown before the server has agreed. */
function send(decisions: readonly AnyDecision[], done: (written: Written) => void): void {
  write(() => postDecisions(decisions)).then(done, refused)
}

/**
 * Rejects what is but a piece: the pair at hand where it stands within a longer one only; else the pieces that stand so
 * within it.
 */
export function rejectPieces(accepts: boolean): void {
  const row = queueRowOf(currentId.value)
  const shown = ownSheet.value
  if (!row || !shown) return
  const isPiece = shown.longer.some(({ id }) => queueRowOf(id)?.status !== 'rejected')
  if (isPiece && !accepts) {
    decide({ status: 'rejected' }, 'status.rejected', true)
    return
  }
  const pieces = shown.pieces.map((one) => queueRowOf(one.id) ?? one).filter(({ status }) => status === 'proposed')
  const decisions: AnyDecision[] = pieces.map(({ id: rendering, revision }) => ({
    rendering,
    revision,
    status: 'rejected',
  }))
  if (accepts) decisions.unshift({ rendering: row.id, revision: row.revision, status: 'accepted' })
  if (!decisions.length) {
    tell(t('toast.noPieces'))
    return
  }
  send(decisions, () => tell(t('toast.pieces', { n: pieces.length, zh: row.zh })))
  if (accepts) goOn()
}

/** Saves the boundaries that were moved, with what else is decided; goes on once they are saved. */
export async function saveDraft(more: Change = {}, advance = false): Promise<void> {
  const moved = draft.value
  if (!moved) return
  const { id: rendering, base, unit } = moved
  const zh = unit.zh.slice(moved.zh.start, moved.zh.end)
  const en = unit.en.slice(moved.en.start, moved.en.end)
  const change = { ...more, ...(zh !== base.zh && { zh }), ...(en !== base.en && { en }) }
  const isDone = () => {
    setDraft(rendering, undefined)
    if (advance && currentId.value === rendering) goOn()
  }
  if (!Object.keys(change).length) return isDone()
  try {
    await write(() => postDecisions([{ rendering, revision: base.revision, ...change }]))
    isDone()
    tell(t('toast.saved', { what: t(more.status ? 'status.accepted' : 'edit'), zh, en }))
  } catch (error) {
    if (error instanceof Refused && error.code === 'taken' && error.other) {
      setRows([error.other])
      taken.value = { id: rendering, other: error.other, values: error.values }
    } else if (error instanceof Refused && error.code === 'changed' && error.current) {
      setRows([error.current])
      await rebaseDraft(rendering)
      const { decided, zh: theirs, en: english } = error.current
      tell(t('toast.draftKept', { by: decided?.by ?? '?', zh: theirs, en: english }), true)
    } else problem(error)
  }
}

/**
 * Makes the pair what the second reader would have it be, accepted, and goes on. Where that is there already, it is
 * accepted, and this one rejected for it.
 */
export async function takeMend(): Promise<void> {
  const row = queueRowOf(currentId.value)
  const mend = readerMend.value
  if (!row || !mend) return
  const { id: rendering, revision } = row
  const change = { ...(mend.zh !== row.zh && { zh: mend.zh }), ...(mend.en !== row.en && { en: mend.en }) }
  try {
    await write(() => postDecisions([{ rendering, revision, status: 'accepted', ...change }]))
    setDraft(rendering, undefined)
    tell(t('toast.saved', { what: t('status.accepted'), ...mend }))
    if (currentId.value === rendering) goOn()
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'taken' || !error.other) return refused(error)
    setRows([error.other])
    taken.value = { id: rendering, other: error.other, values: error.values }
    closeLoop()
  }
}

/** Rejects the pair whose correction is there already, accepts that one, and goes on. */
export function closeLoop(): void {
  const found = taken.value
  const row = queueRowOf(found?.id)
  if (!found || !row) return
  const other = queueRowOf(found.other.id) ?? found.other
  const decisions: AnyDecision[] = [{ rendering: row.id, revision: row.revision, status: 'rejected' }]
  if (other.status !== 'accepted') {
    decisions.push({ rendering: other.id, revision: other.revision, status: 'accepted' })
  }
  taken.value = undefined
  setDraft(row.id, undefined)
  send(decisions, () => tell(t('toast.loop', { zh: other.zh, en: other.en })))
  goOn()
}

/** Takes the occurrence looked at out of the pair. */
export function takeOut(): void {
  const row = queueRowOf(currentId.value)
  const line = ownSheet.value?.concordance.lines[occurrence.value]
  if (!row || !line) return
  const without = [row.without, line.place].filter(Boolean).join('\n')
  send([{ rendering: row.id, revision: row.revision, without }], () => tell(t('toast.takenOut')))
}

function revert(back: () => Promise<Written>, done: MessageKey, nothing: MessageKey): void {
  write(back).then(({ batch, changed, rows, kept = [] }) => {
    if (batch === undefined) return tell(t(nothing))
    if (rows.length) goTo(rows[0].id)
    else refresh().catch(problem)
    if (!kept.length) return tell(t(done, { n: changed }))
    const [{ zh, en, by, fields }] = kept
    const subject = en === undefined ? zh : `${zh} = ${en}`
    const which = { subject, fields: fieldLabels(fields), by: by ?? '?', n: kept.length, done: t(done, { n: changed }) }
    tell(t(kept.length > 1 ? 'toast.keptMany' : 'toast.kept', which), true)
  }, problem)
}

export const undo = () => revert(postUndo, 'toast.undone', 'toast.nothingToUndo')
export const redo = () => revert(postRedo, 'toast.redone', 'toast.nothingToRedo')

export function decideAll(statuses: readonly Status[], change: BatchChange, expected: number): void {
  const { unit: _, nested: __, ...shown } = filter.value
  write(() => postBatch(shown, statuses, change, expected)).then(({ changed }) => {
    refresh().catch(problem)
    tell(t('toast.batch', { n: changed }))
  }, problem)
}

/** Gives the second approval, or takes one's own back; goes on. */
export function approve(): void {
  const row = queueRowOf(currentId.value)
  if (!row) return
  const approved = row.approvedBy === null
  const { id: rendering, revision, zh, en } = row
  const name = session.value?.reviewer ?? ''
  // Known without asking, and so without leaving the pair.
  if (approved && row.settledBy === name && row.status === 'accepted') {
    tell(t('toast.refused', { why: t('refused.ownDecision', { name }) }), true)
    return
  }
  const what = t(approved ? 'approved' : 'approvalTaken')
  send([{ rendering, revision, approved }], () => tell(t('toast.saved', { what, zh, en })))
  if (approved && row.status === 'accepted') goOn()
}

/** Asks for a second approval, or takes that back. */
export function askApproval(): void {
  const row = queueRowOf(currentId.value)
  if (!row) return
  const approvalAsked = row.approvalAskedBy === null
  const { id: rendering, revision, zh, en } = row
  const what = t(approvalAsked ? 'approvalAsked' : 'approvalNotAsked')
  send([{ rendering, revision, approvalAsked }], () => tell(t('toast.saved', { what, zh, en })))
}

/** Hands the pair at hand on; `null`: to nobody. */
export function assignTo(assignedTo: string | null): void {
  const row = queueRowOf(currentId.value)
  if (!row) return
  const { id: rendering, revision, zh, en } = row
  const what = assignedTo === null ? t('unassigned') : t('assignedTo', { name: assignedTo })
  send([{ rendering, revision, assignedTo }], () => tell(t('toast.saved', { what, zh, en })))
}

/** Merges the concept of the pair at hand, as it is shown, into another. */
export function mergeInto(into: { readonly id: string; readonly revision: number }): void {
  const own = ownSheet.value?.concept
  if (!own || own.id === into.id) return
  write(() => postMerge({ id: own.id, revision: own.revision }, into)).then(() => tell(t('toast.merged')), problem)
}

export function split(): void {
  const row = queueRowOf(currentId.value)
  if (row) write(() => postSplit(row.id, row.revision)).then(() => tell(t('toast.split')), problem)
}

/** Takes in what others have decided. */
export async function onChange(event: ChangeEvent): Promise<void> {
  // The answer to an own write may come after the event that tells of it.
  await writes
  if (totals.value) totals.value = { ...totals.value, statuses: event.statuses }
  if (event.id > knownVersion.value) {
    knownVersion.value = event.id
    showSheet()
  }
  if (event.team) session.value = await getSession()
  if (event.batches.every((one) => ownBatches.has(one))) return
  const others = event.by.filter((name) => name !== session.value?.reviewer)
  if (event.extracted) tellInPassing(t('toast.extracted'))
  if (!event.renderings) return refresh()
  const known = event.renderings.filter((id) => queueRowOf(id) && !pending.has(id)).slice(0, 200)
  if (!known.length) return
  setRows(await getRows(known))
  if (!event.extracted && others.length)
    tellInPassing(t('toast.others', { by: others.join(', '), n: event.renderings.length }))
}

export const closeDialog = () => {
  dialog.value = undefined
}

/** Shows concepts where pairs were shown, and pairs where concepts were; the pair at hand stays. */
export async function switchUnit(): Promise<void> {
  const { unit } = filter.value
  filter.value = { ...filter.value, unit: unit === 'concept' ? 'pair' : 'concept' }
  await refresh()
}

/** To another rendering of the concept at hand. */
export function stepInCard(by: 1 | -1): void {
  const card = cardRows()
  const place = card.findIndex(({ id }) => id === currentId.value)
  const next = card[place + by]
  if (next) show(next.id)
}
