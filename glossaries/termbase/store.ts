import type { Compilable } from 'kysely'
import type { Database } from './tables.ts'

/** `read`: nothing is written, it must be there. `write`: it must be there. `create`: it is made if need be. */
export type Access = 'read' | 'write' | 'create'

/** What SQLite and PostgreSQL do each in its own way; `Store` is what the termbase sees of it. */
export interface Engine {
  /** Where the termbase is, as a person may be told: without a password. */
  readonly name: string
  readonly database: Database
  /** Makes other writers wait; called first in a transaction that writes. */
  readonly lock: (database: Database) => Promise<unknown>
  /** Opens a connection beside the others, in a transaction that only reads. */
  readonly openReader: () => Promise<Reader>
  /** What the database complains of as an InputError where a person can act on it; other errors as they are. */
  readonly explained: (error: unknown) => unknown
  readonly close: () => Promise<void>
}

/** A connection for one stream. It sees the state of its first query from beginning to end. */
export interface Reader {
  readonly database: Database
  /** The rows of a query, some at a time; other queries may be made in between. */
  readonly chunks: <Row>(query: Compilable<Row>) => AsyncIterable<Row[]>
  readonly close: () => Promise<void>
}

/** A database that holds a termbase: everything goes through one of three doors. */
export class Store {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get name(): string {
    return this.#engine.name
  }

  /** Queries that together see one state. */
  async read<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const { database } = this.#engine
    const transaction = database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    return this.#explaining(() => transaction.execute(work))
  }

  /** One change: it happens whole or not at all, and one after the other. */
  async write<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const { database, lock } = this.#engine
    return this.#explaining(() =>
      database.transaction().execute(async (transaction) => {
        await lock(transaction)
        return work(transaction)
      }),
    )
  }

  /** A stream that sees one state, whatever is written meanwhile; what it holds is let go when its reader stops. */
  async *stream<T>(rows: (reader: Reader) => AsyncIterable<T>): AsyncGenerator<T> {
    let reader: Reader | undefined
    try {
      reader = await this.#engine.openReader()
      yield* rows(reader)
    } catch (error) {
      throw this.#engine.explained(error)
    } finally {
      await reader?.close()
    }
  }

  async close(): Promise<void> {
    await this.#engine.close()
  }

  async #explaining<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw this.#engine.explained(error)
    }
  }
}
