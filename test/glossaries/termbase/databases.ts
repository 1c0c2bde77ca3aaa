import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { temporaryFile } from './fixtures.ts'

/** A server for the tests: that of SHUYU_TEST_POSTGRES, or one on this machine (`test/postgres` starts one). */
const server = process.env.SHUYU_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** Address of the server, or undefined where none answers. */
export const postgres = await answering(server)
if (!postgres) console.warn(`Not tested on PostgreSQL: no server at ${server}; test/postgres starts one.`)

async function answering(url: string): Promise<string | undefined> {
  try {
    await query(url, 'SELECT 1')
    return url
  } catch {
    return undefined
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.query(text)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes places for new termbases, each another one. */
export type NewPlace = () => string

/**
 * The same tests with SQLite and with PostgreSQL, where there is a server. `share` is how many of the runs of a property
 * are worth their time.
 */
export function onEachDatabase(tests: (newPlace: NewPlace, share: number) => void): void {
  describe('SQLite', () => tests(() => temporaryFile(), 1))
  describe.skipIf(!postgres)('PostgreSQL', () => tests(temporarySchemas(), 0.1))
}

/** Places on the server, in a database that is there for the tests of this file or `describe`. */
export function temporarySchemas(): NewPlace {
  const name = `shuyu_test_${process.pid}_${Date.now()}`
  let count = 0
  beforeAll(() => query(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`))
  afterAll(() => query(server, `DROP DATABASE ${name} WITH (FORCE)`))
  return () => {
    const url = new URL(server)
    url.pathname = name
    url.searchParams.set('schema', `test ${++count}`)
    return url.href
  }
}
