import { setTimeout } from 'node:timers/promises'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { isPinyinLike, nearlySpells, spellingOf, spells } from '../../../language/pinyinSearch.ts'
import { UNLIKE } from '../../../model/readerMend.ts'
import { type Status, statuses } from '../../../model/term.ts'
import { contains, containsForms, texts } from '../database/dialect.ts'
import type { TermbaseStore } from '../database/store.ts'
import type { Database, RenderingTable, Tables } from '../database/tables.ts'
import type { QueueFilter, QueueOrder, QueueRow } from '../review.ts'
import { searchWords, wordForms } from '../search.ts'
import { isShown } from './hidden.ts'
import { openPieces } from './nesting.ts'
import { renderingsWithTerm, toQueueRow } from './rows.ts'
import { taskCondition } from './tasks.ts'

/** Ids of the renderings that pass: see Review. */
export async function queue(database: Database, filter: QueueFilter): Promise<string[]> {
  const { order = 'rank', unit = 'pair', nested = 'show' } = filter
  let found = await passing(database, filter)
  if (order === 'pinyin') found = byPinyin(found)
  if (nested === 'fold') {
    const ids = new Set(found.map(({ key }) => key))
    const outer = await openPieces(database)
    found = found.filter(({ key }) => !outer.get(key)?.some((longer) => ids.has(longer)))
  }
  return unit === 'concept' ? firstOfConcepts(found) : found.map(({ key }) => key)
}

/** How many renderings pass, by status; what is folded is counted. */
export async function counts(database: Database, filter: QueueFilter): Promise<Record<Status, number>> {
  const found = await passing(database, filter)
  const count = (status: Status) => found.filter((row) => row.status === status).length
  return Object.fromEntries(statuses.map((status) => [status, count(status)])) as Record<Status, number>
}

/** Confidence of the proposals that pass, in their order. */
export async function openConfidences(database: Database, filter: QueueFilter): Promise<number[]> {
  return (await passing(database, { ...filter, statuses: ['proposed'] })).map(({ confidence }) => confidence)
}

interface Found {
  readonly key: string
  readonly concept: string
  readonly status: Status
  readonly confidence: number
  /** Where it is asked for. */
  readonly zh?: string
  readonly search?: string
}

async function passing(database: Database, filter: QueueFilter): Promise<readonly Found[]> {
  const { order = 'rank', search = '', scope = 'terms' } = filter
  const words = searchWords(search)
  const isSpelt = scope === 'terms' && words.some(isPinyinLike)
  const query = database
    .selectFrom('renderings as r')
    .where((column) => column.and(conditions(database, column, filter, isSpelt ? [] : words)))
    .orderBy(orders[order])
    .orderBy('r.id')
    .select(['r.key', 'r.concept', 'r.status', 'r.confidence'])
  if (!isSpelt && order !== 'pinyin') return query.execute()
  const found = (await query.select('r.search').execute()).map((row) => ({ ...row, zh: chineseOf(row.search) }))
  return isSpelt ? spelt(found, words) : found
}

/** The Chinese in what is searched of a rendering, simplified: see `foldedForms`. */
function chineseOf(search: string): string {
  const forms = search.slice(search.indexOf('\n') + 1)
  return forms.slice(0, forms.lastIndexOf(' ['))
}

/** Spells all Chinese terms, some at a time, so that the first search by pinyin need not. */
export async function warmSpellings(store: TermbaseStore): Promise<void> {
  const found = await store.read((database) => database.selectFrom('concepts').select('folded').execute())
  for (const [n, { folded }] of found.entries()) {
    spellingOf(folded.slice(0, folded.lastIndexOf(' [')))
    if (n % 100 === 99) await setTimeout(5, undefined, { ref: false })
  }
}

/** What has the words in its text; then what they spell in pinyin, with typing errors only where nothing else is found. */
function spelt(rows: readonly (Found & { readonly zh: string; readonly search: string })[], words: readonly string[]) {
  const written = rows.filter(({ search }) => words.every((word) => search.includes(word)))
  const is = new Set(written)
  const by = (match: typeof spells) =>
    rows.filter(
      (row) =>
        !is.has(row) &&
        words.every((word) => row.search.includes(word) || (isPinyinLike(word) && match(word, spellingOf(row.zh)))),
    )
  const exact = [...written, ...by(spells)]
  return exact.length ? exact : by(nearlySpells)
}

function byPinyin(rows: readonly Found[]): Found[] {
  const keys = new Map(rows.map((row) => [row, spellingOf(row.zh ?? '').syllables.join(' ')]))
  const key = (row: Found) => keys.get(row) as string
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** Of each concept the rendering that comes first, and of those first one that nobody has decided on. */
function firstOfConcepts(rows: readonly Found[]): string[] {
  const first = new Map<string, Found>()
  for (const row of rows) {
    const known = first.get(row.concept)
    if (!known || (known.status !== 'proposed' && row.status === 'proposed')) first.set(row.concept, row)
  }
  return [...first.values()].map(({ key }) => key)
}

const newestDate = sql`(SELECT max(d.date) FROM pairs p JOIN evidence e ON e.pair = p.id JOIN documents d
  ON d.id = e.document WHERE p.rendering = r.id)`

const orders = {
  rank: sql`r.rank DESC, r.confidence DESC, r.frequency DESC`,
  confidence: sql`r.confidence DESC, r.frequency DESC`,
  informative: sql`abs(r.confidence - 0.5), r.frequency DESC`,
  frequency: sql`r.frequency DESC, r.confidence DESC`,
  pinyin: sql`r.rank DESC, r.confidence DESC, r.frequency DESC`,
  date: sql`coalesce(${newestDate}, '') DESC, r.confidence DESC`,
  category: sql`r.category, r.confidence DESC, r.frequency DESC`,
  newest: sql`r.id DESC`,
} satisfies Record<QueueOrder, unknown>

/** Rows by id: see Review. */
export async function rows(database: Database, ids: readonly string[]): Promise<QueueRow[]> {
  const found = await renderingsWithTerm(database)
    .where('r.key', 'in', texts(database, ids))
    .select(({ selectFrom }) =>
      selectFrom('renderings as s')
        .whereRef('s.concept', '=', 'r.concept')
        .whereRef('s.id', '<>', 'r.id')
        .where(({ or, eb }) =>
          or([eb('s.en', '<>', ''), eb('s.id', 'not in', selectFrom('hidden').select('rendering'))]),
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('siblings'),
    )
    .execute()
  const byId = new Map(found.map((row) => [row.key, { ...toQueueRow(row), siblings: row.siblings ?? 0 }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Condition = Expression<SqlBool>
type Columns = ExpressionBuilder<Tables & { r: RenderingTable }, 'r'>

function conditions(database: Database, column: Columns, filter: QueueFilter, words: readonly string[]): Condition[] {
  const { statuses, categories, minConfidence, maxConfidence, english, reader, scope = 'terms' } = filter
  const asked: (Condition | undefined)[] = [
    // As expressions: by an index of their own SQLite would have to look up and sort what another keeps in order.
    statuses && column(sql<string>`r.status || ''`, 'in', texts(database, statuses)),
    categories && column(sql<string>`r.category || ''`, 'in', texts(database, categories)),
    minConfidence === undefined ? undefined : column('r.confidence', '>=', minConfidence),
    maxConfidence === undefined ? undefined : column('r.confidence', '<=', maxConfidence),
    ...(scope === 'terms' ? words.map((word) => contains(database, column.ref('r.search'), word)) : []),
    scope === 'notes' && words.length ? noteCondition(database, column, words) : undefined,
    scope === 'text' && words.length ? textCondition(database, column, words) : undefined,
    evidenceCondition(column, filter),
    english && column('r.en', english === 'missing' ? '=' : '<>', ''),
    reader && readerCondition(column),
    filter.task && taskCondition(filter.task, filter.person ?? ''),
    isShown,
  ]
  return asked.filter((condition) => condition !== undefined)
}

/** A second reader said otherwise than the ranker of it in some document, as the reasons kept with it tell. */
function readerCondition(column: Columns): Condition {
  const pairs = column.selectFrom('evidence').where('reasons', 'like', `%${UNLIKE}%`).select('pair')
  return column('r.id', 'in', column.selectFrom('pairs').where('id', 'in', pairs).select('rendering'))
}

/** Each word stands in a note of the rendering, or in what is said of its concept. */
function noteCondition(database: Database, column: Columns, words: readonly string[]): Condition {
  const said = sql<string>`(coalesce(r.note, '') || ' ' || coalesce(r.source, '') || ' ' || (SELECT
    coalesce(c.note, '') || ' ' || coalesce(c.definition, '') || ' ' || coalesce(c.domain, '') || ' ' ||
    coalesce(c.source, '') FROM concepts c WHERE c.id = r.concept))`
  return column.and(words.map((word) => containsForms(database, said, wordForms(word))))
}

/** It stands in a sentence pair that has each word in one of its languages. */
function textCondition(database: Database, column: Columns, words: readonly string[]): Condition {
  const units = column
    .selectFrom('units as u')
    .where((unit) => unit.and(words.map((word) => unitContains(database, word))))
    .select('u.id')
  const pairs = column.selectFrom('occurrences').where('unit', 'in', units).select('pair')
  return column('r.id', 'in', column.selectFrom('pairs').where('id', 'in', pairs).select('rendering'))
}

/** Whether a unit `u` has a folded word in one of its languages, in whichever script the text is. */
export function unitContains(database: Database, word: string): Condition {
  const isPlain = !word.includes("'")
  const english = isPlain ? sql<string>`lower(u.en)` : sql<string>`replace(replace(lower(u.en), '’', ''''), '‘', '''')`
  const isChinese = !/^\p{ASCII}*$/u.test(word)
  const chinese = isChinese
    ? containsForms(database, sql<string>`u.zh`, wordForms(word))
    : contains(database, sql<string>`lower(u.zh)`, word)
  return sql<SqlBool>`(${contains(database, english, word)} OR ${chinese})`
}

/** One document must fulfil all that is asked of documents; its speakers are looked up where one is asked for. */
function evidenceCondition(column: Columns, { document, from, to, speaker }: QueueFilter): Condition | undefined {
  const ofDocuments = [document, from, to].some((value) => value !== undefined)
  if (!ofDocuments && speaker === undefined) return undefined
  const documents = column
    .selectFrom('documents as d')
    .select('d.id')
    .$if(document !== undefined, (query) => query.where('d.name', '=', document as string))
    .$if(from !== undefined, (query) => query.where('d.date', '>=', from as string))
    .$if(to !== undefined, (query) => query.where('d.date', '<=', to as string))
  const pairs =
    speaker === undefined
      ? column.selectFrom('evidence').where('document', 'in', documents).select('pair')
      : column
          .selectFrom('spoken')
          .where('speaker', '=', speaker)
          .$if(ofDocuments, (query) => query.where('document', 'in', documents))
          .select('pair')
  // What stands in many documents is found faster by reading the index of the order, as above.
  const rendering = document === undefined ? sql<number>`r.id + 0` : column.ref('r.id')
  return column(rendering, 'in', column.selectFrom('pairs').where('id', 'in', pairs).select('rendering'))
}
