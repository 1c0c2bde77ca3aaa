import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { contains, texts } from '../database/dialect.ts'
import type { Database, RenderingRow, RenderingTable, Tables } from '../database/tables.ts'
import type { QueueFilter, QueueOrder, QueueRow } from '../review.ts'
import { searchWords } from '../search.ts'
import { renderingState, renderingsWithTerm } from './rows.ts'

/** Ids of the renderings that pass: see Review. */
export async function queue(database: Database, filter: QueueFilter): Promise<string[]> {
  const found = await database
    .selectFrom('renderings as r')
    .where((column) => column.and(conditions(database, column, filter)))
    .orderBy(orders[filter.order ?? 'confidence'])
    .orderBy('r.id')
    .select('r.key')
    .execute()
  return found.map(({ key }) => key)
}

const orders = {
  confidence: sql`r.confidence DESC, r.frequency DESC`,
  informative: sql`abs(r.confidence - 0.5), r.frequency DESC`,
  frequency: sql`r.frequency DESC, r.confidence DESC`,
} satisfies Record<QueueOrder, unknown>

/** Rows by id: see Review. */
export async function rows(database: Database, ids: readonly string[]): Promise<QueueRow[]> {
  const found = await renderingsWithTerm(database).where('r.key', 'in', texts(database, ids)).execute()
  const byId = new Map(found.map((row) => [row.key, toQueueRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function toQueueRow(row: RenderingRow): QueueRow {
  const { key: id, confidence, frequency, revision } = row
  return { id, confidence, frequency, revision, ...renderingState(row) }
}

type Condition = Expression<SqlBool>
type Columns = ExpressionBuilder<Tables & { r: RenderingTable }, 'r'>

function conditions(database: Database, column: Columns, filter: QueueFilter): Condition[] {
  const { statuses, categories, minConfidence, maxConfidence, search } = filter
  const asked: (Condition | undefined)[] = [
    // As expressions: by an index of their own SQLite would have to look up and sort what another keeps in order.
    statuses && column(sql<string>`r.status || ''`, 'in', texts(database, statuses)),
    categories && column(sql<string>`r.category || ''`, 'in', texts(database, categories)),
    minConfidence === undefined ? undefined : column('r.confidence', '>=', minConfidence),
    maxConfidence === undefined ? undefined : column('r.confidence', '<=', maxConfidence),
    ...searchWords(search ?? '').map((word) => contains(database, column.ref('r.search'), word)),
    evidenceCondition(column, filter),
  ]
  return asked.filter((condition) => condition !== undefined)
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
