import { type Compilable, CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { migrate } from './postgresFormat.ts'
import { explainedPostgresError, isLost, postgresPlaceOf } from './postgresPlace.ts'
import { type Access, type Engine, type Reader, TermbaseStore } from './store.ts'
import type { Database, Tables } from './tables.ts'

/** Milliseconds that a person waits for a server that does not answer. */
const connectionTimeout = 10_000

/** How long a change waits for another. */
const lockTimeout = '60s'

/**
 * A termbase in a schema of a PostgreSQL database: `postgres://USER@HOST/DATABASE`, and `?schema=NAME` for another
 * schema than the usual one. Throws InputError where it cannot be used as asked.
 */
export async function openPostgres(url: string, access: Access): Promise<TermbaseStore> {
  const place = postgresPlaceOf(url)
  const pool = new pg.Pool({
    connectionString: place.connectionString,
    application_name: 'shuyu',
    connectionTimeoutMillis: connectionTimeout,
    types: { getTypeParser: typeParser },
    onConnect: async (client) => {
      // One that breaks in the middle of a transaction tells so at the next query.
      client.on('error', () => {})
      await client.query("SELECT set_config('lock_timeout', $1, false)", [lockTimeout])
      if (!place.schema) return
      await client.query("SELECT set_config('search_path', quote_ident($1), false)", [place.schema])
    },
  })
  // A connection that breaks while nobody uses it is replaced by the next.
  pool.on('error', () => {})
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const engine: Engine = {
    name: place.name,
    database,
    lock,
    openReader: () => openReader(database),
    isLost,
    explained: (error) => explainedPostgresError(place.name, error),
    close: () => database.destroy(),
  }
  try {
    await migrate(database, place, access, lock)
  } catch (error) {
    await database.destroy()
    throw engine.explained(error)
  }
  return new TermbaseStore(engine)
}

/** Counts and row ids (bigint, and their sums) as numbers: none comes near 2^53. */
function typeParser(oid: number, format?: 'text' | 'binary') {
  const { INT8, NUMERIC } = pg.types.builtins
  return oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text')
}

/**
 * One change after the other, as in SQLite: what a change reads stays so until it is done, and the numbers of the
 * history become visible in their order. The lock goes with the transaction.
 */
async function lock(database: Database): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('shuyu termbase ' || coalesce(current_schema(), ''), 0))`.execute(
    database,
  )
}

async function openReader(database: Database): Promise<Reader> {
  const transaction = await database
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  return {
    database: transaction,
    chunks: (query) => chunks(transaction, query),
    // A connection that is gone needs no end.
    close: () =>
      transaction
        .rollback()
        .execute()
        .catch(() => {}),
  }
}

const rowsAtOnce = 100

/** Through a cursor of SQL: kysely's stream lets no other query on the connection while it lasts. */
async function* chunks<Row>(database: Database, query: Compilable<Row>): AsyncGenerator<Row[]> {
  const { sql: text, parameters } = query.compile()
  await database.executeQuery(CompiledQuery.raw(`DECLARE stream NO SCROLL CURSOR FOR ${text}`, [...parameters]))
  for (;;) {
    const { rows } = await database.executeQuery<Row>(CompiledQuery.raw(`FETCH ${rowsAtOnce} FROM stream`))
    if (rows.length) yield rows
    if (rows.length < rowsAtOnce) break
  }
  await database.executeQuery(CompiledQuery.raw('CLOSE stream'))
}
