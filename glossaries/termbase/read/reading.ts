import { sql } from 'kysely'
import { rowIds } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import type { DocumentShare, ReadLine, ReadText } from '../review.ts'
import { searchWords } from '../search.ts'
import { isShown } from './hidden.ts'
import { unitContains } from './queue.ts'
import { toOccurrence, toUnit, unitsWithDocument } from './rows.ts'

/** A part of a document in both languages, with the terms in it: see Review. */
export async function reading(database: Database, document: string, from: number, limit: number): Promise<ReadText> {
  const rows = await unitsWithDocument(database)
    .where('d.hash', '=', document)
    .where('u.ordinal', '>=', from)
    .where('u.ordinal', '<', from + limit)
    .orderBy('u.ordinal')
    .select('u.id')
    .execute()
  const { total } = await database
    .selectFrom('units as u')
    .innerJoin('documents as d', 'd.id', 'u.document')
    .where('d.hash', '=', document)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, lines: await withTerms(database, rows) }
}

/** Sentence pairs that have the words: see Review. */
export async function sentences(database: Database, search: string, offset: number, limit: number): Promise<ReadText> {
  const words = searchWords(search)
  if (!words.length) return { total: 0, lines: [] }
  const found = unitsWithDocument(database).where((unit) => unit.and(words.map((word) => unitContains(database, word))))
  const rows = await found
    .orderBy(sql`coalesce(d.date, '') DESC`)
    .orderBy('d.name')
    .orderBy('u.ordinal')
    .limit(limit)
    .offset(offset)
    .select('u.id')
    .execute()
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, lines: await withTerms(database, rows) }
}

type UnitRows = Awaited<ReturnType<ReturnType<typeof unitsWithId>['execute']>>
const unitsWithId = (database: Database) => unitsWithDocument(database).select('u.id')

async function withTerms(database: Database, rows: UnitRows): Promise<ReadLine[]> {
  const units = rows.map(({ id }) => id)
  const places = await database
    .selectFrom('occurrences as o')
    .innerJoin('pairs as p', 'p.id', 'o.pair')
    .innerJoin('renderings as r', 'r.id', 'p.rendering')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .innerJoin('units as u', 'u.id', 'o.unit')
    .innerJoin('documents as d', 'd.id', 'u.document')
    .where('o.unit', 'in', rowIds(database, units))
    .where('r.status', '<>', 'rejected')
    .where(isShown)
    .selectAll('r')
    .select(['c.zh', 'o.unit', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end', 'd.hash', 'u.ordinal'])
    .select(['u.zh as unit_zh', 'u.en as unit_en'])
    .orderBy('o.unit')
    .orderBy('o.zh_start')
    .orderBy('o.zh_end', 'desc')
    .orderBy('r.confidence', 'desc')
    .execute()
  const byUnit = new Map<number, ReadLine['terms'][number][]>()
  for (const place of places) {
    const { zh, en } = toOccurrence(place, place)
    const terms = byUnit.get(place.unit) ?? []
    terms.push({ rendering: place.key, status: place.status, zh, en })
    byUnit.set(place.unit, terms)
  }
  return rows.map((row) => ({ unit: toUnit(row), terms: byUnit.get(row.id) ?? [] }))
}

/** Documents by date with what is known of their terms: see Review. */
export async function documentShares(database: Database): Promise<DocumentShare[]> {
  const rows = await database
    .selectFrom('documents as d')
    .leftJoin(
      database
        .selectFrom('units')
        .groupBy('document')
        .select(({ fn }) => ['document', fn.countAll<number>().as('units')])
        .as('u'),
      'u.document',
      'd.id',
    )
    .leftJoin(
      database
        .selectFrom('evidence as e')
        .innerJoin('pairs as p', 'p.id', 'e.pair')
        .innerJoin('renderings as r', 'r.id', 'p.rendering')
        .where('r.en', '<>', '')
        .groupBy('e.document')
        .select(({ fn }) => [
          'e.document',
          fn.countAll<number>().as('pairs'),
          sql<number>`sum(CASE WHEN r.status = 'proposed' THEN 0 ELSE 1 END)`.as('decided'),
          sql<number>`sum(CASE WHEN r.status = 'accepted' THEN 1 ELSE 0 END)`.as('accepted'),
        ])
        .as('t'),
      't.document',
      'd.id',
    )
    .orderBy(sql`coalesce(d.date, '')`)
    .orderBy('d.name')
    .select(['d.hash', 'd.name', 'd.date', 'u.units', 't.pairs', 't.decided', 't.accepted'])
    .execute()
  return rows.map(({ hash: id, name, date, units, pairs, decided, accepted }) => ({
    ...{ id, name, units: units ?? 0, pairs: pairs ?? 0, decided: decided ?? 0, accepted: accepted ?? 0 },
    ...(date !== null && { date }),
  }))
}
