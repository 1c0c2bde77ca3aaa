import { sql } from 'kysely'
import { rowIds } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { project } from '../projection/projection.ts'

/** Places that a person took out of a rendering, as its state has them: one a line. */

const linesOf = (places: string | null) => places?.split('\n').filter(Boolean) ?? []

/** Takes out the places that are in `after` alone, and puts those back that are in `before` alone. */
export async function movePlaces(
  database: Database,
  rendering: number,
  before: string | null,
  after: string | null,
): Promise<void> {
  const [had, has] = [new Set(linesOf(before)), new Set(linesOf(after))]
  for (const line of has) if (!had.has(line)) await takeOut(database, rendering, line)
  for (const line of had) if (!has.has(line)) await putBack(database, rendering, line)
  await project(database, new Set(await pairsOf(database, rendering)))
}

/** Takes the places out again that documents have brought back. */
export async function takeOutAgain(database: Database, pairs: ReadonlySet<number>): Promise<void> {
  const rows = await database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .where('p.id', 'in', rowIds(database, pairs))
    .where('r.without', 'is not', null)
    .select(['r.id', 'r.without'])
    .distinct()
    .execute()
  for (const { id, without } of rows) for (const line of linesOf(without)) await takeOut(database, id, line)
}

async function pairsOf(database: Database, rendering: number): Promise<number[]> {
  const rows = database.selectFrom('pairs').where('rendering', '=', rendering).select('id')
  return (await rows.execute()).map(({ id }) => id)
}

interface Place {
  readonly unit: number
  readonly document: number
  readonly zh_start: number
  readonly zh_end: number
  readonly en_start: number
  readonly en_end: number
}

/** Undefined where its document is gone. */
async function placeOf(database: Database, line: string): Promise<Place | undefined> {
  const [, unit, ...spans] = line.split(' ')
  const at = unit.lastIndexOf(':')
  const found = await database
    .selectFrom('units as u')
    .innerJoin('documents as d', 'd.id', 'u.document')
    .where('d.hash', '=', unit.slice(0, at))
    .where('u.ordinal', '=', Number(unit.slice(at + 1)))
    .select(['u.id as unit', 'u.document'])
    .executeTakeFirst()
  const [zh_start, zh_end, en_start, en_end] = spans.map(Number)
  return found && { ...found, zh_start, zh_end, en_start, en_end }
}

/** In whichever wording of the rendering it is known. */
async function takeOut(database: Database, rendering: number, line: string): Promise<void> {
  const place = await placeOf(database, line)
  if (!place) return
  const { document, ...columns } = place
  let removal = database
    .deleteFrom('occurrences')
    .where('pair', 'in', rowIds(database, await pairsOf(database, rendering)))
  for (const [column, value] of Object.entries(columns))
    removal = removal.where(column as keyof typeof columns, '=', value)
  for (const { pair } of await removal.returning('pair').execute()) await changeCount(database, pair, document, -1)
}

async function putBack(database: Database, rendering: number, line: string): Promise<void> {
  const place = await placeOf(database, line)
  if (!place) return
  const { document, ...columns } = place
  const [key] = line.split(' ')
  const evidence = await database
    .selectFrom('evidence as e')
    .innerJoin('pairs as p', 'p.id', 'e.pair')
    .where('p.rendering', '=', rendering)
    .where('e.document', '=', document)
    .orderBy(sql`CASE WHEN p.key = ${key} THEN 0 ELSE 1 END`)
    .select('e.pair')
    .executeTakeFirst()
  if (!evidence) return
  const row = database.insertInto('occurrences').values({ pair: evidence.pair, ...columns })
  const added = await row
    .onConflict((conflict) => conflict.doNothing())
    .returning('pair')
    .execute()
  if (added.length) await changeCount(database, evidence.pair, document, 1)
}

async function changeCount(database: Database, pair: number, document: number, change: 1 | -1): Promise<void> {
  const changed = await database
    .updateTable('evidence')
    .where('pair', '=', pair)
    .where('document', '=', document)
    .set(({ eb }) => ({ frequency: eb('frequency', '+', change) }))
    .returning('wording')
    .execute()
  for (const { wording } of changed) {
    const row = database.updateTable('wordings').where('id', '=', wording)
    await row.set(({ eb }) => ({ frequency: eb('frequency', '+', change) })).execute()
  }
}
