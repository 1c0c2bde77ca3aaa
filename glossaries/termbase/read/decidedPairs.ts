import { renderingId } from '../../../language/identity.ts'
import type { DecidedPair } from '../../../model/decision.ts'
import type { Database } from '../database/tables.ts'

/** What people decided of pairs that were found, each as its clearest document has it: see Termbase. */
export async function decidedPairs(database: Database): Promise<DecidedPair[]> {
  const rows = await database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .innerJoin('evidence as e', 'e.pair', 'p.id')
    .innerJoin('wordings as w', 'w.id', 'e.wording')
    .leftJoin('concept_keys as k', 'k.key', 'p.concept_key')
    .where('r.status', 'in', ['accepted', 'rejected'])
    .select(({ fn }) => [
      ...(['p.key', 'r.status', 'r.concept', 'w.zh', 'w.en', 'e.category', 'e.frequency'] as const),
      ...(['r.en as shown', 'k.concept as found'] as const),
      fn.coalesce('e.prior', 'e.confidence').as('confidence'),
    ])
    .orderBy('p.key')
    .orderBy('confidence', 'desc')
    .orderBy('e.frequency', 'desc')
    .orderBy('w.zh')
    .orderBy('w.en')
    .execute()
  const clearest = rows.filter(({ key }, n) => key !== rows[n - 1]?.key)
  return clearest.map(({ key, status, concept, found, shown, zh, en, category, frequency, confidence }) => {
    // In another wording its Chinese leads to another concept, or its English is another one.
    const isUnchanged = found === concept && renderingId(zh, shown) === key
    return { zh, en, category, frequency, confidence, accepted: status === 'accepted' && isUnchanged }
  })
}
