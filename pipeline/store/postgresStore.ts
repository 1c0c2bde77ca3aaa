import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Store, StoreError } from './store.ts'

/** Milliseconds that a server may be away, as while it restarts; tried again this often meanwhile. */
const PATIENCE = 60_000
const RETRY_AFTER = 500

/**
 * A store in a table of a PostgreSQL database, for any number of processes on any number of machines. A server that
 * restarts is waited for. The table may be emptied whenever nobody works with it.
 * @param url `postgres://USER@HOST/DATABASE`
 */
export function postgresStore(url: string): Store {
  const pool = new pg.Pool({ connectionString: url, max: 4, allowExitOnIdle: true })
  // Of a connection that nobody is using; whoever wants one gets another.
  pool.on('error', () => {})
  let table: Promise<unknown> | undefined

  const query = async (sql: string, values: unknown[]): Promise<{ value: Uint8Array }[]> => {
    const deadline = Date.now() + PATIENCE
    for (;;) {
      try {
        table ??= makeTable(pool)
        await table
        return (await pool.query(sql, values)).rows
      } catch (error) {
        table = undefined
        if (!isAway(error) || Date.now() > deadline) throw unusable(error)
        await sleep(RETRY_AFTER)
      }
    }
  }
  return {
    async get(key) {
      const [row] = await query('SELECT value FROM shuyu_results WHERE key = $1', [key])
      return row?.value
    },
    async put(key, value) {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      await query('INSERT INTO shuyu_results VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
        key,
        bytes,
      ])
    },
  }
}

async function makeTable(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('CREATE TABLE IF NOT EXISTS shuyu_results (key text PRIMARY KEY, value bytea NOT NULL)')
  } catch (error) {
    // Another process makes it at this moment.
    if (!['23505', '42P07'].includes((error as pg.DatabaseError).code ?? '')) throw error
  }
}

/** The server cannot be reached or is just starting or stopping. Class 08: connection exceptions; 57P01 to 57P03. */
function isAway(error: unknown): boolean {
  const { code = '', message } = error as pg.DatabaseError
  return /^(08|57P0[123]|ECONN|EPIPE|ETIMEDOUT)/.test(code) || /Connection terminated|timeout exceeded/.test(message)
}

function unusable(cause: unknown): StoreError {
  const reason = (cause as Error).message || (cause as { code?: string }).code
  return new StoreError(`cannot keep intermediate results in the PostgreSQL database: ${reason}`, { cause })
}
