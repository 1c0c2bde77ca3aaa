import { given } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'
import { fold } from '../search.ts'

/**
 * Terms without a kept spelling that a look-up may still spell itself: it takes about 20 ms for as many. Below that,
 * loading what spells would cost a small extraction more than it saves.
 */
const FEW = 1000
const AT_ONCE = 5000

/** Keeps the pinyin of Chinese terms, in full and by initials, where many have none yet: for look-ups by pinyin. */
export async function keepSpellings(database: Database): Promise<void> {
  const without = database.selectFrom('concepts').where('spelling', 'is', null)
  if (
    (
      await without
        .select('id')
        .limit(FEW + 1)
        .execute()
    ).length <= FEW
  )
    return
  const { spellingOf, writtenSpelling } = await import('../../../language/pinyinSearch.ts')
  for (;;) {
    const concepts = await without.select(['id', 'zh']).limit(AT_ONCE).execute()
    if (!concepts.length) return
    const rows = concepts.map(({ id, zh }) => ({ id, spelling: writtenSpelling(spellingOf(fold(zh))) }))
    await database
      .updateTable('concepts')
      .from(given(database, rows, { id: 'text', spelling: 'text' }).as('given'))
      .whereRef('concepts.id', '=', 'given.id')
      .set((column) => ({ spelling: column.ref('given.spelling') }))
      .execute()
  }
}
