import type { TermbaseStore } from '../database/store.ts'
import { project } from '../projection/projection.ts'
import { requireAct } from '../read/team.ts'
import { DecisionRefused } from '../termbase.ts'
import { removeDocuments } from './documents.ts'
import { removeEvidence } from './evidence.ts'
import { addHistory } from './history.ts'

/** Takes a document out, with the proposals that no other has: see Termbase. */
export function removeDocument(
  store: TermbaseStore,
  name: string,
  by: string,
): Promise<{ readonly renderingsRemoved: number }> {
  return store.write(async (database) => {
    await requireAct(database, by, 'manage')
    const found = database.selectFrom('documents').where('name', '=', name).select(['id', 'hash'])
    const document = await found.executeTakeFirst()
    if (!document) throw new DecisionRefused(name, 'documentGone', { name })
    const pairs = await removeEvidence(database, [document.id])
    await removeDocuments(database, [document.id])
    const renderingsRemoved = await project(database, pairs)
    const before = { documents: [{ name, hash: document.hash }] }
    const after = { documents: [], renderingsRemoved }
    await addHistory(database, by, new Date().toISOString(), [{ action: 'remove', before, after }])
    return { renderingsRemoved }
  })
}
