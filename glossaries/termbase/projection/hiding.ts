import type { Exclusion } from '../../../model/exclusion.ts'
import { portions, rowIds, texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { excluder } from '../excluder.ts'

/** The exclusions that hold, the earliest first. */
export function heldExclusions(database: Database) {
  return database
    .selectFrom('exclusions')
    .where('lifted', 'is', null)
    .orderBy('id')
    .select(['words', 'place', 'by', 'at'])
    .execute()
}

/**
 * Brings up to date which renderings of these concepts exclusions mean, and which say no more than that the English was
 * not there yet, where the concept has one by now. Whether they are hidden is for those who read: only proposals are.
 * @param concepts all by default
 */
export async function refreshHiding(database: Database, concepts?: ReadonlySet<string>): Promise<void> {
  const exclusions: readonly Exclusion[] = await heldExclusions(database)
  const untranslated = await withoutEnglish(database, concepts)
  const named = exclusions.length ? await wordingsOf(database, concepts) : []
  const looked = [...named, ...untranslated].map(({ id }) => id)
  await database
    .deleteFrom('hidden')
    .$if(concepts !== undefined, (all) => all.where('rendering', 'in', rowIds(database, looked)))
    .execute()
  const isExcluded = excluder(exclusions)
  const hidden = new Set([
    ...named.filter(isExcluded).map(({ id }) => id),
    ...untranslated.filter(({ translations }) => translations > 0).map(({ id }) => id),
  ])
  for (const portion of portions([...hidden].map((rendering) => ({ rendering }))))
    await database.insertInto('hidden').values(portion).execute()
}

function wordingsOf(database: Database, concepts?: ReadonlySet<string>) {
  const all = database
    .selectFrom('renderings as r')
    .innerJoin('concepts as c', 'c.id', 'r.concept')
    .select(['r.id', 'c.zh', 'r.en'])
  return (concepts ? all.where('r.concept', 'in', texts(database, concepts)) : all).execute()
}

/** Renderings without English, with the number of renderings of their concept that have some. */
function withoutEnglish(database: Database, concepts?: ReadonlySet<string>) {
  const all = database
    .selectFrom('renderings as r')
    .where('r.en', '=', '')
    .select('r.id')
    .select(({ selectFrom }) =>
      selectFrom('renderings as s')
        .whereRef('s.concept', '=', 'r.concept')
        .where('s.en', '<>', '')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('translations'),
    )
  return (concepts ? all.where('r.concept', 'in', texts(database, concepts)) : all).execute()
}
