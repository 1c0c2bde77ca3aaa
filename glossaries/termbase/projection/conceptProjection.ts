import { sql } from 'kysely'
import { byCodePoint } from '../../../language/order.ts'
import { given, texts } from '../database/dialect.ts'
import type { ConceptRow, Database } from '../database/tables.ts'
import { foldedForms } from '../search.ts'
import { byFrequency, type CountedForm, grouped, total } from './forms.ts'
import { refreshHiding } from './hiding.ts'
import { withFamilies } from './mergedConcepts.ts'

/** Brings headword, variants and category of concepts up to date with their renderings; removes those without any. */
export async function refreshConcepts(database: Database, concepts: ReadonlySet<string>): Promise<void> {
  if (!concepts.size) return
  await removeEmptyConcepts(database, concepts)
  await refreshCategories(database, concepts)
  await refreshForms(database, concepts)
  const search = sql<string>`renderings.folded || ${'\n'} || c.folded`
  await database
    .updateTable('renderings')
    .from('concepts as c')
    .whereRef('c.id', '=', 'renderings.concept')
    .where('c.id', 'in', texts(database, concepts))
    .where('renderings.search', '<>', search)
    .set({ search })
    .execute()
  await refreshHiding(database, concepts)
}

async function removeEmptyConcepts(database: Database, concepts: ReadonlySet<string>): Promise<void> {
  await database
    .deleteFrom('concepts')
    .where('id', 'in', texts(database, concepts))
    .where('decided_by', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('renderings as r').whereRef('r.concept', '=', 'concepts.id').select('r.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('concepts as merged').whereRef('merged.merged_into', '=', 'concepts.id').select('merged.id')),
      ),
    )
    .execute()
}

/** That of the best rendering, where nobody chose one. */
async function refreshCategories(database: Database, concepts: ReadonlySet<string>): Promise<void> {
  const ranked = database
    .selectFrom('renderings as r')
    .where('r.concept', 'in', texts(database, concepts))
    .select(['r.concept', 'r.category'])
    .select(({ fn }) =>
      fn
        .agg<number>('row_number')
        .over((over) =>
          over.partitionBy('r.concept').orderBy('r.confidence', 'desc').orderBy('r.frequency', 'desc').orderBy('r.en'),
        )
        .as('place'),
    )
  await database
    .updateTable('concepts')
    .from(ranked.as('best'))
    .whereRef('concepts.id', '=', 'best.concept')
    .where('best.place', '=', 1)
    .where('concepts.decided_by', 'is', null)
    .set((column) => ({ category: column.ref('best.category') }))
    .execute()
}

/** The most frequent form is shown, unless a person decided on the concept; the others are its variants. */
async function refreshForms(database: Database, concepts: ReadonlySet<string>): Promise<void> {
  const stored = await database
    .selectFrom('concepts as c')
    .where('c.id', 'in', texts(database, concepts))
    .select(['c.id', 'c.zh', 'c.variants', 'c.forms', 'c.folded'])
    .select(({ or, eb, exists, selectFrom }) =>
      or([
        eb('c.decided_by', 'is not', null),
        exists(
          selectFrom('renderings as r')
            .whereRef('r.concept', '=', 'c.id')
            .where('r.decided_by', 'is not', null)
            .select('r.id'),
        ),
      ]).as('decided'),
    )
    .execute()
  const forms = await chineseForms(database, concepts)
  const rows = stored.flatMap((concept) => {
    const { id } = concept
    const { zh, variants } = formsToShow(concept, forms.get(id) ?? [])
    const row = { id, zh, variants: JSON.stringify(variants), folded: foldedForms(zh, variants) }
    const isSame = row.zh === concept.zh && row.variants === concept.variants && row.folded === concept.folded
    return isSame ? [] : row
  })
  await database
    .updateTable('concepts')
    .from(given(database, rows, { id: 'text', zh: 'text', variants: 'text', folded: 'text' }).as('given'))
    .whereRef('concepts.id', '=', 'given.id')
    .set((column) => ({
      zh: column.ref('given.zh'),
      variants: column.ref('given.variants'),
      folded: column.ref('given.folded'),
      // Kept anew when many need it.
      spelling: null,
    }))
    .execute()
}

type ChineseForm = CountedForm & { readonly root: string; readonly variants: string }

/** The Chinese forms of concepts and of those merged into them. */
async function chineseForms(database: Database, concepts: ReadonlySet<string>): Promise<Map<string, ChineseForm[]>> {
  const rows = await withFamilies(database, concepts)
    .selectFrom('family as f')
    .innerJoin('concept_keys as k', 'k.concept', 'f.id')
    .innerJoin('pairs as p', 'p.concept_key', 'k.key')
    .innerJoin('wordings as w', 'w.pair', 'p.id')
    .groupBy(['f.root', 'w.zh', 'w.variants'])
    .select(({ fn }) => ['f.root', 'w.zh as text', 'w.variants', fn.sum<number>('w.frequency').as('frequency')])
    .execute()
  return grouped(rows, ({ root }) => root)
}

function formsToShow(
  stored: Pick<ConceptRow, 'zh' | 'variants' | 'forms'> & { readonly decided: unknown },
  forms: readonly ChineseForm[],
): { zh: string; variants: string[] } {
  const given = stored.forms?.split('\n') ?? []
  if (!forms.length && stored.forms === null) return { zh: stored.zh, variants: JSON.parse(stored.variants) }
  const headwords = [...grouped(forms, ({ text }) => text)].map(([text, same]) => ({ text, frequency: total(same) }))
  const zh = stored.decided ? stored.zh : (headwords.sort(byFrequency)[0]?.text ?? stored.zh)
  const found = forms.flatMap(({ text, variants }) => [text, ...(JSON.parse(variants) as string[])])
  const all = new Set([...found, ...given])
  all.delete(zh)
  return { zh, variants: [...all].sort(byCodePoint) }
}
