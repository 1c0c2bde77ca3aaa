import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { hidePassword } from '../../files/address.ts'
import { optionalPackage } from '../../files/optionalPackage.ts'
import { InputError } from '../../model/errors.ts'
import { isPostgresUrl } from './database/postgresPlace.ts'
import { openSqlite } from './database/sqlite.ts'
import type { Access, Store } from './database/store.ts'
import { StoredTermbase } from './stored.ts'
import type { Termbase } from './termbase.ts'

/**
 * Opens a termbase: an SQLite file that a person can copy, or a schema of a PostgreSQL database that many machines share
 * (`postgres://user:password@host/database?schema=name`). Brings its format up to date. Throws InputError where it is not
 * there, is no termbase, comes from a newer version or cannot be used as asked; it is then as it was before.
 */
export async function openTermbase(place: string, access: Access): Promise<Termbase> {
  return new StoredTermbase(await openStore(place, access))
}

async function openStore(place: string, access: Access): Promise<Store> {
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
