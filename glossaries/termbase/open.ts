import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as setTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { hidePassword } from '../../files/address.ts'
import { optionalPackage } from '../../files/optionalPackage.ts'
import { InputError } from '../../model/errors.ts'
import { isPostgresUrl } from './database/postgresPlace.ts'
import { openSqlite } from './database/sqlite.ts'
import { busyTimeout, isBusy } from './database/sqliteFile.ts'
import { type Access, patience, type TermbaseStore } from './database/store.ts'
import { StoredTermbase } from './stored.ts'
import type { Termbase } from './termbase.ts'

/**
 * Opens a termbase: an SQLite file that a person can copy, or a schema of a PostgreSQL database that many machines share
 * (`postgres://user:password@host/database?schema=name`). Brings its format up to date. Throws InputError where it is not
 * there, is no termbase, comes from a newer version or cannot be used as asked; it is then as it was before.
 * @param onWait told the name of the termbase where opening it or a change has waited for another process for a while (most of a second)
 */
export async function openTermbase(place: string, access: Access, onWait?: (name: string) => void): Promise<Termbase> {
  const tell = () => onWait?.(hidePassword(place))
  const waiting = setTimer(tell, patience)
  try {
    const store = await openPatiently(place, access)
    if (onWait) store.onWait = onWait
    return new StoredTermbase(store)
  } finally {
    clearTimeout(waiting)
  }
}

/** Waits for a process that has the file locked as long as a change would. */
async function openPatiently(place: string, access: Access): Promise<TermbaseStore> {
  const last = Date.now() + busyTimeout
  for (;;) {
    try {
      return await openStore(place, access)
    } catch (error) {
      if (!isBusy(error) || Date.now() > last) throw error
      await setTimeout(50)
    }
  }
}

async function openStore(place: string, access: Access): Promise<TermbaseStore> {
  if (!isPostgresUrl(place)) {
    const [, scheme] = /^([a-z][a-z\d+.-]+):/i.exec(place) ?? []
    if (scheme && !existsSync(dirname(place))) {
      throw new InputError(
        hidePassword(place),
        `expected a file or postgres://USER@HOST/DATABASE, found an address of ${scheme}`,
      )
    }
    return openSqlite(place, access)
  }
  // Loaded only where it is used.
  const load = () => import('./database/postgres.ts')
  const { openPostgres } = await optionalPackage('pg', hidePassword(place), 'termbases on a PostgreSQL server', load)
  return openPostgres(place, access)
}
