import { openSqlite } from './sqlite.ts'
import type { Access } from './store.ts'
import { StoredTermbase } from './stored.ts'
import type { Termbase } from './termbase.ts'

/**
 * Opens a termbase: an SQLite file that a person can copy. Brings its format up to date. Throws InputError where it is
 * not there, is no termbase, comes from a newer version or cannot be used as asked; it is then as it was before.
 */
export async function openTermbase(place: string, access: Access): Promise<Termbase> {
  return new StoredTermbase(openSqlite(place, access))
}
