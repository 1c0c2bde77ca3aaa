import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Task } from '../../../model/team.ts'
import type { Database } from '../database/tables.ts'

/** Conditions on renderings `r` that a person has something to do with. */

/** Assigned to them and not decided. */
const assigned = (name: string) => sql<SqlBool>`(r.assigned_to = ${name} AND r.status IN ('proposed', 'undecided'))`

/**
 * Something open speaks to them, or is a question to everybody or their own, and the last word is somebody else's.
 * Comments are looked up from their side: there are fewer of them than of renderings.
 */
const asked = (name: string) => sql<SqlBool>`(r.key IN (
  SELECT c.rendering FROM comments c WHERE c.closed_by IS NULL
    AND (EXISTS (SELECT 1 FROM mentions m WHERE m.comment = c.id AND m.name = ${name})
      OR (c.is_question = 1 AND (c.by = ${name} OR NOT EXISTS (SELECT 1 FROM mentions m WHERE m.comment = c.id))))
    AND ${name} <> (SELECT d.by FROM comments d WHERE d.rendering = c.rendering ORDER BY d.id DESC LIMIT 1)))`

/** Accepted, and waiting for a second person. */
export const waitsForApproval = sql<SqlBool>`(r.status = 'accepted' AND r.approved_by IS NULL
  AND (r.approval_asked_by IS NOT NULL OR EXISTS (SELECT 1 FROM team WHERE approval = 'always')))`

/** The second person could be them: they are an approver, by name or as everybody is who has none. */
const approval = (name: string) => sql<SqlBool>`(${waitsForApproval} AND coalesce(r.settled_by, '') <> ${name}
  AND coalesce((SELECT role FROM members WHERE name = ${name}), (SELECT others FROM team), 'approver') = 'approver')`

/** `mine`: any of them. */
export function taskCondition(task: Task | 'mine', name: string): RawBuilder<SqlBool> {
  const conditions = { assigned, asked, approval }
  if (task !== 'mine') return conditions[task](name)
  return sql<SqlBool>`(${assigned(name)} OR ${asked(name)} OR ${conditions.approval(name)})`
}

/** How many accepted renderings wait for a second person, whoever that may be. */
export async function countWaiting(database: Database): Promise<number> {
  const found = database.selectFrom('renderings as r').where(waitsForApproval)
  return (await found.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count
}
