import type {
  Citation,
  CitedEntry,
  CitedRendering,
  ConcordanceLine,
  Glossary,
  GlossaryFilter,
  SourcedUnit,
} from '../../../model/glossary.ts'
import { rowIds, texts } from '../database/dialect.ts'
import type { Reader, TermbaseStore } from '../database/store.ts'
import type { ConceptRow, Database, RenderingRow } from '../database/tables.ts'
import { grouped } from '../projection/forms.ts'
import { isShown } from './hidden.ts'
import { renderingsWithTerm, toConcept, toOccurrence, toRendering, toUnit, unitsWithDocument } from './rows.ts'
import { waitsForApproval } from './tasks.ts'
import { commentsOf } from './team.ts'

/** The glossary in a termbase. Each stream sees one state, and keeps no more in memory than a few entries. */
export function storedGlossary(store: TermbaseStore, filter: GlossaryFilter): Glossary {
  return {
    concepts: () => store.stream((reader) => concepts(reader, filter)),
    renderings: () => store.stream((reader) => rankedRenderings(reader, filter)),
    concordance: () => store.stream((reader) => concordance(reader, filter)),
    units: () => store.stream((reader) => units(reader, filter)),
  }
}

async function* rankedRenderings({ database, chunks }: Reader, filter: GlossaryFilter): AsyncIterable<CitedRendering> {
  const ranked = selected(database, filter)
    .orderBy('r.rank', 'desc')
    .orderBy('r.confidence', 'desc')
    .orderBy('r.frequency', 'desc')
    .orderBy('c.zh')
    .orderBy('r.en')
    .orderBy('r.key')
  for await (const rows of chunks(ranked)) {
    const details = await conceptsOf(database, rows)
    for (const few of limited(rows, ({ frequency }) => frequency)) {
      const renderings = await cited(database, few, filter)
      yield* renderings.map((rendering, i) => ({ ...rendering, concept: details.get(few[i].concept) }))
    }
  }
}

async function* concepts(reader: Reader, filter: GlossaryFilter): AsyncIterable<CitedEntry> {
  for await (const few of conceptRows(reader, filter)) yield* await citedEntries(reader.database, few, filter)
}

async function* concordance(reader: Reader, filter: GlossaryFilter): AsyncIterable<ConcordanceLine> {
  for await (const few of conceptRows(reader, filter)) {
    const rows = few.flatMap(({ renderings }) => renderings)
    for (const { rendering, citations } of await quoted(reader.database, rows, filter, Number.POSITIVE_INFINITY)) {
      yield* citations.map((citation) => ({ ...citation, rendering }))
    }
  }
}

interface ConceptRows {
  readonly row: ConceptRow
  readonly renderings: readonly RenderingRow[]
}

/** Concepts with their renderings that pass, as many at a time as can be joined with their occurrences. */
async function* conceptRows({ database, chunks }: Reader, filter: GlossaryFilter): AsyncIterable<ConceptRows[]> {
  for await (const rows of chunks(rankedConcepts(database, filter))) {
    const ids = rows.map(({ id }) => id)
    const theirs = selected(database, filter)
      .where('r.concept', 'in', texts(database, ids))
      .orderBy('r.confidence', 'desc')
      .orderBy('r.frequency', 'desc')
      .orderBy('r.en')
      .orderBy('r.key')
    const byConcept = grouped(await theirs.execute(), ({ concept }) => concept)
    const entries = rows.map((row) => ({ row, renderings: byConcept.get(row.id) ?? [] }))
    yield* limited(entries, ({ renderings }) => sum(renderings.map(({ frequency }) => frequency)))
  }
}

/** Concepts in the order of their best renderings that pass. */
function rankedConcepts(database: Database, filter: GlossaryFilter) {
  const ranked = selected(database, filter).select(({ fn }) =>
    fn
      .agg<number>('row_number')
      .over((over) =>
        over
          .partitionBy('r.concept')
          .orderBy('r.confidence', 'desc')
          .orderBy('r.frequency', 'desc')
          .orderBy('r.en')
          .orderBy('r.key'),
      )
      .as('place'),
  )
  return database
    .selectFrom(ranked.as('best'))
    .innerJoin('concepts', 'concepts.id', 'best.concept')
    .where('best.place', '=', 1)
    .selectAll('concepts')
    .orderBy('best.rank', 'desc')
    .orderBy('best.confidence', 'desc')
    .orderBy('best.frequency', 'desc')
    .orderBy('concepts.zh')
    .orderBy('best.en')
    .orderBy('concepts.id')
}

async function citedEntries(
  database: Database,
  entries: readonly ConceptRows[],
  filter: GlossaryFilter,
): Promise<CitedEntry[]> {
  const renderings = await cited(
    database,
    entries.flatMap((entry) => entry.renderings),
    filter,
  )
  return entries.map((entry) => ({
    ...toConcept(entry.row),
    renderings: renderings.splice(0, entry.renderings.length),
  }))
}

async function* units({ database, chunks }: Reader, filter: GlossaryFilter): AsyncIterable<SourcedUnit> {
  const documents = chosenDocuments(database, filter)
  const all = unitsWithDocument(database)
    .$if(!filter.withChineseAlone, (query) => query.where('u.en', '<>', ''))
    .$if(documents !== undefined, (query) => query.where('d.id', 'in', documents as NonNullable<typeof documents>))
    .orderBy('d.name')
    .orderBy('u.ordinal')
  for await (const rows of chunks(all)) yield* rows.map(toUnit)
}

/** Renderings with their occurrences in text order, the first of them with its unit. */
async function cited(
  database: Database,
  rows: readonly RenderingRow[],
  filter: GlossaryFilter,
): Promise<CitedRendering[]> {
  const found = await quoted(database, rows, filter, 1)
  const keys = rows.map(({ key }) => key)
  const comments = grouped(await commentsOf(database, keys), ({ rendering }) => rendering)
  return found.map(({ rendering, citations: [example] }) => {
    const said = comments.get(rendering.id)
    return { ...rendering, ...(example && { example }), ...(said && { comments: said }) }
  })
}

/** Renderings with their occurrences in text order, and as many of these with their units. */
async function quoted(database: Database, rows: readonly RenderingRow[], filter: GlossaryFilter, most: number) {
  const ids = rows.map(({ id }) => id)
  const occurrences = grouped(await occurrencesOf(database, ids, filter), ({ rendering }) => rendering)
  const wanted = new Set([...occurrences.values()].flatMap((places) => places.slice(0, most).map(({ unit }) => unit)))
  const units = await unitsWithDocument(database).where('u.id', 'in', rowIds(database, wanted)).select('u.id').execute()
  const unitById = new Map(units.map((row) => [row.id, toUnit(row)]))
  return rows.map((row) => {
    const places = occurrences.get(row.id) ?? []
    const rendering = toRendering(
      row,
      places.map((place) => toOccurrence(place, row)),
    )
    const citations = places.slice(0, most).flatMap((place, i): Citation[] => {
      const unit = unitById.get(place.unit)
      const { zh, en } = rendering.occurrences[i]
      return unit ? [{ unit, zh, en }] : []
    })
    return { rendering, citations }
  })
}

function occurrencesOf(database: Database, renderings: readonly number[], filter: GlossaryFilter) {
  const documents = chosenDocuments(database, filter)
  // Distinct: the same place may be known in two wordings of one rendering.
  const places = database
    .selectFrom('pairs as p')
    .innerJoin('occurrences as o', 'o.pair', 'p.id')
    .where('p.rendering', 'in', rowIds(database, renderings))
    .select(['p.rendering', 'o.unit', 'o.zh_start', 'o.zh_end', 'o.en_start', 'o.en_end'])
    .distinct()
  return (
    database
      .selectFrom(places.as('o'))
      .innerJoin('units as u', 'u.id', 'o.unit')
      .innerJoin('documents as d', 'd.id', 'u.document')
      // A text in Chinese alone is no evidence of an English wording, even where the term has one by now.
      .where('u.en', '<>', '')
      .$if(documents !== undefined, (query) => query.where('d.id', 'in', documents as NonNullable<typeof documents>))
      .selectAll('o')
      .select(['d.hash', 'u.ordinal', 'u.zh as unit_zh', 'u.en as unit_en'])
      .orderBy('d.name')
      .orderBy('u.ordinal')
      .orderBy('o.zh_start')
      .orderBy('o.en_start')
      .orderBy('o.zh_end')
      .orderBy('o.en_end')
      .execute()
  )
}

/** What is said of the concepts of renderings, by id. */
async function conceptsOf(database: Database, renderings: readonly RenderingRow[]) {
  const ids = new Set(renderings.map(({ concept }) => concept))
  const rows = await database.selectFrom('concepts').selectAll().where('id', 'in', texts(database, ids)).execute()
  return new Map(rows.map((row) => [row.id, toConcept(row)]))
}

/** The renderings that pass: none whose English is not there yet. */
function selected(database: Database, filter: GlossaryFilter) {
  const { statuses, categories, domains, minConfidence } = filter
  const documents = chosenDocuments(database, filter)
  let query = renderingsWithTerm(database).where(isShown).where('r.en', '<>', '')
  if (statuses) query = query.where('r.status', 'in', texts(database, statuses))
  if (categories) query = query.where('r.category', 'in', texts(database, categories))
  if (domains) query = query.where('c.domain', 'in', texts(database, domains))
  if (filter.withoutWaiting) query = query.where(({ not }) => not(waitsForApproval))
  if (minConfidence !== undefined) query = query.where('r.confidence', '>=', minConfidence)
  if (!documents) return query
  const found = database
    .selectFrom('pairs as p')
    .innerJoin('evidence as e', 'e.pair', 'p.id')
    .where('e.document', 'in', documents)
    .select('p.rendering')
  return query.where('r.id', 'in', found)
}

/** Row ids of the documents that pass; undefined where all do. */
function chosenDocuments(database: Database, { documents, from, to }: GlossaryFilter) {
  if (documents === undefined && from === undefined && to === undefined) return undefined
  let query = database.selectFrom('documents as chosen').select('chosen.id')
  if (documents) query = query.where('chosen.hash', 'in', texts(database, documents))
  if (from !== undefined) query = query.where('chosen.date', '>=', from)
  if (to !== undefined) query = query.where('chosen.date', '<=', to)
  return query
}

/** How many occurrences are read at once, if several entries have them. */
const occurrencesAtOnce = 5000

/** Items in their order, as many together as have no more occurrences than that. */
function* limited<T>(items: readonly T[], occurrences: (item: T) => number): Generator<T[]> {
  let few: T[] = []
  let total = 0
  for (const item of items) {
    total += occurrences(item)
    if (few.length && total > occurrencesAtOnce) {
      yield few
      few = []
      total = occurrences(item)
    }
    few.push(item)
  }
  if (few.length) yield few
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
