import type { Database } from 'better-sqlite3'
import { type Batch, inBatch } from './batch.ts'
import { familyOf } from './concepts.ts'
import { type Changed, type ConceptAt, DecisionRefused } from './termbase.ts'

/** Moves the renderings of one concept into another: see Termbase. */
export function merge(database: Database, from: ConceptAt, into: ConceptAt, by: string): Changed {
  return inBatch(database, { by, action: 'merge' }, (batch) => {
    const source = batch.concept(from.id, from.revision)
    const target = batch.concept(into.id, into.revision)
    if (source.id === target.id) throw new DecisionRefused(source.id, 'a concept cannot be merged into itself')
    for (const { id, state } of [source, target]) {
      if (state.mergedInto !== null) throw new DecisionRefused(id, 'this concept was merged into another')
    }
    batch.setConcept(source, { ...source.state, mergedInto: target.id, decided: batch.decided })
    move(batch, batch.renderingsOf(source.id), target.id, target.state.zh)
  })
}

/** Takes a rendering out of its concept: see Termbase. */
export function split(database: Database, rendering: string, revision: number, by: string): Changed {
  return inBatch(database, { by, action: 'split' }, (batch) => {
    const { key, state } = batch.rendering(rendering, revision)
    const together = batch.renderingsOf(state.concept)
    const origin = originOf(database, key)
    if (origin !== undefined && origin !== state.concept && isFamily(database, state.concept, origin)) {
      const concept = batch.concept(origin)
      batch.setConcept(concept, { ...concept.state, mergedInto: null, decided: batch.decided })
      const comeAlong = together.filter((other) => isFamily(database, origin, originOf(database, other)))
      move(batch, comeAlong, origin, concept.state.zh)
      return
    }
    if (together.length === 1) throw new DecisionRefused(key, 'it is the only rendering of its concept')
    // Homonyms: the same Chinese, another concept. Its id is that of the rendering, so that it is the same at each try.
    move(batch, [key], ownConcept(key), state.zh)
  })
}

function move(batch: Batch, renderings: readonly string[], concept: string, zh: string): void {
  for (const key of renderings) {
    const stored = batch.rendering(key)
    batch.setRendering(stored, { ...stored.state, concept, zh, supersededBy: null, decided: batch.decided })
  }
}

/** Id of the concept that a rendering gets when it is a homonym. */
const ownConcept = (key: string) => `c${key.slice(1)}`

/** The concept of a rendering before any merger: its own, or that of the Chinese term it was found or corrected with. */
function originOf(database: Database, key: string): string | undefined {
  return database
    .prepare(
      `SELECT id FROM concepts WHERE id = @own
       UNION ALL
       SELECT concept FROM (
         SELECT k.concept FROM renderings r JOIN pairs p ON p.rendering = r.id JOIN concept_keys k ON k.key = p.concept_key
         WHERE r.key = @key ORDER BY p.id DESC LIMIT 1)
       LIMIT 1`,
    )
    .pluck()
    .get({ key, own: ownConcept(key) }) as string | undefined
}

function isFamily(database: Database, concept: string, member: string | undefined): boolean {
  return member !== undefined && (database.prepare(familyOf).pluck().all(concept) as string[]).includes(member)
}
