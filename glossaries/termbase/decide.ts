import type { Database } from 'better-sqlite3'
import { conceptId } from '../../language/identity.ts'
import type { ConceptDecision, Decision, RenderingDecision, RenderingState } from '../../model/decision.ts'
import { type Batch, inBatch, type StoredRendering } from './batch.ts'
import { queue } from './queue.ts'
import type { QueueFilter } from './review.ts'
import { type BatchChange, type Changed, DecisionRefused } from './termbase.ts'

/** Carries out decisions in one transaction: see Termbase. */
export function decide(database: Database, decisions: readonly Decision[], by: string): Changed {
  return inBatch(database, { by, action: 'decide' }, (batch) => {
    for (const decision of decisions) {
      if ('rendering' in decision) decideRendering(batch, decision)
      else decideConcept(batch, decision)
    }
  })
}

/** The same decision on all that pass a filter: see Termbase. */
export function decideAll(
  database: Database,
  filter: QueueFilter,
  change: BatchChange,
  expected: number,
  by: string,
): Changed {
  return inBatch(database, { by, action: 'decide' }, (batch) => {
    const keys = queue(database, filter)
    if (keys.length !== expected) {
      throw new DecisionRefused('queue', `${keys.length} renderings pass the filter now, ${expected} were seen`)
    }
    for (const rendering of keys) decideRendering(batch, { ...change, rendering })
  })
}

function decideRendering(batch: Batch, { rendering: key, revision, ...changes }: RenderingDecision): void {
  const stored = batch.rendering(key, revision)
  const asked = { ...stored.state, ...defined(changes) }
  const after = asked.usage === 'superseded' ? asked : { ...asked, supersededBy: null }
  if (!hasChange(stored.state, after)) return
  requireSuccessor(batch, key, after)
  const concept = reword(batch, stored, after)
  // Its Chinese is what the concept shows, which may be another form of it.
  const zh = batch.termOf(concept) ?? after.zh
  const next = { ...after, concept, zh }
  if (hasChange(stored.state, next)) batch.setRendering(stored, { ...next, decided: batch.decided })
}

/** Claims the wording and returns the concept of the Chinese term: that of the rendering, another, or a new one. */
function reword(batch: Batch, stored: StoredRendering, { zh, en }: RenderingState): string {
  const before = stored.state
  if (zh === before.zh && en === before.en) return before.concept
  batch.claim(stored, zh, en)
  if (zh === before.zh) return before.concept
  const found = batch.conceptOfTerm(zh)
  if (found !== before.concept) return found ?? conceptId(zh)
  // Another form of the same term: the concept shows it from now on.
  const concept = batch.concept(found)
  batch.setConcept(concept, { ...concept.state, zh, decided: batch.decided })
  return found
}

function requireSuccessor(batch: Batch, key: string, { supersededBy, concept }: RenderingState): void {
  if (supersededBy === null) return
  if (supersededBy === key || batch.rendering(supersededBy).state.concept !== concept) {
    throw new DecisionRefused(key, 'a rendering can be superseded by another rendering of the same concept only')
  }
}

function decideConcept(batch: Batch, { concept: id, revision, ...changes }: ConceptDecision): void {
  const stored = batch.concept(id, revision)
  const after = { ...stored.state, ...defined(changes) }
  if (hasChange(stored.state, after)) batch.setConcept(stored, { ...after, decided: batch.decided })
}

function hasChange<T extends object>(before: T, after: T): boolean {
  return (Object.keys(before) as (keyof T)[]).some((field) => field !== 'decided' && before[field] !== after[field])
}

/** The changes that were asked for: a field that is undefined stays as it is. */
function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never
}
