import { hidePassword } from '../../../files/address.ts'
import { InputError } from '../../../model/errors.ts'

/** Where a termbase is on a server. */
export interface PostgresPlace {
  /** The address without `schema`, which is ours, not PostgreSQL's. */
  readonly connectionString: string
  /** The address without a password. */
  readonly name: string
  /** @default the first of the user's search path, usually `public` */
  readonly schema?: string
}

/** Whether a place is one on a PostgreSQL server. */
export const isPostgresUrl = (place: string) => /^postgres(ql)?:\/\//i.test(place)

/** Takes an address apart. Throws InputError where it is none. */
export function postgresPlaceOf(address: string): PostgresPlace {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new InputError(hidePassword(address), 'expected an address such as postgres://user@localhost/database')
  }
  if (url.pathname.length < 2) {
    throw new InputError(hidePassword(address), 'expected the name of a database at the end: postgres://host/database')
  }
  const schema = url.searchParams.get('schema') ?? undefined
  url.searchParams.delete('schema')
  return { connectionString: url.href, name: hidePassword(address), schema }
}

/** What PostgreSQL complains of, told in words a person can act on; other errors as they are. */
export function explainedPostgresError(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof InputError) return error
  const code = 'code' in error ? String(error.code) : ''
  const reason = reasons.find(([start]) => code.startsWith(start))?.[1] ?? (isLost(error) ? lost : undefined)
  return reason === undefined ? error : new InputError(name, `${reason} (${error.message})`, { cause: error })
}

/** Whether the connection broke, so that the work can be done again on another. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|57P0|ECONN|EPIPE|ENETUNREACH)/.test(code) || /^(Connection terminated|Client has enc)/.test(error.message)
  )
}

const unreachable = 'the PostgreSQL server cannot be reached: is it running, are host and port right?'
const lost = 'the connection to the PostgreSQL server was lost, nothing was changed: try again'

/** By the beginning of PostgreSQL's SQLSTATE or of the system's error. */
const reasons: readonly (readonly [string, string])[] = [
  ['ECONNREFUSED', unreachable],
  ['ENOTFOUND', unreachable],
  ['EAI_AGAIN', unreachable],
  ['ETIMEDOUT', unreachable],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['3D000', 'there is no such database: make it with createdb, or name another'],
  ['28', 'the server does not let this user in: name user and password, as in postgres://user:password@host/database'],
  ['42501', 'this user may not do that here: ask for rights on the schema'],
  ['25006', 'the server takes no changes (a standby): name the primary server'],
  ['53300', 'the server has too many connections: close some, or try again'],
  ['53100', 'no space left on the server, nothing was saved: free some space and run again'],
  ['53', 'the server has run out of resources, nothing was saved'],
  ['55P03', 'another process keeps the termbase locked: try again when it is done'],
  ['57P03', 'the server is starting or stopping: try again'],
  ['22021', 'the text holds a character that PostgreSQL cannot keep (U+0000): take it out of the input'],
  ['22P05', 'the text holds a character that PostgreSQL cannot keep (U+0000): take it out of the input'],
  ['XX001', 'the database is damaged: go back to a backup'],
]
