import { type Insertable, type SqlBool, sql } from 'kysely'
import { simplify } from '../../../language/fold.ts'
import { fixedParts, slotRules, slottedSpans } from '../../../language/slots.ts'
import type { Span } from '../../../model/term.ts'
import { contains, portions, rowIds, texts } from '../database/dialect.ts'
import type { Database, OccurrenceTable } from '../database/tables.ts'
import { project } from '../projection/projection.ts'
import { addSpeakers } from './evidence.ts'

/** Where the terms stand that people add: looked for in the documents, whether or not the program proposes them. */

/** What evidence says that is a person's: no document made it. */
const personal = JSON.stringify([{ side: 'for', code: 'addedByPerson' }])
/** Evidence and renderings with it: the reasons of a rendering are those of its best evidence. */
const isPersonal = '%"addedByPerson"%'

/** Enters the places of added renderings (keys) as evidence of them. Returns how many there are. */
export async function findPlaces(database: Database, keys: readonly string[]): Promise<number> {
  const added = await database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .where('r.key', 'in', texts(database, keys))
    .orderBy('p.id')
    .select(['r.key', 'c.zh', 'r.en', 'r.category', 'p.id as pair'])
    .execute()
  let count = 0
  for (const key of new Set(keys)) {
    const term = added.findLast((row) => row.key === key)
    if (term) count += await enter(database, term)
  }
  await project(database, new Set(added.map(({ pair }) => pair)))
  return count
}

/** Whether a term has a slot: the program, which proposes stretches of words, does not find it. */
const isSlotted = sql<SqlBool>`(r.status = 'accepted' AND (c.zh LIKE '%…%' OR c.zh LIKE '%...%'))`

/** The places of added renderings, and of those with a slot, in new documents (row ids) in which the program did not find them. */
export async function findPlacesAgain(database: Database, documents: readonly number[]): Promise<Set<number>> {
  const added = await database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .where(({ or, eb }) => or([eb('r.reasons', 'like', isPersonal), isSlotted]))
    .where('r.status', '<>', 'proposed')
    .orderBy('p.id')
    .select(['r.key', 'c.zh', 'r.en', 'r.category', 'p.id as pair'])
    .execute()
  const last = new Map(added.map((term) => [term.key, term]))
  const pairs = new Set<number>()
  for (const term of last.values()) if (await enter(database, term, documents)) pairs.add(term.pair)
  return pairs
}

/** Takes away what `findPlaces` entered for these renderings. */
export async function forgetPlaces(database: Database, keys: readonly string[]): Promise<void> {
  const pairs = database
    .selectFrom('pairs as p')
    .innerJoin('renderings as r', 'r.id', 'p.rendering')
    .where('r.key', 'in', texts(database, keys))
    .select('p.id')
  const removed = await database
    .deleteFrom('evidence')
    .where('pair', 'in', pairs)
    .where('reasons', 'like', isPersonal)
    .returning(['pair', 'document', 'wording'])
    .execute()
  for (const { pair, document, wording } of removed) {
    const units = database.selectFrom('units').where('document', '=', document).select('id')
    await database.deleteFrom('occurrences').where('pair', '=', pair).where('unit', 'in', units).execute()
    await database.deleteFrom('spoken').where('pair', '=', pair).where('document', '=', document).execute()
    await database.deleteFrom('wordings').where('id', '=', wording).execute()
  }
}

interface Term {
  readonly zh: string
  readonly en: string
  readonly category: Insertable<{ category: string }>['category']
  readonly pair: number
}

async function enter(database: Database, term: Term, documents?: readonly number[]): Promise<number> {
  const { zh, en, category, pair } = term
  const known = database.selectFrom('evidence').where('pair', '=', pair).select('document')
  const units = await database
    .selectFrom('units as u')
    .where(contains(database, sql<string>`lower(u.en)`, (fixedParts(en)?.[0] ?? en).toLowerCase()))
    .where('u.document', 'not in', known)
    .$if(documents !== undefined, (query) => query.where('u.document', 'in', rowIds(database, documents ?? [])))
    .orderBy('u.document')
    .orderBy('u.ordinal')
    .select(['u.id', 'u.document', 'u.zh', 'u.en'])
    .execute()
  const byDocument = new Map<number, Insertable<OccurrenceTable>[]>()
  for (const unit of units) {
    const places = placesIn(unit, term).map((place) => ({ pair, unit: unit.id, ...place }))
    if (places.length) byDocument.set(unit.document, [...(byDocument.get(unit.document) ?? []), ...places])
  }
  const places = [...byDocument.values()].flat()
  if (!places.length) return 0
  const wording = await wordingOf(database, { pair, zh, en }, places.length)
  const evidence = [...byDocument].map(([document, { length }]) => ({
    ...{ pair, document, wording, confidence: 1, prior: null, essential: 1, reasons: personal, frequency: length },
    category: category as 'term',
  }))
  for (const portion of portions(evidence)) await database.insertInto('evidence').values(portion).execute()
  for (const portion of portions(places)) await database.insertInto('occurrences').values(portion).execute()
  const rows = new Map([...byDocument.keys()].map((document) => [String(document), document]))
  for (const speaker of ['zh_speaker', 'en_speaker'] as const) await addSpeakers(database, rows, speaker)
  return places.length
}

async function wordingOf(
  database: Database,
  { pair, zh, en }: Pick<Term, 'pair' | 'zh' | 'en'>,
  count: number,
): Promise<number> {
  const known = await database
    .updateTable('wordings')
    .where('pair', '=', pair)
    .where('zh', '=', zh)
    .where('en', '=', en)
    .where('variants', '=', '[]')
    .set(({ eb }) => ({ frequency: eb('frequency', '+', count) }))
    .returning('id')
    .executeTakeFirst()
  if (known) return known.id
  const row = { pair, zh, en, variants: '[]', frequency: count }
  return (await database.insertInto('wordings').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/**
 * The first place of the Chinese with the first of the English, the second with the second, and so on. That of a term with
 * a slot reaches from its first part to its last.
 */
export function placesIn(
  unit: { readonly zh: string; readonly en: string },
  term: { readonly zh: string; readonly en: string },
) {
  const [zhParts, enParts] = [fixedParts(simplify(term.zh)), fixedParts(lower(term.en))]
  const chinese = zhParts
    ? slottedSpans(simplify(unit.zh), zhParts, slotRules.zh)
    : spansOf(simplify(unit.zh), simplify(term.zh))
  const isPart = (span: Span) => isWhole(unit.en, span)
  const english = enParts
    ? slottedSpans(lower(unit.en), enParts, { ...slotRules.en, isPart })
    : spansOf(lower(unit.en), lower(term.en)).filter(isPart)
  const pairs = chinese.slice(0, english.length).map((zh, i) => ({ zh, en: english[i] }))
  return pairs.map(({ zh, en }) => ({ zh_start: zh.start, zh_end: zh.end, en_start: en.start, en_end: en.end }))
}

/** Lower case where that keeps the number of code units. */
function lower(text: string): string {
  const folded = text.toLowerCase()
  return folded.length === text.length ? folded : text
}

function spansOf(text: string, part: string): Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + part.length)) {
    spans.push({ start, end: start + part.length })
  }
  return spans
}

/** Cuts no word, but for the ending of a plural. */
function isWhole(text: string, { start, end }: Span): boolean {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  if (isLetter(start) && isLetter(start - 1)) return false
  return !isLetter(end) || !isLetter(end - 1) || /^(s|es)(?![\p{L}\p{N}])/u.test(text.slice(end))
}
