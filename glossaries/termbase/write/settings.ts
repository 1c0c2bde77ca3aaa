import type { SourceRank } from '../../../model/sourceRank.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { requireAct } from '../read/team.ts'

/** What may be set for a whole termbase. */
interface Settings {
  readonly sources: SourceRank[]
}

/** What holds, or `unset` where nobody has set it. */
export async function readSetting<Name extends keyof Settings>(
  database: Database,
  name: Name,
  unset: Settings[Name],
): Promise<Settings[Name]> {
  const rows = database.selectFrom('settings').where('name', '=', name).orderBy('id', 'desc').limit(1)
  const row = await rows.select('value').executeTakeFirst()
  return row ? JSON.parse(row.value) : unset
}

/** Sets it for everybody; what held before stays on record. Throws DecisionRefused where `by` may not. */
export function writeSetting<Name extends keyof Settings>(
  store: TermbaseStore,
  name: Name,
  value: Readonly<Settings[Name]>,
  by: string,
): Promise<void> {
  const row = { name, value: JSON.stringify(value), by, at: new Date().toISOString() }
  return store.write(async (database) => {
    await requireAct(database, by, 'manage')
    await database.insertInto('settings').values(row).execute()
  })
}
