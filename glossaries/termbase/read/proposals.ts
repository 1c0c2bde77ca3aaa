import { texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'

/** Ids of the pairs that the program proposed in these documents, and nobody decided on: see Termbase. */
export async function proposals(database: Database, documents: readonly string[]): Promise<string[]> {
  const rows = await database
    .selectFrom('pairs as p')
    .innerJoin('renderings as r', 'r.id', 'p.rendering')
    .innerJoin('evidence as e', 'e.pair', 'p.id')
    .innerJoin('documents as d', 'd.id', 'e.document')
    .where('r.status', '=', 'proposed')
    .where('r.decided_by', 'is', null)
    .where('d.hash', 'in', texts(database, documents))
    .select('p.key')
    .distinct()
    .execute()
  return rows.map(({ key }) => key)
}
