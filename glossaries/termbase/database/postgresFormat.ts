import { CompiledQuery, sql } from 'kysely'
import { InputError } from '../../../model/errors.ts'
import type { PostgresPlace } from './postgresPlace.ts'
import { postgresMigrations } from './postgresSchema.ts'
import type { Access } from './store.ts'
import type { Database } from './tables.ts'

/**
 * Brings the termbase of this place up to date; `create` makes it in a schema that is empty. Throws InputError where it
 * is not there, is none, or comes from a newer version.
 */
export async function migrate(
  database: Database,
  place: PostgresPlace,
  access: Access,
  lock: (database: Database) => Promise<unknown>,
): Promise<void> {
  const found = await formatOf(database, place)
  if (found === postgresMigrations.length) return
  if (found === undefined && access !== 'create') {
    throw new InputError(place.name, 'no termbase here: `shuyu extract` makes one, --termbase names another place')
  }
  await database.transaction().execute(async (transaction) => {
    await lock(transaction)
    if (place.schema && (await isMissing(transaction))) await transaction.schema.createSchema(place.schema).execute()
    const format = await formatOf(transaction, place)
    if (format === undefined) await requireEmpty(transaction, place)
    for (const step of postgresMigrations.slice(format ?? 0)) await transaction.executeQuery(CompiledQuery.raw(step))
    await setFormat(transaction, format === undefined)
  })
}

/** Whether the schema that was named is not there. */
async function isMissing(database: Database): Promise<boolean> {
  const { rows } = await sql<{ missing: boolean }>`SELECT current_schema() IS NULL AS missing`.execute(database)
  return rows[0].missing
}

/** How many steps the termbase has taken; undefined where there is none. */
async function formatOf(database: Database, { name }: PostgresPlace): Promise<number | undefined> {
  const { rows } = await sql<{ encoding: string; found: boolean }>`
    SELECT current_setting('server_encoding') AS encoding,
      to_regclass(quote_ident(current_schema()) || '.termbase') IS NOT NULL AS found`.execute(database)
  const [{ encoding, found }] = rows
  if (encoding !== 'UTF8') {
    throw new InputError(name, `expected a database in UTF8, found ${encoding}: make one with createdb -E UTF8`)
  }
  if (!found) return undefined
  const formats = await sql<{ format: number }>`SELECT format FROM termbase`.execute(database)
  const format = formats.rows[0]?.format ?? 0
  if (format > postgresMigrations.length) {
    const known = `this version knows formats up to ${postgresMigrations.length}`
    throw new InputError(
      name,
      `written by a newer version of shuyu (format ${format}, ${known}): install the newer one`,
    )
  }
  return format
}

/** Tables of another program are left alone. (What jobs leave for others in `shuyu_results` is ours: see pipeline/results.) */
async function requireEmpty(database: Database, { name }: PostgresPlace): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    SELECT tablename AS table FROM pg_tables WHERE schemaname = current_schema()
      AND tablename <> 'shuyu_results' ORDER BY tablename LIMIT 1`.execute(database)
  if (!rows.length) return
  const message = `expected a termbase or an empty schema, found the table ${rows[0].table}`
  throw new InputError(name, `${message}: name another schema (?schema=shuyu) or another database`)
}

async function setFormat(database: Database, isNew: boolean): Promise<void> {
  if (isNew) await sql`CREATE TABLE termbase (format integer NOT NULL)`.execute(database)
  const format = postgresMigrations.length
  await (isNew ? sql`INSERT INTO termbase VALUES (${format})` : sql`UPDATE termbase SET format = ${format}`).execute(
    database,
  )
}
