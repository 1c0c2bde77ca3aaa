import { sql } from 'kysely'
import type { Database } from '../database/tables.ts'
import type { Spread } from '../review.ts'

/** When and by whom the renderings of a concept were said: see Review. */
export async function spread(database: Database, concept: string): Promise<Spread[]> {
  const places = database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .innerJoin('occurrences as o', 'o.pair', 'p.id')
    .where('r.concept', '=', concept)
    .select(['r.key', 'o.unit', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end'])
    .distinct()
  const month = sql<string | null>`substr(d.date, 1, 7)`
  const speaker = sql<string | null>`coalesce(u.zh_speaker, u.en_speaker)`
  const rows = await database
    .selectFrom(places.as('o'))
    .innerJoin('units as u', 'u.id', 'o.unit')
    .innerJoin('documents as d', 'd.id', 'u.document')
    .groupBy(['o.key', month, speaker])
    .orderBy(sql`coalesce(${month}, '')`)
    .orderBy('o.key')
    .orderBy(sql`coalesce(${speaker}, '')`)
    .select(({ fn }) => [
      'o.key as rendering',
      month.as('month'),
      speaker.as('speaker'),
      fn.countAll<number>().as('count'),
    ])
    .execute()
  return rows
}
