import type { Database } from 'better-sqlite3'
import { renderingState } from './batch.ts'
import type { QueueFilter, QueueOrder, QueueRow } from './review.ts'
import type { RenderingRow } from './rows.ts'
import { searchWords } from './search.ts'

const orders: Readonly<Record<QueueOrder, string>> = {
  confidence: 'r.confidence DESC, r.frequency DESC, r.id',
  informative: 'abs(r.confidence - 0.5), r.frequency DESC, r.id',
  frequency: 'r.frequency DESC, r.confidence DESC, r.id',
}

/** Ids of the renderings that pass: see Review. */
export function queue(database: Database, filter: QueueFilter): string[] {
  const { where, parameters } = condition(filter)
  const order = orders[filter.order ?? 'confidence']
  return database
    .prepare(`SELECT r.key FROM renderings r INDEXED BY renderings_by_confidence WHERE ${where} ORDER BY ${order}`)
    .pluck()
    .all(...parameters) as string[]
}

/** Rows by id: see Review. */
export function rows(database: Database, ids: readonly string[]): QueueRow[] {
  const select = database.prepare(`${renderings} WHERE r.key = ?`)
  return ids
    .map((id) => select.get(id) as RenderingRow | undefined)
    .filter((row) => row !== undefined)
    .map(toQueueRow)
}

export const renderings = 'SELECT r.*, c.zh FROM renderings r JOIN concepts c ON c.id = r.concept'

export function toQueueRow(row: RenderingRow): QueueRow {
  const { key: id, confidence, frequency, revision } = row
  return { id, confidence, frequency, revision, ...renderingState(row) }
}

/** Each clause with the values of its parameters. */
type Clause = readonly [sql: string, ...values: unknown[]]

function condition(filter: QueueFilter): { where: string; parameters: unknown[] } {
  const { statuses, categories, minConfidence, maxConfidence, search } = filter
  const clauses: Clause[] = [
    ...(statuses ? [oneOf('r.status', statuses)] : []),
    ...(categories ? [oneOf('r.category', categories)] : []),
    ...(minConfidence !== undefined ? [['r.confidence >= ?', minConfidence] as const] : []),
    ...(maxConfidence !== undefined ? [['r.confidence <= ?', maxConfidence] as const] : []),
    ...searchWords(search ?? '').map((word) => ['instr(r.search, ?) > 0', word] as const),
    ...evidenceClause(filter),
  ]
  return { where: all(clauses) || 'true', parameters: valuesOf(clauses) }
}

/** One document must fulfil all that is asked of documents; its speakers are looked up where one is asked for. */
function evidenceClause({ document, from, to, speaker }: QueueFilter): Clause[] {
  const ofDocuments: Clause[] = [
    ...(document !== undefined ? [['name = ?', document] as const] : []),
    ...(from !== undefined ? [['date >= ?', from] as const] : []),
    ...(to !== undefined ? [['date <= ?', to] as const] : []),
  ]
  const clauses: Clause[] = [
    ...(speaker !== undefined ? [['speaker = ?', speaker] as const] : []),
    ...(ofDocuments.length
      ? [[`document IN (SELECT id FROM documents WHERE ${all(ofDocuments)})`, ...valuesOf(ofDocuments)] as const]
      : []),
  ]
  if (!clauses.length) return []
  const source = speaker === undefined ? 'evidence INDEXED BY evidence_by_document' : 'spoken'
  const pairs = `SELECT pair FROM ${source} WHERE ${all(clauses)}`
  return [[`r.id IN (SELECT rendering FROM pairs WHERE id IN (${pairs}))`, ...valuesOf(clauses)]]
}

const all = (clauses: readonly Clause[]) => clauses.map(([sql]) => sql).join(' AND ')
const valuesOf = (clauses: readonly Clause[]) => clauses.flatMap(([, ...values]) => values)

function oneOf(column: string, values: readonly string[]): Clause {
  return [`${column} IN (${values.map(() => '?').join(', ')})`, ...values]
}
