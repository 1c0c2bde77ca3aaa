import type { Database } from 'better-sqlite3'
import type { Decision } from '../../model/decision.ts'
import type { Extraction, GlossaryFilter } from '../../model/glossary.ts'
import { decide } from './decide.ts'
import { type Access, explained, openFile, type TermbaseFile } from './file.ts'
import { acceptedTerms, readHistory, readStatus } from './overview.ts'
import { storedGlossary } from './read.ts'
import { save } from './save.ts'
import type { Termbase } from './termbase.ts'

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
    this.#with((database) => decide(database, decisions, by))
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
