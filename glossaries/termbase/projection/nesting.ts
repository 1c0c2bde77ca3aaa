import { sql } from 'kysely'
import { rowIds } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'

/**
 * The same after documents (row ids) were added and nothing else changed: in time that grows with them, not with all
 * that stands in the termbase. A rendering that also stands in other documents can only cease to be nested: where a place
 * in the new documents lies in none of the longer one's. One that stands in the new documents alone is looked at as a whole.
 */
export async function refreshNestingOfAdded(
  database: Database,
  renderings: readonly number[],
  documents: readonly number[],
): Promise<void> {
  const added = rowIds(database, documents)
  await sql`
    WITH places AS (
      SELECT DISTINCT p.rendering, o.unit, o.zh_start, o.zh_end, o.en_start, o.en_end
      FROM units u JOIN occurrences o ON o.unit = u.id JOIN pairs p ON p.id = o.pair WHERE u.document IN ${added}),
    ceased AS (
      SELECT DISTINCT n."inner", n."outer" FROM places i JOIN nested n ON n."inner" = i.rendering
      WHERE NOT EXISTS (
        SELECT 1 FROM occurrences o JOIN pairs p ON p.id = o.pair WHERE o.unit = i.unit AND p.rendering = n."outer"
          AND o.zh_start <= i.zh_start AND o.zh_end >= i.zh_end AND o.zh_end - o.zh_start > i.zh_end - i.zh_start
          AND o.en_start <= i.en_start AND o.en_end >= i.en_end))
    DELETE FROM nested WHERE ("inner", "outer") IN (SELECT "inner", "outer" FROM ceased)`.execute(database)
  const elsewhere = await database
    .selectFrom('pairs as p')
    .where('p.rendering', 'in', rowIds(database, renderings))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('evidence as e')
          .whereRef('e.pair', '=', 'p.id')
          .where('e.document', 'not in', added)
          .where('e.frequency', '>', 0)
          .select('e.pair'),
      ),
    )
    .select('p.rendering')
    .distinct()
    .execute()
  const old = new Set(elsewhere.map(({ rendering }) => rendering))
  const fresh = renderings.filter((rendering) => !old.has(rendering))
  await refreshNesting(database, fresh)
}

/**
 * Brings up to date within which longer renderings these (row ids) stand wherever they stand: each of their places lies
 * inside a place of the longer one, in both languages. What documents change changes that of their own renderings only:
 * a place is inside another of the same unit. Takes time for every place of these renderings in all documents.
 */
export async function refreshNesting(database: Database, renderings: readonly number[]): Promise<void> {
  const these = rowIds(database, renderings)
  await database.deleteFrom('nested').where('inner', 'in', these).execute()
  await sql`
    INSERT INTO nested ("inner", "outer")
    WITH places AS (
      SELECT DISTINCT p.rendering, o.unit, o.zh_start, o.zh_end, o.en_start, o.en_end
      FROM pairs p JOIN occurrences o ON o.pair = p.id WHERE p.rendering IN ${these}),
    totals AS (SELECT rendering, count(*) AS places FROM places GROUP BY rendering),
    held AS (
      SELECT DISTINCT i.rendering AS "inner", p.rendering AS "outer", i.unit, i.zh_start, i.zh_end, i.en_start, i.en_end
      FROM places i JOIN occurrences o ON o.unit = i.unit
        AND o.zh_start <= i.zh_start AND o.zh_end >= i.zh_end AND o.zh_end - o.zh_start > i.zh_end - i.zh_start
        AND o.en_start <= i.en_start AND o.en_end >= i.en_end
      JOIN pairs p ON p.id = o.pair AND p.rendering <> i.rendering)
    SELECT h."inner", h."outer" FROM held h JOIN totals t ON t.rendering = h."inner"
    GROUP BY h."inner", h."outer", t.places HAVING count(*) = t.places`.execute(database)
}
