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
    .prepare(`SELECT r.key FROM renderings r JOIN concepts c ON c.id = r.concept WHERE ${where} ORDER BY ${order}`)
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
    ...searchWords(search ?? '').map(
      (word) => ['(instr(r.folded, ?) > 0 OR instr(c.folded, ?) > 0)', word, word] as const,
    ),
    ...evidenceClause(filter),
  ]
  return {
    where: clauses.map(([sql]) => sql).join(' AND ') || 'true',
    parameters: clauses.flatMap(([, ...values]) => values),
  }
}

/** One document must fulfil all that is asked of documents; its speaker is looked up where one is asked for. */
function evidenceClause({ document, from, to, speaker }: QueueFilter): Clause[] {
  const clauses: Clause[] = [
    ...(document !== undefined ? [['d.name = ?', document] as const] : []),
    ...(from !== undefined ? [['d.date >= ?', from] as const] : []),
    ...(to !== undefined ? [['d.date <= ?', to] as const] : []),
    ...(speaker !== undefined ? [['e.speaker = ?', speaker] as const] : []),
  ]
  if (!clauses.length) return []
  const source = speaker === undefined ? 'evidence' : 'spoken'
  return [
    [
      `r.id IN (SELECT p.rendering FROM ${source} e JOIN documents d ON d.id = e.document JOIN pairs p ON p.id = e.pair
         WHERE ${clauses.map(([sql]) => sql).join(' AND ')})`,
      ...clauses.flatMap(([, ...values]) => values),
    ],
  ]
}

function oneOf(column: string, values: readonly string[]): Clause {
  return [`${column} IN (${values.map(() => '?').join(', ')})`, ...values]
}
