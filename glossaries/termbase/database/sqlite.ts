import { setTimeout } from 'node:timers/promises'
import {
  type Compilable,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import { type SqliteConnection as Connection, type SqliteStatement, sqliteEngine } from './sqliteConnection.ts'
import { busyTimeout, explainedSqliteError, openSqliteFile } from './sqliteFile.ts'
import { type Access, type Engine, type Reader, TermbaseStore } from './store.ts'
import type { Database, Tables } from './tables.ts'

/** A termbase in one SQLite file that a person can copy. Throws InputError: see `openFile`. */
export function openSqlite(file: string, access: Access): TermbaseStore {
  const { name, connection, connect, close } = openSqliteFile(file, access)
  const engine: Engine = {
    name,
    database: queried(connection),
    // The driver has taken the lock.
    lock: async () => {},
    openReader: async () => openReader(connect()),
    isLost: () => false,
    explained: (error) => explainedSqliteError(name, error),
    close: async () => close(),
  }
  return new TermbaseStore(engine)
}

function queried(connection: Connection): Database {
  return new Kysely<Tables>({ dialect: new Dialect(connection) })
}

async function openReader(connection: Connection): Promise<Reader> {
  const database = queried(connection)
  try {
    const transaction = await database.startTransaction().setAccessMode('read only').execute()
    return {
      database: transaction,
      chunks: (query) => chunks(connection, query),
      close: async () => void connection.close(),
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

const rowsAtOnce = 100

/** Not kysely's stream, which lets no other query on the connection while it lasts. */
async function* chunks<Row>(connection: Connection, query: Compilable<Row>): AsyncGenerator<Row[]> {
  const { sql, parameters } = query.compile()
  let chunk: Row[] = []
  for (const row of connection.prepare(sql).iterate(parameters)) {
    if (chunk.push(row as Row) < rowsAtOnce) continue
    yield chunk
    chunk = []
  }
  if (chunk.length) yield chunk
}

class Dialect extends SqliteDialect {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ database: connection })
    this.#connection = connection
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#connection)
  }
}

class Driver extends SqliteDriver {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ database: { prepare: preparing(connection), close: () => connection.close() } })
    this.#connection = connection
  }

  /** A transaction that writes takes the lock at once: later, it is refused where another process wrote meanwhile. */
  override async beginTransaction(_: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') this.#connection.exec('BEGIN')
    else await this.#lock()
  }

  /** Waits for others that write without blocking the process, which may be one of them. */
  async #lock(): Promise<void> {
    const last = Date.now() + busyTimeout
    this.#connection.pragma('busy_timeout = 0')
    try {
      while (!this.#tryLock(Date.now() < last)) await setTimeout(20)
    } finally {
      this.#connection.pragma(`busy_timeout = ${busyTimeout}`)
    }
  }

  #tryLock(mayFail: boolean): boolean {
    try {
      this.#connection.exec('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      if (mayFail && sqliteEngine().codeOf(error)?.startsWith('SQLITE_BUSY')) return false
      throw error
    }
  }

  /** After some errors (no space left) SQLite has rolled back by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Longer statements, those that insert many rows, gain little from being kept. */
const longestKept = 2000

/** Prepares each statement once: that takes longer than most of them run. */
function preparing(connection: Connection): (sql: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>()
  return (sql) => {
    const found = kept.get(sql)
    if (found) return found
    const statement = connection.prepare(sql)
    if (sql.length <= longestKept) kept.set(sql, statement)
    return statement
  }
}
