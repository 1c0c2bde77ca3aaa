import { setTimeout as setTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
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
  /** Whether an error says that the connection broke: the work may be done again on another. */
  readonly isLost: (error: unknown) => boolean
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

/** Milliseconds after which somebody is told that a change waits. */
export const patience = 800

/** Milliseconds between attempts: a server that is restarted is back by then. */
const waits = [200, 500, 1000, 2000, 4000, 8000, 16_000]

/** A database that holds a termbase: everything goes through one of three doors. */
export class TermbaseStore {
  readonly #engine: Engine
  /** Told its name once a change has waited for others for some time. */
  onWait: (name: string) => void = () => {}

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get name(): string {
    return this.#engine.name
  }

  /** Queries that together see one state. */
  async read<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const transaction = this.#engine.database.transaction()
    return this.#persistently(() =>
      transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    )
  }

  /** One change: it happens whole or not at all, and one after the other. `work` may be called again. */
  async write<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const { database, lock } = this.#engine
    return this.#persistently(async (begun) => {
      const waiting = setTimer(() => this.onWait(this.name), patience)
      try {
        return await database.transaction().execute(async (transaction) => {
          await lock(transaction)
          clearTimeout(waiting)
          const result = await work(transaction)
          begun()
          return result
        })
      } finally {
        clearTimeout(waiting)
      }
    })
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

  /** Tries again where the connection broke (the server was restarted), unless the end of the work had `begun`. */
  async #persistently<T>(work: (begun: () => void) => Promise<T>): Promise<T> {
    let isEnding = false
    const begun = () => {
      isEnding = true
    }
    for (let attempt = 0; ; attempt++) {
      try {
        return await work(begun)
      } catch (error) {
        const isHopeless = isEnding || attempt === waits.length || !this.#engine.isLost(error)
        if (isHopeless) throw this.#engine.explained(error)
        await setTimeout(waits[attempt])
      }
    }
  }
}
