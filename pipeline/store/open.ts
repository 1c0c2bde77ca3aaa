import { folderStore } from './folderStore.ts'
import { postgresStore } from './postgresStore.ts'
import type { Store } from './store.ts'

export const isPostgres = (place: string) => /^postgres(ql)?:\/\//.test(place)

/** @param place a folder, or the URL of a PostgreSQL database */
export const openStore = (place: string): Store => (isPostgres(place) ? postgresStore(place) : folderStore(place))
