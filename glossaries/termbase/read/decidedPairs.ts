import { isAcceptedAs } from '../../../language/identity.ts'
import type { DecidedPair, DecidedReasons, Verdict } from '../../../model/decision.ts'
import { texts } from '../database/dialect.ts'
import type { Database } from '../database/tables.ts'

/** What people decided of pairs that were found, each as its clearest document has it: see Termbase. */
export async function decidedPairs(database: Database, without: readonly string[] = []): Promise<DecidedPair[]> {
  const rows = await foundRows(database, without)
    // What a person added tells nothing of the ranker, which had not proposed it.
    .where('e.reasons', 'not like', '%"addedByPerson"%')
    .select(({ fn }) => [
      ...(['w.zh', 'w.en', 'e.category', 'e.frequency'] as const),
      fn.coalesce('e.prior', 'e.confidence').as('confidence'),
    ])
    .orderBy('p.key')
    .orderBy('confidence', 'desc')
    .orderBy('e.frequency', 'desc')
    .orderBy('w.zh')
    .orderBy('w.en')
    .execute()
  const clearest = rows.filter(({ pair }, n) => pair !== rows[n - 1]?.pair)
  return clearest.map((row) => {
    const { zh, en, category, frequency, confidence } = row
    return { zh, en, category, frequency, confidence, accepted: isAcceptedAs(zh, verdictOf(row)) }
  })
}

/** As `decidedPairs`, of those of which a second reader said something: what speaks for and against them. */
export async function decidedReasons(database: Database, without: readonly string[] = []): Promise<DecidedReasons[]> {
  const rows = await foundRows(database, without)
    .where('e.reasons', 'like', '%"reader%')
    .select(['w.zh', 'e.reasons', 'd.hash'])
    .orderBy('p.key')
    .orderBy('e.confidence', 'desc')
    .orderBy('d.hash')
    .execute()
  const clearest = rows.filter(({ pair }, n) => pair !== rows[n - 1]?.pair)
  return clearest.map((row) => ({
    accepted: isAcceptedAs(row.zh, verdictOf(row)),
    reasons: JSON.parse(row.reasons),
  }))
}

/** What documents say of the pairs that people decided on, without what those `without` (ids) say. */
function foundRows(database: Database, without: readonly string[]) {
  return (
    verdictRows(database)
      .innerJoin('evidence as e', 'e.pair', 'p.id')
      .innerJoin('wordings as w', 'w.id', 'e.wording')
      .innerJoin('documents as d', 'd.id', 'e.document')
      .where('d.hash', 'not in', texts(database, without))
      // What has no English yet was proposed by the Chinese side alone.
      .where('w.en', '<>', '')
  )
}

/** What people decided of pairs, found or not. */
export async function verdicts(database: Database): Promise<Verdict[]> {
  return (await verdictRows(database).orderBy('p.key').execute()).map(verdictOf)
}

function verdictRows(database: Database) {
  return database
    .selectFrom('renderings as r')
    .innerJoin('pairs as p', 'p.rendering', 'r.id')
    .leftJoin('concept_keys as k', 'k.key', 'p.concept_key')
    .where('r.status', 'in', ['accepted', 'rejected'])
    .select(['p.key as pair', 'r.status', 'r.concept', 'r.en as shown', 'k.concept as found'])
}

type VerdictRow = Awaited<ReturnType<ReturnType<typeof verdictRows>['execute']>>[number]

/** The Chinese of a pair leads to another concept where a person moved the rendering. */
const verdictOf = ({ pair, shown, status, concept, found }: VerdictRow): Verdict => ({
  pair,
  en: shown,
  accepted: status === 'accepted' && found === concept,
})
