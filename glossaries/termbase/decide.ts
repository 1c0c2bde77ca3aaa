import type { Database } from 'better-sqlite3'
import { conceptId, renderingId } from '../../language/identity.ts'
import type { ConceptDecision, Decision, HistoryRow, RenderingDecision } from '../../model/decision.ts'
import { addHistory } from './history.ts'
import { refreshConcepts } from './projection.ts'
import type { ConceptRow, RenderingRow } from './rows.ts'
import { DecisionRefused } from './termbase.ts'

/** Carries out decisions in one transaction: see Termbase. */
export function decide(database: Database, decisions: readonly Decision[], by: string): void {
  const at = new Date().toISOString()
  const write = database.transaction(() => {
    const rows = decisions.map((decision) =>
      'rendering' in decision ? decideRendering(database, decision, by, at) : decideConcept(database, decision, by, at),
    )
    addHistory(
      database,
      by,
      at,
      rows.filter((row) => row !== undefined),
    )
  })
  write.immediate()
}

type Change = Pick<HistoryRow, 'action' | 'concept' | 'rendering' | 'before' | 'after'>

function decideRendering(database: Database, decision: RenderingDecision, by: string, at: string): Change | undefined {
  const { rendering: key, revision, ...changes } = decision
  const row = database
    .prepare('SELECT r.*, c.zh FROM renderings r JOIN concepts c ON c.id = r.concept WHERE r.key = ?')
    .get(key) as RenderingRow | undefined
  if (!row) throw new DecisionRefused(key, 'there is no such rendering any more')
  refuseStale(key, revision, row.revision)
  const { zh, en, category, status, usage, note } = row
  const before = { zh, en, category, status, usage, note }
  const after = { ...before, ...defined(changes) }
  if (isSame(before, after)) return undefined

  const concept = reword(database, row, after.zh, after.en)
  database
    .prepare(
      `UPDATE renderings SET concept = @concept, en = @en, category = @category, status = @status, usage = @usage,
         note = @note, decided_by = @by, decided_at = @at, revision = revision + 1 WHERE id = @id`,
    )
    .run({ ...after, concept, by, at, id: row.id })
  refreshConcepts(database, new Set([row.concept, concept]))
  return { action: 'decide', concept, rendering: key, before: { ...before, ...decided(row) }, after }
}

/**
 * Enters the new wording of a rendering among the pairs, so that the program's finding it is no new proposal, and
 * returns the concept of the Chinese term: that of the rendering, another, or a new one.
 */
function reword(database: Database, row: RenderingRow, zh: string, en: string): string {
  if (zh === row.zh && en === row.en) return row.concept
  if (!zh.trim() || !en.trim()) throw new DecisionRefused(row.key, 'a rendering needs text on both sides')
  const key = renderingId(zh, en)
  const conceptKey = conceptId(zh)
  const owner = database.prepare('SELECT rendering FROM pairs WHERE key = ?').pluck().get(key)
  if (owner !== undefined && owner !== row.id) {
    throw new DecisionRefused(row.key, `${zh} = ${en} is there already: accept that one and reject this one`)
  }
  database
    .prepare('INSERT INTO pairs (key, concept_key, rendering) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(key, conceptKey, row.id)
  if (zh === row.zh) return row.concept
  const found = database.prepare('SELECT concept FROM concept_keys WHERE key = ?').pluck().get(conceptKey)
  if (found === row.concept) database.prepare('UPDATE concepts SET zh = ? WHERE id = ?').run(zh, found)
  if (found !== undefined) return found as string
  database
    .prepare(`INSERT INTO concepts (id, zh, variants, category) VALUES (?, ?, '[]', ?)`)
    .run(conceptKey, zh, row.category)
  database.prepare('INSERT INTO concept_keys (key, concept) VALUES (?, ?)').run(conceptKey, conceptKey)
  return conceptKey
}

function decideConcept(database: Database, decision: ConceptDecision, by: string, at: string): Change | undefined {
  const { concept: id, revision, ...changes } = decision
  const row = database.prepare('SELECT * FROM concepts WHERE id = ?').get(id) as ConceptRow | undefined
  if (!row) throw new DecisionRefused(id, 'there is no such concept any more')
  refuseStale(id, revision, row.revision)
  const { category, definition, domain, note } = row
  const before = { category, definition, domain, note }
  const after = { ...before, ...defined(changes) }
  if (isSame(before, after)) return undefined
  database
    .prepare(
      `UPDATE concepts SET category = @category, definition = @definition, domain = @domain, note = @note,
         decided_by = @by, decided_at = @at, revision = revision + 1 WHERE id = @id`,
    )
    .run({ ...after, by, at, id })
  return { action: 'decide', concept: id, before: { ...before, ...decided(row) }, after }
}

function refuseStale(subject: string, seen: number | undefined, stored: number): void {
  if (seen === undefined || seen === stored) return
  throw new DecisionRefused(subject, `somebody decided meanwhile: revision ${seen} was seen, ${stored} is stored`)
}

/** The changes that were asked for: a field that is undefined stays as it is. */
function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never
}

/** Who decided before, so that undoing a decision can put that back as well. */
function decided({ decided_by, decided_at }: RenderingRow | ConceptRow) {
  return { decided: decided_by === null ? null : { by: decided_by, at: decided_at } }
}

/** Both have the same fields in the same order. */
function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
