import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { removeAbandoned, temporaryName } from '../../files/temporary.ts'
import { type ResultStore, StoreError } from './store.ts'

/** The folder of the user's cache that keeps the results of documents. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'shuyu', 'documents')
}

/**
 * A store in a folder, a file a key. A value is written under a name of its own and renamed, so that a reader finds
 * a whole value or none, and any number of processes may use the folder. It may be deleted whenever nobody does.
 */
export function folderStore(folder: string): ResultStore {
  // Some hundred files a folder: `kind/ab/cdef...`.
  const pathOf = (key: string) => {
    const [kind, name] = key.split('/')
    return join(folder, kind, name.slice(0, 2), name.slice(2))
  }
  // Values that are being written, in one place: what a killed process left there is found without a search.
  const unfinished = join(folder, 'unfinished')
  removeAbandoned(unfinished)
  return {
    async get(key) {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw unusable(folder, error)
      }
    },
    async put(key, value) {
      const path = pathOf(key)
      const own = temporaryName(join(unfinished, key.replace('/', '-')))
      try {
        await writeFile(own, value).catch(async (error) => {
          if (!isMissing(error)) throw error
          await mkdir(unfinished, { recursive: true })
          await writeFile(own, value)
        })
        await rename(own, path).catch(async (error) => {
          if (!isMissing(error)) throw error
          await mkdir(dirname(path), { recursive: true })
          await rename(own, path)
        })
      } catch (error) {
        await rm(own, { force: true }).catch(() => {})
        throw unusable(folder, error)
      }
    },
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

function unusable(folder: string, cause: unknown): StoreError {
  const reason = (cause as Error).message
  return new StoreError(
    `${folder}: cannot keep intermediate results here (${reason}): free space, or name another folder with --cache`,
    { cause },
  )
}
