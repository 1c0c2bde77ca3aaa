import { conceptId } from '../../../language/identity.ts'
import type { ConceptDecision, Decision, RenderingDecision, RenderingState } from '../../../model/decision.ts'
import type { TermbaseStore } from '../database/store.ts'
import { queue } from '../read/queue.ts'
import { requireAct, requirePerson } from '../read/team.ts'
import type { QueueFilter } from '../review.ts'
import { type BatchChange, type Changed, DecisionRefused } from '../termbase.ts'
import { type ChangeBatch, inBatch, type StoredRendering } from './batch.ts'

/** Carries out decisions in one transaction: see Termbase. */
export function decide(store: TermbaseStore, decisions: readonly Decision[], by: string): Promise<Changed> {
  return inBatch(store, { by, action: 'decide' }, async (batch) => {
    await batch.load(decisions.flatMap((decision) => ('rendering' in decision ? decision.rendering : [])))
    for (const decision of decisions) {
      if ('rendering' in decision) await decideRendering(batch, decision)
      else await decideConcept(batch, decision)
    }
  })
}

/** The same decision on all that pass a filter: see Termbase. */
export function decideAll(
  store: TermbaseStore,
  filter: QueueFilter,
  change: BatchChange,
  expected: number,
  by: string,
): Promise<Changed> {
  return inBatch(store, { by, action: 'decide' }, async (batch) => {
    const keys = await queue(batch.database, filter)
    if (keys.length !== expected) {
      throw new DecisionRefused('queue', 'count', { now: keys.length, seen: expected })
    }
    await batch.load(keys)
    const preferred = new Set<string>()
    for (const rendering of keys) {
      const { concept } = (await batch.rendering(rendering)).state
      // Of several of one concept the first is preferred.
      const isSecond = change.usage === 'preferred' && preferred.has(concept)
      preferred.add(concept)
      const one = decideRendering(batch, { ...change, ...(isSecond && { usage: 'admitted' }), rendering })
      await one.catch(unlessPassedOver)
    }
  })
}

/**
 * Of many that are approved at once those are passed over that this person cannot approve, of many that are accepted
 * those whose English is not there yet.
 */
function unlessPassedOver(error: unknown): void {
  const passedOver: readonly string[] = ['ownDecision', 'nothingToApprove', 'empty']
  const isPassedOver = error instanceof DecisionRefused && passedOver.includes(error.code)
  if (!isPassedOver) throw error
}

/** Carries out a decision on one rendering. */
export async function decideRendering(
  batch: ChangeBatch,
  { rendering: key, revision, approvalAsked, approved, ...changes }: RenderingDecision,
): Promise<void> {
  const stored = await batch.rendering(key, revision)
  if (typeof changes.assignedTo === 'string') await requirePerson(batch.database, changes.assignedTo, key)
  const asked = {
    ...{ ...stored.state, ...implied(stored.state, changes), ...defined(changes) },
    ...(approvalAsked !== undefined && { approvalAskedBy: approvalAsked ? batch.decided.by : null }),
  }
  const after = asked.usage === 'superseded' ? asked : { ...asked, supersededBy: null }
  if (!hasChange(stored.state, after) && approved === undefined) return
  if (after.status === 'accepted' && !after.en.trim()) throw new DecisionRefused(key, 'empty')
  await requireSuccessor(batch, key, after)
  const next = { ...after, ...(await reword(batch, stored, after)) }
  if (hasChange(stored.state, next)) {
    await batch.setRendering(stored, {
      ...next,
      decided: isDecision(stored.state, next) ? batch.decided : next.decided,
    })
  }
  if (approved !== undefined) await approve(batch, key, approved)
  if (next.usage === 'preferred') await batch.preferOnly(key, next.concept)
}

/** Whether more changes than whose work it is: who hands a term on has not decided on it. */
function isDecision(before: RenderingState, after: RenderingState): boolean {
  const { assignedTo, approvalAskedBy } = before
  return hasChange(before, { ...after, assignedTo, approvalAskedBy })
}

/** Gives the second approval, or takes it back. Throws DecisionRefused where it is not the person's to give. */
async function approve(batch: ChangeBatch, key: string, approved: boolean): Promise<void> {
  const { by } = batch.decided
  await requireAct(batch.database, by, 'approve')
  const stored = await batch.rendering(key)
  if (!approved) return batch.setRendering(stored, { ...stored.state, approvedBy: null })
  if (stored.state.status !== 'accepted') throw new DecisionRefused(key, 'nothingToApprove')
  if (stored.state.settledBy === by) throw new DecisionRefused(key, 'ownDecision', { name: by })
  if (stored.state.approvedBy === null) await batch.setRendering(stored, { ...stored.state, approvedBy: by })
}

/** A usage is said of what is accepted: it accepts, and what is not accepted any more has none. */
function implied(
  { status, usage }: RenderingState,
  changes: Pick<RenderingDecision, 'status' | 'usage'>,
): Partial<RenderingState> {
  if (changes.usage && changes.status === undefined) return { status: 'accepted' }
  const isTakenBack = changes.status !== undefined && changes.status !== 'accepted' && changes.usage === undefined
  return isTakenBack && usage !== null && status === 'accepted' ? { usage: null } : {}
}

/**
 * Claims the wording. Returns the concept of the Chinese term (that of the rendering, another, or a new one), and what
 * this shows, which may be another form of it: then that wording is claimed too, for two renderings must not show one.
 */
async function reword(
  batch: ChangeBatch,
  stored: StoredRendering,
  { zh, en }: RenderingState,
): Promise<Pick<RenderingState, 'concept' | 'zh'>> {
  const before = stored.state
  const unmoved = { concept: before.concept, zh: before.zh }
  if (zh === before.zh && en === before.en) return unmoved
  await batch.claim(stored, zh, en)
  if (zh === before.zh) return unmoved
  const found = await batch.conceptOfTerm(zh)
  if (found !== before.concept) {
    const concept = found ?? conceptId(zh)
    const shown = (await batch.termOf(concept)) ?? zh
    if (shown !== zh) await batch.claim(stored, shown, en)
    return { concept, zh: shown }
  }
  // Another form of the same term: the concept shows it from now on.
  const concept = await batch.concept(found)
  await batch.setConcept(concept, { ...concept.state, zh, decided: batch.decided })
  return { concept: found, zh }
}

async function requireSuccessor(
  batch: ChangeBatch,
  key: string,
  { supersededBy, concept }: RenderingState,
): Promise<void> {
  if (supersededBy === null) return
  if (supersededBy === key || (await batch.rendering(supersededBy)).state.concept !== concept) {
    throw new DecisionRefused(key, 'foreignSuccessor')
  }
}

async function decideConcept(
  batch: ChangeBatch,
  { concept: id, revision, ...changes }: ConceptDecision,
): Promise<void> {
  const stored = await batch.concept(id, revision)
  const after = { ...stored.state, ...defined(changes) }
  if (hasChange(stored.state, after)) await batch.setConcept(stored, { ...after, decided: batch.decided })
}

function hasChange<T extends object>(before: T, after: T): boolean {
  return (Object.keys(before) as (keyof T)[]).some((field) => field !== 'decided' && before[field] !== after[field])
}

/** The changes that were asked for: a field that is undefined stays as it is. */
function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never
}
