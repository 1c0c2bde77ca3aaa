import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type IndexedBead, parseBeads, readLines } from './beads.ts'

/** A document of two texts, one sentence an element, with its true alignment. */
export interface GoldDocument {
  readonly name: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly beads: readonly IndexedBead[]
}

/** The documents `PREFIX*.zh.txt`, `.en.txt`, `.align` of a folder, in the order of their names. */
export function readGoldDocuments(folder: string, prefix: string): GoldDocument[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.align'))
    .sort()
    .map((file) => {
      const path = join(folder, file.slice(0, -'.align'.length))
      return {
        name: file.slice(0, -'.align'.length),
        zh: readLines(`${path}.zh.txt`),
        en: readLines(`${path}.en.txt`),
        beads: parseBeads(readFileSync(`${path}.align`, 'utf8')),
      }
    })
}
