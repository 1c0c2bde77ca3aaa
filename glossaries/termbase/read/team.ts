import { sql } from 'kysely'
import { byCodePoint } from '../../../language/order.ts'
import {
  type Act,
  acts,
  mayDo,
  type Role,
  roleIn,
  type Task,
  type TaskCounts,
  type Team,
  type TermComment,
} from '../../../model/team.ts'
import { rowIds, texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { DecisionRefused } from '../termbase.ts'
import { queue } from './queue.ts'
import { samples } from './samples.ts'

/** Who may do what: see TeamDesk. */
export async function readTeam(database: Database): Promise<Team> {
  const set = await database.selectFrom('team').selectAll().executeTakeFirst()
  const members = await database.selectFrom('members').selectAll().orderBy('name').execute()
  return {
    members: members.map(({ name, role, secret }) => ({ name, role, hasPassword: secret !== null })),
    others: set?.others ?? 'approver',
    approval: set?.approval ?? 'asked',
    revision: set?.revision ?? 0,
  }
}

export async function roleOf(database: Database, name: string): Promise<Role> {
  return roleIn(await readTeam(database), name)
}

/** Throws DecisionRefused where the role of this person does not allow it. */
export async function requireAct(database: Database, name: string, act: Act): Promise<void> {
  const role = await roleOf(database, name)
  if (!mayDo(role, act)) throw new DecisionRefused(name, 'notAllowed', { name, role, needed: acts[act] })
}

/** Members, and whoever is in the history: from one name to the next along its index. */
export async function people(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE names (name) AS (
      SELECT min(by) FROM history
      UNION ALL SELECT (SELECT min(by) FROM history WHERE by > name) FROM names WHERE name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL`.execute(database)
  const members = await database.selectFrom('members').select('name').execute()
  return [...new Set([...rows, ...members].map(({ name }) => name))].sort(byCodePoint)
}

/** Throws DecisionRefused where nobody has that name. */
export async function requirePerson(database: Database, name: string, subject: string): Promise<void> {
  const known = await people(database)
  if (!known.includes(name)) throw new DecisionRefused(subject, 'unknownName', { name, known: known.join(', ') })
}

/** How much waits for a person: see TeamDesk. */
export async function countTasks(database: Database, name: string): Promise<TaskCounts> {
  const count = async (task: Task | 'mine') => (await queue(database, { task, person: name })).length
  return {
    assigned: await count('assigned'),
    asked: await count('asked'),
    approval: await count('approval'),
    mine: await count('mine'),
    samples: (await samples(database)).filter(({ judges, judged, size }) =>
      judges.some((judge, n) => judge === name && judged[n] < size),
    ).length,
  }
}

/** What was said of renderings (by key), oldest first. */
export async function commentsOf(database: Database, renderings: readonly string[]): Promise<TermComment[]> {
  return readComments(database, database.selectFrom('comments').where('rendering', 'in', texts(database, renderings)))
}

/** What is open, with the wording of the terms that are there. */
export async function openComments(database: Database) {
  const open = database
    .selectFrom('comments')
    .where('closed_by', 'is', null)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('is_question', '=', 1),
        exists(selectFrom('mentions').whereRef('mentions.comment', '=', 'comments.id').select('mentions.name')),
      ]),
    )
  const comments = await readComments(database, open)
  const rows = await database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .where(
      'r.key',
      'in',
      texts(
        database,
        comments.map(({ rendering }) => rendering),
      ),
    )
    .select(['r.key', 'c.zh', 'r.en'])
    .execute()
  const wordings = new Map(rows.map(({ key, zh, en }) => [key, { zh, en }]))
  return comments.map((comment) => ({ ...comment, ...wordings.get(comment.rendering) }))
}

const commentColumns = ['id', 'rendering', 'by', 'at', 'text', 'is_question', 'closed_by', 'closed_at'] as const

async function readComments(database: Database, which: ReturnType<typeof allComments>): Promise<TermComment[]> {
  const rows = await which.select(commentColumns).orderBy('id').execute()
  const ids = rows.map(({ id }) => id)
  const named = await database
    .selectFrom('mentions')
    .where('comment', 'in', rowIds(database, ids))
    .orderBy('name')
    .selectAll()
    .execute()
  return rows.map(({ id, rendering, by, at, text, is_question, closed_by, closed_at }) => ({
    ...{ id, rendering, by, at, text, isQuestion: is_question === 1 },
    mentions: named.filter(({ comment }) => comment === id).map(({ name }) => name),
    ...(closed_by !== null && { closed: { by: closed_by, at: closed_at ?? '' } }),
  }))
}

const allComments = (database: Database) => database.selectFrom('comments')
