import { createRequire } from 'node:module'
import type BetterSqlite from 'better-sqlite3'
import { SetupError } from '../../../model/errors.ts'

const require = createRequire(import.meta.url)

/** What is asked of a connection to an SQLite file, whichever program makes it. */
export interface SqliteConnection {
  readonly inTransaction: boolean
  exec(sql: string): void
  prepare(sql: string): SqliteStatement
  /** The first value of its first row, if it has one. */
  pragma(pragma: string): unknown
  /** A function that gives the same for the same, for use in SQL. */
  function(name: string, body: (text: string) => string): void
  close(): void
}

export interface SqliteStatement {
  /** Whether it gives rows. */
  readonly reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>
}

export interface SqliteEngine {
  readonly name: 'better-sqlite3' | 'node:sqlite'
  /** Of SQLite itself. */
  readonly version: string
  /** Why it is not the default one, in words that say what to do. */
  readonly missing?: string
  /** @param patience milliseconds that a write waits for another */
  connect(file: string, patience: number): SqliteConnection
  /** SQLite's result code, as SQLITE_BUSY; undefined where SQLite is not the one that complains. */
  codeOf(error: unknown): string | undefined
}

let found: SqliteEngine | undefined

/**
 * better-sqlite3 where it could be installed, else the SQLite that Node.js 22.16 and newer have. `SHUYU_SQLITE` names one
 * of them. @throws Error where neither is there
 */
export function sqliteEngine(): SqliteEngine {
  found ??= findEngine(process.env.SHUYU_SQLITE)
  return found
}

function findEngine(wanted: string | undefined): SqliteEngine {
  if (wanted === 'node:sqlite') return nodeSqlite()
  if (wanted && wanted !== 'better-sqlite3')
    throw new SetupError(`SHUYU_SQLITE: expected better-sqlite3 or node:sqlite, found ${wanted}`)
  try {
    return betterSqlite()
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]
    const remedy = 'install make, g++ and python3, then install shuyu again (npm rebuild better-sqlite3)'
    const missing = `better-sqlite3 is not installed or not compiled for this Node.js (${reason}): ${remedy}`
    if (wanted) throw new SetupError(missing)
    return nodeSqlite(missing)
  }
}

function betterSqlite(): SqliteEngine {
  const Database: typeof BetterSqlite = require('better-sqlite3')
  const probe = new Database(':memory:')
  const version = probe.prepare('SELECT sqlite_version()').pluck().get() as string
  probe.close()
  return {
    name: 'better-sqlite3',
    version,
    connect: (file, timeout) => betterConnection(new Database(file, { timeout })),
    codeOf: (error) => (error instanceof Database.SqliteError ? error.code : undefined),
  }
}

function betterConnection(database: BetterSqlite.Database): SqliteConnection {
  return {
    get inTransaction() {
      return database.inTransaction
    },
    exec: (sql) => void database.exec(sql),
    prepare(sql) {
      const statement = database.prepare<unknown[]>(sql)
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      }
    },
    pragma: (pragma) => database.pragma(pragma, { simple: true }),
    function: (name, body) => void database.function(name, { deterministic: true }, body as (text: unknown) => string),
    close: () => void database.close(),
  }
}

/** SQLite's primary result codes that are told to people. https://www.sqlite.org/rescode.html */
const CODES: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
}

function nodeSqlite(missing?: string): SqliteEngine {
  const sqlite = requireQuietly()
  if (!sqlite?.StatementSync.prototype.columns) {
    const here = `Node.js ${process.versions.node} has no SQLite of its own that serves; 22.16 and newer have`
    throw new SetupError(`termbases cannot be opened: ${missing ? `${missing}; ` : ''}${here}`)
  }
  const probe = new sqlite.DatabaseSync(':memory:')
  const { version } = probe.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  probe.close()
  return {
    name: 'node:sqlite',
    version,
    missing,
    connect: (file, timeout) => nodeConnection(new sqlite.DatabaseSync(file, { timeout })),
    codeOf: (error) => {
      if (!(error instanceof Error)) return undefined
      const { code, errcode } = error as { code?: string; errcode?: number }
      if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return undefined
      // The lowest byte of an extended code is the primary one.
      return CODES[errcode & 0xff] ?? 'SQLITE_ERROR'
    },
  }
}

/** Node.js calls it an experiment and warns of it; a person at work need not read that. */
function requireQuietly(): NodeSqlite | undefined {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return require('node:sqlite')
  } catch {
    return undefined
  } finally {
    process.emitWarning = emitWarning
  }
}

/** As much of node:sqlite as is used; the types of Node.js 20 do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string, options?: { timeout: number }) => DatabaseSync
  readonly StatementSync: { readonly prototype: Partial<StatementSync> }
}

interface DatabaseSync {
  readonly isTransaction: boolean
  exec(sql: string): void
  prepare(sql: string): StatementSync
  function(name: string, options: { deterministic: boolean }, body: (text: string) => string): void
  close(): void
}

interface StatementSync {
  columns(): readonly unknown[]
  get(): Readonly<Record<string, unknown>> | undefined
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(...parameters: unknown[]): IterableIterator<unknown>
}

function nodeConnection(database: DatabaseSync): SqliteConnection {
  return {
    get inTransaction() {
      return database.isTransaction
    },
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      }
    },
    pragma: (pragma) => Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0],
    function: (name, body) => database.function(name, { deterministic: true }, body),
    close: () => database.close(),
  }
}
