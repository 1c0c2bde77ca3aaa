import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { withFamilies } from '../projection/mergedConcepts.ts'
import { type Changed, type ConceptAt, DecisionRefused } from '../termbase.ts'
import { type ChangeBatch, inBatch } from './batch.ts'

/** Moves the renderings of one concept into another: see Termbase. */
export function merge(store: TermbaseStore, from: ConceptAt, into: ConceptAt, by: string): Promise<Changed> {
  return inBatch(store, { by, action: 'merge' }, async (batch) => {
    const source = await batch.concept(from.id, from.revision)
    const target = await batch.concept(into.id, into.revision)
    if (source.id === target.id) throw new DecisionRefused(source.id, 'mergedInItself')
    for (const { id, state } of [source, target]) {
      if (state.mergedInto !== null) throw new DecisionRefused(id, 'mergedAlready')
    }
    const preferred = await preferredOf(batch, target.id)
    await batch.setConcept(source, { ...source.state, mergedInto: target.id, decided: batch.decided })
    await move(batch, await batch.renderingsOf(source.id), target.id, target.state.zh)
    if (preferred !== undefined) await batch.preferOnly(preferred, target.id)
  })
}

/** Takes a rendering out of its concept: see Termbase. */
export function split(store: TermbaseStore, rendering: string, revision: number, by: string): Promise<Changed> {
  return inBatch(store, { by, action: 'split' }, async (batch) => {
    const { key, state } = await batch.rendering(rendering, revision)
    const together = await batch.renderingsOf(state.concept)
    const origin = await originOf(batch.database, key)
    if (origin !== undefined && origin !== state.concept && (await isFamily(batch.database, state.concept, origin))) {
      const concept = await batch.concept(origin)
      await batch.setConcept(concept, { ...concept.state, mergedInto: null, decided: batch.decided })
      const comeAlong: string[] = []
      for (const other of together) {
        if (await isFamily(batch.database, origin, await originOf(batch.database, other))) comeAlong.push(other)
      }
      await move(batch, comeAlong, origin, concept.state.zh)
      return
    }
    if (together.length === 1) throw new DecisionRefused(key, 'onlyRendering')
    // Homonyms: the same Chinese, another concept. Its id is that of the rendering, so that it is the same at each try;
    // where it has been there before, and was kept for what people said of it, it has a term already.
    const own = ownConcept(key)
    await move(batch, [key], own, (await batch.termOf(own)) ?? state.zh)
  })
}

/** The rendering that a concept prefers, if it does one. */
async function preferredOf({ database }: ChangeBatch, concept: string): Promise<string | undefined> {
  const preferred = database.selectFrom('renderings').where('concept', '=', concept).where('usage', '=', 'preferred')
  return (await preferred.orderBy('id').select('key').executeTakeFirst())?.key
}

async function move(batch: ChangeBatch, renderings: readonly string[], concept: string, zh: string): Promise<void> {
  await batch.load(renderings)
  for (const key of renderings) {
    const stored = await batch.rendering(key)
    await batch.setRendering(stored, { ...stored.state, concept, zh, supersededBy: null, decided: batch.decided })
  }
}

/** Id of the concept that a rendering gets when it is a homonym. */
const ownConcept = (key: string) => `c${key.slice(1)}`

/** The concept of a rendering before any merger: its own, or that of the Chinese term it was found or corrected with. */
async function originOf(database: Database, key: string): Promise<string | undefined> {
  const own = await database.selectFrom('concepts').where('id', '=', ownConcept(key)).select('id').executeTakeFirst()
  if (own) return own.id
  const last = await database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .innerJoin('concept_keys as k', 'k.key', 'p.concept_key')
    .where('r.key', '=', key)
    .orderBy('p.id', 'desc')
    .select('k.concept')
    .executeTakeFirst()
  return last?.concept
}

async function isFamily(database: Database, concept: string, member: string | undefined): Promise<boolean> {
  if (member === undefined) return false
  const found = withFamilies(database, [concept]).selectFrom('family').where('id', '=', member).select('id')
  return (await found.executeTakeFirst()) !== undefined
}
