import { sql } from 'kysely'
import type { SourcedUnit } from '../../../model/glossary.ts'
import type { Status } from '../../../model/term.ts'
import { texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { placeLine } from '../placeLine.ts'
import type { Concordance, Entry, Overview } from '../review.ts'
import { isShown } from './hidden.ts'
import { nestingOf } from './nesting.ts'
import {
  renderingsWithTerm,
  storedReasons,
  toConcept,
  toOccurrence,
  toQueueRow,
  toUnit,
  unitColumns,
  unitsWithDocument,
} from './rows.ts'
import { spread } from './spread.ts'
import { countWaiting } from './tasks.ts'
import { commentsOf } from './team.ts'

/** How many renderings with the same English are shown. */
const sameEnglishLimit = 50

export async function entry(database: Database, id: string): Promise<Entry | undefined> {
  const row = await renderingsWithTerm(database).where('r.key', '=', id).executeTakeFirst()
  if (!row) return undefined
  const concepts = database.selectFrom('concepts')
  const ranked = renderingsWithTerm(database)
    .orderBy('r.confidence', 'desc')
    .orderBy('r.frequency', 'desc')
    .orderBy('r.id')
  const competing = ranked
    .where('r.concept', '=', row.concept)
    .where('r.key', '<>', id)
    .where(({ or, eb }) => or([eb('r.en', '<>', ''), isShown]))
  const sameEnglish = ranked
    .where('r.folded', '=', row.folded)
    .where('r.folded', '<>', '')
    .where('r.concept', '<>', row.concept)
    .limit(sameEnglishLimit)
  return {
    rendering: toQueueRow(row),
    reasons: storedReasons(row.reasons),
    concept: toConcept(await concepts.selectAll().where('id', '=', row.concept).executeTakeFirstOrThrow()),
    merged: await concepts
      .where('merged_into', '=', row.concept)
      .orderBy('zh')
      .orderBy('id')
      .select(['id', 'zh'])
      .execute(),
    competing: (await competing.execute()).map(toQueueRow),
    sameEnglish: (await sameEnglish.execute()).map(toQueueRow),
    ...(await nestingOf(database, row.id)),
    spread: await spread(database, row.concept),
    comments: await commentsOf(database, [id]),
  }
}

export async function concordance(database: Database, id: string, offset: number, limit: number): Promise<Concordance> {
  const rendering = await renderingsWithTerm(database).where('r.key', '=', id).executeTakeFirst()
  if (!rendering) return { total: 0, lines: [] }
  // The same place may be known in two wordings of one rendering.
  const columns = ['o.unit', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end'] as const
  const places = database
    .selectFrom('pairs as p')
    .innerJoin('occurrences as o', 'o.pair', 'p.id')
    .where('p.rendering', '=', rendering.id)
    .groupBy(columns)
    .select(({ fn }) => [...columns, fn.min('p.key').as('pair')])
  const lines = await database
    .selectFrom(places.as('o'))
    .innerJoin('units as u', 'u.id', 'o.unit')
    .innerJoin('documents as d', 'd.id', 'u.document')
    .select(unitColumns)
    .select(['u.zh as unit_zh', 'u.en as unit_en', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end', 'o.pair'])
    .orderBy(sql`coalesce(d.date, '')`)
    .orderBy('d.name')
    .orderBy('u.ordinal')
    .orderBy('o.zh_start')
    .orderBy('o.en_start')
    .orderBy('o.zh_end')
    .orderBy('o.en_end')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await database
    .selectFrom(places.as('o'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return {
    total,
    lines: lines.map((row) => {
      const { unit, zh, en } = toOccurrence(row, rendering)
      const [foundZh, foundEn] = [
        { start: row.zh_start, end: row.zh_end },
        { start: row.en_start, end: row.en_end },
      ]
      return { unit: toUnit(row), zh, en, place: placeLine(row.pair, unit, foundZh, foundEn) }
    }),
  }
}

export async function concept(database: Database, id: string): Promise<Entry['concept'] | undefined> {
  const row = await database.selectFrom('concepts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toConcept(row)
}

/** What ids stand for: renderings by their English, concepts by their Chinese; those that are gone are left out. */
export async function names(database: Database, ids: readonly string[]): Promise<Record<string, string>> {
  const renderings = database.selectFrom('renderings').where('key', 'in', texts(database, ids)).select(['key', 'en'])
  const concepts = database.selectFrom('concepts').where('id', 'in', texts(database, ids)).select(['id', 'zh'])
  return Object.fromEntries([
    ...(await renderings.execute()).map(({ key, en }) => [key, en]),
    ...(await concepts.execute()).map(({ id, zh }) => [id, zh]),
  ])
}

export async function neighbours(database: Database, unit: string, around: number): Promise<SourcedUnit[]> {
  const [, document, digits] = /^(.+):(\d{1,9})$/.exec(unit) ?? []
  if (document === undefined) return []
  const ordinal = Number(digits)
  const rows = await unitsWithDocument(database)
    .where('d.hash', '=', document)
    .where('u.ordinal', '>=', ordinal - around)
    .where('u.ordinal', '<=', ordinal + around)
    .orderBy('u.ordinal')
    .execute()
  return rows.map(toUnit)
}

export async function overview(database: Database): Promise<Overview> {
  const documents = await database
    .selectFrom('documents')
    .orderBy(sql`coalesce(date, '')`)
    .orderBy('name')
    .select(['name', 'date'])
    .execute()
  return {
    statuses: await countByStatus(database),
    categories: await counts(database, 'category'),
    documents: documents.map(({ name, date }) => ({ name, ...(date !== null && { date }) })),
    speakers: await speakers(database),
    waiting: await countWaiting(database),
  }
}

export async function countByStatus(database: Database): Promise<Record<Status, number>> {
  return { proposed: 0, accepted: 0, undecided: 0, rejected: 0, ...(await counts(database, 'status')) }
}

/** How many renderings there are of each, without what exclusions hide. */
async function counts(database: Database, column: 'status' | 'category'): Promise<Record<string, number>> {
  const rows = await database
    .selectFrom('renderings as r')
    .where(isShown)
    .groupBy(column)
    .select(({ fn }) => [column, fn.countAll<number>().as('count')])
    .execute()
  return Object.fromEntries(rows.map((row) => [row[column], row.count]))
}

/** From one speaker to the next along the index: DISTINCT would read it all. */
async function speakers(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE speakers (name) AS (
      SELECT min(speaker) FROM spoken
      UNION ALL SELECT (SELECT min(speaker) FROM spoken WHERE speaker > name) FROM speakers WHERE name IS NOT NULL)
    SELECT name FROM speakers WHERE name IS NOT NULL`.execute(database)
  return rows.map(({ name }) => name)
}
