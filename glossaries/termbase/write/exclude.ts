import type { Exclusion, ExclusionBy, HiddenProposal } from '../../../model/exclusion.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { excludedWords, excluder } from '../excluder.ts'
import { heldExclusions, refreshHiding } from '../projection/hiding.ts'
import { requireAct } from '../read/team.ts'

/** Remembers what is not to be shown; what is excluded already stays as it is: see Termbase. */
export function exclude(store: TermbaseStore, exclusions: readonly Exclusion[], by: string): Promise<number> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    const at = new Date().toISOString()
    const held = new Set((await heldExclusions(database)).map(same))
    const added = exclusions.filter((one) => !held.has(same(one)) && held.add(same(one)))
    for (const { words, place } of added)
      await database.insertInto('exclusions').values({ words, place, by, at, lifted: null }).execute()
    if (added.length) await refreshHiding(database)
    return added.length
  })
}

/** Takes exclusions back; the number of those that held. They stay on record with the time. */
export function liftExclusions(store: TermbaseStore, exclusions: readonly Exclusion[], by: string): Promise<number> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    const lifted = new Date().toISOString()
    const asked = new Set(exclusions.map(same))
    const held = await database
      .selectFrom('exclusions')
      .where('lifted', 'is', null)
      .select(['id', 'words', 'place'])
      .execute()
    const ids = held.filter((one) => asked.has(same(one))).map(({ id }) => id)
    if (!ids.length) return 0
    await database.updateTable('exclusions').set({ lifted }).where('id', 'in', ids).execute()
    await refreshHiding(database)
    return ids.length
  })
}

/** What is excluded now, the earliest first, with the number of proposals that each hides. */
export async function readExclusions(database: Database): Promise<ExclusionBy[]> {
  const held = await heldExclusions(database)
  if (!held.length) return []
  const proposals = await proposalsOf(database)
  return held.map((one) => ({ ...one, hides: proposals.filter(excluder([one])).length }))
}

/** The proposals that exclusions would hide, best first: see Termbase. */
export async function wouldHide(database: Database, exclusions: readonly Exclusion[]): Promise<HiddenProposal[]> {
  return (await proposalsOf(database)).filter(excluder(exclusions))
}

function proposalsOf(database: Database): Promise<HiddenProposal[]> {
  return database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .where('r.status', '=', 'proposed')
    .orderBy('r.confidence', 'desc')
    .orderBy('r.frequency', 'desc')
    .orderBy('r.id')
    .select(['r.key as id', 'c.zh', 'r.en', 'r.confidence', 'r.frequency'])
    .execute()
}

const same = ({ words, place }: Exclusion): string => {
  const { side, key } = excludedWords(words)
  return `${place} ${side} ${key}`
}
