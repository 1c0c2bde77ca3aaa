import { sql } from 'kysely'
import type { ConceptUses, DatedUse } from '../../../model/uses.ts'
import { texts } from '../database/dialect.ts'
import type { Reader } from '../database/store.ts'
import type { Database } from '../database/tables.ts'
import { grouped } from '../projection/forms.ts'
import { isShown } from './hidden.ts'

/** Concepts with the uses of their renderings that are not rejected, hidden or without English, in the order of their ids, some at a time. */
export async function* conceptUses({ database, chunks }: Reader): AsyncIterable<ConceptUses> {
  const concepts = database
    .selectFrom('concepts as c')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('renderings as r')
          .whereRef('r.concept', '=', 'c.id')
          .where('r.status', '<>', 'rejected')
          .where(isShown)
          .where('r.en', '<>', '')
          .select('r.id'),
      ),
    )
    .select(['c.id', 'c.zh', 'c.category'])
    .orderBy('c.id')
  for await (const rows of chunks(concepts)) {
    const ids = rows.map(({ id }) => id)
    const renderings = await database
      .selectFrom('renderings as r')
      .where('r.concept', 'in', texts(database, ids))
      .where('r.status', '<>', 'rejected')
      .where(isShown)
      .where('r.en', '<>', '')
      .orderBy('r.frequency', 'desc')
      .orderBy('r.key')
      .select(['r.concept', 'r.key as id', 'r.en', 'r.status', 'r.usage', 'r.frequency'])
      .execute()
    const byConcept = grouped(renderings, ({ concept }) => concept)
    const uses = grouped(await usesOf(database, ids), ({ concept }) => concept)
    yield* rows.map(({ id, zh, category }) => ({
      ...{ id, zh, category },
      renderings: (byConcept.get(id) ?? []).map(({ concept: _, usage, ...rendering }) => ({
        ...rendering,
        ...(usage !== null && { usage }),
      })),
      uses: (uses.get(id) ?? []).map(
        ({ rendering, document, date, speaker, count }): DatedUse => ({
          ...{ rendering, document, count: Number(count) },
          ...(date !== null && { date }),
          ...(speaker !== null && { speaker }),
        }),
      ),
    }))
  }
}

function usesOf(database: Database, concepts: readonly string[]) {
  const places = database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .innerJoin('occurrences as o', 'o.pair', 'p.id')
    .where('r.concept', 'in', texts(database, concepts))
    .where('r.status', '<>', 'rejected')
    .where(isShown)
    .select(['r.concept', 'r.key', 'o.unit', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end'])
    .distinct()
  const speaker = sql<string | null>`coalesce(u.zh_speaker, u.en_speaker)`
  return (
    database
      .selectFrom(places.as('o'))
      .innerJoin('units as u', 'u.id', 'o.unit')
      .innerJoin('documents as d', 'd.id', 'u.document')
      // What stands in a text in Chinese alone is no use of an English wording.
      .where('u.en', '<>', '')
      .groupBy(['o.concept', 'o.key', 'd.name', 'd.date', speaker])
      .select(({ fn }) => [
        ...(['o.concept', 'o.key as rendering', 'd.name as document', 'd.date'] as const),
        speaker.as('speaker'),
        fn.countAll<number>().as('count'),
      ])
      .orderBy(sql`coalesce(d.date, '')`)
      .orderBy('d.name')
      .orderBy('o.key')
      .orderBy(sql`coalesce(${speaker}, '')`)
      .execute()
  )
}
