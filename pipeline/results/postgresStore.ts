import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { explainedPostgresError, isLost, postgresPlaceOf } from '../../glossaries/termbase/database/postgresPlace.ts'
import { type ResultStore, StoreError } from './store.ts'

/** Milliseconds that a server may be away, as while it restarts; tried again this often meanwhile. */
const PATIENCE = 60_000
const RETRY_AFTER = 500

/**
 * A store in a table beside a termbase in PostgreSQL, for any number of processes on any number of machines. A server
 * that restarts is waited for. The table may be emptied whenever nobody works with it.
 * @param url as of a termbase: `postgres://USER@HOST/DATABASE[?schema=NAME]`
 */
export function postgresStore(url: string): ResultStore {
  const { connectionString, name, schema } = postgresPlaceOf(url)
  const table = `${schema ? `${pg.escapeIdentifier(schema)}.` : ''}shuyu_results`
  const pool = new pg.Pool({ connectionString, application_name: 'shuyu', max: 4, allowExitOnIdle: true })
  // Of a connection that nobody is using; whoever wants one gets another.
  pool.on('error', () => {})
  let made: Promise<unknown> | undefined

  const makeTable = async () => {
    if (schema) await pool.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
    await pool.query(`CREATE TABLE IF NOT EXISTS ${table} (key text PRIMARY KEY, value bytea NOT NULL)`)
  }
  const query = async (sql: string, values: unknown[]): Promise<{ value: Uint8Array }[]> => {
    const deadline = Date.now() + PATIENCE
    for (;;) {
      try {
        made ??= makeTable()
        await made
        return (await pool.query(sql, values)).rows
      } catch (error) {
        made = undefined
        if (!isPassing(error) || Date.now() > deadline) throw unusable(name, error)
        await sleep(RETRY_AFTER)
      }
    }
  }
  return {
    async get(key) {
      const [row] = await query(`SELECT value FROM ${table} WHERE key = $1`, [key])
      return row?.value
    },
    async put(key, value) {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      const replace = 'ON CONFLICT (key) DO UPDATE SET value = excluded.value'
      await query(`INSERT INTO ${table} VALUES ($1, $2) ${replace}`, [key, bytes])
    },
  }
}

/** The server is away, or another process makes the table or the schema at this moment. */
function isPassing(error: unknown): boolean {
  return isLost(error) || ['23505', '42P06', '42P07'].includes((error as pg.DatabaseError).code ?? '')
}

function unusable(name: string, error: unknown): StoreError {
  const reason = (explainedPostgresError(name, error) as Error).message
  return new StoreError(`${name}: cannot keep intermediate results here: ${reason}`, { cause: error })
}
