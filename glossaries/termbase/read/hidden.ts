import { type SqlBool, sql } from 'kysely'

/** Of renderings `r`: those that no exclusion hides. What a person decided on is never hidden. */
export const isShown = sql<SqlBool>`(r.status <> 'proposed' OR r.id NOT IN (SELECT rendering FROM hidden))`
