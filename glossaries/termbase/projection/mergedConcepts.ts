/** Merged concepts: one that was merged stays, without renderings, and names the one it went into. */
import { texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'

/** The concepts that Chinese terms belong to now, through all mergers, by the terms' keys; those that are not there are left out. */
export async function conceptsOfKeys(database: Database, keys: Iterable<string>): Promise<Map<string, string>> {
  const found = await database
    .withRecursive('way', (way) =>
      way
        .selectFrom('concept_keys as k')
        .innerJoin('concepts as c', 'c.id', 'k.concept')
        .where('k.key', 'in', texts(database, keys))
        .select(['k.key', 'c.id', 'c.merged_into'])
        .union(
          way
            .selectFrom('way')
            .innerJoin('concepts as c', 'c.id', 'way.merged_into')
            .select(['way.key', 'c.id', 'c.merged_into']),
        ),
    )
    .selectFrom('way')
    .where('merged_into', 'is', null)
    .select(['key', 'id'])
    .execute()
  return new Map(found.map(({ key, id }) => [key, id]))
}

/** As a common table expression `family`: concepts (`root`) with themselves and all that went into them (`id`). */
export function withFamilies(database: Database, concepts: Iterable<string>) {
  return database.withRecursive('family', (family) =>
    family
      .selectFrom('concepts as c')
      .where('c.id', 'in', texts(database, concepts))
      .select(['c.id as root', 'c.id'])
      .union(
        family.selectFrom('family as f').innerJoin('concepts as c', 'c.merged_into', 'f.id').select(['f.root', 'c.id']),
      ),
  )
}
