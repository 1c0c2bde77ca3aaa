import type { Database } from 'better-sqlite3'
import { byCodePoint } from '../../language/order.ts'
import { familyOf } from './concepts.ts'

/**
 * Brings renderings and concepts up to date with the evidence on these pairs (row ids), which has changed. The best
 * evidence gives confidence, category and reasons; the form with most occurrences is shown. Where a person decided,
 * wording and category stay. What has neither evidence nor decision is removed. Returns how many renderings were.
 */
export function project(database: Database, pairs: ReadonlySet<number>): number {
  const renderings = distinct(database, 'SELECT rendering FROM pairs WHERE id = ?', pairs)
  const concepts = distinct(database, 'SELECT concept FROM renderings WHERE id = ?', renderings)
  const removed = removeUnfounded(database, pairs, renderings)
  refreshRenderings(database, renderings)
  refreshConcepts(database, concepts)
  return removed
}

function distinct(database: Database, sql: string, keys: ReadonlySet<unknown>): Set<unknown> {
  const select = database.prepare(sql).pluck()
  return new Set([...keys].map((key) => select.get(key)))
}

function removeUnfounded(database: Database, pairs: ReadonlySet<number>, renderings: ReadonlySet<unknown>): number {
  const removePair = database.prepare(
    `DELETE FROM pairs WHERE id = ? AND NOT EXISTS (SELECT 1 FROM evidence WHERE pair = pairs.id)
       AND NOT EXISTS (SELECT 1 FROM renderings r WHERE r.id = pairs.rendering AND r.decided_by IS NOT NULL)`,
  )
  const removeRendering = database.prepare(
    `DELETE FROM renderings WHERE id = ? AND decided_by IS NULL
       AND NOT EXISTS (SELECT 1 FROM pairs WHERE rendering = renderings.id)`,
  )
  for (const pair of pairs) removePair.run(pair)
  let removed = 0
  for (const rendering of renderings) removed += removeRendering.run(rendering).changes
  return removed
}

function refreshRenderings(database: Database, renderings: ReadonlySet<unknown>): void {
  const best = database.prepare(
    `SELECT e.category, e.confidence, e.reasons FROM pairs p JOIN evidence e ON e.pair = p.id WHERE p.rendering = ?
     ORDER BY e.confidence DESC, e.frequency DESC, e.category, e.reasons LIMIT 1`,
  )
  const shown = database
    .prepare(
      `SELECT e.en FROM pairs p JOIN evidence e ON e.pair = p.id WHERE p.rendering = ?
       GROUP BY e.en ORDER BY sum(e.frequency) DESC, length(e.en), e.en LIMIT 1`,
    )
    .pluck()
  const frequency = database
    .prepare('SELECT count(*) FROM pairs p JOIN occurrences o ON o.pair = p.id WHERE p.rendering = ?')
    .pluck()
  const setFrequency = database.prepare('UPDATE renderings SET frequency = ? WHERE id = ?')
  const setEvidence = database.prepare('UPDATE renderings SET confidence = ?, reasons = ? WHERE id = ?')
  const setWording = database.prepare('UPDATE renderings SET en = ?, category = ? WHERE id = ? AND decided_by IS NULL')
  for (const rendering of renderings) {
    setFrequency.run(frequency.get(rendering), rendering)
    const evidence = best.get(rendering) as { category: string; confidence: number; reasons: string } | undefined
    if (!evidence) continue
    setEvidence.run(evidence.confidence, evidence.reasons, rendering)
    setWording.run(shown.get(rendering), evidence.category, rendering)
  }
}

/** Brings headword, variants and category of concepts up to date with their renderings; removes those without any. */
export function refreshConcepts(database: Database, concepts: ReadonlySet<unknown>): void {
  const remove = database.prepare(
    `DELETE FROM concepts WHERE id = ? AND decided_by IS NULL
       AND NOT EXISTS (SELECT 1 FROM renderings WHERE concept = concepts.id)
       AND NOT EXISTS (SELECT 1 FROM concepts merged WHERE merged.merged_into = concepts.id)`,
  )
  const evidence = `concept_keys k JOIN pairs p ON p.concept_key = k.key JOIN evidence e ON e.pair = p.id`
  const headwords = database
    .prepare(
      `SELECT e.zh FROM ${evidence} WHERE k.concept IN (${familyOf})
       GROUP BY e.zh ORDER BY sum(e.frequency) DESC, length(e.zh), e.zh`,
    )
    .pluck()
  const variants = database
    .prepare(`SELECT DISTINCT e.variants FROM ${evidence} WHERE k.concept IN (${familyOf})`)
    .pluck()
  const isDecided = database
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM concepts WHERE id = ? AND decided_by IS NOT NULL)
         OR EXISTS (SELECT 1 FROM renderings WHERE concept = ? AND decided_by IS NOT NULL)`,
    )
    .pluck()
  const shown = database.prepare('SELECT zh FROM concepts WHERE id = ?').pluck()
  const setForms = database.prepare('UPDATE concepts SET zh = ?, variants = ? WHERE id = ?')
  const setCategory = database.prepare(
    `UPDATE concepts SET category = (SELECT category FROM renderings WHERE concept = concepts.id
       ORDER BY confidence DESC, frequency DESC, en LIMIT 1) WHERE id = ? AND decided_by IS NULL`,
  )
  for (const concept of concepts) {
    if (remove.run(concept).changes > 0) continue
    setCategory.run(concept)
    const found = headwords.all(concept) as string[]
    if (!found.length) continue
    const zh = isDecided.get(concept, concept) ? (shown.get(concept) as string) : found[0]
    const forms = new Set([...found, ...(variants.all(concept) as string[]).flatMap((json) => JSON.parse(json))])
    forms.delete(zh)
    setForms.run(zh, JSON.stringify([...forms].sort(byCodePoint)), concept)
  }
}
