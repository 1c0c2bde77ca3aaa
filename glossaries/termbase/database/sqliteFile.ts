import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { temporaryFolder } from '../../../files/temporary.ts'
import { InputError } from '../../../model/errors.ts'
import { fold } from '../search.ts'
import { type SqliteConnection, sqliteEngine } from './sqliteConnection.ts'
import { applicationId, sqliteMigrations } from './sqliteSchema.ts'
import type { Access } from './store.ts'

/** Milliseconds that a write waits for another. */
export const busyTimeout = 60_000
/** The same while a file is opened: SQLite then stops the whole process, and whoever opens it tries again. */
const openingTimeout = 500

/** An open termbase file. */
export interface TermbaseFile {
  readonly name: string
  readonly connection: SqliteConnection
  /** Opens the same file once more, for reading while the first connection writes. */
  readonly connect: () => SqliteConnection
  readonly close: () => void
}

/**
 * Opens a termbase and brings its format up to date. Throws InputError where the file is missing, is no termbase,
 * comes from a newer version or cannot be written; the file is then as it was before.
 */
export function openSqliteFile(file: string, access: Access): TermbaseFile {
  const found = existsSync(file) && isTermbase(file)
  if (!found && access !== 'create') {
    throw new InputError(file, 'no termbase here: `shuyu extract` makes one, --termbase names another place')
  }
  try {
    return access === 'read' ? openToRead(file) : openToWrite(file, !found)
  } catch (error) {
    throw explainedSqliteError(file, error)
  }
}

/** What SQLite complains of, told in words a person can act on; other errors as they are. */
export function explainedSqliteError(file: string, error: unknown): unknown {
  const code = sqliteEngine().codeOf(error)
  const reason = reasons.find(([prefix]) => code?.startsWith(prefix))?.[1]
  return reason === undefined ? error : new InputError(file, reason, { cause: error })
}

/** Whether SQLite complains of another process that has the file locked. */
export function isBusy(error: unknown): boolean {
  const cause = error instanceof InputError ? error.cause : error
  return sqliteEngine().codeOf(cause)?.startsWith('SQLITE_BUSY') ?? false
}

/** By the beginning of SQLite's result code. */
const reasons: readonly (readonly [string, string])[] = [
  ['SQLITE_READONLY', 'the termbase cannot be written: change the permissions of the file and its folder, or copy it'],
  ['SQLITE_CANTOPEN', 'the termbase cannot be opened: its folder must be there and allow reading and writing'],
  ['SQLITE_PERM', 'no permission to open the termbase'],
  ['SQLITE_FULL', 'no space left to write the termbase, nothing was saved: free some space and run again'],
  ['SQLITE_IOERR', 'the termbase could not be read or written, nothing was saved: is there space left on the disk?'],
  ['SQLITE_BUSY', 'another process keeps the termbase locked: try again when it is done'],
  ['SQLITE_CORRUPT', 'the termbase is damaged: go back to a copy of it'],
  ['SQLITE_NOTADB', 'the termbase is damaged: go back to a copy of it'],
]

/**
 * Looks at the first 100 bytes, so that not even a lock touches a file that is not ours. An empty file counts as none.
 * https://www.sqlite.org/fileformat.html#the_database_header
 */
function isTermbase(file: string): boolean {
  const header = Buffer.alloc(100)
  const length = readHeader(file, header)
  if (length === 0) return false
  if (length < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new InputError(file, 'expected a termbase (an SQLite file), found something else: --termbase names another')
  }
  if (header.readUInt32BE(68) !== applicationId) {
    throw new InputError(file, 'expected a termbase, found an SQLite file of another program: --termbase names another')
  }
  refuseNewer(file, header.readUInt32BE(60))
  return true
}

function readHeader(file: string, header: Buffer): number {
  if (!statSync(file).isFile()) {
    throw new InputError(file, 'expected a termbase (an SQLite file), found a folder, a pipe or a device')
  }
  try {
    const descriptor = openSync(file, 'r')
    try {
      return readSync(descriptor, header)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new InputError(file, 'no permission to read the termbase', { cause: error })
  }
}

function refuseNewer(file: string, format: number): void {
  if (format <= sqliteMigrations.length) return
  const known = `this version knows formats up to ${sqliteMigrations.length}`
  throw new InputError(file, `written by a newer version of shuyu (format ${format}, ${known}): install the newer one`)
}

function openToWrite(file: string, isNew: boolean): TermbaseFile {
  requirePermission(file, isNew)
  const connection = connect(file)
  try {
    bringUpToDate(file, connection)
    connection.pragma('journal_mode = WAL')
    connection.pragma(`busy_timeout = ${busyTimeout}`)
  } catch (error) {
    connection.close()
    // One that is locked is being made by another process.
    if (isNew && !isBusy(error)) removeFile(file)
    throw error
  }
  const close = () => {
    const unused = isNew && isUnused(connection)
    connection.close()
    if (unused) removeFile(file)
  }
  return { name: file, connection, connect: () => connectToRead(file), close }
}

/** SQLite opens what may not be written for reading, and would complain only after all the work is done. */
function requirePermission(file: string, isNew: boolean): void {
  const folder = dirname(file)
  if (!existsSync(folder)) throw new InputError(file, `the folder ${folder} does not exist: make it first`)
  if (mayWrite(folder) && (isNew || mayWrite(file))) return
  const what = isNew ? `no termbase can be made in ${folder}` : 'the termbase may only be read'
  throw new InputError(file, `${what}: change the permissions, or name another place with --termbase`)
}

function openToRead(file: string): TermbaseFile {
  if (!mayWrite(dirname(file))) return openCopy(file)
  const connection = connectToRead(file)
  return { name: file, connection, connect: () => connectToRead(file), close: () => connection.close() }
}

/** Even to read, SQLite writes its index of the write-ahead log beside the file; where it may not, a copy serves. */
function openCopy(file: string): TermbaseFile {
  const folder = temporaryFolder()
  const copy = join(folder.path, basename(file))
  for (const suffix of ['', '-wal']) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
  const connection = connectToRead(copy)
  const close = () => {
    connection.close()
    folder.remove()
  }
  return { name: file, connection, connect: () => connectToRead(copy), close }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function connect(file: string): SqliteConnection {
  const connection = sqliteEngine().connect(file, openingTimeout)
  connection.pragma('foreign_keys = ON')
  connection.function('shuyu_fold', fold)
  // In KiB: an archive is saved in one transaction, whose pages would else be written and read many times over.
  connection.pragma('cache_size = -65536')
  // What was confirmed to a person outlives a power cut.
  connection.pragma('synchronous = FULL')
  return connection
}

/** Not opened as `readonly`: such a connection, if the last to close, leaves its -wal and -shm files behind. */
function connectToRead(file: string): SqliteConnection {
  const connection = connect(file)
  try {
    bringUpToDate(file, connection)
    connection.pragma('query_only = ON')
    connection.pragma(`busy_timeout = ${busyTimeout}`)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Asks for the lock only where there is something to do. */
function bringUpToDate(file: string, connection: SqliteConnection): void {
  const format = connection.pragma('user_version') as number
  if (format !== sqliteMigrations.length) migrate(file, connection)
}

function migrate(file: string, connection: SqliteConnection): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const format = connection.pragma('user_version') as number
    refuseNewer(file, format)
    for (const sql of sqliteMigrations.slice(format)) connection.exec(sql)
    if (format < sqliteMigrations.length) {
      connection.pragma(`application_id = ${applicationId}`)
      connection.pragma(`user_version = ${sqliteMigrations.length}`)
    }
    connection.exec('COMMIT')
  } catch (error) {
    // After some errors (no space left) SQLite has rolled back by itself.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Nothing was saved, and no other process has it open: that is when the journal can be changed. */
function isUnused(connection: SqliteConnection): boolean {
  try {
    connection.pragma('busy_timeout = 0')
    return !holdsAnything(connection) && connection.pragma('journal_mode = DELETE') === 'delete'
  } catch {
    return false
  }
}

/** Whether any table has a row: documents and decisions, but also what people only set, such as a team or exclusions. */
function holdsAnything(connection: SqliteConnection): boolean {
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  return (tables.all([]) as { name: string }[]).some(
    ({ name }) => connection.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).all([]).length > 0,
  )
}

function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
