import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeAbandoned, temporaryName } from '../../files/temporary.ts'

/**
 * Folders a compiled lexicon may be cached in, best first: beside the installed packages (gone with them, so never
 * stale), the user's cache folder, the folder for temporary files.
 */
export const cacheFolders = (): readonly string[] => [
  fileURLToPath(new URL('../../node_modules/.cache/shuyu', import.meta.url)),
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'shuyu'),
  ...[join(tmpdir(), 'shuyu-cache')].filter(isNobodyElses),
]

/** Where everybody may make a folder, another user may have made this one, to have their dictionary read. */
function isNobodyElses(folder: string): boolean {
  return (statSync(folder, { throwIfNoEntry: false })?.uid ?? process.getuid?.()) === process.getuid?.()
}

/**
 * Writes `bytes` as `name` into the first of the folders that takes it: into a file of this process's own, then
 * renamed, so that a reader sees a whole file or none and concurrent writers do not disturb each other.
 * A cache is a convenience: where no folder can be written, nothing happens.
 *
 * @returns the path written, or undefined
 */
export const writeCached = (name: string, bytes: Uint8Array, folders = cacheFolders()): string | undefined => {
  for (const folder of folders) {
    const own = temporaryName(join(folder, name))
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.W_OK)
      removeAbandoned(folder)
      writeFileSync(own, bytes)
      renameSync(own, join(folder, name))
      return join(folder, name)
    } catch {
      if (existsSync(own)) rmSync(own)
    }
  }
  return undefined
}
