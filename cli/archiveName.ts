import { resolve } from 'node:path'
import { isPostgresUrl } from '../glossaries/termbase/database/postgresPlace.ts'
import { hashOf } from '../pipeline/jobs/job.ts'

/** What the documents of a termbase are called together in a store of results. */
export const archiveName = (termbase: string): string => hashOf(isPostgresUrl(termbase) ? termbase : resolve(termbase))
