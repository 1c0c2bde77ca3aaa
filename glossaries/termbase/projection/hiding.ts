import type { Exclusion } from '../../../model/exclusion.ts'
import { portions, rowIds, texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { excluder } from '../excluder.ts'

/** The exclusions that hold, the earliest first. */
export function heldExclusions(database: Database) {
  return database
    .selectFrom('exclusions')
    .where('lifted', 'is', null)
    .orderBy('id')
    .select(['words', 'place', 'by', 'at'])
    .execute()
}

/**
 * Brings up to date which renderings of these concepts exclusions mean. Whether they are hidden is for those who read:
 * only proposals are.
 * @param concepts all by default
 */
export async function refreshHiding(database: Database, concepts?: ReadonlySet<string>): Promise<void> {
  const exclusions: readonly Exclusion[] = await heldExclusions(database)
  let query = database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .select(['r.id', 'c.zh', 'r.en'])
  if (concepts) query = query.where('r.concept', 'in', texts(database, concepts))
  if (!exclusions.length && concepts) return
  const rows = exclusions.length ? await query.execute() : []
  await database
    .deleteFrom('hidden')
    .$if(concepts !== undefined, (all) =>
      all.where(
        'rendering',
        'in',
        rowIds(
          database,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .execute()
  const isExcluded = excluder(exclusions)
  const hidden = rows.filter(isExcluded).map(({ id }) => ({ rendering: id }))
  for (const portion of portions(hidden)) await database.insertInto('hidden').values(portion).execute()
}
