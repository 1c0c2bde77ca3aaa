import { conceptId, renderingId } from '../../../language/identity.ts'
import type { RenderingState } from '../../../model/decision.ts'
import { mayDo } from '../../../model/team.ts'
import type { TermbaseStore } from '../database/store.ts'
import { requireAct, roleOf } from '../read/team.ts'
import type { Added, TermAddition } from '../termbase.ts'
import { DecisionRefused } from '../termbase.ts'
import { ChangeBatch } from './batch.ts'
import { decideRendering } from './decide.ts'
import { findPlaces } from './findPlaces.ts'
import { enterConcepts, enterRenderings, unassigned, undecided } from './import/enter.ts'

/** Adds a term that the program did not propose: see Termbase. Of who may not decide it is a proposal. */
export function add(store: TermbaseStore, addition: TermAddition, by: string): Promise<Added> {
  return store.write(async (database) => {
    await requireAct(database, by, 'propose')
    const mayDecide = mayDo(await roleOf(database, by), 'decide')
    const [zh, en] = [addition.zh.trim(), addition.en.trim()]
    const { category = 'term', usage = null, note = null } = addition
    const pair = renderingId(zh, en)
    if (!zh || !en) throw new DecisionRefused(pair, 'empty')
    const known = await database
      .selectFrom('pairs as p')
      .innerJoin('renderings as r', 'r.id', 'p.rendering')
      .where('p.key', '=', pair)
      .select(['r.key', 'r.frequency', 'r.status'])
      .executeTakeFirst()
    if (known) {
      // It was proposed: accepting it is all there is to do.
      const batch = new ChangeBatch(database, { by, action: 'decide' })
      const { key: rendering, frequency: occurrences } = known
      if (!mayDecide) {
        return { ...(await batch.finish()), rendering, isNew: false, status: known.status, occurrences }
      }
      await decideRendering(batch, { rendering, status: 'accepted', ...(usage && { usage }), ...(note && { note }) })
      return { ...(await batch.finish()), rendering, isNew: false, status: 'accepted', occurrences }
    }
    const batch = new ChangeBatch(database, { by, action: 'add' })
    const concept = (await batch.conceptOfTerm(zh)) ?? conceptId(zh)
    const shown = await batch.termOf(concept)
    if (shown === undefined) await enterConcepts(database, [{ id: concept, state: { ...undecided, zh, category } }])
    const before: RenderingState = {
      ...{ concept, zh: shown ?? zh, en, category, status: 'proposed', usage: null, supersededBy: null },
      ...{ partOfSpeech: null, note: null, source: null, without: null, ...unassigned, decided: null },
    }
    const status = mayDecide ? 'accepted' : 'proposed'
    const said = mayDecide ? { usage, settledBy: by } : {}
    const after: RenderingState = { ...before, ...said, status, note, decided: batch.decided }
    await enterRenderings(database, [
      { key: pair, pair, state: after, confidence: 1, reasons: [{ side: 'for', code: 'addedByPerson' }] },
    ])
    batch.record({ concept, rendering: pair, before, after })
    if (after.usage === 'preferred') await batch.preferOnly(pair, concept)
    const occurrences = await findPlaces(database, [pair])
    return { ...(await batch.finish()), rendering: pair, isNew: true, status, occurrences }
  })
}
