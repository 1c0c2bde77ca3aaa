import type { Database } from 'better-sqlite3'
import type { Decision } from '../../model/decision.ts'
import type { Extraction, GlossaryFilter } from '../../model/glossary.ts'
import { decide, decideAll } from './decide.ts'
import { changesAfter, concordance, entry, historyOf, lastChange, neighbours, overview, statuses } from './entry.ts'
import { type Access, explained, openFile, type TermbaseFile } from './file.ts'
import { merge, split } from './merge.ts'
import { acceptedTerms, readHistory, readStatus } from './overview.ts'
import { queue, rows } from './queue.ts'
import { storedGlossary } from './read.ts'
import type { QueueFilter, Review } from './review.ts'
import { save } from './save.ts'
import type { BatchChange, ConceptAt, Termbase } from './termbase.ts'
import { revert, revertible } from './undo.ts'

/**
 * A termbase in one SQLite file that a person can copy. Throws InputError where it cannot be used as asked:
 * see `openFile`.
 */
export function openTermbase(file: string, access: Access): Termbase {
  return new SqliteTermbase(openFile(file, access))
}

class SqliteTermbase implements Termbase {
  readonly #file: TermbaseFile

  constructor(file: TermbaseFile) {
    this.#file = file
  }

  async save(extraction: Extraction, by: string) {
    return this.#with((database) => save(database, extraction, by))
  }

  async decide(decisions: readonly Decision[], by: string) {
    return this.#with((database) => decide(database, decisions, by))
  }

  async decideAll(filter: QueueFilter, change: BatchChange, expected: number, by: string) {
    return this.#with((database) => decideAll(database, filter, change, expected, by))
  }

  async merge(from: ConceptAt, into: ConceptAt, by: string) {
    return this.#with((database) => merge(database, from, into, by))
  }

  async split(rendering: string, revision: number, by: string) {
    return this.#with((database) => split(database, rendering, revision, by))
  }

  async undo(by: string) {
    return this.#with((database) => revert(database, 'undo', by))
  }

  async redo(by: string) {
    return this.#with((database) => revert(database, 'redo', by))
  }

  readonly review: Review = {
    queue: (filter) => this.#with((database) => queue(database, filter)),
    rows: (ids) => this.#with((database) => rows(database, ids)),
    entry: (id) => this.#with((database) => entry(database, id)),
    concordance: (id, offset, limit) => this.#with((database) => concordance(database, id, offset, limit)),
    neighbours: (unit, around) => this.#with((database) => neighbours(database, unit, around)),
    overview: () => this.#with(overview),
    statuses: () => this.#with(statuses),
    revertible: (by) => this.#with((database) => revertible(database, by)),
    changesAfter: (id, limit) => this.#with((database) => changesAfter(database, id, limit)),
    historyOf: (rendering, limit) => this.#with((database) => historyOf(database, rendering, limit)),
    lastChange: () => this.#with(lastChange),
  }

  glossary(filter: GlossaryFilter = {}) {
    return storedGlossary(this.#file, filter)
  }

  async knownTerms() {
    return this.#with(acceptedTerms)
  }

  async status() {
    return this.#with(readStatus)
  }

  history() {
    return readHistory(this.#file)
  }

  async close() {
    this.#file.close()
  }

  #with<T>(work: (database: Database) => T): T {
    try {
      return work(this.#file.database)
    } catch (error) {
      throw explained(this.#file.name, error)
    }
  }
}
