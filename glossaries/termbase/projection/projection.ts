import { type SqlBool, sql } from 'kysely'
import { byCodePoint } from '../../../language/order.ts'
import type { Category } from '../../../model/term.ts'
import { given, rowIds } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { fold } from '../search.ts'
import { refreshConcepts } from './conceptProjection.ts'
import { byFrequency, type CountedForm, grouped, total } from './forms.ts'
import { refreshNesting, refreshNestingOfAdded } from './nesting.ts'

/**
 * Brings renderings and concepts up to date with the evidence on these pairs (row ids), which has changed. The best
 * evidence gives confidence, category and reasons, and whether it is essential; the form with most occurrences is shown. Where a person decided,
 * wording and category stay. What has neither evidence nor decision is removed. Returns how many renderings were.
 * @param added documents (row ids), where nothing changed but that they were added
 */
export async function project(
  database: Database,
  pairs: ReadonlySet<number>,
  added?: readonly number[],
): Promise<number> {
  const touched = await database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .where('p.id', 'in', rowIds(database, pairs))
    .select(['r.id', 'r.concept'])
    .distinct()
    .execute()
  const renderings = touched.map(({ id }) => id)
  const removed = await removeUnfounded(database, pairs, renderings)
  await refreshRenderings(database, renderings)
  if (added) await refreshNestingOfAdded(database, renderings, added)
  else await refreshNesting(database, renderings)
  await refreshConcepts(database, new Set(touched.map(({ concept }) => concept)))
  return removed
}

/** Whether somebody has said something of a rendering `r`, is to deal with it, or judges it in a sample: it stays then. */
const isSpokenOf = sql<SqlBool>`(r.assigned_to IS NOT NULL
  OR EXISTS (SELECT 1 FROM comments c WHERE c.rendering = r.key) OR EXISTS (SELECT 1 FROM sampled s WHERE s.rendering = r.key))`

async function removeUnfounded(
  database: Database,
  pairs: ReadonlySet<number>,
  renderings: readonly number[],
): Promise<number> {
  await database
    .deleteFrom('pairs')
    .where('id', 'in', rowIds(database, pairs))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('evidence').whereRef('evidence.pair', '=', 'pairs.id').select('pair'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('renderings as r')
            .whereRef('r.id', '=', 'pairs.rendering')
            .where(({ or, eb }) => or([eb('r.decided_by', 'is not', null), isSpokenOf]))
            .select('r.id'),
        ),
      ),
    )
    .execute()
  const { numDeletedRows } = await database
    .deleteFrom('renderings')
    .where('id', 'in', rowIds(database, renderings))
    .where('decided_by', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('renderings as r').whereRef('r.id', '=', 'renderings.id').where(isSpokenOf).select('r.id')),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('pairs').whereRef('pairs.rendering', '=', 'renderings.id').select('pairs.id'))),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

async function refreshRenderings(database: Database, renderings: readonly number[]): Promise<void> {
  const forms = await englishForms(database, renderings)
  const counts = renderings.map((id) => ({ id, frequency: total(forms.get(id) ?? []) }))
  await database
    .updateTable('renderings')
    .from(given(database, counts, { id: 'integer', frequency: 'integer' }).as('given'))
    .whereRef('renderings.id', '=', 'given.id')
    .set((column) => ({ frequency: column.ref('given.frequency') }))
    .execute()

  const evidence = await bestEvidence(database, renderings)
  const rows = [...evidence].map(([id, { category, confidence, essential, reasons }]) => {
    const [{ text }] = (forms.get(id) ?? []).sort(byFrequency)
    return { id, category, confidence, essential, reasons, en: text, folded: fold(text) }
  })
  const types = {
    id: 'integer',
    category: 'text',
    confidence: 'real',
    essential: 'real',
    reasons: 'text',
    en: 'text',
    folded: 'text',
  } as const
  await database
    .updateTable('renderings')
    .from(given(database, rows, types).as('given'))
    .whereRef('renderings.id', '=', 'given.id')
    .set(({ ref, case: when }) => {
      const unlessDecided = <T extends 'category' | 'en' | 'folded'>(column: T) =>
        when()
          .when('renderings.decided_by', 'is', null)
          .then(ref(`given.${column}`))
          .else(ref(`renderings.${column}`))
          .end()
      return {
        confidence: ref('given.confidence'),
        essential: ref('given.essential'),
        reasons: ref('given.reasons'),
        category: unlessDecided('category'),
        en: unlessDecided('en'),
        folded: unlessDecided('folded'),
      }
    })
    .execute()
}

/** The English forms of renderings, by row id. */
async function englishForms(database: Database, renderings: readonly number[]): Promise<Map<number, CountedForm[]>> {
  const rows = await database
    .selectFrom('pairs as p')
    .innerJoin('wordings as w', 'w.pair', 'p.id')
    .where('p.rendering', 'in', rowIds(database, renderings))
    .groupBy(['p.rendering', 'w.en'])
    .select(({ fn }) => ['p.rendering', 'w.en as text', fn.sum<number>('w.frequency').as('frequency')])
    .execute()
  return grouped(rows, ({ rendering }) => rendering)
}

interface Evidence {
  readonly rendering: number
  readonly category: Category
  readonly confidence: number
  readonly essential: number | null
  readonly reasons: string
  readonly frequency: number
}

/** The best evidence on renderings, by row id. That of each pair is the first in the index `evidence_by_rank`. */
async function bestEvidence(database: Database, renderings: readonly number[]): Promise<Map<number, Evidence>> {
  const rows = await database
    .selectFrom('pairs as p')
    .innerJoin('evidence as e', 'e.pair', 'p.id')
    .where('p.rendering', 'in', rowIds(database, renderings))
    .where('e.document', '=', ({ selectFrom }) =>
      selectFrom('evidence as best')
        .whereRef('best.pair', '=', 'p.id')
        .orderBy('best.confidence', 'desc')
        .orderBy('best.frequency', 'desc')
        .orderBy('best.category')
        .orderBy('best.reasons')
        .limit(1)
        .select('best.document'),
    )
    .select(['p.rendering', 'e.category', 'e.confidence', 'e.essential', 'e.reasons', 'e.frequency'])
    .execute()
  const best = new Map<number, Evidence>()
  for (const row of rows) {
    const other = best.get(row.rendering)
    if (!other || byStrength(row, other) < 0) best.set(row.rendering, row)
  }
  return best
}

const byStrength = (a: Evidence, b: Evidence) =>
  b.confidence - a.confidence ||
  b.frequency - a.frequency ||
  byCodePoint(a.category, b.category) ||
  byCodePoint(a.reasons, b.reasons)
