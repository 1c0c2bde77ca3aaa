import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolders, writeCached } from './cacheFolder.ts'
import { readCedict, sourceVersion } from './cedictSource.ts'
import { type Dictionary, encodeIndex, openIndex } from './dictionaryIndex.ts'

export type { Dictionary, NumberedGloss } from './dictionaryIndex.ts'
export type { Gloss } from './glosses.ts'

/** Grows with every change to what the compiler writes, so that an older cache is not read. */
const COMPILER = 7

let opened: Dictionary | undefined

/**
 * CC-CEDICT (CC BY-SA 4.0, see NOTICE), opened once a process. The first call on a machine compiles the index into a
 * cache folder (a few seconds), later ones read it (milliseconds); a damaged cache is compiled anew.
 */
export const openDictionary = (): Dictionary => {
  opened ??= readCompiled() ?? compileDictionary()
  return opened
}

/** Compiles the dictionary from the installed source and caches the index where a folder can be written. */
export const compileDictionary = (folders: readonly string[] = cacheFolders()): Dictionary => {
  const bytes = encodeIndex(readCedict())
  writeCached(indexName(), bytes, folders)
  const dictionary = openIndex(bytes)
  if (dictionary === undefined) throw new Error('the dictionary index just compiled cannot be read')
  return dictionary
}

/** For install scripts: makes sure the index is compiled, and says nothing. */
export const warmDictionary = (): void => {
  if (readCompiled() === undefined) compileDictionary()
}

/** The cached index, or undefined where there is none that is whole and of this version. */
export const readCompiled = (folders: readonly string[] = cacheFolders()): Dictionary | undefined => {
  for (const folder of folders) {
    try {
      const dictionary = openIndex(readFileSync(join(folder, indexName())))
      if (dictionary !== undefined) return dictionary
    } catch {
      // No cache in this folder: the next one may have it.
    }
  }
  return undefined
}

const indexName = (): string => `cedict-${COMPILER}-${sourceVersion()}.index`
