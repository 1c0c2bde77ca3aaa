import { hidePassword } from '../../files/address.ts'
import { optionalPackage } from '../../files/optionalPackage.ts'
import { isPostgresUrl } from '../../glossaries/termbase/database/postgresPlace.ts'
import { folderStore } from './folderStore.ts'
import type { ResultStore } from './store.ts'

/** @param place a folder, or the URL of a PostgreSQL database */
export async function openStore(place: string): Promise<ResultStore> {
  if (!isPostgresUrl(place)) return folderStore(place)
  // Loaded only where it is used.
  const load = () => import('./postgresStore.ts')
  const { postgresStore } = await optionalPackage('pg', hidePassword(place), 'results on a PostgreSQL server', load)
  return postgresStore(place)
}
