import { conceptId, renderingId } from '../../../language/identity.ts'
import type { RenderingState } from '../../../model/decision.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Added, TermAddition } from '../termbase.ts'
import { DecisionRefused } from '../termbase.ts'
import { ChangeBatch } from './batch.ts'
import { decideRendering } from './decide.ts'
import { findPlaces } from './findPlaces.ts'
import { enterConcepts, enterRenderings, undecided } from './import/enter.ts'

/** Adds a term that the program did not propose: see Termbase. */
export function add(store: TermbaseStore, addition: TermAddition, by: string): Promise<Added> {
  return store.write(async (database) => {
    const [zh, en] = [addition.zh.trim(), addition.en.trim()]
    const { category = 'term', usage = null, note = null } = addition
    const pair = renderingId(zh, en)
    if (!zh || !en) throw new DecisionRefused(pair, 'empty')
    const known = await database
      .selectFrom('pairs as p')
      .innerJoin('renderings as r', 'r.id', 'p.rendering')
      .where('p.key', '=', pair)
      .select(['r.key', 'r.frequency'])
      .executeTakeFirst()
    if (known) {
      // It was proposed: accepting it is all there is to do.
      const batch = new ChangeBatch(database, { by, action: 'decide' })
      const { key: rendering } = known
      await decideRendering(batch, { rendering, status: 'accepted', ...(usage && { usage }), ...(note && { note }) })
      return { ...(await batch.finish()), rendering, isNew: false, occurrences: known.frequency }
    }
    const batch = new ChangeBatch(database, { by, action: 'add' })
    const concept = (await batch.conceptOfTerm(zh)) ?? conceptId(zh)
    const shown = await batch.termOf(concept)
    if (shown === undefined) await enterConcepts(database, [{ id: concept, state: { ...undecided, zh, category } }])
    const before: RenderingState = {
      ...{ concept, zh: shown ?? zh, en, category, status: 'proposed', usage: null, supersededBy: null },
      ...{ partOfSpeech: null, note: null, source: null, without: null, decided: null },
    }
    const after: RenderingState = { ...before, status: 'accepted', usage, note, decided: batch.decided }
    await enterRenderings(database, [
      { key: pair, pair, state: after, confidence: 1, reasons: [{ side: 'for', code: 'addedByPerson' }] },
    ])
    batch.record({ concept, rendering: pair, before, after })
    if (usage === 'preferred') await batch.preferOnly(pair, concept)
    const occurrences = await findPlaces(database, [pair])
    return { ...(await batch.finish()), rendering: pair, isNew: true, occurrences }
  })
}
