import { sql } from 'kysely'
import { rowIds } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'

/**
 * Brings up to date within which longer renderings these (row ids) stand wherever they stand: each of their places lies
 * inside a place of the longer one, in both languages. What documents change changes that of their own renderings only:
 * a place is inside another of the same unit.
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
