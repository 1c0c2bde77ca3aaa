import { chineseKey } from '../../../language/identity.ts'
import { byCodePoint } from '../../../language/order.ts'
import { actionsBesideDecisions } from '../../../model/decision.ts'
import { texts } from '../database/dialect.ts'
import type { Database, Tables } from '../database/tables.ts'
import type { AcceptedTerm, TermbaseStatus } from '../termbase.ts'
import { countByStatus } from './entry.ts'
import { isShown } from './hidden.ts'
import { countWaiting } from './tasks.ts'

export async function acceptedTerms(database: Database): Promise<AcceptedTerm[]> {
  const rows = await database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .where('r.status', '=', 'accepted')
    .orderBy('c.zh')
    .orderBy('c.id')
    .orderBy('r.confidence', 'desc')
    .orderBy('r.frequency', 'desc')
    .orderBy('r.en')
    .select(['c.id', 'c.zh', 'c.variants', 'c.forms', 'r.en'])
    .execute()
  const terms: (AcceptedTerm & { readonly id: string; readonly en: string[] })[] = []
  for (const { id, zh, variants, forms, en } of rows) {
    const last = terms.at(-1)
    if (last?.id === id) last.en.push(en)
    else terms.push({ id, zh, variants: knownForms(zh, JSON.parse(variants), forms?.split('\n') ?? []), en: [en] })
  }
  return terms.map(({ id: _, ...term }) => term)
}

/**
 * The forms of a term besides itself: those that a glossary gave, and of what a person merged into it each term once. Which
 * ways of writing them (quoted, with spaces) documents have is left out, or the next run would know more than this one.
 */
function knownForms(zh: string, found: readonly string[], given: readonly string[]): string[] {
  const known = new Set([zh, ...given].map(chineseKey))
  const merged = new Set(found.map(chineseKey).filter((key) => !known.has(key)))
  return [...given.filter((form) => form !== zh), ...merged].sort(byCodePoint)
}

/** Digests of documents by their ids: see Termbase. */
export async function documentDigests(
  database: Database,
  documents?: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  let query = database.selectFrom('documents').select(['hash', 'digest'])
  if (documents) query = query.where('hash', 'in', texts(database, documents))
  return new Map((await query.execute()).map(({ hash, digest }) => [hash, digest]))
}

/** Names of documents: see Termbase. */
export async function documentNames(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('documents').select('name').execute()
  return rows.map(({ name }) => name).sort(byCodePoint)
}

export async function readStatus(database: Database): Promise<TermbaseStatus> {
  const count = async (table: keyof Tables) => {
    const all = database.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'))
    return (await all.executeTakeFirstOrThrow()).count
  }
  const documents = await database
    .selectFrom('documents as d')
    .leftJoin('units as u', 'u.document', 'd.id')
    .groupBy(['d.id', 'd.name', 'd.date'])
    .orderBy('d.name')
    .select(({ fn }) => ['d.name', 'd.date', fn.count<number>('u.id').as('units')])
    .execute()
  const { decisions } = await database
    .selectFrom('history')
    .where('action', 'not in', actionsBesideDecisions)
    .select(({ fn }) => fn.countAll<number>().as('decisions'))
    .executeTakeFirstOrThrow()
  return {
    documents: documents.map(({ name, date, units }) => ({ name, ...(date !== null && { date }), units })),
    units: await count('units'),
    concepts: await count('concepts'),
    renderings: await countByStatus(database),
    occurrences: await count('occurrences'),
    withoutEnglish: await countWithoutEnglish(database),
    waiting: await countWaiting(database),
    decisions,
  }
}

/** Proposed Chinese terms whose English is not there yet, without what is hidden. */
async function countWithoutEnglish(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('renderings as r')
    .where('r.en', '=', '')
    .where('r.status', 'in', ['proposed', 'undecided'])
    .where(isShown)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
