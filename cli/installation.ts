import { sqliteEngine } from '../glossaries/termbase/database/sqliteConnection.ts'
import { segmenterEngine } from '../language/segmenterEngine.ts'
import { version } from './version.ts'

/** A part that another can stand in for. */
interface Part {
  readonly name: string
  readonly version: string
  /** Why it is not the usual one, and what to do. */
  readonly missing?: string
}

/** What shuyu consists of here. */
export interface Installation {
  readonly version: string
  readonly node: string
  readonly segmenter: Part
  readonly sqlite: Part
}

export function installation(): Installation {
  const segmenter = partOf(segmenterEngine)
  return { version: version(), node: process.versions.node, segmenter, sqlite: partOf(sqliteEngine) }
}

/** Where none of the programs for a part works, that is told as well. */
function partOf(find: () => Part): Part {
  try {
    const { name, version, missing } = find()
    return { name, version, missing }
  } catch (error) {
    return { name: 'none', version: '', missing: (error as Error).message }
  }
}
