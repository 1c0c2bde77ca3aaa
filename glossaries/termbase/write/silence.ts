import { conceptId } from '../../../language/identity.ts'
import type { Silence, SilencedBy } from '../../../model/silenced.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { requireAct } from '../read/team.ts'

/** Remembers findings that are false alarms; what is silenced already stays as it is. */
export function silence(store: TermbaseStore, silences: readonly Silence[], by: string): Promise<void> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    const at = new Date().toISOString()
    for (const one of silences) {
      const row = rowOf(one)
      if (await same(database, row).executeTakeFirst()) continue
      await database
        .insertInto('silenced')
        .values({ ...row, zh: one.zh, by, at, lifted: null })
        .execute()
    }
  })
}

/** Takes silences back; the number of those that held. They stay on record with the time. */
export function liftSilence(store: TermbaseStore, silences: readonly Silence[], by: string): Promise<number> {
  return store.write(async (database) => {
    await requireAct(database, by, 'decide')
    const lifted = new Date().toISOString()
    let count = 0
    for (const one of silences) {
      const found = await same(database, rowOf(one)).execute()
      const ids = found.map(({ id }) => id)
      if (!ids.length) continue
      await database.updateTable('silenced').set({ lifted }).where('id', 'in', ids).execute()
      count += ids.length
    }
    return count
  })
}

/** What is silenced now, the earliest first. */
export async function readSilenced(database: Database): Promise<SilencedBy[]> {
  const held = database.selectFrom('silenced').where('lifted', 'is', null)
  const rows = await held.orderBy('id').select(['zh', 'wording', 'draft', 'by', 'at']).execute()
  return rows.map(({ zh, wording, draft, by, at }) => ({
    ...{ zh, by, at },
    ...(wording !== null && { wording }),
    ...(draft !== null && { draft }),
  }))
}

const rowOf = ({ zh, wording, draft }: Silence) => ({
  term: conceptId(zh),
  wording: wording?.toLowerCase() ?? null,
  draft: draft ?? null,
})

function same(database: Database, { term, wording, draft }: ReturnType<typeof rowOf>) {
  return database
    .selectFrom('silenced')
    .where('lifted', 'is', null)
    .where('term', '=', term)
    .where('wording', wording === null ? 'is' : '=', wording)
    .where('draft', draft === null ? 'is' : '=', draft)
    .select('id')
}
